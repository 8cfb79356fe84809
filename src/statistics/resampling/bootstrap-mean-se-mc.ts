import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkNumbers, checkWhole} from "../rates/check.js";
import {mean} from "../rates/moments.js";
import {seeded} from "../random.js";
import {percentileInterval} from "./percentile-interval.js";

/**
 * The mean with its standard error by resampling rows, a check on the formula s/√n.
 *
 * Ordinary draws of n with replacement; the exact answer it tends to is √((n−1)/n · s²/n).
 *
 * @param values - independent numbers, at least 2
 * @param options - `replicates` and the `seed` stored with the figure
 * @returns an estimate with the percentile interval; refused `n_zero`, `n_too_small`, `zero_variance`
 * @see Efron (1979), Ann. Stat. 7, 1–26
 */
export function bootstrapMeanSeMc(
  values: ArrayLike<number>,
  {replicates = 1000, seed, level = 0.95}: {replicates?: number; seed: number; level?: number}
): (Estimate & {se: number}) | Refusal {
  checkNumbers(values, "values");
  checkWhole(replicates, "replicates", 2);
  const n = values.length;
  if (n < 2) return refuse(n === 0 ? "n_zero" : "n_too_small", n);
  const random = seeded(seed);
  const means = new Float64Array(replicates);
  for (let b = 0; b < replicates; b++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += values[Math.floor(random() * n)] as number;
    means[b] = sum / n;
  }
  return percentileInterval(means, {estimate: mean(values), level, n});
}
