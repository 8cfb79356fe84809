import type {Matrix} from "../resampling/matrix.js";

/** The choice among systems at one value of a completed task, with the doubt that remains. */
export interface CeaSummary {
  /** Expected net benefit of each system, in dollars per task. */
  enmb: number[];
  /** Position of the system with the largest. */
  best: number;
  /** Probability that each system is the best. */
  ceac: number[];
  /** That of `best`. */
  ceaf: number;
  /** What knowing the truth would be worth, in dollars per task: the most a larger evaluation could save. */
  evpi: number;
  replicates: number;
}

/**
 * Which system to use if one more completed task is worth a given sum, how sure that is, and what being surer is worth.
 *
 * Net benefit = worth × quality − cost in every replicate. The best system is the one with the largest *mean*; it need
 * not be the one most often best. An exact tie in a replicate goes to the first.
 *
 * @param costs - replicates × systems, dollars per task
 * @param effects - the same replicates of quality in [0, 1]
 * @param options - `wtp`, dollars per completed task
 * @see Fenwick, Claxton and Sculpher (2001), Health Econ. 10, 779–787; Claxton (1999), J. Health Econ. 18, 341–364
 */
export function ceaSummary(costs: Matrix, effects: Matrix, {wtp}: {wtp: number}): CeaSummary {
  const {rows, columns} = costs;
  if (rows !== effects.rows || columns !== effects.columns)
    throw new TypeError(
      `costs and effects must have one shape, got ${rows}×${columns} and ${effects.rows}×${effects.columns}`
    );
  if (rows === 0 || columns === 0) throw new TypeError("at least one replicate of one system is needed, got none");
  if (!Number.isFinite(wtp)) throw new TypeError(`wtp must be a finite number, got ${wtp}`);
  const enmb = new Array<number>(columns).fill(0);
  const wins = new Array<number>(columns).fill(0);
  let meanOfBest = 0;
  for (let b = 0; b < rows; b++) {
    let top = -Infinity;
    let winner = 0;
    for (let j = 0; j < columns; j++) {
      const i = b * columns + j;
      const benefit = wtp * (effects.values[i] as number) - (costs.values[i] as number);
      if (!Number.isFinite(benefit))
        throw new TypeError(`replicate ${b} of system ${j} must be finite, got ${benefit}`);
      enmb[j] = (enmb[j] as number) + benefit / rows;
      if (benefit > top) {
        top = benefit;
        winner = j;
      }
    }
    wins[winner] = (wins[winner] as number) + 1;
    meanOfBest += top / rows;
  }
  const best = enmb.indexOf(Math.max(...enmb));
  const ceac = wins.map((w) => w / rows);
  // Rounding may leave −1e-17 where one system always wins.
  const evpi = Math.max(0, meanOfBest - (enmb[best] as number));
  return {enmb, best, ceac, ceaf: ceac[best] as number, evpi, replicates: rows};
}
