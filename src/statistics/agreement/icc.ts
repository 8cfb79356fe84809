import {fQuantile} from "../distributions.js";
import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkLevel} from "../rates/check.js";
import {smallN} from "../rates/flags.js";
import {anova, type Anova} from "./two-way-anova.js";

/** The six coefficients of Shrout and Fleiss, each with its own interval; the estimate itself is ICC(2,1). */
export interface Icc extends Estimate {
  ICC1: Estimate | Refusal;
  ICC2: Estimate | Refusal;
  ICC3: Estimate | Refusal;
  ICC1k: Estimate | Refusal;
  ICC2k: Estimate | Refusal;
  ICC3k: Estimate | Refusal;
  n_raters: number;
  /** Subjects left out because a rating is missing. */
  n_dropped: number;
}

/**
 * The share of the variance of a score that is due to what was scored rather than to who scored it.
 *
 * The estimate is ICC(2,1): absolute agreement of single raters who stand for raters like them. ICC2k is the same for the
 * mean of this panel; ICC1 is for raters that change from subject to subject; ICC3 forgives raters a constant offset.
 * Intervals rest on F quantiles, for ICC2 with Satterthwaite's degrees of freedom. Negative values are shown as they are.
 *
 * @param data - subjects in rows, raters in columns, numbers; a row with a null is left out and counted
 * @returns an estimate, n = complete subjects; refused `n_too_small` (two subjects and two raters at least) or
 *   `zero_variance` (all ratings equal; for the averaged coefficients also no variance between subjects)
 * @see Shrout and Fleiss (1979), Psychol. Bull. 86, 420–428; McGraw and Wong (1996), Psychol. Methods 1, 30–46
 */
export function icc(data: readonly (readonly (number | null)[])[], {level = 0.95} = {}): Icc | Refusal {
  checkLevel(level);
  const k = data[0]?.length ?? 0;
  data.forEach((row, i) => {
    if (row.length !== k) throw new TypeError(`every subject needs ${k} ratings: subject ${i} has ${row.length}`);
    for (const x of row)
      if (x !== null && !Number.isFinite(x)) throw new TypeError(`rating of subject ${i} must be a number, got ${x}`);
  });
  const complete = data.filter((row): row is readonly number[] => row.every((x) => x !== null));
  const n = complete.length;
  if (n < 2 || k < 2) return refuse("n_too_small", n);
  const table = anova(complete);
  if (table.total <= 0) return refuse("zero_variance", n);

  const flags: Flag[] = n < smallN ? ["small_n"] : [];
  const tail = (1 - level) / 2;
  const oneWay = {
    value: ratio(table.between - table.within, table.between + (k - 1) * table.within),
    ...bounds1(table, tail)
  };
  const absolute = absoluteAgreement(table, tail);
  const consistent = {
    value: ratio(table.between - table.error, table.between + (k - 1) * table.error),
    ...bounds3(table, tail)
  };
  const single = (c: Bounded, type: string) => estimateOf(c, n, `icc(${type},1) f`, flags);
  const panel = (c: Bounded, type: string) => estimateOf(averaged(c, k), n, `icc(${type},k) f`, flags);
  const ICC2 = single(absolute, "2");
  if ("refused" in ICC2) return ICC2;
  return {
    ...ICC2,
    ICC1: single(oneWay, "1"),
    ICC2,
    ICC3: single(consistent, "3"),
    ICC1k: panel(oneWay, "1"),
    ICC2k: panel(absolute, "2"),
    ICC3k: panel(consistent, "3"),
    n_raters: k,
    n_dropped: data.length - n
  };
}

interface Bounded {
  value: number | null;
  low: number | null;
  high: number | null;
}

function bounds1({n, k, between, within}: Anova, tail: number) {
  return fBounds(between, within, n - 1, n * (k - 1), k, tail);
}

function bounds3({n, k, between, error}: Anova, tail: number) {
  return fBounds(between, error, n - 1, (n - 1) * (k - 1), k, tail);
}

/** F/(F quantile) turned into the scale of the coefficient; without error variance nothing is learnt about the spread. */
function fBounds(effect: number, error: number, df1: number, df2: number, k: number, tail: number) {
  if (error === 0) return {low: null, high: null};
  const f = effect / error;
  const lower = f / fQuantile(1 - tail, df1, df2);
  const upper = f * fQuantile(1 - tail, df2, df1);
  return {low: (lower - 1) / (lower + k - 1), high: (upper - 1) / (upper + k - 1)};
}

function absoluteAgreement({n, k, between, raters, error}: Anova, tail: number): Bounded {
  const value = ratio(between - error, between + (k - 1) * error + (k * (raters - error)) / n);
  if (value === null || error === 0) return {value, low: null, high: null};
  const f = raters / error;
  const scaled = n * (1 + (k - 1) * value) - k * value;
  const df =
    ((k - 1) * (n - 1) * (k * value * f + scaled) ** 2) / ((n - 1) * k ** 2 * value ** 2 * f ** 2 + scaled ** 2);
  const upperF = fQuantile(1 - tail, n - 1, df);
  const lowerF = fQuantile(1 - tail, df, n - 1);
  const rest = (k * n - k - n) * error;
  return {
    value,
    low: (n * (between - upperF * error)) / (upperF * (k * raters + rest) + n * between),
    high: (n * (lowerF * between - error)) / (k * raters + rest + n * lowerF * between)
  };
}

/** The coefficient of the mean of k ratings from that of one. */
function averaged({value, low, high}: Bounded, k: number): Bounded {
  const up = (r: number | null) => (r === null ? null : ratio(k * r, 1 + (k - 1) * r));
  return {value: up(value), low: up(low), high: up(high)};
}

function estimateOf({value, low, high}: Bounded, n: number, method: string, flags: Flag[]): Estimate | Refusal {
  if (value === null) return refuse("zero_variance", n);
  const open = low === null || high === null;
  return {value, low, high, n, method, flags: open ? [...flags, "unbounded_side"] : [...flags]};
}

function ratio(a: number, b: number): number | null {
  return Math.abs(b) <= 1e-12 * Math.abs(a) || b === 0 ? null : a / b;
}
