import {isRefusal, type Estimate, type Refusal} from "../estimate.js";
import type {ClusterLabels} from "../rates/clusters.js";
import {ratioEstimator} from "./ratio-estimator.js";

/**
 * Cost over what it bought, where a fixed price is an answer and not a fault.
 *
 * `ratioEstimator` refuses a ratio that is the same in every cluster, since data rarely are. Prices are: a provider that
 * charges each call alike has a cost per attempt without spread. Then the interval is the price itself, and `method`
 * says so.
 *
 * @param cost - dollars spent per row
 * @param done - what was bought per row: tasks completed, tasks, attempts
 * @returns an estimate; refused as `ratioEstimator` refuses, but for `zero_variance`
 */
export function costRatio(
  cost: ArrayLike<number>,
  done: ArrayLike<number>,
  options: {clusters?: ClusterLabels; level?: number} = {}
): Estimate | Refusal {
  const ratio = ratioEstimator(cost, done, options);
  if (!isRefusal(ratio) || ratio.refused !== "zero_variance") return ratio;
  let spent = 0;
  let bought = 0;
  for (let i = 0; i < cost.length; i++) {
    spent += cost[i] as number;
    bought += done[i] as number;
  }
  const value = spent / bought;
  return {value, low: value, high: value, n: ratio.n, method: "constant", flags: []};
}
