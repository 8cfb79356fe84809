import type {Matrix} from "../resampling/matrix.js";

/** How often each system was on the frontier, over replicates of one evaluation. */
export interface FrontierProbability {
  /** One share in [0, 1] per system. */
  prob: number[];
  /** How far each share may be off because the replicates are finitely many: its standard error. */
  mc_se: number[];
  replicates: number;
}

/**
 * How sure we are that each system belongs on the frontier: the share of joint replicates in which nothing dominates it.
 *
 * Cost and quality must come from the same resampling weights for all systems, so that what is luck of the tasks stays
 * common to them. An infinite cost (a replicate without a completed task) is allowed and loses to every finite one.
 *
 * @param cost - replicates × systems, one unit throughout
 * @param quality - the same shape
 * @see Efron and Tibshirani (1993), An Introduction to the Bootstrap
 */
export function probPareto(cost: Matrix, quality: Matrix): FrontierProbability {
  const {rows, columns} = cost;
  if (rows !== quality.rows || columns !== quality.columns)
    throw new TypeError(
      `cost and quality replicates must have one shape, got ${rows}×${columns} and ${quality.rows}×${quality.columns}`
    );
  if (rows === 0) throw new TypeError("at least one replicate is needed, got none");
  const times = new Uint32Array(columns);
  for (let b = 0; b < rows; b++) {
    const c = cost.values.subarray(b * columns, (b + 1) * columns);
    const q = quality.values.subarray(b * columns, (b + 1) * columns);
    for (let j = 0; j < columns; j++) if (!isDominated(c, q, j)) times[j] = (times[j] as number) + 1;
  }
  const prob = Array.from(times, (t) => t / rows);
  return {prob, mc_se: prob.map((p) => Math.sqrt((p * (1 - p)) / rows)), replicates: rows};
}

function isDominated(cost: Float64Array, quality: Float64Array, j: number): boolean {
  const c = cost[j] as number;
  const q = quality[j] as number;
  if (Number.isNaN(c) || Number.isNaN(q)) throw new TypeError(`replicates of system ${j} must be numbers, got NaN`);
  for (let i = 0; i < cost.length; i++) {
    const ci = cost[i] as number;
    const qi = quality[i] as number;
    if (ci <= c && qi >= q && (ci < c || qi > q)) return true;
  }
  return c === Infinity && cost.some((other) => other < Infinity);
}
