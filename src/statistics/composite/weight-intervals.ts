import type {Estimate} from "../estimate.js";
import {quantileSorted} from "../latency/quantile-sorted.js";

/** A fitted weight with its interval over resampled repositories, and how often it rises there. */
export type FittedWeight = Estimate & {prior: number; probability_up: number};

/**
 * Fitted weights with the margin that the choice of repositories leaves them: percentiles over resampled fits.
 *
 * @param resampled - one list of weights per resample that could be fitted; under twenty of them intervals stay open
 * @param options - `prior`, the weights we hold; `n` changes in `groups` repositories
 * @see Efron and Tibshirani (1993), An Introduction to the Bootstrap, ch. 13
 */
export function weightIntervals(
  weights: readonly number[],
  resampled: readonly (readonly number[])[],
  {prior, n, groups, level}: {prior: readonly number[]; n: number; groups: number; level: number}
): FittedWeight[] {
  return weights.map((value, k) => {
    const sorted = Float64Array.from(resampled.map((fit) => fit[k]!)).sort();
    const enough = sorted.length >= 20;
    // A change under a tenth of a point is none, and counts half either way.
    const up = resampled.reduce((sum, fit) => sum + direction(fit[k]! - prior[k]!), 0);
    return {
      value,
      low: enough ? Math.min(value, quantileSorted(sorted, (1 - level) / 2)) : null,
      high: enough ? Math.max(value, quantileSorted(sorted, (1 + level) / 2)) : null,
      n,
      method: "recalibrated, cluster bootstrap",
      flags: groups < 30 ? ["few_clusters" as const] : [],
      n_clusters: groups,
      prior: prior[k]!,
      probability_up: resampled.length > 0 ? up / resampled.length : 0.5
    };
  });
}

function direction(change: number): number {
  return change > 0.001 ? 1 : change < -0.001 ? 0 : 0.5;
}
