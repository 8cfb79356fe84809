import {candidatesAround, candidatesEverywhere} from "./candidates.js";
import {costed, leaderFrom, type Option} from "./cost.js";
import {apart, boxAround, lengthInside, meet, overlap, type Box} from "./geometry.js";
import type {LabelRequest, PlacedLabel, Surroundings, Tier} from "./request.js";

export type {LabelRequest, PlacedLabel, Surroundings, Tier, WeightedSegment} from "./request.js";

interface Plan {
  chosen: (Option | null)[];
  cost: number;
}

const passes = 3;
const restarts = 14;
/** A name that could be on the frontier goes without a label rather than to a dearer spot. */
const rescuedBelow = 140;
/** A leader under another name: dearer than any spot within half a narrow chart. */
const crossing = 200;
const droppedCost: Record<Tier, number> = {frontier: 1e6, possible: 90, dominated: 20};

/**
 * Places for the names of marks such that no two names overlap, none covers a mark and none leaves the frame.
 *
 * Each name has 16 directions × 6 distances to choose from. A place costs its distance, its side, the lines it covers
 * and, most of all, standing nearer to another mark than to its own. Names choose in the order given within frontier,
 * possible, dominated; three passes let each choose again among the others, and of 14 seeded restarts the cheapest whole
 * is kept. Names on the frontier are always placed where any free spot is left in the frame; a dominated name is dropped
 * where its place would cost over 20 (11 when crowded). Pure and repeatable: the same boxes give the same places.
 */
export function placeLabels(requests: LabelRequest[], around: Surroundings): PlacedLabel[] {
  const ordered = [...requests].sort((a, b) => rank(a.tier) - rank(b.tier));
  const drop = ordered.map((r) => dropCost(r.tier, around.crowded));
  const options = ordered.map((request, i) => optionsFor(request, around, drop[i]!));
  let best: Plan | null = null;
  const random = sequence(20251209);
  for (let attempt = 0; attempt < restarts; attempt++) {
    const order = shuffledWithinTiers(ordered, attempt === 0 ? null : random);
    const plan = choose(order, options, drop);
    if (best === null || plan.cost < best.cost - 1e-9) best = plan;
  }
  const chosen = best?.chosen ?? [];
  rescue(ordered, chosen, around);
  const placed: PlacedLabel[] = [];
  for (let i = 0; i < ordered.length; i++) {
    const option = chosen[i];
    if (option) placed.push({id: ordered[i]!.id, box: option.box, anchor: option.anchor, leader: option.leader});
  }
  return placed;
}

function choose(order: number[], options: Option[][], drop: number[]): Plan {
  const chosen: (Option | null)[] = options.map(() => null);
  for (let pass = 0; pass < passes; pass++) {
    let changed = false;
    for (const i of order) {
      const before = chosen[i]!;
      chosen[i] = null;
      const next = options[i]!.find((o) => isFree(o, chosen)) ?? null;
      chosen[i] = next;
      changed ||= next !== before;
    }
    if (!changed) break;
  }
  let cost = 0;
  for (let i = 0; i < chosen.length; i++) cost += chosen[i]?.cost ?? drop[i]!;
  return {chosen, cost};
}

function isFree(option: Option, chosen: readonly (Option | null)[]): boolean {
  for (const other of chosen) {
    if (other === null || !meet(option.reach, other.reach)) continue;
    if (overlap(option.box, other.box) || runsUnder(option, other) || runsUnder(other, option)) return false;
  }
  return true;
}

/** Whether the leader of one name runs under another name. */
function runsUnder({leader}: Option, {box}: Option): boolean {
  return leader !== null && lengthInside(leader, box) > 0;
}

function optionsFor(request: LabelRequest, around: Surroundings, limit: number): Option[] {
  const options: Option[] = [];
  const size = {width: request.width, height: request.height};
  const candidates = candidatesAround(request, size, around.frame);
  const region = boxAround(candidates.map((c) => c.box));
  const near = {...around, lines: around.lines.filter((l) => !apart(l, region))};
  for (const candidate of candidates) {
    if (around.crowded && request.tier === "dominated" && candidate.distance >= leaderFrom) continue;
    const option = costed(request, candidate, near, limit);
    if (option !== null) options.push(option);
  }
  return options.sort((a, b) => a.cost - b.cost);
}

/** Names that found no place near by take the cheapest free spot of the frame; those on the frontier move lesser names out if they must. */
function rescue(ordered: LabelRequest[], chosen: (Option | null)[], around: Surroundings): void {
  for (let i = 0; i < ordered.length; i++) {
    const request = ordered[i]!;
    if (chosen[i] !== null || request.tier === "dominated") continue;
    const limit = request.tier === "possible" ? rescuedBelow : droppedCost.frontier;
    let mine = cheapestSpot(request, around, chosen, limit);
    if (request.tier === "frontier" && (mine === null || mine.cost >= crossing)) {
      const frontierOnly = chosen.map((o, j) => (ordered[j]!.tier === "frontier" ? o : null));
      const alone = cheapestSpot(request, around, frontierOnly, limit);
      if (alone !== null && (mine === null || alone.cost < crossing)) mine = alone;
    }
    if (mine === null) continue;
    chosen[i] = mine;
    for (let j = 0; j < chosen.length; j++) {
      const other = chosen[j];
      if (j !== i && other && ordered[j]!.tier !== "frontier" && !isFree(mine, [other])) chosen[j] = null;
    }
  }
}

/**
 * The cheapest spot of the whole frame whose box is free, looked for from the mark outwards. A leader that runs under
 * another name costs much but is not forbidden.
 */
function cheapestSpot(
  request: LabelRequest,
  around: Surroundings,
  chosen: (Option | null)[],
  limit: number
): Option | null {
  let best: Option | null = null;
  let least = limit;
  const size = {width: request.width, height: request.height};
  const others = chosen.filter((o) => o !== null);
  const taken = [...around.taken, ...around.marks.map(squareIn), ...others.map((o) => o.box)];
  const rows = new Map<number, Surroundings>();
  for (const spot of candidatesEverywhere(request, size, around.frame, taken)) {
    // No spot costs less than its distance, and they come nearest first.
    if (spot.distance >= least) break;
    const {top, bottom} = spot.box;
    let row = rows.get(top);
    if (!row) {
      const strip = {...around.frame, top, bottom};
      rows.set(top, (row = {...around, lines: around.lines.filter((l) => !apart(l, strip))}));
    }
    const option = costed(request, {...spot, distance: Math.max(spot.distance, leaderFrom)}, row, least);
    if (option === null || others.some((o) => runsUnder(o, option))) continue;
    const cost = option.cost + (others.some((o) => runsUnder(option, o)) ? crossing : 0);
    if (cost >= least) continue;
    least = cost;
    best = {...option, cost};
  }
  return best;
}

/** The square within a mark and the pixel around it: whatever overlaps it covers the mark. */
function squareIn({x, y, r}: Surroundings["marks"][number]): Box {
  const half = (r + 1) * Math.SQRT1_2;
  return {left: x - half, top: y - half, right: x + half, bottom: y + half};
}

function rank(tier: Tier): number {
  return tier === "frontier" ? 0 : tier === "possible" ? 1 : 2;
}

function dropCost(tier: Tier, crowded: boolean): number {
  return crowded && tier === "dominated" ? 11 : droppedCost[tier];
}

function shuffledWithinTiers(ordered: LabelRequest[], random: (() => number) | null): number[] {
  const order = ordered.map((_, i) => i);
  if (random === null) return order;
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    if (ordered[order[i]!]!.tier !== ordered[order[j]!]!.tier) continue;
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** Numbers in [0, 1) that are the same on every machine (Park and Miller's minimal standard, 1988). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
