import {compositeReplicates} from "../../statistics/composite/composite-replicates.js";
import {compositeScore} from "../../statistics/composite/composite-score.js";
import {geometricScore} from "../../statistics/composite/geometric-score.js";
import {utilityMeans} from "../../statistics/composite/utility-means.js";
import {isRefusal, refuse} from "../../statistics/estimate.js";
import {rankConfidenceSetBootstrap} from "../../statistics/ranking/rank-confidence-set-bootstrap.js";
import type {Matrix} from "../../statistics/resampling/matrix.js";
import type {Facts, PageSettings} from "../../tables/cells.js";
import {known, quantityOf, type Quantity} from "../quantity.js";
import {compositeQuality, compositeTasks, isPassRate, weighing, type Weighing} from "../value/composite.js";
import type {SystemTasks} from "../value/select-cells.js";
import type {PreparedWeights} from "./prepare-weights.js";

/** A system's place under some weights; lists of a ranking run from first to last. */
export interface Placed {
  /** Index into the prepared systems. */
  at: number;
  score: Quantity;
  rank: number;
  rank_low: number;
  rank_high: number;
  /** Those shown to be better, as `at` numbers them. */
  better: number[];
}

/** A ranking with what it could not place. */
export interface Ranking {
  placed: Placed[];
  unplaced: {at: number; reason: "other_tasks" | "missing_metric" | "refused"; missing: string[]}[];
}

/** Ranks the systems of one selection under some weights, with the ranks each may hold. */
export function rankSystems(
  prepared: PreparedWeights,
  weights: Record<string, number>,
  settings: PageSettings,
  {sets = true}: {sets?: boolean} = {}
): Ranking {
  const parts = weighing(weights, settings).filter((p) => p.weight > 0);
  const passRate = isPassRate(parts);
  const unplaced: Ranking["unplaced"] = [];
  const scored: {at: number; score: Quantity; value: number}[] = [];
  prepared.systems.forEach((s, at) => {
    const missing = parts.filter((p) => !measured(s, p.metric)).map((p) => p.metric);
    const score = compositeQuality(s, compositeTasks(s, parts), passRate);
    const e = known(score);
    if (!prepared.comparable[at]) unplaced.push({at, reason: "other_tasks", missing: []});
    else if (missing.length > 0) unplaced.push({at, reason: "missing_metric", missing});
    else if (!e) unplaced.push({at, reason: "refused", missing: []});
    else scored.push({at, score, value: e.value});
  });
  scored.sort((a, b) => b.value - a.value || a.at - b.at);
  const drawn = sets && prepared.replicates ? compositeReplicates(terms(prepared, parts)) : null;
  const found =
    drawn && !isRefusal(drawn) && scored.length > 0
      ? rankConfidenceSetBootstrap(
          scored.map((s) => s.value),
          columnsOf(
            drawn,
            scored.map((s) => s.at)
          )
        )
      : null;
  const bounds = found && !isRefusal(found) ? found : null;
  return {
    placed: scored.map(({at, score, value}, i) => ({
      at,
      score,
      rank: 1 + scored.filter((other) => other.value > value).length,
      rank_low: bounds?.rank_low[i] ?? 1,
      rank_high: bounds?.rank_high[i] ?? scored.length,
      better: bounds?.better[i]!.map((j) => scored[j]!.at) ?? []
    })),
    unplaced
  };
}

/** Whether a system has the metric on any of its tasks. */
function measured(s: SystemTasks, metric: string): boolean {
  return metric === "pass" || s.metrics[metric]!.some((x) => x !== null);
}

function terms(prepared: PreparedWeights, parts: readonly Weighing[]) {
  return parts.map(({metric, weight, anchors}) => ({
    replicates: prepared.replicates!.metrics[metric]!,
    weight,
    anchors
  }));
}

/** Some columns of a matrix, in the given order. */
function columnsOf({rows, columns, values}: Matrix, which: readonly number[]): Matrix {
  const out = new Float64Array(rows * which.length);
  for (let b = 0; b < rows; b++) which.forEach((j, i) => (out[b * which.length + i] = values[b * columns + j]!));
  return {rows, columns: which.length, values: out};
}

/** The weighted product of a system's utilities: a weak metric drags it down, whatever the others do. */
export function geometricOf(s: SystemTasks, weights: Record<string, number>, settings: PageSettings): Quantity {
  const parts = weighing(weights, settings).filter((p) => p.weight > 0);
  const means = utilityMeans(valuesOf(s, parts), parts.map((p) => p.anchors), s.cluster); // prettier-ignore
  if (isRefusal(means)) return quantityOf(means, s.task.length);
  const {utilities, covariance, n} = means;
  const weight = parts.map((p) => p.weight);
  return quantityOf(geometricScore(utilities, weight, {covariance, n}), n);
}

/** The range a system's score could have were its missing metrics known; its value shares their weight out. */
export function possibleScore(s: SystemTasks, weights: Record<string, number>, settings: PageSettings): Quantity {
  const parts = weighing(weights, settings).filter((p) => p.weight > 0);
  const n = s.task.length;
  const utilities = parts.map((p) => {
    if (!measured(s, p.metric)) return null;
    const means = utilityMeans(valuesOf(s, [p]), [p.anchors], s.cluster);
    return isRefusal(means) ? null : means.utilities[0]!;
  });
  const weight = parts.map((p) => p.weight);
  const score = compositeScore(utilities, weight, {missing: "renormalise", n});
  if (isRefusal(score)) return refuse(score.refused, n);
  const {value, possible_low, possible_high, flags} = score;
  return {value, low: possible_low, high: possible_high, n, method: "missing metrics at 0 and at 1", flags};
}

function valuesOf(s: SystemTasks, parts: readonly Weighing[]): (number | null)[][] {
  return parts.map(({metric}) => (metric === "pass" ? s.quality : s.metrics[metric]!));
}

/** The name under which a prepared system is shown. */
export function nameOf(facts: Facts, prepared: PreparedWeights, at: number): string {
  return facts.systems[prepared.systems[at]!.system]!.system;
}
