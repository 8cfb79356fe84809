import {betaQuantile} from "../distributions.js";
import type {Estimate, Refusal} from "../estimate.js";
import {checkLevel, refusedCounts} from "./check.js";
import {shareFlags} from "./flags.js";

/**
 * What we believe of a pass rate after n attempts, when we began with a Beta(a, b) belief: the posterior mean and its
 * equal-tailed interval.
 *
 * For statements such as "the chance that the rate exceeds 0.9"; the prior is named beside the figure.
 *
 * @param passes - whole number in [0, n]
 * @param n - independent attempts, at least 1
 * @param options - `a` and `b`, both positive, 1 and 1 (every rate equally likely) unless given
 * @returns an estimate whose value is the posterior mean; refused `invalid_counts` or `n_zero`
 * @see Gelman et al. (2013), Bayesian Data Analysis, §2.1–2.4
 */
export function betaBinomialPosterior(
  passes: number,
  n: number,
  {a = 1, b = 1, level = 0.95} = {}
): (Estimate & {a: number; b: number}) | Refusal {
  checkLevel(level);
  if (!(a > 0 && b > 0)) throw new TypeError(`a and b must be positive, got ${a} and ${b}`);
  const refused = refusedCounts(passes, n);
  if (refused) return refused;
  const tail = (1 - level) / 2;
  const after = {a: a + passes, b: b + n - passes};
  return {
    value: after.a / (after.a + after.b),
    low: betaQuantile(tail, after.a, after.b),
    high: betaQuantile(1 - tail, after.a, after.b),
    n,
    method: `beta posterior, prior (${a}, ${b})`,
    flags: shareFlags(passes / n, n),
    ...after
  };
}
