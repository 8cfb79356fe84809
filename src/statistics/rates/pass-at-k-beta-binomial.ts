import {betaln} from "../distributions.js";
import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkWhole, refusedCounts} from "./check.js";

/**
 * The chance that at least one of k attempts passes, also for k beyond the attempts made, if pass rates vary over tasks
 * as Beta(α, β).
 *
 * Posterior mean 1 − B(a, b+k)/B(a, b) with a = α+c, b = β+n−c. Model-based and labelled so: α and β come from
 * `betaBinomialFit` (empirical Bayes) or are ½ and ½ (Jeffreys); show both, for near p = 0 the answer is mostly prior.
 *
 * @param passes - whole number in [0, n]
 * @param n - attempts at this task
 * @param options - `k`, `alpha`, `beta`; `reach`, how many times n may be extrapolated to before it is refused (5 on the
 *   page)
 * @returns an estimate without an interval, flag `model_based`; refused `invalid_counts`, `n_zero`, `k_gt_n` beyond reach·n
 * @see Griffiths (1973), Biometrics 29, 637–648; Chen et al. (2021), arXiv:2107.03374
 */
export function passAtKBetaBinomial(
  passes: number,
  n: number,
  {k, alpha, beta, reach = 5}: {k: number; alpha: number; beta: number; reach?: number}
): Estimate | Refusal {
  checkWhole(k, "k");
  if (!(alpha > 0 && beta > 0)) throw new TypeError(`alpha and beta must be positive, got ${alpha} and ${beta}`);
  const refused = refusedCounts(passes, n);
  if (refused) return refused;
  if (k > reach * n) return refuse("k_gt_n", n);
  const a = alpha + passes;
  const b = beta + n - passes;
  // expm1 keeps the digits of a small chance, which 1 − exp would lose.
  const value = -Math.expm1(betaln(a, b + k) - betaln(a, b));
  return {value, low: null, high: null, n, method: "pass@k, beta-binomial, point", flags: ["model_based"]};
}
