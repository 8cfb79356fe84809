import {zFor} from "../distributions.js";
import {isRefusal, refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkLevel} from "../rates/check.js";
import {shareFlags} from "../rates/flags.js";
import {wilsonBounds} from "../rates/wilson-ci.js";
import {tableShares, type AgreementTable} from "./table.js";

/** Percent agreement of two raters with the coefficients that differ only in what they take for chance. */
export interface PercentAgreement extends Estimate {
  pa: number;
  brennan_prediger: number;
  /** null where both raters used one category throughout. */
  scott_pi: number | null;
  gwet_ac1: number;
  gwet_ac1_se: number;
}

/**
 * The share of units on which two raters said the same, with three ways of discounting chance.
 *
 * Brennan–Prediger (PABAK for two categories) takes chance as one in q, Scott's pi from the pooled use of categories,
 * Gwet's AC1 from how undecided that use is, which stays sensible where one category dominates.
 *
 * @param table - square counts over at least two categories: rows the first rater's, columns the second's
 * @returns an estimate of percent agreement with Wilson's interval, n = units; refused `n_zero`, `invalid_counts` or, for a
 *   single category, `undefined_chance_agreement`
 * @see Gwet (2008), Br. J. Math. Stat. Psychol. 61, 29–48; Brennan and Prediger (1981), Educ. Psychol. Meas. 41, 687–699
 */
export function percentAgreementTable(table: AgreementTable, {level = 0.95} = {}): PercentAgreement | Refusal {
  checkLevel(level);
  const shares = tableShares(table);
  if (isRefusal(shares)) return shares;
  const {n, q, share, rows, columns} = shares;
  if (q < 2) return refuse("undefined_chance_agreement", n);

  const pa = share.reduce((sum, row, k) => sum + row[k]!, 0);
  const use = rows.map((p, k) => (p + columns[k]!) / 2);
  const pooled = use.reduce((sum, p) => sum + p * p, 0);
  const undecided = use.reduce((sum, p) => sum + p * (1 - p), 0) / (q - 1);
  const gwet_ac1 = (pa - undecided) / (1 - undecided);

  let sum = 0;
  for (let k = 0; k < q; k++)
    for (let l = 0; l < q; l++) {
      const credit = k === l ? 1 : 0;
      sum += share[k]![l]! * (credit - (2 * (1 - gwet_ac1) * (1 - (use[k]! + use[l]!) / 2)) / (q - 1)) ** 2;
    }
  const variance = (sum - (pa - 2 * (1 - gwet_ac1) * undecided) ** 2) / (n * (1 - undecided) ** 2);
  const {low, high} = wilsonBounds(pa, n, zFor(level));
  return {
    value: pa,
    low,
    high,
    n,
    method: "wilson",
    flags: shareFlags(pa, n),
    pa,
    brennan_prediger: (pa - 1 / q) / (1 - 1 / q),
    scott_pi: 1 - pooled > 1e-12 ? (pa - pooled) / (1 - pooled) : null,
    gwet_ac1,
    gwet_ac1_se: Math.sqrt(Math.max(0, variance))
  };
}
