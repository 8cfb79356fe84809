import {zFor} from "../distributions.js";
import {isRefusal, refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkLevel} from "../rates/check.js";
import {smallN} from "../rates/flags.js";
import {isZeroSpread} from "../rates/moments.js";
import {bootstrapUnits, type Contribution, type UnitOptions} from "./bootstrap-units.js";
import {tableShares, type AgreementTable, type TableShares} from "./table.js";
import {agreementWeights} from "./weights.js";

/** Kappa with what it takes not to be misled by it. */
export interface Kappa extends Estimate {
  se: number;
  p_observed: number;
  p_expected: number;
  /** How unequally two categories are used, 0 to 1; null with more than two. */
  prevalence_index: number | null;
  /** How differently two raters use them, 0 to 1; null with more than two. */
  bias_index: number | null;
  /** Agreement is high and kappa low only because nearly every unit falls into one category: read AC1 instead. */
  skewed_marginals: boolean;
  /** The interval from resampled units, as a check on the analytic one; null unless asked for. */
  boot_low: number | null;
  boot_high: number | null;
}

type KappaWeights = "none" | "linear" | "quadratic";
type KappaOptions = UnitOptions & {weights?: KappaWeights};

/**
 * How much more two raters agree than two raters who use the same categories as often but blindly: 1 is always, 0 is no
 * more than that.
 *
 * Kappa is what most readers ask for, but it falls towards 0 where one category dominates, however well raters agree:
 * show it with percent agreement and AC1. The interval is the large-sample one; `replicates` adds one from resampled
 * units.
 *
 * @param table - square counts: rows the first rater's categories, columns the second's
 * @param options - `weights`: "none", or for ordered categories "linear" or "quadratic" in their distance
 * @returns an estimate, n = units; refused `n_zero`, `invalid_counts`, or `undefined_chance_agreement` where both raters
 *   used one category throughout, which tells nothing about reliability. Without spread both bounds are null
 * @see Cohen (1960), Educ. Psychol. Meas. 20, 37–46; Fleiss, Cohen and Everitt (1969), Psychol. Bull. 72, 323–327
 */
export function cohenKappa(
  table: AgreementTable,
  {weights = "none", level = 0.95, replicates = 0, ...resampling}: KappaOptions = {}
): Kappa | Refusal {
  checkLevel(level);
  const shares = tableShares(table);
  if (isRefusal(shares)) return shares;
  const {n, q, rows, columns} = shares;
  const credit = agreementWeights(weights === "none" ? "identity" : weights, [...rows.keys()]);
  const {value, p_observed, p_expected} = kappaOf(shares, credit);
  if (value === null) return refuse("undefined_chance_agreement", n);

  const se = standardError(shares, credit, value, p_expected);
  const flags: Flag[] = n < smallN ? ["small_n"] : [];
  const spreadless = isZeroSpread(se, 1);
  if (spreadless) flags.push("unbounded_side");
  const half = zFor(level) * se;
  const boot = bootstrapUnits(cellsAsUnits(table), q * q, (sums) => kappaOf(sharesOf(sums, q), credit).value, {
    ...resampling,
    level,
    replicates
  });
  return {
    value,
    low: spreadless ? null : Math.max(-1, value - half),
    high: spreadless ? null : Math.min(1, value + half),
    n,
    method: weights === "none" ? "cohen-kappa" : `cohen-kappa-${weights}`,
    flags,
    se,
    p_observed,
    p_expected,
    prevalence_index: q === 2 ? Math.abs(rows[0]! + columns[0]! - rows[1]! - columns[1]!) / 2 : null,
    bias_index: q === 2 ? Math.abs(rows[0]! - columns[0]!) : null,
    skewed_marginals: weights === "none" && p_observed > 0.8 && value < 0.4 && firstOrderAc(shares) > 0.8,
    boot_low: boot.low,
    boot_high: boot.high
  };
}

/** Cohen's kappa for ordered categories, in which a near miss counts for part of an agreement; quadratic by default. */
export function cohenKappaWeighted(table: AgreementTable, options: KappaOptions = {}): Kappa | Refusal {
  return cohenKappa(table, {weights: "quadratic", ...options});
}

function kappaOf({share, rows, columns}: TableShares, credit: readonly number[][]) {
  let p_observed = 0;
  let p_expected = 0;
  for (let k = 0; k < rows.length; k++)
    for (let l = 0; l < rows.length; l++) {
      p_observed += credit[k]![l]! * share[k]![l]!;
      p_expected += credit[k]![l]! * rows[k]! * columns[l]!;
    }
  const defined = 1 - p_expected > 1e-12;
  return {value: defined ? (p_observed - p_expected) / (1 - p_expected) : null, p_observed, p_expected};
}

function standardError({n, share, rows, columns}: TableShares, credit: number[][], kappa: number, expected: number) {
  const byRow = credit.map((row) => row.reduce((sum, w, l) => sum + w * columns[l]!, 0));
  const byColumn = credit.map((_, l) => credit.reduce((sum, row, k) => sum + row[l]! * rows[k]!, 0));
  let sum = 0;
  for (let k = 0; k < rows.length; k++)
    for (let l = 0; l < rows.length; l++)
      sum += share[k]![l]! * (credit[k]![l]! - (byRow[k]! + byColumn[l]!) * (1 - kappa)) ** 2;
  const variance = (sum - (kappa - expected * (1 - kappa)) ** 2) / (1 - expected) ** 2 / n;
  return Math.sqrt(Math.max(0, variance));
}

function firstOrderAc({q, share, rows, columns}: TableShares): number {
  const chance = rows.reduce((sum, p, k) => sum + mid(p, columns[k]!) * (1 - mid(p, columns[k]!)), 0) / (q - 1);
  const observed = share.reduce((sum, row, k) => sum + row[k]!, 0);
  return (observed - chance) / (1 - chance);
}

function mid(a: number, b: number): number {
  return (a + b) / 2;
}

function cellsAsUnits(table: AgreementTable): Contribution[] {
  return table.flatMap((row, k) =>
    row.flatMap((count, l) => Array.from({length: count}, (): Contribution => [[k * table.length + l, 1]]))
  );
}

function sharesOf(counts: Float64Array, q: number): TableShares {
  const n = counts.reduce((sum, count) => sum + count, 0);
  const share = Array.from({length: q}, (_, k) => Array.from(counts.subarray(k * q, (k + 1) * q), (c) => c / n));
  return {
    n,
    q,
    share,
    rows: share.map((row) => row.reduce((sum, p) => sum + p, 0)),
    columns: share.map((_, l) => share.reduce((sum, row) => sum + row[l]!, 0))
  };
}
