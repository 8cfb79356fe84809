import {isRefusal} from "../../../statistics/estimate.js";
import {rankConfidenceSetBootstrap} from "../../../statistics/ranking/rank-confidence-set-bootstrap.js";
import type {Matrix} from "../../../statistics/resampling/matrix.js";

/** Ranks on cost per completed task, in the order of the columns it was made from. */
export interface FinishedRanks {
  /** Columns that can be ranked: a cost in every resample. */
  columns: number[];
  rank: number[];
  rank_low: number[];
  rank_high: number[];
}

/**
 * Ranks systems by what a completed task costs, with the ranks each may hold.
 *
 * Compared on the log scale, where a doubling weighs the same for a cheap system as for a dear one. A system that some
 * resample leaves without a completed task has no such cost there, and is not ranked.
 *
 * @param cost - replicates × systems, dollars per completed task, infinite where nothing was completed
 * @param estimates - the same on the data themselves
 */
export function rankFinished(cost: Matrix, estimates: readonly number[]): FinishedRanks {
  const columns = estimates.flatMap((value, j) => (value > 0 && hasLogs(cost, j) ? [j] : []));
  const better = columns.map((j) => -Math.log(estimates[j]!));
  const values = new Float64Array(cost.rows * columns.length);
  for (let b = 0; b < cost.rows; b++)
    columns.forEach((j, i) => (values[b * columns.length + i] = -Math.log(cost.values[b * cost.columns + j]!)));
  const sets = rankConfidenceSetBootstrap(better, {rows: cost.rows, columns: columns.length, values});
  const rank = better.map((x) => 1 + better.filter((y) => y > x).length);
  return isRefusal(sets)
    ? {columns, rank, rank_low: columns.map(() => 1), rank_high: columns.map(() => columns.length)}
    : {columns, rank, ...sets};
}

function hasLogs({rows, columns, values}: Matrix, j: number): boolean {
  for (let b = 0; b < rows; b++) {
    const x = values[b * columns + j]!;
    if (!(x > 0 && x < Infinity)) return false;
  }
  return true;
}
