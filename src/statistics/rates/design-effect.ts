import {refuse, type Refusal} from "../estimate.js";
import {checkNumbers} from "./check.js";
import {clusterRows, clusterSizes, clusterSums, type ClusterLabels} from "./clusters.js";
import {isZeroSpread, mean, sumOfSquares} from "./moments.js";

/** How alike rows of one cluster are, and what that costs. */
export interface DesignEffect {
  /** Correlation of two rows of one cluster, by one-way analysis of variance; may be negative. */
  icc: number;
  /** The cluster size that stands for unequal ones in the analysis of variance. */
  n0: number;
  /** By how much clustering inflates the variance of the mean, at least 1. */
  deff: number;
  /** Independent rows that would tell as much. */
  n_eff: number;
  n: number;
  n_clusters: number;
}

/**
 * How many independent tasks our tasks are worth, given that those of one repository resemble each other.
 *
 * deff = 1 + (Σm²/N − 1)·max(0, ICC) with the ICC of a one-way analysis of variance. Clusters of one row each have no
 * inside to compare, so their deff is 1.
 *
 * @param values - one finite number per row
 * @param clusters - one label per row
 * @returns refused `n_zero`, `one_cluster`, or `zero_variance` when all values are equal
 * @see Kish (1965), Survey Sampling, §5.4; Donner (1986), Int. Stat. Rev. 54, 67–82
 */
export function designEffect(values: ArrayLike<number>, clusters: ClusterLabels): DesignEffect | Refusal {
  const n = values.length;
  checkNumbers(values, "values");
  const groups = clusterRows(n, clusters);
  if (n === 0) return refuse("n_zero", 0);
  if (groups.count < 2) return refuse("one_cluster", n);
  const centre = mean(values);
  const total = sumOfSquares(values, centre);
  if (isZeroSpread(Math.sqrt(total / n), centre)) return refuse("zero_variance", n);
  const known = {n, n_clusters: groups.count};
  if (groups.count === n) return {icc: 0, n0: 1, deff: 1, n_eff: n, ...known};

  const sums = clusterSums(values, groups);
  const sizes = clusterSizes(groups);
  let between = 0;
  let squares = 0;
  sizes.forEach((m, g) => {
    between += m * ((sums[g] as number) / m - centre) ** 2;
    squares += m * m;
  });
  const msBetween = between / (groups.count - 1);
  const msWithin = Math.max(0, total - between) / (n - groups.count);
  const n0 = (n - squares / n) / (groups.count - 1);
  const icc = (msBetween - msWithin) / (msBetween + (n0 - 1) * msWithin);
  const deff = 1 + (squares / n - 1) * Math.max(0, icc);
  return {icc, n0, deff, n_eff: n / deff, ...known};
}
