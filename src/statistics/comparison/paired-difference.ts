import {pFromT} from "../distributions.js";
import {isRefusal, type Estimate, type Refusal} from "../estimate.js";
import {checkNumbers, checkSameLength} from "../rates/check.js";
import type {ClusterLabels} from "../rates/clusters.js";
import {meanSeClustered} from "../rates/mean-se-clustered.js";
import {mean, sumOfProducts, sumOfSquares, variance} from "../rates/moments.js";

/** A mean difference on the same tasks, and what pairing was worth. */
export interface PairedDifference extends Estimate {
  se: number;
  n_clusters: number;
  t: number;
  df: number;
  p: number;
  /** Correlation of a and b over tasks; null when one of them does not vary. */
  corr: number | null;
  /** The standard error had the two been measured on different tasks. */
  se_unpaired: number;
}

/**
 * How much better A does than B on the same tasks.
 *
 * The mean of the task differences, its CR1 standard error over clusters and Student's t: what is hard about a task is
 * hard for both and drops out. For one binary attempt a task, `pairedDiffScoreCi` with `mcnemar` is the default.
 *
 * @param a - one finite number per task
 * @param b - the same tasks in the same order
 * @param options - `clusters`, one label per task
 * @returns an estimate of mean(a − b); refused `n_zero`, `n_too_small`, `one_cluster`, or `zero_variance`, with the
 *   difference in `diff`, when all differences are equal: bound the discordance with `wilsonCi` then
 * @see Student (1908), Biometrika 6, 1–25; Miller (2024), arXiv:2411.00640
 */
export function pairedDifference(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  options: {clusters?: ClusterLabels; level?: number} = {}
): PairedDifference | (Refusal & {diff?: number}) {
  checkSameLength(a, b, "a and b");
  checkNumbers(a, "a");
  checkNumbers(b, "b");
  const differences = Array.from(a, (x, i) => x - (b[i] as number));
  const result = meanSeClustered(differences, options);
  if (isRefusal(result)) return result.refused === "zero_variance" ? {...result, diff: mean(differences)} : result;
  const {value, low, high, n, flags, se, n_clusters, df} = result;
  const t = value / se;
  const spread = Math.sqrt(sumOfSquares(a) * sumOfSquares(b));
  return {
    value,
    low,
    high,
    n,
    method: "paired, cr1-t",
    flags,
    se,
    n_clusters,
    t,
    df,
    p: pFromT(t, df),
    corr: spread > 0 ? sumOfProducts(a, b) / spread : null,
    se_unpaired: Math.sqrt(variance(a) / n + variance(b) / n)
  };
}
