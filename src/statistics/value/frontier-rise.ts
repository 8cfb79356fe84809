import type {Estimate, Refusal} from "../estimate.js";
import type {Matrix} from "../resampling/matrix.js";
import {percentileInterval} from "../resampling/percentile-interval.js";
import {hypervolume2d} from "./hypervolume-2d.js";
import type {CostQuality} from "./pareto-front.js";

/** A set of systems as it stood at one time: estimates and joint replicates, columns in the same order. */
export interface FrontierState {
  points: readonly CostQuality[];
  cost: Matrix;
  quality: Matrix;
}

/** How good a frontier is over a range of budgets, earlier and later, and the change. */
export interface FrontierRise {
  before: Estimate | Refusal;
  after: Estimate | Refusal;
  change: Estimate | Refusal;
}

/**
 * By how much a frontier rose between two dates: the best quality to be had for a budget, averaged over a range of
 * budgets.
 *
 * This is the hypervolume of the two objectives with cost on a log scale, divided by the width of the range, so that it
 * comes in units of quality: a tenfold budget counts the same wherever it lies. The reference point is the dear end of
 * the range and a quality of nought; a budget for which nothing is to be had counts as nought; what is cheaper than the
 * cheap end counts from there on.
 *
 * @param range - the cheap and the dear end of the budgets, positive
 * @param options - `n`, tasks behind the estimates
 * @returns percentile intervals from the paired replicates; refused `zero_variance` where nothing differs
 * @see Zitzler and Thiele (1999), IEEE Trans. Evol. Comput. 3, 257–271
 */
export function frontierRise(
  earlier: FrontierState,
  later: FrontierState,
  range: readonly [number, number],
  {n}: {n: number}
): FrontierRise {
  const rows = later.cost.rows;
  if (earlier.cost.rows !== rows)
    throw new TypeError(`both states need the same draws, got ${earlier.cost.rows} and ${rows} replicates`);
  const before = areas(earlier, range);
  const after = areas(later, range);
  const estimateBefore = meanBest(earlier.points, range);
  const estimateAfter = meanBest(later.points, range);
  const change = after.map((x, b) => x - before[b]!);
  return {
    before: percentileInterval(before, {estimate: estimateBefore, n}),
    after: percentileInterval(after, {estimate: estimateAfter, n}),
    change: percentileInterval(change, {estimate: estimateAfter - estimateBefore, n})
  };
}

function areas({cost, quality}: FrontierState, range: readonly [number, number]): Float64Array {
  const {rows, columns} = cost;
  const out = new Float64Array(rows);
  for (let b = 0; b < rows; b++) {
    const points: CostQuality[] = [];
    for (let j = 0; j < columns; j++) points.push([cost.values[b * columns + j]!, quality.values[b * columns + j]!]);
    out[b] = meanBest(points, range);
  }
  return out;
}

/** The best quality within a budget, averaged over budgets spread evenly on a log scale. */
function meanBest(points: readonly CostQuality[], [from, to]: readonly [number, number]): number {
  const width = Math.log(to / from);
  // Only the stairs are handed on: the area of a thousand replicates is wanted within a frame or two.
  const stairs: CostQuality[] = [];
  let reached = 0;
  for (const [cost, quality] of points.filter((p) => p[0] < to).sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    if (quality <= reached) continue;
    reached = quality;
    stairs.push([Math.log(Math.max(cost, from) / from), quality]);
  }
  return hypervolume2d(stairs, [width, 0]) / width;
}
