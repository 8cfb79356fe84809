import {zFor} from "../distributions.js";
import type {Estimate, Refusal} from "../estimate.js";
import {checkLevel, refusedCounts} from "./check.js";
import {shareFlags} from "./flags.js";

/**
 * The share of attempts that passed, with the interval one can work out by hand: add two passes and two failures, then
 * value ± 1.96·se (at 95 %).
 *
 * Kept for comparison with published tables; `wilsonCi` is the default.
 *
 * @param passes - whole number in [0, n]
 * @param n - independent attempts, at least 1
 * @returns an estimate whose bounds are cut to [0, 1]; refused `invalid_counts` or `n_zero`
 * @see Agresti and Coull (1998), Am. Stat. 52, 119–126
 */
export function agrestiCoullCi(passes: number, n: number, {level = 0.95} = {}): Estimate | Refusal {
  checkLevel(level);
  const refused = refusedCounts(passes, n);
  if (refused) return refused;
  const z = zFor(level);
  const total = n + z * z;
  const centre = (passes + (z * z) / 2) / total;
  const half = z * Math.sqrt((centre * (1 - centre)) / total);
  const value = passes / n;
  return {
    value,
    low: Math.max(0, centre - half),
    high: Math.min(1, centre + half),
    n,
    method: "agresti-coull",
    flags: shareFlags(value, n)
  };
}
