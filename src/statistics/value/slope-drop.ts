import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {quantileOf} from "../resampling/percentile-interval.js";
import {column, type Matrix} from "../resampling/matrix.js";

/** What money buys before and after one system of the convex frontier. */
export interface SlopeDrop {
  /** Quality per dollar on the way up to the system. */
  before: Estimate | Refusal;
  /** Quality per dollar on the way on from it. */
  after: Estimate | Refusal;
  /** How many times more the dollar before bought than the one after. */
  ratio: Estimate | Refusal;
}

/**
 * How much less the next dollar buys after a system than the last one did, with the interval that resamples give.
 *
 * The two slopes are taken between the same three systems in every joint replicate. Where a replicate turns their order
 * in cost, or the next system is no better there, a slope is unlimited or the ratio is: such replicates stand at the end
 * of the range where they belong, and an end of the interval that falls among them is unbounded (`null`). Slopes of log
 * costs would be smoother, but a budget is in dollars.
 *
 * @param estimate - (cost, quality) of the system before, the system and the one after, costs and qualities rising
 * @param cost - replicates × systems; infinite is allowed
 * @param quality - the same replicates
 * @param columns - the three systems' columns
 * @returns estimates by percentiles; refused `n_too_small` below 40 replicates
 * @see Efron and Tibshirani (1993), An Introduction to the Bootstrap, ch. 13
 */
export function slopeDrop(
  estimate: readonly (readonly [number, number])[],
  cost: Matrix,
  quality: Matrix,
  columns: readonly [number, number, number],
  {level = 0.95} = {}
): SlopeDrop {
  const [a, b, c] = estimate;
  if (!a || !b || !c) throw new TypeError(`three systems are needed, got ${estimate.length}`);
  if (cost.rows < 40) {
    const few = refuse("n_too_small", cost.rows);
    return {before: few, after: few, ratio: few};
  }
  const costs = columns.map((j) => column(cost, j));
  const qualities = columns.map((j) => column(quality, j));
  const before = new Float64Array(cost.rows);
  const after = new Float64Array(cost.rows);
  const ratio = new Float64Array(cost.rows);
  for (let r = 0; r < cost.rows; r++) {
    const slope = (from: number, to: number) =>
      slopeOf(costs[to]![r]! - costs[from]![r]!, qualities[to]![r]! - qualities[from]![r]!);
    before[r] = slope(0, 1);
    after[r] = slope(1, 2);
    ratio[r] = ratioOf(before[r]!, after[r]!);
  }
  const first = slopeOf(b[0] - a[0], b[1] - a[1]);
  const second = slopeOf(c[0] - b[0], c[1] - b[1]);
  const within = (values: Float64Array, value: number): Estimate => ({
    value,
    ...ends(values.sort(), level),
    n: cost.rows,
    method: "bootstrap-percentile",
    flags: []
  });
  return {before: within(before, first), after: within(after, second), ratio: within(ratio, first / second)};
}

/** Quality per dollar: more for no more money is unlimited, less for more money negative. */
function slopeOf(cost: number, quality: number): number {
  if (cost > 0) return cost === Infinity ? 0 : quality / cost;
  return quality > 0 ? Infinity : quality < 0 ? -Infinity : 0;
}

function ratioOf(before: number, after: number): number {
  if (before <= 0) return 0; // the way up bought nothing: no drop after it
  if (after <= 0) return Infinity;
  return before === Infinity && after === Infinity ? 1 : before / after;
}

function ends(ascending: Float64Array, level: number): {low: number | null; high: number | null} {
  const end = (p: number) => {
    const x = quantileOf(ascending, p);
    return Number.isFinite(x) ? x : null; // two infinite neighbours give NaN
  };
  return {low: end((1 - level) / 2), high: end((1 + level) / 2)};
}
