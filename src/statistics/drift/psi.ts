import {pFromChisquare} from "../distributions.js";
import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkNumbers, checkSameLength} from "../rates/check.js";

/**
 * How far the mix of inputs has moved from a reference mix: the population stability index, 0 for not at all.
 *
 * The customary .1 and .25 ignore how many were counted: by chance alone it is about (cells − 1)·(1/n + 1/m), which `p`
 * takes into account. A shift of the mix is not a drift of the model: reweight to the reference first.
 *
 * @param reference, current - counts by cell
 * @returns a point estimate (`n` the current count) with `p`; refused `zero_cell` where a cell is empty on either side
 *   (merge cells instead), `n_too_small` with one cell, `invalid_counts` for a negative count
 * @see Yurdakul and Naranjo (2020), J. Risk Model Validation 14, 89–100
 */
export function psi(reference: readonly number[], current: readonly number[]): (Estimate & {p: number}) | Refusal {
  checkSameLength(reference, current, "reference and current");
  checkNumbers(reference, "reference");
  checkNumbers(current, "current");
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  const n = sum(current);
  const m = sum(reference);
  if ([...reference, ...current].some((count) => count < 0)) return refuse("invalid_counts", n);
  if (reference.includes(0) || current.includes(0)) return refuse("zero_cell", n);
  if (reference.length < 2) return refuse("n_too_small", n);
  const value = reference.reduce((total, count, i) => {
    const before = count / m;
    const now = current[i]! / n;
    return total + (now - before) * Math.log(now / before);
  }, 0);
  const p = Math.max(0, pFromChisquare(value / (1 / n + 1 / m), reference.length - 1));
  return {value, low: null, high: null, n, method: "psi, point", flags: [], p};
}
