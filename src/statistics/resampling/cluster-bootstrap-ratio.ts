import {refuse, type Refusal} from "../estimate.js";
import {checkNumbers, checkSameLength} from "../rates/check.js";
import type {Weights} from "./matrix.js";

/**
 * A mean or a rate in every replicate: resampled sums over resampled sizes.
 *
 * @param clusterSums - the numerator of each cluster (passes, dollars)
 * @param clusterSizes - its denominator (attempts, completed tasks), not negative
 * @param weights - replicates × clusters, from `bootstrapWeights`
 * @returns the ratio per replicate; refused `empty_resample` when some replicate drew a zero denominator, which has no
 *   ratio and must not be left out quietly
 * @see Davison and Hinkley (1997), Bootstrap Methods and their Application, §3.8
 */
export function clusterBootstrapRatio(
  clusterSums: ArrayLike<number>,
  clusterSizes: ArrayLike<number>,
  weights: Weights
): {replicates: Float64Array} | Refusal {
  checkSameLength(clusterSums, clusterSizes, "cluster sums and sizes");
  checkSameLength(clusterSums, {length: weights.columns}, "clusters and columns of weights");
  checkNumbers(clusterSums, "clusterSums");
  checkNumbers(clusterSizes, "clusterSizes");
  const {rows, columns, values} = weights;
  const replicates = new Float64Array(rows);
  for (let b = 0; b < rows; b++) {
    let sum = 0;
    let size = 0;
    for (let g = 0; g < columns; g++) {
      const w = values[b * columns + g] as number;
      sum += w * (clusterSums[g] as number);
      size += w * (clusterSizes[g] as number);
    }
    if (size === 0) return refuse("empty_resample", columns);
    replicates[b] = sum / size;
  }
  return {replicates};
}
