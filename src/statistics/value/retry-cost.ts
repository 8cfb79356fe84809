import {betaln} from "../distributions.js";
import {refuse, type Refusal} from "../estimate.js";
import {checkWhole} from "../rates/check.js";

/** What one attempt costs and after how many we give up. */
export interface RetryPlan {
  costPerAttempt: number;
  maxAttempts: number;
}

function checkPlan({costPerAttempt, maxAttempts}: RetryPlan): void {
  if (!(costPerAttempt >= 0)) throw new TypeError(`costPerAttempt must not be negative, got ${costPerAttempt}`);
  checkWhole(maxAttempts, "maxAttempts");
}

/**
 * What retrying until success costs when every attempt at every task has the same chance.
 *
 * Then cost per completed task is cost/p whatever the cap, which is the comforting answer; `retryCostBeta` gives the
 * usual one. Both presume that a failure is recognised.
 *
 * @param p - chance that one attempt passes, in [0, 1]
 * @returns `p_done`, `expected_cost` per task begun, `cost_per_completed`; refused `no_completions` at p = 0
 * @see the truncated geometric distribution
 */
export function retryCostHomogeneous(
  p: number,
  plan: RetryPlan
): {p_done: number; expected_cost: number; cost_per_completed: number} | Refusal {
  checkPlan(plan);
  if (!(p >= 0 && p <= 1)) throw new TypeError(`p must be in [0, 1], got ${p}`);
  if (p === 0) return refuse("no_completions", 0);
  const p_done = 1 - (1 - p) ** plan.maxAttempts;
  const expected_cost = (plan.costPerAttempt * p_done) / p;
  return {p_done, expected_cost, cost_per_completed: expected_cost / p_done};
}

/**
 * What retrying costs when tasks differ: the easy ones are done at once, and later attempts go to the hard ones.
 *
 * With pass rates over tasks as Beta(α, β), attempt i is made with probability B(α, β+i−1)/B(α, β), so cost per completed
 * task *rises* with the cap.
 *
 * @param rates - `alpha` and `beta`, from `betaBinomialFit`
 * @returns `p_done`, `expected_attempts` per task begun, `cost_per_completed`
 * @see Griffiths (1973), Biometrics 29, 637–648 (the beta-binomial)
 */
export function retryCostBeta(
  {alpha, beta}: {alpha: number; beta: number},
  plan: RetryPlan
): {p_done: number; expected_attempts: number; cost_per_completed: number} {
  checkPlan(plan);
  if (!(alpha > 0 && beta > 0)) throw new TypeError(`alpha and beta must be positive, got ${alpha} and ${beta}`);
  const start = betaln(alpha, beta);
  const allFailed = (attempts: number) => Math.exp(betaln(alpha, beta + attempts) - start);
  let expected_attempts = 0;
  for (let i = 0; i < plan.maxAttempts; i++) expected_attempts += allFailed(i);
  const p_done = 1 - allFailed(plan.maxAttempts);
  return {p_done, expected_attempts, cost_per_completed: (plan.costPerAttempt * expected_attempts) / p_done};
}
