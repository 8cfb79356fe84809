import type {Refusal} from "../estimate.js";
import {rankConfidenceSet, type RankSets} from "./rank-confidence-set.js";

/**
 * The ranks each entry of a published board may hold, from how many of how many tasks it passed.
 *
 * Standard errors are binomial and the entries independent: a board's totals do not say which tasks were passed.
 *
 * @param counts - passes and tasks of each entry, whole numbers with 0 ≤ passes ≤ n and n ≥ 1
 * @returns as `rankConfidenceSet`
 * @see Mogstad, Romano, Shaikh and Wilhelm (2024), Rev. Econ. Stud. 91, 476–518
 */
export function rankConfidenceRates(
  counts: readonly {passes: number; n: number}[],
  options: {alpha?: number} = {}
): RankSets | Refusal {
  for (const {passes, n} of counts)
    if (!(Number.isInteger(passes) && Number.isInteger(n) && passes >= 0 && passes <= n && n >= 1))
      throw new TypeError(`counts must be whole numbers with 0 <= passes <= n, got ${passes} of ${n}`);
  const share = counts.map(({passes, n}) => passes / n);
  const se = counts.map(({n}, i) => Math.sqrt((share[i]! * (1 - share[i]!)) / n));
  return rankConfidenceSet(share, se, options);
}
