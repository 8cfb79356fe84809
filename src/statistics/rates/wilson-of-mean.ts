import {zFor} from "../distributions.js";
import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkLevel} from "./check.js";
import {shareFlags} from "./flags.js";
import {wilsonBounds} from "./wilson-ci.js";

/**
 * The mean of a few scores in [0, 1], with an interval that is never too short.
 *
 * Scores between nought and one vary at most as passes and fails of the same mean do, so Wilson's interval for that mean
 * covers them; of whole passes it is Wilson's interval itself. For attempts at one task, of which only the sum is kept.
 *
 * @param sum - of the scores, in [0, n]
 * @param n - how many, independent of each other
 * @returns an estimate; refused `n_zero`, and `invalid_counts` where the sum cannot be
 * @see Wilson (1927), J. Am. Stat. Assoc. 22, 209–212
 */
export function wilsonOfMean(sum: number, n: number, {level = 0.95} = {}): Estimate | Refusal {
  checkLevel(level);
  if (!Number.isInteger(n) || n < 0 || !(sum >= 0 && sum <= n + 1e-9)) return refuse("invalid_counts", n);
  if (n === 0) return refuse("n_zero", 0);
  const value = Math.min(1, sum / n);
  return {value, ...wilsonBounds(value, n, zFor(level)), n, method: "wilson", flags: shareFlags(value, n)};
}
