import {isRefusal} from "../estimate.js";
import {seeded} from "../random.js";
import type {Clusters} from "../rates/clusters.js";
import {recalibrateWeights, type RecalibratedWeights} from "./recalibrate-weights.js";

/**
 * How much recalibrated weights depend on which repositories happened to be looked at: the weights of repositories drawn
 * with replacement, one list per draw.
 *
 * @param groups - which repository each row belongs to
 * @param options - `fit`, the weights of all rows, to start from; `lambda` is taken as given
 * @returns draws that refuse are left out, so that the caller can count them
 */
export function resampledWeights(
  rows: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  groups: Clusters,
  {
    prior,
    lambda,
    bootstraps,
    seed,
    fit
  }: {prior: readonly number[]; lambda: number; bootstraps: number; seed: number; fit: RecalibratedWeights}
): number[][] {
  const random = seeded(seed);
  const start = [fit.intercept, ...fit.weights.map((w) => w * fit.slope)];
  const found: number[][] = [];
  for (let b = 0; b < bootstraps; b++) {
    const times = new Float64Array(groups.count);
    for (let g = 0; g < groups.count; g++) times[Math.floor(random() * groups.count)]!++;
    const rowWeights = Float64Array.from(groups.of, (g) => times[g]!);
    const again = recalibrateWeights(rows, y, {prior, lambda, rowWeights, start});
    if (!isRefusal(again)) found.push(again.weights);
  }
  return found;
}
