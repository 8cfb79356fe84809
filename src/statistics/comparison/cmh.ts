import {pFromChisquare, zFor} from "../distributions.js";
import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers} from "../rates/check.js";

/** One stratum: rows are the two systems or runs, columns passed and failed. */
export type TwoByTwo = readonly [readonly [number, number], readonly [number, number]];

/**
 * Whether two unpaired runs differ once like is compared with like, and by what common odds ratio.
 *
 * The Cochran–Mantel–Haenszel test without continuity correction, and the Mantel–Haenszel odds ratio with the
 * Robins–Breslow–Greenland interval on the log scale.
 *
 * @param tables - a 2×2 table of counts per stratum
 * @returns an estimate whose value is `common_or`, with `chi2` and `p`; refused `n_zero`, `invalid_counts`,
 *   `zero_variance` (no stratum can tell), `zero_cell` when the odds ratio is 0 or infinite
 * @see Mantel and Haenszel (1959), J. Natl. Cancer Inst. 22, 719–748; Robins, Breslow and Greenland (1986), Biometrics 42, 311–323
 */
export function cmh(
  tables: readonly TwoByTwo[],
  {level = 0.95} = {}
): (Estimate & {chi2: number; p: number; common_or: number}) | Refusal {
  checkLevel(level);
  let total = 0;
  let surplus = 0; // of passes of the first run over what its stratum would expect
  let variance = 0;
  let R = 0;
  let S = 0;
  let PR = 0;
  let PSQR = 0;
  let QS = 0;
  for (const [h, [[a, b], [c, d]]] of tables.entries()) {
    checkNumbers([a, b, c, d], `tables[${h}]`);
    if ([a, b, c, d].some((x) => x < 0)) return refuse("invalid_counts", total);
    const n = a + b + c + d;
    total += n;
    if (n < 2) continue; // a single unit has nothing to be compared with
    surplus += a - ((a + b) * (a + c)) / n;
    variance += ((a + b) * (c + d) * (a + c) * (b + d)) / (n * n * (n - 1));
    const r = (a * d) / n;
    const s = (b * c) / n;
    const p = (a + d) / n;
    const q = (b + c) / n;
    R += r;
    S += s;
    PR += p * r;
    PSQR += p * s + q * r;
    QS += q * s;
  }
  if (total === 0) return refuse("n_zero", 0);
  if (variance === 0) return refuse("zero_variance", total);
  if (R === 0 || S === 0) return refuse("zero_cell", total);
  const chi2 = surplus ** 2 / variance;
  const value = R / S;
  const half = zFor(level) * Math.sqrt(PR / (2 * R * R) + PSQR / (2 * R * S) + QS / (2 * S * S));
  return {
    value,
    low: value * Math.exp(-half),
    high: value * Math.exp(half),
    n: total,
    method: "mantel-haenszel",
    flags: ["unpaired"],
    chi2,
    p: pFromChisquare(chi2, 1),
    common_or: value
  };
}
