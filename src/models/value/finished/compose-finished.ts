import {known, type Quantity} from "../../quantity.js";
import type {SectionParts} from "../sections.js";
import {findFlips, type FlipSide} from "./find-flips.js";
import type {FinishedModel, FinishedSystem} from "./finished-model.js";
import {BLEND, finishedParts, type FinishedParts} from "./finished-parts.js";
import {finishedHeading, finishedText, judgeText, slopeCaption} from "./finished-words.js";
import {provenanceMixed, provenanceText} from "./provenance-words.js";
import {repriced} from "./repriced.js";
import {retryWords} from "./retry-words.js";

/** The section on what a finished task costs: beside the price list, against retries, and at other prices. */
export function composeFinished(parts: SectionParts): FinishedModel {
  const {facts, view, choice} = parts;
  const {found, ...compared} = rankedParts(parts);
  const {systems, unranked} = found;
  const base = {systems: sorted(systems), unranked, blend: BLEND, ...compared};
  return {
    ...base,
    heading: finishedHeading(base),
    text: finishedText(base, view.kind),
    slope_caption: slopeCaption(base, view.kind),
    retry: {
      ...found.retry,
      ...retryWords(found.retry.curves, found.retry.repeated, {kind: view.kind, severalRuns: severalRuns(parts)})
    },
    provenance_text: provenanceText(systems, facts, parts.prepared, {kind: view.kind, prices: choice.prices}),
    provenance_mixed: choice.prices === "stated" && provenanceMixed(systems),
    judge_text: judgeText(systems),
    repriced: view.kind === "board" ? null : repriced(facts, view.systems, systems, choice.prices)
  };
}

/** Whether some system's attempts come from more than one run. */
function severalRuns({facts, prepared, choice}: SectionParts): boolean {
  const suite = prepared.suite;
  if (suite === null || choice.runs !== "all") return false;
  const runs = facts.runs.filter((r) => r.suite_id === suite.suite_id && r.suite_version === suite.version);
  return new Set(runs.map((r) => r.system)).size < runs.length;
}

/** Ranks and pairs do not move with the weights: worked out once for each prepared selection, and once for each board. */
function rankedParts(parts: SectionParts): Comparison & {found: FinishedParts} {
  const key = parts.view.kind === "board" ? parts.view : parts.prepared;
  let ranked = memory.get(key);
  if (!ranked) {
    const found = finishedParts(parts);
    memory.set(key, (ranked = {found, ...comparison(found, parts.view.systems)}));
  }
  return ranked;
}

const memory = new WeakMap<object, Comparison & {found: FinishedParts}>();

function sorted(systems: readonly FinishedSystem[]): FinishedSystem[] {
  const cost = (s: FinishedSystem) => known(s.cost_usd_per_completed)?.value ?? Infinity;
  return [...systems].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || cost(a) - cost(b) || 0);
}

type Comparison = Pick<
  FinishedModel,
  "compared" | "same_prices" | "slope" | "flips" | "flip_count" | "flips_borne_out"
>;

/**
 * The order of the price list against that of finished tasks, among the systems that have both. Costs are taken at the
 * list too where tokens allow it, so that a change of price is not taken for a change of place. Where fewer than two
 * systems have a list price, the order of the cost per attempt takes its place.
 */
function comparison({systems, cost, listed}: FinishedParts, view: readonly {tasks: number}[]): Comparison {
  const sidesOf = (price: (s: FinishedSystem) => number | undefined, finished: (s: FinishedSystem) => Quantity) =>
    systems.flatMap((s, column): FlipSide[] => {
      const [left, right] = [price(s), known(finished(s))];
      if (s.rank === null || left === undefined || right === null) return [];
      return [{system: s.system, tasks: view[column]!.tasks, listed: left, finished: right, column}];
    });
  const sticker = (s: FinishedSystem) => s.sticker?.blended_usd_per_mtok;
  const stated = (s: FinishedSystem) => s.cost_usd_per_completed;
  const attempt = (s: FinishedSystem) => known(s.cost_usd_per_attempt)?.value;
  const ways = [
    {compared: "sticker", same_prices: true, sides: listed ? sidesOf(sticker, listed.of) : [], cost: listed?.cost},
    {compared: "sticker", same_prices: false, sides: sidesOf(sticker, stated), cost},
    {compared: "attempt", same_prices: true, sides: sidesOf(attempt, stated), cost}
  ] as const;
  const way = ways.find((w) => w.sides.length >= 2);
  if (!way?.cost) return {compared: null, same_prices: true, slope: [], flips: [], flip_count: 0, flips_borne_out: 0};
  const byFinished = [...way.sides].sort((a, b) => a.finished.value - b.finished.value);
  // Equal prices keep the order of finished tasks: a tie is no move.
  const byList = [...byFinished].sort((a, b) => a.listed - b.listed);
  const slope = byFinished.map((s, i) => ({
    system: s.system,
    slot: systems[s.column]!.slot,
    before: byList.indexOf(s) + 1,
    after: i + 1
  }));
  return {compared: way.compared, same_prices: way.same_prices, slope, ...findFlips(way.sides, way.cost)};
}
