import type {Estimate, Refusal} from "../estimate.js";
import {isRefusal} from "../estimate.js";
import {quantileOrderStatCi} from "./quantile-order-stat-ci.js";

/**
 * The value below which share p of the observations lie, straight between neighbours (R's type 7), with the exact
 * order-statistic interval.
 *
 * Timed-out attempts are not observations: with any of those, `kmQuantile`.
 *
 * @param x - at least one number, any unit
 * @param p - in (0, 1)
 * @returns as `quantileOrderStatCi`
 * @see Hyndman and Fan (1996), The American Statistician 50, 361–365
 */
export function quantileType7(x: ArrayLike<number>, p: number, {level = 0.95} = {}): Estimate | Refusal {
  const result = quantileOrderStatCi(x, p, {level});
  if (isRefusal(result)) return result;
  const {value, low, high, n, method, flags} = result;
  return {value, low, high, n, method: `type 7, ${method}`, flags};
}
