import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkWhole, refusedCounts} from "./check.js";

/**
 * The chance that at least one of k attempts at a task passes, from n ≥ k attempts of which c passed.
 *
 * The unbiased estimate 1 − C(n−c, k)/C(n, k), as a product so that no factorial overflows. It presumes someone who picks
 * the passing attempt: print it beside pass@1, `passHatK` and the cost of k attempts.
 *
 * @param passes - whole number in [0, n]
 * @param n - attempts at this task, independent of each other
 * @param options - `k`, a whole number from 1
 * @returns an ingredient for `passAtKDataset`, without an interval; refused `invalid_counts`, `n_zero`, `k_gt_n`
 * @see Chen et al. (2021), arXiv:2107.03374
 */
export function passAtK(passes: number, n: number, {k}: {k: number}): Estimate | Refusal {
  checkWhole(k, "k");
  const refused = refusedCounts(passes, n);
  if (refused) return refused;
  if (k > n) return refuse("k_gt_n", n);
  let allFail = 1;
  // With fewer than k failures a factor is 0 or the product would change sign: some attempt of any k passes.
  if (n - passes < k) allFail = 0;
  else for (let i = n - passes + 1; i <= n; i++) allFail *= 1 - k / i;
  return {value: 1 - allFail, low: null, high: null, n, method: "pass@k, unbiased, point", flags: []};
}

/**
 * The chance that all of k attempts at a task pass: how far the system can be relied on without a second look.
 *
 * The unbiased estimate C(c, k)/C(n, k).
 *
 * @param passes - whole number in [0, n]
 * @param n - attempts at this task
 * @param options - `k`, a whole number from 1
 * @returns an ingredient for `passAtKDataset`, without an interval; refused as `passAtK`
 * @see Yao et al. (2024), τ-bench, arXiv:2406.12045
 */
export function passHatK(passes: number, n: number, {k}: {k: number}): Estimate | Refusal {
  checkWhole(k, "k");
  const refused = refusedCounts(passes, n);
  if (refused) return refused;
  if (k > n) return refuse("k_gt_n", n);
  let value = 1;
  for (let i = 0; i < k; i++) value *= Math.max(0, passes - i) / (n - i);
  return {value, low: null, high: null, n, method: "pass^k, unbiased, point", flags: []};
}
