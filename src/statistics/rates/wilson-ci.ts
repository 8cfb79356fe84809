import {zFor} from "../distributions.js";
import type {Estimate, Refusal} from "../estimate.js";
import {checkLevel, refusedCounts} from "./check.js";
import {shareFlags} from "./flags.js";

/**
 * The share of attempts that passed, with Wilson's score interval.
 *
 * Unlike value ± 1.96·se it stays inside [0, 1] and keeps its width at 0 and n passes, where small evaluations live.
 *
 * @param passes - whole number in [0, n]
 * @param n - attempts judged, at least 1 and independent: one per task, or use `wilsonClustered`
 * @returns an estimate; refused `invalid_counts` or `n_zero` when the counts cannot be
 * @see Wilson (1927), J. Am. Stat. Assoc. 22, 209–212
 */
export function wilsonCi(passes: number, n: number, {level = 0.95} = {}): Estimate | Refusal {
  checkLevel(level);
  const refused = refusedCounts(passes, n);
  if (refused) return refused;
  const value = passes / n;
  const {low, high} = wilsonBounds(value, n, zFor(level));
  return {value, low, high, n, method: "wilson", flags: shareFlags(value, n)};
}

/** Wilson's two bounds for a share of n units, n not necessarily whole, at the quantile `z` (a t quantile when clustered). */
export function wilsonBounds(share: number, n: number, z: number): {low: number; high: number} {
  const z2 = z * z;
  const centre = (n * share + z2 / 2) / (n + z2);
  const half = (z / (n + z2)) * Math.sqrt(n * share * (1 - share) + z2 / 4);
  // At 0 and 1 the bound is exactly the edge; arithmetic alone would leave 1e-17 there.
  return {
    low: share === 0 ? 0 : Math.max(0, centre - half),
    high: share === 1 ? 1 : Math.min(1, centre + half)
  };
}
