import {clusterSums} from "../../../statistics/rates/clusters.js";
import {bootstrapWeights} from "../../../statistics/resampling/bootstrap-weights.js";
import type {Matrix} from "../../../statistics/resampling/matrix.js";
import {resampleSums} from "../../../statistics/resampling/resample-sums.js";
import type {SystemTasks} from "../select-cells.js";

/** Cost per completed task at the price list that was not chosen, by resample: the tasks are drawn as for all else. */
export function otherReplicates(
  systems: readonly SystemTasks[],
  {replicates, seed}: {replicates: number; seed: number}
): Matrix {
  const numbers = new Map<number, number>();
  for (const s of systems) for (const c of s.cluster) if (!numbers.has(c)) numbers.set(c, numbers.size);
  const columns = 2 * systems.length;
  const sums = new Float64Array(numbers.size * columns);
  systems.forEach((s, j) => {
    const clusters = {of: Int32Array.from(s.cluster, (c) => numbers.get(c)!), count: numbers.size};
    const spent = clusterSums(s.other.cost_usd, clusters);
    const done = clusterSums(s.other.cost_passes, clusters);
    for (let g = 0; g < numbers.size; g++) {
      sums[g * columns + 2 * j] = spent[g]!;
      sums[g * columns + 2 * j + 1] = done[g]!;
    }
  });
  const weights = bootstrapWeights(numbers.size, {replicates, seed});
  const drawn = resampleSums(weights, {rows: numbers.size, columns, values: sums});
  const values = new Float64Array(replicates * systems.length);
  for (let i = 0; i < values.length; i++) {
    const done = drawn.values[2 * i + 1]!;
    values[i] = done > 0 ? drawn.values[2 * i]! / done : Infinity;
  }
  return {rows: replicates, columns: systems.length, values};
}
