import {refuse, type Refusal} from "../estimate.js";
import {checkNumbers} from "../rates/check.js";

/**
 * How far, on average, the observations of one sample would have to move to become the other: the area between the two
 * cumulative distributions, in the unit of the data.
 *
 * @param x, y - samples, of any sizes
 * @returns `w1`; refused `n_zero` where a sample is empty
 * @see Vallender (1974), Theory of Probability and its Applications 18, 784–786
 */
export function wasserstein1d(
  x: ArrayLike<number>,
  y: ArrayLike<number>
): {w1: number; n_x: number; n_y: number} | Refusal {
  checkNumbers(x, "x");
  checkNumbers(y, "y");
  const n = x.length;
  const m = y.length;
  if (n === 0 || m === 0) return refuse("n_zero", n + m);
  const a = Float64Array.from(x).sort();
  const b = Float64Array.from(y).sort();
  let w1 = 0;
  let at = Math.min(a[0]!, b[0]!);
  for (let i = 0, j = 0; i < n || j < m; ) {
    const next = Math.min(i < n ? a[i]! : Infinity, j < m ? b[j]! : Infinity);
    w1 += Math.abs(i / n - j / m) * (next - at);
    at = next;
    while (i < n && a[i] === at) i++;
    while (j < m && b[j] === at) j++;
  }
  return {w1, n_x: n, n_y: m};
}
