import {zFor} from "../distributions.js";
import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers, checkSameLength} from "../rates/check.js";

/**
 * The change over a fixed mix of categories, so that a run with more easy tasks does not look like progress.
 *
 * Σw·d with declared weights and √Σw²·se², strata independent.
 *
 * @param diff - the difference in each stratum
 * @param se - its standard error, not negative
 * @param options - `weights`, declared beforehand, not negative and summing to 1; `n` tasks in all, the number of strata
 *   when not given
 * @returns an estimate; refused `n_zero`, `weights_not_normalised`, `zero_variance`
 * @see Cochran (1977), Sampling Techniques, ch. 5
 */
export function stratifiedDifference(
  diff: readonly number[],
  se: readonly number[],
  {weights, level = 0.95, n = diff.length}: {weights: readonly number[]; level?: number; n?: number}
): (Estimate & {se: number}) | Refusal {
  checkLevel(level);
  checkSameLength(diff, se, "differences and standard errors");
  checkSameLength(diff, weights, "differences and weights");
  for (const [values, name] of [
    [diff, "diff"],
    [se, "se"],
    [weights, "weights"]
  ] as const)
    checkNumbers(values, name);
  if (se.some((s) => s < 0)) throw new TypeError("se must not be negative");
  if (diff.length === 0) return refuse("n_zero", 0);
  const total = weights.reduce((a, b) => a + b, 0);
  if (Math.abs(total - 1) > 1e-9 || weights.some((w) => w < 0)) return refuse("weights_not_normalised", n);
  let value = 0;
  let variance = 0;
  diff.forEach((d, h) => {
    const w = weights[h] as number;
    value += w * d;
    variance += (w * (se[h] as number)) ** 2;
  });
  if (variance === 0) return refuse("zero_variance", n);
  const overall = Math.sqrt(variance);
  const half = zFor(level) * overall;
  return {value, low: value - half, high: value + half, n, method: "stratified-z", flags: [], se: overall};
}
