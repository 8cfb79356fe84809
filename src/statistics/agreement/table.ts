import {refuse, type Refusal} from "../estimate.js";
import {checkSameLength} from "../rates/check.js";
import {categoriesOf, checkRatings, type Rating} from "./ratings.js";

/** How two raters' verdicts meet: row = first rater's category, column = second rater's, entry = units. */
export type AgreementTable = readonly (readonly number[])[];

/** The table as shares of all units, with both raters' marginal shares. */
export interface TableShares {
  n: number;
  q: number;
  share: number[][];
  rows: number[];
  columns: number[];
}

/** Throws on a table that is not square; refuses counts that cannot be (`invalid_counts`) and an empty table (`n_zero`). */
export function tableShares(table: AgreementTable): TableShares | Refusal {
  const q = table.length;
  let n = 0;
  let whole = true;
  table.forEach((row, k) => {
    if (row.length !== q)
      throw new TypeError(`table must be square: ${q} rows, but row ${k} has ${row.length} columns`);
    for (const count of row) {
      if (typeof count !== "number") throw new TypeError(`table must hold counts, got ${count} in row ${k}`);
      if (!Number.isInteger(count) || count < 0) whole = false;
      n += count;
    }
  });
  if (!whole) return refuse("invalid_counts", Number.isFinite(n) ? Math.max(0, Math.round(n)) : 0);
  if (n === 0) return refuse("n_zero", 0);
  const share = table.map((row) => row.map((count) => count / n));
  const rows = share.map((row) => row.reduce((sum, p) => sum + p, 0));
  const columns = share.map((_, l) => share.reduce((sum, row) => sum + row[l]!, 0));
  return {n, q, share, rows, columns};
}

/**
 * Counts how two raters' verdicts on the same units meet.
 *
 * @param a - first rater's verdicts, null where there is none
 * @param b - second rater's, unit by unit
 * @param options - `categories` that exist although nobody may have used them
 * @returns the square table, its categories in order, and how many units lacked one of the two verdicts
 */
export function agreementTable(
  a: readonly Rating[],
  b: readonly Rating[],
  {categories: declared}: {categories?: readonly (number | string)[]} = {}
): {table: number[][]; categories: (number | string)[]; missing: number} {
  checkSameLength(a, b, "the two raters' verdicts");
  const pairs = a.map((rating, i) => [rating, b[i]!] as const).filter(([x, y]) => x !== null && y !== null);
  checkRatings(pairs);
  const categories = categoriesOf(pairs, declared);
  const index = new Map<Rating, number>(categories.map((category, i) => [category, i]));
  const table = categories.map(() => categories.map(() => 0));
  for (const [x, y] of pairs) table[index.get(x)!]![index.get(y)!]! += 1;
  return {table, categories, missing: a.length - pairs.length};
}
