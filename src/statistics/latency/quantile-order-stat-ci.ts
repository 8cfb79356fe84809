import {binomialCdf} from "../distributions.js";
import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers} from "../rates/check.js";
import {quantileSorted} from "./quantile-sorted.js";

/**
 * A quantile with an interval from two of the observations themselves, whose coverage is known without knowing the
 * distribution.
 *
 * The number of observations below the true quantile is binomial, so the r-th and s-th smallest enclose it with at least
 * the level asked for. A tail needs enough of them: a two-sided 95 % interval of p95 has no upper end under 72.
 *
 * @param x - at least one number, any unit
 * @param p - in (0, 1)
 * @returns estimate (type 7) with `r` and `s` (1-based; 0 and n + 1 stand for no bound, then null and flagged
 *   `unbounded_side`) and the exact `coverage`; refused `n_zero`
 * @see Thompson (1936), Ann. Math. Stat. 7, 122–128
 */
export function quantileOrderStatCi(
  x: ArrayLike<number>,
  p: number,
  {level = 0.95} = {}
): (Estimate & {r: number; s: number; coverage: number}) | Refusal {
  checkNumbers(x, "x");
  checkLevel(level);
  if (!(p > 0 && p < 1)) throw new TypeError(`p must be between 0 and 1, got ${p}`);
  const n = x.length;
  if (n === 0) return refuse("n_zero", 0);
  const sorted = Float64Array.from(x).sort();
  // Chance that at most k of n fall below the true quantile.
  const below = (k: number) => (k < 0 ? 0 : k >= n ? 1 : binomialCdf(k, n, p));
  const tail = (1 - level) / 2;
  const r = firstWhere(n, (k) => below(k) > tail);
  const s = firstWhere(n, (k) => below(k) >= 1 - tail) + 1;
  const flags: Flag[] = r === 0 || s > n ? ["unbounded_side"] : [];
  return {
    value: quantileSorted(sorted, p),
    low: r === 0 ? null : sorted[r - 1]!,
    high: s > n ? null : sorted[s - 1]!,
    n,
    method: "order statistics",
    flags,
    r,
    s,
    coverage: (s > n ? 1 : below(s - 1)) - below(r - 1)
  };
}

/** The smallest k in [0, n] for which a condition, false then true, holds. */
function firstWhere(n: number, holds: (k: number) => boolean): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
