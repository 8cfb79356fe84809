import {probit} from "../distributions.js";

/** What a planned paired comparison assumes. */
export interface PairedPlan {
  /** Variance over tasks of the difference of the two systems' own means. */
  omega2: number;
  /** Mean variance of an attempt within a task, for each system. */
  sigma2A?: number;
  sigma2B?: number;
  /** Attempts per task. */
  kA?: number;
  kB?: number;
  /** Two-sided error of the test. */
  alpha?: number;
  power?: number;
  /** Design effect of clusters, 1 when tasks are independent. */
  deff?: number;
}

/** The variance of one task's difference and the two quantiles together, for both directions of the formula. */
function planned(plan: PairedPlan): {variance: number; quantiles: number} {
  const {omega2, sigma2A = 0, sigma2B = 0, kA = 1, kB = 1, alpha = 0.05, power = 0.8, deff = 1} = plan;
  if (!(omega2 >= 0 && sigma2A >= 0 && sigma2B >= 0)) throw new TypeError("variances must not be negative");
  if (!(kA >= 1 && kB >= 1 && deff >= 1)) throw new TypeError("attempts per task and deff must be at least 1");
  if (!(alpha > 0 && alpha < 1 && power > 0 && power < 1))
    throw new TypeError(`alpha and power must be between 0 and 1, got ${alpha} and ${power}`);
  return {
    variance: deff * (omega2 + sigma2A / kA + sigma2B / kB),
    quantiles: probit(1 - alpha / 2) + probit(power)
  };
}

/**
 * How many common tasks it takes to see a difference of a given size.
 *
 * n = (z₁₋α⁄₂ + z_power)²·(ω² + σ²A/KA + σ²B/KB)/δ²: more attempts per task shrink only the last two terms.
 *
 * @param delta - the difference to be seen, not 0, in the unit of the scores
 * @see Miller (2024), arXiv:2411.00640, §5
 */
export function powerPairedN(delta: number, plan: PairedPlan): {n: number; n_ceil: number} {
  if (!(Number.isFinite(delta) && delta !== 0)) throw new TypeError(`delta must not be 0, got ${delta}`);
  const {variance, quantiles} = planned(plan);
  const n = (quantiles ** 2 * variance) / delta ** 2;
  return {n, n_ceil: Math.ceil(n)};
}

/**
 * The smallest difference a comparison of n tasks could have been expected to see (power .8 at two-sided .05): what must
 * stand beside every "no significant difference".
 *
 * The inverse of `powerPairedN`.
 *
 * @param n - common tasks, at least 1
 * @returns `mde`, in the unit of the scores
 */
export function mdePaired(n: number, plan: PairedPlan): {mde: number} {
  if (!(n >= 1)) throw new TypeError(`n must be at least 1, got ${n}`);
  const {variance, quantiles} = planned(plan);
  return {mde: quantiles * Math.sqrt(variance / n)};
}
