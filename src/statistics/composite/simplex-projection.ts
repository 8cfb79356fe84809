import {checkNumbers} from "../rates/check.js";

/**
 * The nearest set of weights, none negative and summing to 1, to any list of numbers.
 *
 * @param v - at least one number
 * @see Held, Wolfe and Crowder (1974), Mathematical Programming 6, 62–88
 */
export function simplexProjection(v: readonly number[]): number[] {
  checkNumbers(v, "v");
  if (v.length === 0) throw new TypeError("a projection needs at least one number, got none");
  const sorted = v.slice().sort((a, b) => b - a);
  let sum = 0;
  let shift = 0;
  sorted.forEach((value, i) => {
    sum += value;
    // The shift that fits the i + 1 largest; valid while it leaves the smallest of them positive.
    if (value - (sum - 1) / (i + 1) > 0) shift = (sum - 1) / (i + 1);
  });
  return v.map((value) => Math.max(0, value - shift));
}
