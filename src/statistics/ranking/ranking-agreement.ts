import {refuse, type Refusal} from "../estimate.js";
import {checkNumbers, checkSameLength} from "../rates/check.js";
import {correlation} from "../association/correlation.js";
import {midranks} from "../association/ranks.js";

/** How alike two orderings of the same systems are, each in [−1, 1]. */
export interface RankingAgreement {
  /** Spearman's, on mid-ranks. */
  rho: number;
  /** Kendall's, corrected for ties. */
  tau_b: number;
  n: number;
}

/**
 * How far two scorings order the same systems alike: 1 the same order, 0 unrelated, −1 reversed.
 *
 * A description without a margin: the systems are the whole field, not a sample of one.
 *
 * @param a - one score per system
 * @param b - the same systems, another scoring
 * @returns refused `n_too_small` with fewer than 2 systems, `zero_variance` when one scoring ties all
 * @see Kendall and Gibbons (1990), Rank Correlation Methods
 */
export function rankingAgreement(a: readonly number[], b: readonly number[]): RankingAgreement | Refusal {
  checkSameLength(a, b, "a and b");
  checkNumbers(a, "a");
  checkNumbers(b, "b");
  const n = a.length;
  if (n < 2) return refuse("n_too_small", n);
  const rho = correlation(midranks(a), midranks(b));
  if (rho === null) return refuse("zero_variance", n);
  let both = 0;
  let inA = 0;
  let inB = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const da = Math.sign((a[i] as number) - (a[j] as number));
      const db = Math.sign((b[i] as number) - (b[j] as number));
      both += da * db;
      inA += da * da;
      inB += db * db;
    }
  return {rho, tau_b: both / Math.sqrt(inA * inB), n};
}
