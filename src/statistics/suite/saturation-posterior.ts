import {betaCdf, betaQuantile} from "../distributions.js";
import type {Estimate, Refusal} from "../estimate.js";
import {refusedCounts} from "../rates/check.js";
import {shareFlags} from "../rates/flags.js";

/** How probable it is that the best system has outgrown the suite. */
export interface Saturation extends Estimate {
  prob_above: number;
  /** Probability above .8: the suite no longer tells the best systems apart. */
  saturated: boolean;
  /** Failure rate of the best system that its results cannot rule out, at 95 %. */
  failure_rate_possible: number;
}

/**
 * The probability that a system passes more than `threshold` of tasks like these.
 *
 * From a Beta prior, uniform by default. A clean sheet proves less than it seems: 30 passes of 30 leave a failure rate of
 * 9.5 % possible.
 *
 * @param passes - whole number in [0, n]
 * @param n - tasks, one attempt each
 * @param options - `threshold`, a share; `a`, `b`, the prior's parameters
 * @returns an estimate of that probability, without bounds since it is itself a statement of uncertainty; refused
 *   `invalid_counts`, `n_zero`
 */
export function saturationPosterior(
  passes: number,
  n: number,
  {threshold = 0.9, a = 1, b = 1} = {}
): Saturation | Refusal {
  if (!(threshold > 0 && threshold < 1)) throw new TypeError(`threshold must be between 0 and 1, got ${threshold}`);
  if (!(a > 0 && b > 0)) throw new TypeError(`the prior needs a and b above 0, got ${a} and ${b}`);
  const refused = refusedCounts(passes, n);
  if (refused) return refused;
  const prob_above = 1 - betaCdf(threshold, a + passes, b + n - passes);
  return {
    value: prob_above,
    low: null,
    high: null,
    n,
    method: "beta posterior",
    flags: shareFlags(passes / n, n),
    prob_above,
    saturated: prob_above > 0.8,
    failure_rate_possible: passes === 0 ? 1 : 1 - betaQuantile(0.05, passes, n - passes + 1)
  };
}
