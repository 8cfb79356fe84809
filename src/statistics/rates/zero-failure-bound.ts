import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkLevel} from "./check.js";

/**
 * How high the failure rate may still be when n of n attempts passed: the number to print instead of "100 % ± 0".
 *
 * The exact one-sided bound 1 − (1 − level)^(1/n); about 3/n at 95 %, the "rule of three".
 *
 * @param n - independent attempts, all passed
 * @returns value 0 with `high` = `upper`, the bound; refused `n_zero`, or `invalid_counts` when n is not a whole number
 * @see Hanley and Lippman-Hand (1983), JAMA 249, 1743–1745
 */
export function zeroFailureBound(n: number, {level = 0.95} = {}): (Estimate & {upper: number}) | Refusal {
  checkLevel(level);
  if (!Number.isInteger(n) || n < 0) return refuse("invalid_counts", n);
  if (n === 0) return refuse("n_zero", 0);
  const upper = -Math.expm1(Math.log(1 - level) / n);
  return {value: 0, low: 0, high: upper, n, method: "exact one-sided", flags: ["floor_ceiling"], upper};
}
