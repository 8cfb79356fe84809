import {pFromT} from "../distributions.js";
import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkPairs} from "./check-pairs.js";
import {correlation, fisherInterval, isPerfect} from "./correlation.js";

/**
 * How closely two columns follow one straight line, from −1 to 1, with Fisher's interval.
 *
 * Fisher's z makes the interval lopsided as it should be near ±1. It presumes roughly normal columns: for counts and
 * ratings `spearmanCi` is the default.
 *
 * @param x, y - equally long, known in pairs
 * @returns estimate with `p` (t test of no correlation); refused `n_too_small` under 4 pairs, and `zero_variance`
 *   where a column is constant or nothing is left to vary about the line (r = ±1: as a rule one column was made of
 *   the other)
 * @see Fisher (1921), Metron 1, 3–32
 */
export function pearsonCi(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  {level = 0.95} = {}
): (Estimate & {p: number}) | Refusal {
  checkPairs(x, y, level);
  const n = x.length;
  if (n < 4) return refuse("n_too_small", n);
  const r = correlation(x, y);
  if (r === null || isPerfect(r)) return refuse("zero_variance", n);
  return {
    value: r,
    ...fisherInterval(r, 1 / Math.sqrt(n - 3), level),
    n,
    method: "pearson, fisher-z",
    flags: n < 30 ? ["small_n"] : [],
    p: pFromT(r * Math.sqrt((n - 2) / (1 - r * r)), n - 2)
  };
}
