import {tCdf, tQuantile} from "../distributions.js";
import {isRefusal, type Estimate, type Refusal} from "../estimate.js";
import {checkLevel} from "../rates/check.js";
import type {ClusterLabels} from "../rates/clusters.js";
import {meanSeClustered} from "../rates/mean-se-clustered.js";

/** A verdict on a change, with the one-sided bounds it rests on. */
export interface Noninferiority extends Estimate {
  decision: "regression" | "no_regression" | "inconclusive";
  low_one_sided: number;
  high_one_sided: number;
  /** One-sided p of "worse by the margin or more". */
  p_noninferior: number;
  se: number;
  df: number;
}

/**
 * Whether a new version is worse than the old by more than we are willing to accept.
 *
 * Three answers, each only when its one-sided bound shows it: regression if even the upper bound lies below −margin, no
 * regression if even the lower one lies above, else inconclusive. A large p-value is not a clean bill.
 *
 * @param differences - new − old on each common task
 * @param options - `margin`, the largest loss accepted, positive; `clusters`; `level` of each one-sided bound
 * @returns an estimate of the mean difference (its `low` and `high` are two-sided at 2·level − 1, the same two bounds);
 *   refused as `meanSeClustered`
 * @see Piaggio et al. (2012), JAMA 308, 2594–2604
 */
export function noninferiorityPaired(
  differences: ArrayLike<number>,
  {margin, clusters, level = 0.95}: {margin: number; clusters?: ClusterLabels; level?: number}
): Noninferiority | Refusal {
  checkLevel(level);
  if (!(margin > 0)) throw new TypeError(`margin must be positive, got ${margin}`);
  const result = meanSeClustered(differences, clusters ? {clusters, level} : {level});
  if (isRefusal(result)) return result;
  const {value, se, df, n, n_clusters, flags} = result;
  const reach = tQuantile(level, df) * se;
  const low = value - reach;
  const high = value + reach;
  return {
    value,
    low,
    high,
    n,
    method: "one-sided cr1-t",
    flags,
    n_clusters,
    decision: high < -margin ? "regression" : low > -margin ? "no_regression" : "inconclusive",
    low_one_sided: low,
    high_one_sided: high,
    p_noninferior: tCdf(-(value + margin) / se, df),
    se,
    df
  };
}
