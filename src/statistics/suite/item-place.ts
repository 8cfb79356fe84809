import {isRefusal, refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkWhole} from "../rates/check.js";
import {smallN} from "../rates/flags.js";
import {bootstrapWeights} from "../resampling/bootstrap-weights.js";
import {percentileInterval} from "../resampling/percentile-interval.js";
import {matrixFrom} from "../resampling/matrix.js";
import {resampleSums} from "../resampling/resample-sums.js";
import {checkScores} from "./cronbach-alpha.js";

/**
 * How many of a suite's items are harder than one of them, ties counted half: its place from the hardest.
 *
 * Systems are resampled, the same ones for every item, so that the interval says how the place would move with other
 * systems like these and other tries.
 *
 * @param data - systems in rows, items in columns, complete, shares passed
 * @param item - the column asked about
 * @returns an estimate in items, 0 the hardest, n = the other items; refused `n_too_small` below three systems or two
 *   items, `zero_variance` where no resample moves it
 */
export function itemPlace(
  data: readonly ArrayLike<number>[],
  item: number,
  {seed, replicates = 400}: {seed: number; replicates?: number}
): Estimate | Refusal {
  const items = checkScores(data);
  checkWhole(item, "item", 0);
  if (data.length < 3 || items < 2) return refuse("n_too_small", Math.max(0, items - 1));
  const drawn = resampleSums(bootstrapWeights(data.length, {replicates, seed}), matrixFrom(data));
  const places = Float64Array.from({length: replicates}, (_, b) =>
    harder(drawn.values.subarray(b * items, (b + 1) * items), item)
  );
  const total = Float64Array.from({length: items}, (_, j) => data.reduce((sum, row) => sum + row[j]!, 0));
  const value = harder(total, item);
  const found = percentileInterval(places, {estimate: value, n: items - 1});
  if (isRefusal(found)) return found;
  const {low, high, n, method} = found;
  return {
    value,
    // At either end of the suite every resample may stand on one side of the place.
    low: Math.min(low!, value),
    high: Math.max(high!, value),
    n,
    method,
    flags: data.length < smallN ? ["few_clusters"] : []
  };
}

/** Items passed less than this one, and half of those passed as much. */
function harder(passed: ArrayLike<number>, item: number): number {
  const own = passed[item]!;
  let count = 0;
  for (let j = 0; j < passed.length; j++) {
    if (j === item) continue;
    if (passed[j]! < own - 1e-9) count += 1;
    else if (passed[j]! <= own + 1e-9) count += 0.5;
  }
  return count;
}
