import {betaQuantile} from "../distributions.js";
import type {Estimate, Refusal} from "../estimate.js";
import {checkLevel, refusedCounts} from "./check.js";
import {shareFlags} from "./flags.js";

/**
 * The share of attempts that passed, with the equal-tailed interval of the posterior under Jeffreys' prior Beta(½, ½).
 *
 * About as short as Wilson's, and it can be read as a probability statement about the pass rate.
 *
 * @param passes - whole number in [0, n]
 * @param n - independent attempts, at least 1
 * @returns an estimate; the bound is 0 at no pass and 1 at no failure; refused `invalid_counts` or `n_zero`
 * @see Brown, Cai and DasGupta (2001), Stat. Sci. 16, 101–133
 */
export function jeffreysCi(passes: number, n: number, {level = 0.95} = {}): Estimate | Refusal {
  checkLevel(level);
  const refused = refusedCounts(passes, n);
  if (refused) return refused;
  const tail = (1 - level) / 2;
  const value = passes / n;
  return {
    value,
    low: passes === 0 ? 0 : betaQuantile(tail, passes + 0.5, n - passes + 0.5),
    high: passes === n ? 1 : betaQuantile(1 - tail, passes + 0.5, n - passes + 0.5),
    n,
    method: "jeffreys",
    flags: shareFlags(value, n)
  };
}
