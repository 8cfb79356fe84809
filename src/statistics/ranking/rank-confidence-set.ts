import {pFromZ} from "../distributions.js";
import {refuse, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers, checkSameLength} from "../rates/check.js";
import {holm} from "../comparison/adjusted-p.js";

/** The ranks each system may hold, 1 the best; together they are right with probability 1 − alpha. */
export interface RankSets {
  rank_low: number[];
  rank_high: number[];
  /** For each system those shown to be better than it; it cannot rank above them. */
  better: number[][];
}

/**
 * "Rank 2 to 5" instead of "rank 3": from how many systems are significantly better and how many significantly worse.
 *
 * All pairs are tested with z and Holm's correction. The estimates are taken as independent unless `covariance` gives
 * their joint one: with common tasks that is the better choice, for pairing makes differences sharper.
 *
 * @param estimate - higher is better
 * @param se - standard errors, not negative
 * @param options - `alpha`; `covariance`, a matrix over the estimates
 * @returns refused `n_zero`
 * @see Mogstad, Romano, Shaikh and Wilhelm (2024), Rev. Econ. Stud. 91, 476–518
 */
export function rankConfidenceSet(
  estimate: readonly number[],
  se: readonly number[],
  {alpha = 0.05, covariance}: {alpha?: number; covariance?: readonly ArrayLike<number>[]} = {}
): RankSets | Refusal {
  checkLevel(1 - alpha);
  checkSameLength(estimate, se, "estimates and standard errors");
  checkNumbers(estimate, "estimate");
  checkNumbers(se, "se");
  const m = estimate.length;
  if (m === 0) return refuse("n_zero", 0);
  const pairs: [better: number, worse: number][] = [];
  const p: number[] = [];
  for (let i = 0; i < m; i++)
    for (let j = i + 1; j < m; j++) {
      const gap = (estimate[i] as number) - (estimate[j] as number);
      const shared = covariance ? 2 * (covariance[i]?.[j] ?? 0) : 0;
      const spread = Math.sqrt(Math.max(0, (se[i] as number) ** 2 + (se[j] as number) ** 2 - shared));
      pairs.push(gap >= 0 ? [i, j] : [j, i]);
      p.push(gap === 0 ? 1 : spread === 0 ? 0 : pFromZ(gap / spread));
    }
  const {adjusted} = holm(p, {alpha});
  const rank_low = new Array<number>(m).fill(1);
  const rank_high = new Array<number>(m).fill(m);
  const above = Array.from({length: m}, (): number[] => []);
  pairs.forEach(([better, worse], k) => {
    if ((adjusted[k] as number) > alpha) return;
    rank_low[worse] = (rank_low[worse] as number) + 1;
    rank_high[better] = (rank_high[better] as number) - 1;
    above[worse]!.push(better);
  });
  return {rank_low, rank_high, better: above};
}
