import {zFor} from "../distributions.js";
import type {Estimate} from "../estimate.js";
import type {Matrix} from "../resampling/matrix.js";
import {evpiNormalTwo} from "./evpi-normal-two.js";

/** How far a sample of `more` tasks may move what n tasks said: √(more / (n + more)), 1 for all the tasks there are. */
function movement(n: number, more: number): number {
  if (!(n > 0)) throw new TypeError(`n must be positive, got ${n}`);
  if (!(more >= 0)) throw new TypeError(`more must not be negative, got ${more}`);
  return more === Infinity ? 1 : Math.sqrt(more / (n + more));
}

/**
 * What running `more` tasks would be worth, per task, before choosing between two systems whose difference in net benefit
 * is about normal.
 *
 * The unit normal loss at the preposterior standard deviation se·√(more/(n + more)): how far the estimate can be
 * expected to move. It rises from 0 to `evpiNormalTwo`.
 *
 * @param deltaNmb - net benefit of A minus B, dollars per task
 * @param se - its standard error from n tasks
 * @see Raiffa and Schlaifer (1961), Applied Statistical Decision Theory, ch. 5
 */
export function evsiNormalTwo(deltaNmb: number, se: number, {n, more}: {n: number; more: number}): number {
  return evpiNormalTwo(deltaNmb, se * movement(n, more)).evpi;
}

/**
 * The same for any number of systems, from replicates: what running `more` tasks would save on average by a better
 * choice, per task. With `more` infinite it is the expected value of perfect information, the most any evaluation can be
 * worth.
 *
 * Each replicate's distance from the estimates is shrunk to the preposterior spread, which keeps how the systems go
 * together; the value is the mean lead of the replicate's best over today's best. Its interval is only that of the finite
 * number of replicates.
 *
 * @param nb - net benefits, replicates × systems
 * @param options - `estimates`, net benefit of each system on the data; `n`, tasks behind them; `more` tasks
 * @see Jalal and Alarid-Escudero (2018), Med. Decis. Making 38, 174–188; Heath, Manolopoulou and Baio (2017), Med. Decis.
 *   Making 37, 747–760
 */
export function evsiSampled(
  nb: Matrix,
  {estimates, n, more}: {estimates: readonly number[]; n: number; more: number}
): Estimate & {se: number} {
  const {rows, columns, values} = nb;
  if (rows < 2 || columns === 0) throw new TypeError(`at least two replicates of one system are needed, got ${rows}`);
  if (estimates.length !== columns)
    throw new TypeError(`estimates must stand for each of ${columns} systems, got ${estimates.length}`);
  const scale = movement(n, more);
  const centre = columnMeans(nb);
  const offset = Float64Array.from(estimates, (e, j) => e - scale * (centre[j] as number));
  const best = estimates.indexOf(Math.max(...estimates));
  let sum = 0;
  let squares = 0;
  for (let b = 0; b < rows; b++) {
    const at = b * columns;
    const held = (offset[best] as number) + scale * (values[at + best] as number);
    let top = held;
    for (let j = 0; j < columns; j++) {
      const moved = (offset[j] as number) + scale * (values[at + j] as number);
      if (moved > top) top = moved;
    }
    sum += top - held;
    squares += (top - held) ** 2;
  }
  const value = sum / rows;
  const se = Math.sqrt(Math.max(0, (squares - rows * value * value) / (rows - 1)) / rows);
  const half = zFor(0.95) * se;
  return {
    value,
    low: Math.max(0, value - half),
    high: value + half,
    n,
    method: "preposterior replicates, monte carlo interval",
    flags: [],
    se
  };
}

/**
 * The systems that are ahead of today's best in some replicate, and that one.
 *
 * The others can be left out of `evsiSampled` and `tasksToSettle` without changing them, as further tasks only draw the
 * replicates nearer to the estimates.
 *
 * @param nb - net benefits, replicates × systems
 * @param estimates - net benefit of each system on the data
 * @returns positions, ascending
 */
export function stillInQuestion(nb: Matrix, estimates: readonly number[]): number[] {
  const {rows, columns, values} = nb;
  const centre = columnMeans(nb);
  const best = estimates.indexOf(Math.max(...estimates));
  const offset = Float64Array.from(estimates, (e, j) => e - (centre[j] as number));
  const ahead = new Uint8Array(columns);
  ahead[best] = 1;
  for (let b = 0; b < rows; b++) {
    const at = b * columns;
    const held = (offset[best] as number) + (values[at + best] as number);
    for (let j = 0; j < columns; j++) if ((offset[j] as number) + (values[at + j] as number) > held) ahead[j] = 1;
  }
  return estimates.flatMap((_, j) => (ahead[j] === 1 ? [j] : []));
}

/** The mean of each column. */
export function columnMeans({rows, columns, values}: Matrix): Float64Array {
  const means = new Float64Array(columns);
  for (let b = 0; b < rows; b++)
    for (let j = 0; j < columns; j++) means[j] = (means[j] as number) + (values[b * columns + j] as number) / rows;
  return means;
}
