import {refuse, type Refusal} from "../estimate.js";
import {checkNumbers, checkSameLength} from "../rates/check.js";

/** Estimates pulled towards their mean by as much as their noise deserves. */
export interface Shrunken {
  /** Weighted mean of all. */
  mu: number;
  /** Variance of the true values; 0 means the systems are not distinguishable. */
  tau2: number;
  /** Cochran's heterogeneity. */
  Q: number;
  /** Share of the spread that is not noise, in [0, 1]. */
  i2: number;
  posterior: number[];
  n: number;
}

/**
 * What to expect of each system next time: the best of many looks better than it is, and is shown shrunken.
 *
 * Normal model, τ² by DerSimonian and Laird, posterior mean (1 − B)·y + B·μ with B = se²/(se² + τ²).
 *
 * @param estimate - one per system or category, of one unit
 * @param se - its standard error, positive
 * @returns refused `n_too_small` with fewer than 2, `zero_variance` when a standard error is 0
 * @see DerSimonian and Laird (1986), Control. Clin. Trials 7, 177–188; Efron and Morris (1975), J. Am. Stat. Assoc. 70, 311–319
 */
export function ebShrinkage(estimate: readonly number[], se: readonly number[]): Shrunken | Refusal {
  checkSameLength(estimate, se, "estimates and standard errors");
  checkNumbers(estimate, "estimate");
  checkNumbers(se, "se");
  const n = estimate.length;
  if (n < 2) return refuse("n_too_small", n);
  if (se.some((s) => s <= 0)) return refuse("zero_variance", n);

  const fixed = se.map((s) => 1 / s ** 2);
  const sum = (x: readonly number[]) => x.reduce((a, b) => a + b, 0);
  const weighted = (w: readonly number[]) => sum(w.map((v, i) => v * (estimate[i] as number))) / sum(w);
  const centre = weighted(fixed);
  const Q = sum(fixed.map((w, i) => w * ((estimate[i] as number) - centre) ** 2));
  const df = n - 1;
  const tau2 = Math.max(0, (Q - df) / (sum(fixed) - sum(fixed.map((w) => w * w)) / sum(fixed)));
  const mu = weighted(se.map((s) => 1 / (s ** 2 + tau2)));
  const posterior = estimate.map((y, i) => {
    const noise = (se[i] as number) ** 2;
    const B = noise / (noise + tau2);
    return (1 - B) * y + B * mu;
  });
  return {mu, tau2, Q, i2: Q > df ? (Q - df) / Q : 0, posterior, n};
}
