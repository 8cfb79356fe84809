import {refuse, type Refusal} from "../estimate.js";
import {checkNumbers} from "../rates/check.js";

/**
 * The largest gap between two cumulative distributions, and the chance of one at least so large if they are the same.
 *
 * The p is exact, counting the orders in which the two samples can be merged, up to n·m = 4 million; beyond, Smirnov's
 * limit with the effective size n·m/(n + m). Ties only make it cautious.
 *
 * @param x, y - samples, independent of each other
 * @returns `d` in [0, 1], `p`, `exact`; refused `n_zero` where a sample is empty
 * @see Smirnov (1939); Hodges (1958), Arkiv för Matematik 3, 469–486, for the counting
 */
export function ksTwoSample(
  x: ArrayLike<number>,
  y: ArrayLike<number>
): {d: number; p: number; n_x: number; n_y: number; exact: boolean} | Refusal {
  checkNumbers(x, "x");
  checkNumbers(y, "y");
  const n = x.length;
  const m = y.length;
  if (n === 0 || m === 0) return refuse("n_zero", n + m);
  const a = Float64Array.from(x).sort();
  const b = Float64Array.from(y).sort();
  let widest = 0;
  for (let i = 0, j = 0; i < n && j < m; ) {
    const at = Math.min(a[i]!, b[j]!);
    while (i < n && a[i] === at) i++;
    while (j < m && b[j] === at) j++;
    widest = Math.max(widest, Math.abs(i * m - j * n));
  }
  const d = widest / (n * m);
  const exact = n * m <= 4e6;
  const p = exact ? exactTail(n, m, widest) : limitTail(d * Math.sqrt((n / (n + m)) * m));
  return {d, p, n_x: n, n_y: m, exact};
}

/** Share of merged orders whose gap, in units of 1/(n·m), reaches `widest` somewhere. */
function exactTail(n: number, m: number, widest: number): number {
  if (widest === 0) return 1;
  // row[j]: chance that an order through i of the first sample and j of the second has reached the gap by then. Each
  // next observation is from the first with chance (what is left of it)/(what is left of both), taken backwards.
  let row = new Float64Array(m + 1);
  for (let i = 0; i <= n; i++) {
    const next = new Float64Array(m + 1);
    for (let j = 0; j <= m; j++) {
      if (Math.abs(i * m - j * n) >= widest) next[j] = 1;
      else if (i + j > 0) next[j] = ((i > 0 ? i * row[j]! : 0) + (j > 0 ? j * next[j - 1]! : 0)) / (i + j);
    }
    row = next;
  }
  return Math.min(1, row[m]!);
}

/** Kolmogorov's limit: 2·Σ (−1)^(k−1)·exp(−2k²x²), or its mirror image where that converges slowly. */
function limitTail(x: number): number {
  if (x < 0.2) return 1;
  if (x < 1) {
    let sum = 0;
    for (let k = 1; k <= 20; k++) sum += Math.exp((-((2 * k - 1) ** 2) * Math.PI ** 2) / (8 * x * x));
    return Math.max(0, 1 - (Math.sqrt(2 * Math.PI) / x) * sum);
  }
  let sum = 0;
  for (let k = 1; k <= 100; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
  return Math.min(1, Math.max(0, sum));
}
