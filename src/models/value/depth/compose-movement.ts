import {frontierRise, type FrontierState} from "../../../statistics/value/frontier-rise.js";
import type {CostQuality} from "../../../statistics/value/pareto-front.js";
import {matrixColumns, type Matrix} from "../../../statistics/resampling/matrix.js";
import {known, quantityOf} from "../../quantity.js";
import {boardRows} from "../board-systems.js";
import {composeSystems} from "../compose-systems.js";
import {qualityFrom} from "../quality-from.js";
import type {SectionParts} from "../sections.js";
import type {ValueSystem} from "../value-model.js";
import {daysOf, earlierDay} from "./days.js";
import type {FrontierMovement, MovementStair} from "./depth-model.js";
import {movementCaption, movementSentence} from "./movement-words.js";

interface State {
  systems: ValueSystem[];
  cost: Matrix;
  quality: Matrix;
}

/** The days on which something was run or reported, where all of it is dated. */
export function daysOfParts({facts, prepared}: SectionParts): string[] {
  if (prepared.suite?.board !== true) return daysOf(prepared.dates);
  const dates = boardRows(facts, prepared.suite.suite_id).map((r) => r.reported_at);
  return dates.includes(null) ? [] : daysOf(dates.filter((d) => d !== null));
}

/**
 * The frontier as it was known at the end of an earlier day against today's, and by how much it rose.
 *
 * Own runs are pooled anew up to that day. On a board, which keeps a system's newest figures, only who was not there yet
 * makes the difference.
 */
export function composeMovement(parts: SectionParts): FrontierMovement | null {
  const days = daysOfParts(parts);
  const to = days.at(-1);
  const {cost, quality, systems, eligible} = parts.view;
  const before = parts.view.kind === "board" ? boardBefore(parts) : ownBefore(parts);
  if (to === undefined || !before || !cost || !quality) return null;
  const after = shaping({systems: eligible.map((j) => systems[j]!), cost, quality});
  const costs = [...before.state.systems, ...after.systems].map((s) => known(s.cost)!.value);
  const range: [number, number] = [Math.min(...costs), Math.max(...costs)];
  if (before.state.systems.length === 0 || !(range[1] > range[0])) return null;
  const tasks = Math.max(...after.systems.map((s) => s.tasks));
  const rise = frontierRise(stateOf(before.state), stateOf(after), range, {n: tasks});
  const stairs_before = stairsOf(before.state.systems);
  const stairs_after = stairsOf(after.systems);
  const missing = (from: MovementStair[], other: MovementStair[]) =>
    from.map((s) => s.system).filter((name) => !other.some((o) => o.system === name));
  const movement = {
    from: before.day,
    to,
    budget_usd: range,
    before: quantityOf(rise.before, tasks),
    after: quantityOf(rise.after, tasks),
    change: quantityOf(rise.change, tasks),
    stairs_before,
    stairs_after,
    entered: missing(stairs_after, stairs_before),
    left: missing(stairs_before, stairs_after),
    quality_from: qualityFrom(
      [...stairs_before, ...stairs_after].map((s) => s.quality),
      isShare(parts)
    )
  };
  return {
    ...movement,
    sentence: movementSentence(movement, isShare(parts)),
    caption: movementCaption(movement, parts.view.kind)
  };
}

function isShare({view, choice}: SectionParts): boolean {
  return view.kind === "board" || Object.entries(choice.weights).every(([m, w]) => m === "pass" || w === 0);
}

function ownBefore({facts, prepared, choice}: SectionParts): {day: string; state: State} | null {
  const {earlier} = prepared;
  if (!earlier) return null;
  const inDollars = {...choice, depth: {...choice.depth, over: "cost" as const}};
  const {systems, eligible, cost, quality} = composeSystems(facts, earlier, inDollars);
  if (!cost || !quality) return null;
  return {day: earlier.until, state: shaping({systems: eligible.map((j) => systems[j]!), cost, quality})};
}

/** Only who is on the frontier in some resamples shapes it: the rest are left out for speed. */
function shaping({systems, cost, quality}: State): State {
  const columns = systems.flatMap((s, k) =>
    s.on_frontier || (known(s.frontier_probability)?.value ?? 0) > 0 ? [k] : []
  );
  return {
    systems: columns.map((k) => systems[k]!),
    cost: matrixColumns(cost, columns),
    quality: matrixColumns(quality, columns)
  };
}

function boardBefore({facts, prepared, choice, view}: SectionParts): {day: string; state: State} | null {
  const suite = prepared.suite!.suite_id;
  const dates = boardRows(facts, suite).map((r) => r.reported_at);
  const day = dates.includes(null)
    ? null
    : earlierDay(
        dates.filter((d) => d !== null),
        choice.depth.since
      );
  if (day === null || !view.cost || !view.quality) return null;
  const there = new Set(boardRows(facts, suite, day).map((r) => facts.systems[r.system]!.system));
  const columns = view.eligible.flatMap((j, k) => (there.has(view.systems[j]!.system) ? [k] : []));
  const systems = columns.map((k) => view.systems[view.eligible[k]!]!);
  return {
    day,
    state: {systems, cost: matrixColumns(view.cost, columns), quality: matrixColumns(view.quality, columns)}
  };
}

function stateOf({systems, cost, quality}: State): FrontierState {
  return {points: systems.map((s): CostQuality => [known(s.cost)!.value, known(s.quality)!.value]), cost, quality};
}

/** Among these systems alone: who stood on their frontier, cheapest first. */
function stairsOf(systems: readonly ValueSystem[]): MovementStair[] {
  const sorted = [...systems].sort(
    (a, b) => known(a.cost)!.value - known(b.cost)!.value || known(b.quality)!.value - known(a.quality)!.value
  );
  let best = -Infinity;
  return sorted.flatMap(({system, slot, cost, quality, frontier_probability}) => {
    const q = known(quality)!.value;
    if (q <= best) return [];
    best = q;
    return [{system, slot, cost, quality, frontier_probability}];
  });
}
