import {pFromT} from "../distributions.js";
import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkLevel} from "../rates/check.js";
import {smallN} from "../rates/flags.js";
import {fisherInterval} from "./correlation.js";

/** The three correlations among two metrics and one outcome, on the same items. */
export interface OverlappingCorrelations {
  /** First metric with the outcome. */
  r_xy: number;
  /** Second metric with the outcome. */
  r_zy: number;
  /** First metric with the second. */
  r_xz: number;
  n: number;
}

/**
 * By how much one metric follows an outcome more closely than another does, on the same items.
 *
 * Williams' t respects that the two correlations share the outcome and the items. The interval is Zou's, put together
 * from the two Fisher intervals and their covariance, so it may differ from the t by a hair at the edge of significance.
 *
 * @returns estimate of r_xy − r_zy with `t`, `df`, `p`; refused `n_too_small` under 4 items and `zero_variance` where
 *   a correlation is ±1; throws where three such correlations cannot occur together
 * @see Williams (1959), J. R. Stat. Soc. B 21, 396–399; Zou (2007), Psychological Methods 12, 399–413
 */
export function williamsT(
  {r_xy, r_zy, r_xz, n}: OverlappingCorrelations,
  {level = 0.95} = {}
): (Estimate & {t: number; df: number; p: number}) | Refusal {
  checkLevel(level);
  for (const [name, r] of Object.entries({r_xy, r_zy, r_xz}))
    if (!(Math.abs(r) <= 1)) throw new TypeError(`${name} must lie in [-1, 1], got ${r}`);
  if (n < 4) return refuse("n_too_small", n);
  if ([r_xy, r_zy, r_xz].some((r) => Math.abs(r) === 1)) return refuse("zero_variance", n);
  const determinant = 1 - r_xy ** 2 - r_zy ** 2 - r_xz ** 2 + 2 * r_xy * r_zy * r_xz;
  if (determinant < -1e-12) throw new TypeError(`no data have the correlations ${r_xy}, ${r_zy} and ${r_xz}`);
  const value = r_xy - r_zy;
  const mean = (r_xy + r_zy) / 2;
  const spread = (2 * determinant * (n - 1)) / (n - 3) + mean ** 2 * (1 - r_xz) ** 3;
  const t = value * Math.sqrt(((n - 1) * (1 + r_xz)) / spread);
  const a = fisherInterval(r_xy, 1 / Math.sqrt(n - 3), level);
  const b = fisherInterval(r_zy, 1 / Math.sqrt(n - 3), level);
  const shared =
    ((r_xz - (r_xy * r_zy) / 2) * (1 - r_xy ** 2 - r_zy ** 2 - r_xz ** 2) + r_xz ** 3) /
    ((1 - r_xy ** 2) * (1 - r_zy ** 2));
  const reach = (p: number, q: number) => Math.sqrt(Math.max(0, p * p + q * q - 2 * shared * p * q));
  return {
    value,
    low: value - reach(r_xy - a.low, b.high - r_zy),
    high: value + reach(a.high - r_xy, r_zy - b.low),
    n,
    method: "williams-t, zou interval",
    flags: n < smallN ? ["small_n"] : [],
    t,
    df: n - 3,
    p: pFromT(t, n - 3)
  };
}
