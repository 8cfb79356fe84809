import {zFor} from "../distributions.js";
import type {Estimate, Refusal} from "../estimate.js";
import {checkLevel} from "../rates/check.js";
import {pairFlags, refusedPairs} from "./paired-diff-score-ci.js";

/**
 * The paired difference of two pass rates with an interval that can be worked out by hand: add one task to each kind of
 * discordance, then value ± 1.96·se.
 *
 * Wide where discordance is rare; `pairedDiffScoreCi` is the default.
 *
 * @param b - tasks only A passed
 * @param c - tasks only B passed
 * @param n - all common tasks
 * @returns an estimate of (b − c)/n with `center` the middle of the interval; refused `invalid_counts` or `n_zero`
 * @see Bonett and Price (2012), J. Educ. Behav. Stat. 37, 479–488
 */
export function pairedDiffBonettPriceCi(
  b: number,
  c: number,
  n: number,
  {level = 0.95} = {}
): (Estimate & {center: number}) | Refusal {
  checkLevel(level);
  const refused = refusedPairs(b, c, n);
  if (refused) return refused;
  const pb = (b + 1) / (n + 2);
  const pc = (c + 1) / (n + 2);
  const center = pb - pc;
  const half = zFor(level) * Math.sqrt((pb + pc - center ** 2) / (n + 2));
  return {
    value: (b - c) / n,
    low: Math.max(-1, center - half),
    high: Math.min(1, center + half),
    n,
    method: "bonett-price",
    flags: pairFlags(b, c, n),
    center
  };
}
