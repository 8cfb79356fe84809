import {isRefusal, type Estimate, type Refusal} from "../estimate.js";
import type {ClusterLabels} from "../rates/clusters.js";
import {meanSeClustered} from "../rates/mean-se-clustered.js";

/**
 * A mean over tasks where one number for every task is an answer and not a fault: a difference of fixed prices, or of two
 * plans that decide alike.
 *
 * `meanSeClustered` refuses values without spread, since data rarely have none. Here the interval is then the value
 * itself, and `method` says so.
 *
 * @returns an estimate; refused as `meanSeClustered` refuses, but for `zero_variance`
 */
export function meanOrConstant(
  values: ArrayLike<number>,
  options: {clusters?: ClusterLabels} = {}
): Estimate | Refusal {
  const found = meanSeClustered(values, options);
  if (!isRefusal(found) || found.refused !== "zero_variance") return found;
  const value = values[0]!;
  return {value, low: value, high: value, n: values.length, method: "constant", flags: []};
}
