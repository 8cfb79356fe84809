import {betaQuantile} from "../distributions.js";
import type {Estimate, Refusal} from "../estimate.js";
import {checkLevel, refusedCounts} from "./check.js";
import {shareFlags} from "./flags.js";

/**
 * The share of attempts that passed, with the interval that covers at least as often as it says, whatever the truth.
 *
 * Wider than Wilson's: for contracts and guarantees, where falling short of the level is not allowed.
 *
 * @param passes - whole number in [0, n]
 * @param n - independent attempts, at least 1
 * @returns an estimate; refused `invalid_counts` or `n_zero`
 * @see Clopper and Pearson (1934), Biometrika 26, 404–413
 */
export function clopperPearsonCi(passes: number, n: number, {level = 0.95} = {}): Estimate | Refusal {
  checkLevel(level);
  const refused = refusedCounts(passes, n);
  if (refused) return refused;
  const tail = (1 - level) / 2;
  const value = passes / n;
  return {
    value,
    low: passes === 0 ? 0 : betaQuantile(tail, passes, n - passes + 1),
    high: passes === n ? 1 : betaQuantile(1 - tail, passes + 1, n - passes),
    n,
    method: "clopper-pearson",
    flags: shareFlags(value, n)
  };
}
