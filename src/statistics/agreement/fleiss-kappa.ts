import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {bootstrapUnits, sumUnits, type Contribution, type UnitInterval, type UnitOptions} from "./bootstrap-units.js";

/** Fleiss' kappa with its two ingredients. */
export interface FleissKappa extends Estimate, Omit<UnitInterval, "low" | "high" | "flags"> {
  p_observed: number;
  p_expected: number;
  n_raters: number;
}

/**
 * Agreement beyond chance where every unit got the same number of ratings, whoever gave them.
 *
 * The classic for balanced panels; with missing ratings use `krippendorffAlpha` or `gwetAc`. Like Cohen's kappa it
 * falls towards 0 where one category dominates.
 *
 * @param counts - units in rows, categories in columns: how many raters chose each; every row adds up to the same m ≥ 2
 * @returns an estimate with a bootstrap interval over units; refused `n_zero`, `invalid_counts` (not whole, or rows with
 *   different totals), `no_pairable_units` (one rating a unit) or `undefined_chance_agreement` (one category throughout)
 * @see Fleiss (1971), Psychol. Bull. 76, 378–382
 */
export function fleissKappa(counts: readonly (readonly number[])[], options: UnitOptions = {}): FleissKappa | Refusal {
  const n = counts.length;
  if (n === 0) return refuse("n_zero", 0);
  const q = counts[0]!.length;
  const wrong = counts.findIndex((row) => row.length !== q);
  if (wrong >= 0) throw new TypeError(`every unit needs ${q} counts: unit ${wrong} has ${counts[wrong]!.length}`);
  const raters = sum(counts[0]!);
  const valid = (row: readonly number[]) => row.every((c) => Number.isInteger(c) && c >= 0) && sum(row) === raters;
  if (!counts.every(valid)) return refuse("invalid_counts", n);
  if (raters < 2) return refuse("no_pairable_units", n);

  // Columns: ratings in each category, pairs that agree, units.
  const units = counts.map((row): Contribution => {
    const agreeing = row.reduce((pairs, c) => pairs + c * (c - 1), 0) / (raters * (raters - 1));
    const used = row.map((c, k) => [k, c] as const).filter(([, c]) => c > 0);
    return [...used, [q, agreeing], [q + 1, 1]];
  });
  const coefficient = (sums: Float64Array) => {
    const drawn = sums[q + 1]!;
    let p_expected = 0;
    for (let k = 0; k < q; k++) p_expected += (sums[k]! / (drawn * raters)) ** 2;
    const p_observed = sums[q]! / drawn;
    if (1 - p_expected < 1e-12) return null;
    return {value: (p_observed - p_expected) / (1 - p_expected), p_observed, p_expected};
  };

  const point = coefficient(sumUnits(units, q + 2));
  if (!point) return refuse("undefined_chance_agreement", n);
  const {flags, ...interval} = bootstrapUnits(units, q + 2, (sums) => coefficient(sums)?.value ?? null, options);
  return {...point, ...interval, n, method: "fleiss-kappa unit-bootstrap", flags, n_raters: raters};
}

function sum(row: readonly number[]): number {
  return row.reduce((total, count) => total + count, 0);
}
