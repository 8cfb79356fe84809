import type {Matrix} from "../resampling/matrix.js";
import {columnMeans} from "./evsi.js";

/** How far a choice is from being settled. */
export interface TasksToSettle {
  /** Position of today's best system. */
  best: number;
  /** Further tasks until it is the best with the wanted certainty; infinite for a tie. */
  more: number;
  /** The certainty after that many further tasks; the first argument is the number of tasks. */
  probabilityAfter: (more: number) => number;
}

/**
 * How many further tasks would settle which system is the best buy, if the gaps between them stay what they are.
 *
 * With `more` tasks beside the n there are, each replicate lies √(n / (n + more)) as far from the estimates as now. In
 * every replicate there is one such scale below which today's best wins; the share of replicates above the wanted one
 * gives the certainty, so no search is needed.
 *
 * @param nb - net benefits, replicates × systems
 * @param options - `estimates`, net benefit of each system on the data; `n`, tasks behind them; `sure`, the wanted
 *   certainty in (0, 1), .95 unless given
 * @returns `more`, a whole number of tasks, 0 where it is settled
 */
export function tasksToSettle(
  nb: Matrix,
  {estimates, n, sure = 0.95}: {estimates: readonly number[]; n: number; sure?: number}
): TasksToSettle {
  const {rows, columns, values} = nb;
  if (!(sure > 0 && sure < 1)) throw new TypeError(`sure must be between 0 and 1, got ${sure}`);
  if (!(n > 0)) throw new TypeError(`n must be positive, got ${n}`);
  if (estimates.length !== columns)
    throw new TypeError(`estimates must stand for each of ${columns} systems, got ${estimates.length}`);
  const centre = columnMeans(nb);
  const best = estimates.indexOf(Math.max(...estimates));
  const limits = new Float64Array(rows);
  for (let b = 0; b < rows; b++) {
    const swing = (j: number) => (values[b * columns + j] as number) - (centre[j] as number);
    const own = swing(best);
    let limit = Infinity;
    for (let j = 0; j < columns; j++) {
      const gained = swing(j) - own;
      if (j !== best && gained > 0)
        limit = Math.min(limit, ((estimates[best] as number) - (estimates[j] as number)) / gained);
    }
    limits[b] = limit;
  }
  limits.sort();
  // Today's best must win in at least this many replicates: all but those whose limit lies below the scale.
  const spare = Math.floor((1 - sure) * rows + 1e-9);
  const scale = Math.min(1, limits[Math.min(spare, rows - 1)] as number);
  return {
    best,
    more: scale >= 1 ? 0 : scale <= 0 ? Infinity : Math.ceil(n * (1 / scale ** 2 - 1)),
    probabilityAfter: (more) => {
      const s = Math.sqrt(n / (n + more));
      let lost = 0;
      while (lost < rows && (limits[lost] as number) < s) lost++;
      return 1 - lost / rows;
    }
  };
}
