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
 * The systems of every replicate from cheapest to dearest: what `probPareto` needs of the costs.
 *
 * Costs do not move with the weights of a composite, so a page sorts them once and asks for the probability often.
 *
 * @param cost - replicates × systems; infinite is allowed, NaN throws
 * @returns replicates × systems, positions of the systems
 */
export function costOrder({rows, columns, values}: Matrix): Uint16Array {
  const order = new Uint16Array(rows * columns);
  for (let b = 0; b < rows; b++) {
    const at = b * columns;
    const row = order.subarray(at, at + columns);
    for (let j = 0; j < columns; j++) {
      if (Number.isNaN(values[at + j])) throw new TypeError(`replicates of system ${j} must be numbers, got NaN`);
      row[j] = j;
    }
    // Infinity − Infinity is NaN, which is no order: two infinite costs are equals.
    row.sort((i, j) => (values[at + i] as number) - (values[at + j] as number) || 0);
  }
  return order;
}

/**
 * How sure we are that each system belongs on the frontier: the share of joint replicates in which nothing dominates it.
 *
 * Cost and quality must come from the same resampling weights for all systems, so that what is luck of the tasks stays
 * common to them. An infinite cost (a replicate without a completed task) is allowed and loses to every finite one.
 *
 * @param cost - replicates × systems, one unit throughout
 * @param quality - the same shape
 * @param options - `order`, the costs sorted before by `costOrder`
 * @see Efron and Tibshirani (1993), An Introduction to the Bootstrap
 */
export function probPareto(
  cost: Matrix,
  quality: Matrix,
  {order = costOrder(cost)}: {order?: Uint16Array} = {}
): FrontierProbability {
  const {rows, columns} = cost;
  if (rows !== quality.rows || columns !== quality.columns)
    throw new TypeError(
      `cost and quality replicates must have one shape, got ${rows}×${columns} and ${quality.rows}×${quality.columns}`
    );
  if (rows === 0) throw new TypeError("at least one replicate is needed, got none");
  const times = new Uint32Array(columns);
  for (let b = 0; b < rows; b++) countFront(cost.values, quality.values, order, b * columns, columns, times);
  const prob = Array.from(times, (t) => t / rows);
  return {prob, mc_se: prob.map((p) => Math.sqrt((p * (1 - p)) / rows)), replicates: rows};
}

/** Counts who is on one replicate's frontier: up the costs, whoever beats the best of all cheaper ones and of its equals. */
function countFront(
  cost: Float64Array,
  quality: Float64Array,
  order: Uint16Array,
  at: number,
  columns: number,
  times: Uint32Array
): void {
  let best = -Infinity;
  let k = 0;
  while (k < columns) {
    const price = cost[at + (order[at + k] as number)] as number;
    let end = k;
    let top = -Infinity;
    for (; end < columns && cost[at + (order[at + end] as number)] === price; end++) {
      const q = quality[at + (order[at + end] as number)] as number;
      if (Number.isNaN(q)) throw new TypeError(`replicates of system ${order[at + end]} must be numbers, got NaN`);
      if (q > top) top = q;
    }
    const unreachable = price === Infinity && k > 0;
    if (top > best && !unreachable)
      for (let i = k; i < end; i++) {
        const j = order[at + i] as number;
        if (quality[at + j] === top) times[j] = (times[j] as number) + 1;
      }
    best = Math.max(best, top);
    k = end;
  }
}
