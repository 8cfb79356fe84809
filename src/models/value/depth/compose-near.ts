import {isRefusal, refuse} from "../../../statistics/estimate.js";
import type {Matrix} from "../../../statistics/resampling/matrix.js";
import {percentileInterval} from "../../../statistics/resampling/percentile-interval.js";
import {materialFront} from "../../../statistics/value/material-front.js";
import type {CostQuality} from "../../../statistics/value/pareto-front.js";
import {known, quantityOf, type Quantity} from "../../quantity.js";
import type {DepthChoice, ValueSystem} from "../value-model.js";
import type {ValueView} from "../view.js";
import type {MaterialView, NearDominated} from "./depth-model.js";
import {materialSentence, nearSentence} from "./near-words.js";

/** Without the reader's own margins: a system is nearly beaten by one that costs two thirds or less … */
const MUCH_CHEAPER = 1 / 3;
/** … and is at most this much worse, a share of quality. */
const LITTLE_WORSE = 0.03;
const POSSIBLE = 0.05;

/**
 * Systems on the frontier, or that could be, which a much cheaper one nearly equals.
 *
 * Of all that cost less by the margin and are worse by no more than the margin the cheapest is named. The margins are the
 * reader's where set; else a third of the cost and 3 points. One that is beaten outright is dominated and not named here.
 */
export function nearDominated(view: ValueView, depth: DepthChoice): NearDominated[] {
  const margin = depth.eps_points > 0 ? depth.eps_points / 100 : LITTLE_WORSE;
  const saving = depth.eps_cost_share > 0 ? depth.eps_cost_share : MUCH_CHEAPER;
  const columns = view.eligible.map((j) => view.systems[j]!);
  const found = columns.flatMap((s, k): NearDominated[] => {
    if (!s.on_frontier && (known(s.frontier_probability)?.value ?? 0) < POSSIBLE) return [];
    const cost = known(s.cost)!.value;
    const quality = known(s.quality)!.value;
    const rivals = columns.flatMap((t, i) => {
      const gap = quality - known(t.quality)!.value;
      return known(t.cost)!.value <= cost * (1 - saving) && gap >= 0 && gap <= margin ? [i] : [];
    });
    rivals.sort((a, b) => known(columns[a]!.cost)!.value - known(columns[b]!.cost)!.value);
    const [i] = rivals;
    if (i === undefined) return [];
    const row = {
      system: s.system,
      by: columns[i]!.system,
      cost_ratio: costRatioOf(view.cost, i, k, columns),
      quality_gap: view.difference(columns[i]!, s)
    };
    return [{...row, sentence: nearSentence(row)}];
  });
  return found.sort((a, b) => (known(a.cost_ratio)?.value ?? 1) - (known(b.cost_ratio)?.value ?? 1));
}

/** The frontier that remains where small differences are none; `null` while nothing is ignored. */
export function materialView(view: ValueView, depth: DepthChoice): MaterialView | null {
  if (depth.eps_points === 0 && depth.eps_cost_share === 0) return null;
  const systems = view.eligible.map((j) => view.systems[j]!);
  const points = systems.map((s): CostQuality => [known(s.cost)!.value, known(s.quality)!.value]);
  const front = materialFront(points, {quality: depth.eps_points / 100, cost: depth.eps_cost_share});
  const name = (i: number) => systems[i]!.system;
  const parts = {
    points: depth.eps_points,
    cost_share: depth.eps_cost_share,
    kept: front.kept.map(name),
    removed: front.removed.map((r) => ({system: name(r.system), by: name(r.by)})),
    alike: front.alike.map((a) => ({system: name(a.system), to: name(a.to)}))
  };
  return {...parts, sentence: materialSentence(parts)};
}

/** What one system costs as a share of another, over the joint replicates in which both completed something. */
function costRatioOf(cost: Matrix | null, cheap: number, dear: number, systems: readonly ValueSystem[]): Quantity {
  const n = Math.min(systems[cheap]!.tasks, systems[dear]!.tasks);
  const value = known(systems[cheap]!.cost)!.value / known(systems[dear]!.cost)!.value;
  if (!cost) return refuse("n_too_small", n);
  const ratios: number[] = [];
  for (let b = 0; b < cost.rows; b++) {
    const ratio = cost.values[b * cost.columns + cheap]! / cost.values[b * cost.columns + dear]!;
    if (Number.isFinite(ratio)) ratios.push(ratio);
  }
  const interval = percentileInterval(ratios, {estimate: value, n});
  // A published total per task is certain: the ratio is what it is.
  if (isRefusal(interval) && interval.refused === "zero_variance")
    return {value, low: value, high: value, n, method: "constant", flags: []};
  return quantityOf(interval, n);
}
