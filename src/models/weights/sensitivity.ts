import {smaa} from "../../statistics/composite/smaa.js";
import {utility} from "../../statistics/composite/utility.js";
import {weightFlipBootstrap, type DrawnPair} from "../../statistics/composite/weight-flip-bootstrap.js";
import {isRefusal} from "../../statistics/estimate.js";
import {wilsonCi} from "../../statistics/rates/wilson-ci.js";
import type {Facts, PageSettings} from "../../tables/cells.js";
import {known, quantityOf, type Quantity} from "../quantity.js";
import {weighing} from "../value/composite.js";
import type {PreparedWeights} from "./prepare-weights.js";
import {nameOf, type Ranking} from "./rank-systems.js";
import type {Flip, Sensitivity, WeightsModel} from "./weights-model.js";

/** Draws of weights and tasks behind each share of first places, and how settled "near" is (Dirichlet). */
export const DRAWS = 4000;
export const NEAR = 50;
const SEED = 4000;
/** Cells along an edge of the triangle. */
const EDGE = 17;

/** Utilities of the ranked systems by the metrics that have weight, at the estimates and in every resample. */
export interface Utilities {
  metrics: string[];
  weights: number[];
  point: number[][];
  /** `[replicate][system][metric]`. */
  drawn: number[][][];
}

/**
 * Utilities of the ranked systems, in the order of the ranking.
 *
 * @param options - `all`: metrics that weigh nothing too, where every ranked system has them
 */
export function utilitiesOf(
  prepared: PreparedWeights,
  {placed}: Ranking,
  weights: Record<string, number>,
  settings: PageSettings,
  {all = false}: {all?: boolean} = {}
): Utilities {
  const measured = (metric: string) => placed.every(({at}) => !Number.isNaN(meanOf(prepared, at, metric)));
  const parts = weighing(weights, settings).filter((p) => p.weight > 0 || (all && measured(p.metric)));
  const {replicates} = prepared;
  const point = placed.map(({at}) => parts.map(({metric, anchors}) => utility(meanOf(prepared, at, metric), anchors)));
  const drawn = Array.from({length: replicates?.replicates ?? 0}, (_, b) =>
    placed.map(({at}) =>
      parts.map(({metric, anchors}) => {
        const {values, columns} = replicates!.metrics[metric]!;
        return utility(values[b * columns + at]!, anchors);
      })
    )
  );
  return {metrics: parts.map((p) => p.metric), weights: parts.map((p) => p.weight), point, drawn};
}

/** A system's mean of a metric over the tasks that have it. */
export function meanOf(prepared: PreparedWeights, at: number, metric: string): number {
  const s = prepared.systems[at]!;
  const values = metric === "pass" ? s.quality : s.metrics[metric]!;
  let sum = 0;
  let n = 0;
  for (const x of values)
    if (x !== null) {
      sum += x;
      n++;
    }
  return sum / n;
}

/** How often each system comes first, near the chosen weights and under any. */
export function sensitivityOf(
  facts: Facts,
  prepared: PreparedWeights,
  {placed}: Ranking,
  {weights, drawn}: Utilities
): Sensitivity[] {
  if (placed.length === 0 || drawn.length === 0) return [];
  const near = smaa(drawn, {weights, kappa: NEAR, draws: DRAWS, seed: SEED});
  const any = smaa(drawn, {draws: DRAWS, seed: SEED});
  return placed.map(({at}, j) => {
    const n = prepared.systems[at]!.task.length;
    return {
      system: nameOf(facts, prepared, at),
      slot: facts.systems[prepared.systems[at]!.system]!.family_slot,
      first_rank_probability: share(near.first_rank[j]!, n),
      first_rank_anywhere: share(any.first_rank[j]!, n),
      rank_low: near.rank_low[j]!,
      rank_high: near.rank_high[j]!
    };
  });
}

/** A share of draws, with the interval that their finite number leaves. */
function share(p: number, tasks: number): Quantity {
  return {...quantityOf(wilsonCi(Math.round(p * DRAWS), DRAWS), tasks), ...{method: "share of draws, wilson"}};
}

/** For each metric the nearest weight at which another system draws level with the leader. */
export function flipsOf(
  facts: Facts,
  prepared: PreparedWeights,
  {placed}: Ranking,
  {metrics, weights, point, drawn}: Utilities
): Flip[] {
  if (placed.length < 2 || metrics.length < 2) return [];
  return metrics.flatMap((metric, index) => {
    let nearest: {rival: number; value: number} | null = null;
    for (let rival = 1; rival < placed.length; rival++) {
      const flip = weightFlipBootstrap(pair(point, rival), [pair(point, rival)], {weights, index});
      if (isRefusal(flip)) continue;
      if (!nearest || Math.abs(flip.value - weights[index]!) < Math.abs(nearest.value - weights[index]!))
        nearest = {rival, value: flip.value};
    }
    if (!nearest) return [];
    const {rival} = nearest;
    const draws = drawn.map((utilities) => pair(utilities, rival));
    const weight = weightFlipBootstrap(pair(point, rival), draws, {weights, index});
    return [
      {
        metric,
        title: facts.settings.metrics[metric]?.title ?? metric.replaceAll("_", " "),
        from: weights[index]!,
        leader: nameOf(facts, prepared, placed[0]!.at),
        rival: nameOf(facts, prepared, placed[rival]!.at),
        weight: quantityOf(weight, prepared.systems[placed[0]!.at]!.task.length)
      }
    ];
  });
}

function pair(utilities: readonly (readonly number[])[], rival: number): DrawnPair {
  return {leader: utilities[0]!, rival: utilities[rival]!};
}

/** Who leads under which weights of three metrics; `null` unless exactly three have weight. */
export function triangleOf(
  facts: Facts,
  prepared: PreparedWeights,
  {placed}: Ranking,
  {metrics, point}: Utilities
): WeightsModel["triangle"] {
  if (metrics.length !== 3 || placed.length < 2) return null;
  const cells: NonNullable<WeightsModel["triangle"]>["cells"] = [];
  for (let i = 0; i < EDGE; i++)
    for (let j = 0; i + j < EDGE; j++) {
      const a = i / (EDGE - 1);
      const b = j / (EDGE - 1);
      const weights: [number, number, number] = [a, b, Math.max(0, 1 - a - b)];
      const at = placed[leader(point, weights)]!.at;
      const {system, family_slot} = facts.systems[prepared.systems[at]!.system]!;
      cells.push({weights, system, slot: family_slot});
    }
  return {metrics, cells};
}

function leader(point: readonly (readonly number[])[], weights: readonly number[]): number {
  const scores = point.map((row) => row.reduce((sum, u, k) => sum + weights[k]! * u, 0));
  return scores.indexOf(Math.max(...scores));
}

/** How often a system comes first, as a plain share; nought where it was refused. */
export function firstShare(q: Quantity): number {
  return known(q)?.value ?? 0;
}
