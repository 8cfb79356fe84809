import {tFor} from "../distributions.js";
import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers, checkSameLength} from "../rates/check.js";
import {clusterRows, clusterSizes, clusterSums, type ClusterLabels} from "../rates/clusters.js";
import {clusterFlags, smallN} from "../rates/flags.js";
import {isZeroSpread, mean, sumOfSquares} from "../rates/moments.js";
import {fiellerSet} from "./fieller-set.js";

/** A ratio of sums with both of its intervals. */
export interface Ratio extends Estimate {
  se: number;
  n_clusters: number;
  /** Symmetric interval by linearisation; too short when few tasks are completed. */
  delta_low: number;
  delta_high: number;
  /** Fieller's interval, both null where it is not an interval. */
  fieller_low: number | null;
  fieller_high: number | null;
  /** How nearly the denominator could be zero; from 1 on the ratio is unbounded. */
  g: number;
}

/**
 * What one completed task costs: all that was spent, failures and retries included, over the tasks completed.
 *
 * A ratio of sums, since the mean of each task's own ratio is infinite as soon as one task fails. Fieller's interval,
 * because it knows that the number completed is uncertain too: where that number could be zero (`g` ≥ 1) the interval has
 * no upper end, `high` is null, and `low` is the smallest cost not ruled out.
 *
 * @param cost - what was spent on each task over all its attempts
 * @param done - tasks completed there (0 or 1, or a count), not negative
 * @param options - `clusters`, one label per row: what varies is then the clusters' deviations (CR1), with G − 1
 *   degrees of freedom
 * @returns an estimate in the unit of cost per completed task; refused `n_zero`; `no_completions`, with `lower_bound` the
 *   one-sided bound where costs allow one; `n_too_small` or `one_cluster`; `zero_variance` when the ratio is the same
 *   everywhere
 * @see Fieller (1954), J. R. Stat. Soc. B 16, 175–185; Cochran (1977), Sampling Techniques, ch. 6
 */
export function ratioEstimator(
  cost: ArrayLike<number>,
  done: ArrayLike<number>,
  {clusters, level = 0.95}: {clusters?: ClusterLabels; level?: number} = {}
): Ratio | (Refusal & {lower_bound?: number}) {
  checkLevel(level);
  checkSameLength(cost, done, "cost and done");
  checkNumbers(cost, "cost");
  checkNumbers(done, "done");
  const rows = cost.length;
  if (rows === 0) return refuse("n_zero", 0);
  const groups = clusterRows(rows, clusters);
  const x = clusterSums(cost, groups);
  const y = clusterSums(done, groups);
  if (y.some((v) => v < 0)) throw new TypeError("done must not be negative");
  const G = groups.count;
  const sizes = clusterSizes(groups);
  const meanX = mean(x);
  const meanY = mean(y);
  if (meanY === 0) {
    // The share completed lies below 1 − (1 − level)^(1/G), so one completion costs at least the mean over that.
    const perCluster = -Math.expm1(Math.log(1 - level) / G);
    return {...refuse("no_completions", rows), lower_bound: meanX / perCluster / (rows / G)};
  }
  if (G < 2) return refuse(clusters ? "one_cluster" : "n_too_small", rows);

  const value = meanX / meanY;
  const residuals = x.map((v, g) => v - value * (y[g] as number));
  const se = Math.sqrt(sumOfSquares(residuals, 0) / (G - 1) / G) / meanY;
  if (isZeroSpread(se, value)) return refuse("zero_variance", rows);
  const t = tFor(level, G - 1);
  const dx = deviations(x, sizes, rows);
  const dy = deviations(y, sizes, rows);
  const scale = G / (G - 1) / rows ** 2;
  const fieller = fiellerSet({
    numerator: total(x) / rows,
    denominator: total(y) / rows,
    varNumerator: sumOfSquares(dx, 0) * scale,
    varDenominator: sumOfSquares(dy, 0) * scale,
    cov: dot(dx, dy) * scale,
    quantile: t
  });
  return {
    value,
    low: fieller.low ?? fieller.lowerBound,
    high: fieller.high,
    n: rows,
    method: "fieller-t",
    flags: fieller.g >= 1 ? ["fieller_unbounded"] : [...(clusters ? clusterFlags(G) : []), ...smallFlag(rows)],
    se,
    n_clusters: G,
    delta_low: value - t * se,
    delta_high: value + t * se,
    fieller_low: fieller.low,
    fieller_high: fieller.high,
    g: fieller.g
  };
}

/**
 * How far each cluster's total lies from what its number of rows would give: how many rows a cluster has is no luck of
 * the systems', and one large repository must not make every cost look unbounded.
 */
function deviations(sums: Float64Array, sizes: Float64Array, rows: number): Float64Array {
  const perRow = total(sums) / rows;
  return sums.map((v, g) => v - perRow * (sizes[g] as number));
}

function total(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, v, g) => sum + v * (b[g] as number), 0);
}

const smallFlag = (n: number): "small_n"[] => (n < smallN ? ["small_n"] : []);
