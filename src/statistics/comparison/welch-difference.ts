import {pFromT, tFor} from "../distributions.js";
import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers} from "../rates/check.js";
import {smallN} from "../rates/flags.js";
import {isZeroSpread, mean, variance} from "../rates/moments.js";

/**
 * How much better A does than B when they were measured on different tasks.
 *
 * Welch's t, which does not assume that both vary alike. Much weaker than `pairedDifference`: only for task sets that
 * share too little.
 *
 * @param a - one finite number per task, at least 2
 * @param b - other tasks, at least 2
 * @returns an estimate of mean(a) − mean(b), flag `unpaired`, n both counts together; refused `n_zero`, `n_too_small`,
 *   `zero_variance`
 * @see Welch (1947), Biometrika 34, 28–35
 */
export function welchDifference(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  {level = 0.95} = {}
): (Estimate & {se: number; t: number; df: number; p: number}) | Refusal {
  checkLevel(level);
  checkNumbers(a, "a");
  checkNumbers(b, "b");
  const n = a.length + b.length;
  if (a.length === 0 || b.length === 0) return refuse("n_zero", n);
  if (a.length < 2 || b.length < 2) return refuse("n_too_small", n);
  const va = variance(a) / a.length;
  const vb = variance(b) / b.length;
  const se = Math.sqrt(va + vb);
  const value = mean(a) - mean(b);
  if (isZeroSpread(se, Math.max(Math.abs(mean(a)), Math.abs(mean(b))))) return refuse("zero_variance", n);
  const df = (va + vb) ** 2 / (va ** 2 / (a.length - 1) + vb ** 2 / (b.length - 1));
  const half = tFor(level, df) * se;
  const t = value / se;
  return {
    value,
    low: value - half,
    high: value + half,
    n,
    method: "welch",
    flags: Math.min(a.length, b.length) < smallN ? ["unpaired", "small_n"] : ["unpaired"],
    se,
    t,
    df,
    p: pFromT(t, df)
  };
}
