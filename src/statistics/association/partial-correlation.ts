import {pFromT} from "../distributions.js";
import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkNumbers, checkSameLength} from "../rates/check.js";
import {smallN} from "../rates/flags.js";
import {checkPairs} from "./check-pairs.js";
import {correlation, fisherInterval, isPerfect} from "./correlation.js";
import {midranks} from "./ranks.js";

/**
 * What is left of a correlation once other columns, such as the size of the change, have had their say.
 *
 * Most complexity metrics are size in disguise: show this beside the raw correlation. Both columns are replaced by
 * what a linear regression on the controls cannot explain, and the rest is correlated. With `ranks` everything is
 * ranked first, which makes it the partial Spearman correlation with Bonett and Wright's wider standard error.
 *
 * @param x, y - equally long, known in pairs
 * @param controls - columns of the same length; those that repeat earlier ones, or are constant, count for nothing
 * @returns estimate with `p` and `controls`, the number that counted; refused `n_too_small` under 4 + controls pairs,
 *   `zero_variance` where the controls explain a column entirely or the rest agrees entirely
 * @see Fisher (1924), Metron 3, 329–332
 */
export function partialCorrelation(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  controls: readonly ArrayLike<number>[],
  {level = 0.95, ranks = false} = {}
): (Estimate & {p: number; controls: number}) | Refusal {
  checkPairs(x, y, level);
  controls.forEach((column, i) => {
    checkSameLength(x, column, `x and controls[${i}]`);
    checkNumbers(column, `controls[${i}]`);
  });
  const ready = (column: ArrayLike<number>) => centred(ranks ? midranks(column) : column);
  const basis: Float64Array[] = [];
  for (const column of controls.map(ready)) {
    const rest = without(column, basis);
    if (norm(rest) > 1e-10 * norm(column)) basis.push(rest.map((value) => value / norm(rest)));
  }
  const n = x.length;
  const df = n - basis.length - 2;
  if (df < 2) return refuse("n_too_small", n);
  const left = [ready(x), ready(y)].map((column) => ({size: norm(column), rest: without(column, basis)}));
  if (left.some(({size, rest}) => norm(rest) <= 1e-10 * size)) return refuse("zero_variance", n);
  const r = correlation(left[0]!.rest, left[1]!.rest);
  if (r === null || isPerfect(r)) return refuse("zero_variance", n);
  return {
    value: r,
    ...fisherInterval(r, Math.sqrt((ranks ? 1 + (r * r) / 2 : 1) / (df - 1)), level),
    n,
    method: ranks ? "partial spearman, bonett-wright" : "partial, fisher-z",
    flags: n < smallN ? ["small_n"] : [],
    p: pFromT(r * Math.sqrt(df / (1 - r * r)), df),
    controls: basis.length
  };
}

function centred(column: ArrayLike<number>): Float64Array {
  const values = Float64Array.from(column);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const size = norm(values);
  const moved = values.map((value) => value - mean);
  // A constant such as 0.1 leaves rounding behind that would pass for variation.
  return norm(moved) <= 1e-13 * size ? moved.fill(0) : moved;
}

/** The column less its shadow on an orthonormal basis; taken off twice, since once leaves rounding behind. */
function without(column: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const rest = Float64Array.from(column);
  for (let pass = 0; pass < 2; pass++)
    for (const unit of basis) {
      const along = rest.reduce((sum, value, i) => sum + value * unit[i]!, 0);
      for (let i = 0; i < rest.length; i++) rest[i]! -= along * unit[i]!;
    }
  return rest;
}

function norm(column: Float64Array): number {
  return Math.sqrt(column.reduce((sum, value) => sum + value * value, 0));
}
