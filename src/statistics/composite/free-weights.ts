import {isRefusal, refuse, type Refusal} from "../estimate.js";
import {clusterRows} from "../rates/clusters.js";
import {recalibrateWeights} from "./recalibrate-weights.js";
import type {OutcomeHistory} from "./recalibration-study.js";
import {resampledWeights} from "./resampled-weights.js";
import {weightIntervals, type FittedWeight} from "./weight-intervals.js";

/**
 * What outcomes alone would weigh: the weights fitted without any pull towards the ones we hold.
 *
 * Not a proposal: with few changes these swing widely, which their intervals show. They tell a reader which way the
 * outcomes lean where `recalibrationStudy` found no reason to move.
 *
 * Even the weakest pull of the study's grid would bias them by more than their interval where outcomes follow the metrics
 * closely.
 *
 * @param options - as `recalibrationStudy`
 * @returns refused as `recalibrateWeights`, and `one_cluster` for a single repository
 */
export function freeWeights(
  {rows, y, repositories}: Pick<OutcomeHistory, "rows" | "y" | "repositories">,
  {
    prior,
    bootstraps = 500,
    seed = 1,
    level = 0.95
  }: {prior: readonly number[]; bootstraps?: number; seed?: number; level?: number}
): FittedWeight[] | Refusal {
  const n = rows.length;
  const groups = clusterRows(n, repositories);
  const fit = recalibrateWeights(rows, y, {prior, lambda: 0});
  if (isRefusal(fit)) return fit;
  if (groups.count < 2) return refuse("one_cluster", n);
  const resampled = resampledWeights(rows, y, groups, {prior, lambda: 0, bootstraps, seed, fit});
  return weightIntervals(fit.weights, resampled, {prior, n, groups: groups.count, level});
}
