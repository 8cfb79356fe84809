import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers} from "../rates/check.js";
import {isZeroSpread, sumOfSquares} from "../rates/moments.js";

/** The replicates in ascending order. */
export function sorted(replicates: ArrayLike<number>): Float64Array {
  return Float64Array.from(replicates).sort();
}

/** The quantile of ascending numbers that interpolates linearly between order statistics (type 7 of Hyndman and Fan). */
export function quantileOf(ascending: Float64Array, p: number): number {
  const position = (ascending.length - 1) * p;
  const below = Math.floor(position);
  const low = ascending[below] as number;
  const high = ascending[Math.min(below + 1, ascending.length - 1)] as number;
  return low + (high - low) * (position - below);
}

/** The bootstrap standard error: the standard deviation of the replicates. */
export function spread(replicates: ArrayLike<number>): number {
  return Math.sqrt(sumOfSquares(replicates) / (replicates.length - 1));
}

/** What the three bootstrap intervals need beside the replicates. */
export interface BootstrapOptions {
  /** The statistic on the data themselves; the median replicate when not given. */
  estimate?: number;
  level?: number;
  /** Units of analysis behind the statistic; the number of replicates when not given. */
  n?: number;
}

/** Why replicates cannot carry an interval: fewer than two of them, or all the same. */
export function refusedReplicates(replicates: ArrayLike<number>, n: number): Refusal | null {
  checkNumbers(replicates, "replicates");
  if (replicates.length < 2) return refuse("n_too_small", n);
  return isZeroSpread(spread(replicates), replicates[0] as number) ? refuse("zero_variance", n) : null;
}

/**
 * The middle 95 % of the replicates: the plainest bootstrap interval.
 *
 * It is short for few clusters and for skewed statistics; prefer an analytic, studentised or BCa interval where there is
 * one. Quantiles are type 7.
 *
 * @param replicates - the statistic in each resample, at least 2, finite
 * @returns an estimate; refused `n_too_small` or `zero_variance`
 * @see Efron and Tibshirani (1993), An Introduction to the Bootstrap, ch. 13
 */
export function percentileInterval(
  replicates: ArrayLike<number>,
  {estimate, level = 0.95, n = replicates.length}: BootstrapOptions = {}
): (Estimate & {se: number}) | Refusal {
  checkLevel(level);
  const refused = refusedReplicates(replicates, n);
  if (refused) return refused;
  const ascending = sorted(replicates);
  return {
    value: estimate ?? quantileOf(ascending, 0.5),
    low: quantileOf(ascending, (1 - level) / 2),
    high: quantileOf(ascending, (1 + level) / 2),
    n,
    method: "bootstrap-percentile",
    flags: [],
    se: spread(replicates)
  };
}
