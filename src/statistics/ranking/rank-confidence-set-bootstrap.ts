import {refuse, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers, checkSameLength} from "../rates/check.js";
import {quantileOf} from "../resampling/percentile-interval.js";
import type {Matrix} from "../resampling/matrix.js";
import type {RankSets} from "./rank-confidence-set.js";

/**
 * The ranks each system may hold, from joint replicates of one evaluation.
 *
 * As `rankConfidenceSet`, but with the largest of all studentised differences as the yardstick (max-t) instead of Holm's
 * correction: what systems share of the luck of the tasks drops out, so that fifty systems remain told apart. A pair
 * that differs by the same amount in every replicate is decided by its sign.
 *
 * @param estimate - one per system, higher is better
 * @param replicates - replicates × systems, finite, drawn with the same weights for all
 * @param options - `alpha`, the chance that any of the sets misses its system's true rank
 * @returns refused `n_zero` without systems, `n_too_small` with fewer than 2 replicates
 * @see Mogstad, Romano, Shaikh and Wilhelm (2024), Rev. Econ. Stud. 91, 476–518; Romano and Wolf (2005), Econometrica 73, 1237–1282
 */
export function rankConfidenceSetBootstrap(
  estimate: readonly number[],
  replicates: Matrix,
  {alpha = 0.05} = {}
): RankSets | Refusal {
  checkLevel(1 - alpha);
  checkNumbers(estimate, "estimate");
  checkNumbers(replicates.values, "replicates");
  checkSameLength(estimate, {length: replicates.columns}, "estimates and columns of replicates");
  const m = estimate.length;
  const {rows, values} = replicates;
  if (m === 0) return refuse("n_zero", 0);
  if (rows < 2) return refuse("n_too_small", rows);

  const largest = new Float64Array(rows);
  const pairs: {i: number; j: number; gap: number; spread: number}[] = [];
  const deviation = new Float64Array(rows);
  for (let i = 0; i < m; i++)
    for (let j = i + 1; j < m; j++) {
      const gap = (estimate[i] as number) - (estimate[j] as number);
      let squares = 0;
      for (let b = 0; b < rows; b++) {
        const d = (values[b * m + i] as number) - (values[b * m + j] as number) - gap;
        deviation[b] = Math.abs(d);
        squares += d * d;
      }
      const spread = Math.sqrt(squares / (rows - 1));
      pairs.push({i, j, gap, spread});
      if (spread > 1e-12)
        for (let b = 0; b < rows; b++) largest[b] = Math.max(largest[b] as number, (deviation[b] as number) / spread);
    }
  const yardstick = quantileOf(largest.sort(), 1 - alpha);

  const rank_low = new Array<number>(m).fill(1);
  const rank_high = new Array<number>(m).fill(m);
  const above = Array.from({length: m}, (): number[] => []);
  for (const {i, j, gap, spread} of pairs) {
    if (Math.abs(gap) <= Math.max(1e-12, yardstick * spread)) continue;
    const [better, worse] = gap > 0 ? [i, j] : [j, i];
    rank_low[worse] = (rank_low[worse] as number) + 1;
    rank_high[better] = (rank_high[better] as number) - 1;
    above[worse]!.push(better);
  }
  return {rank_low, rank_high, better: above};
}
