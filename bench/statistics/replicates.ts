import {seeded} from "../../src/statistics/random.js";
import {bootstrapWeights} from "../../src/statistics/resampling/bootstrap-weights.js";
import {resampleSums} from "../../src/statistics/resampling/resample-sums.js";
import type {Piece, Size} from "./timing.js";

/** The weights of 1000 replicates of 2000 clusters. */
export function weights(size: Size = "full"): Piece {
  const [draws, clusters] = size === "full" ? [1000, 2000] : [50, 40];
  return {
    name: `Poisson weights, ${draws.toLocaleString("en-US")} × ${clusters.toLocaleString("en-US")}`,
    baseline: "the same uniform numbers, each looked up in Poisson's table in one loop",
    ours: () => bootstrapWeights(clusters, {replicates: draws, seed: 3}).values,
    plain: () => {
      const random = seeded(3);
      const steps = poissonTable();
      const counts = new Uint8Array(draws * clusters);
      for (let i = 0; i < counts.length; i++) {
        const u = random();
        let k = 0;
        while (u >= steps[k]!) k++;
        counts[i] = k;
      }
      return counts;
    }
  };
}

/** P(X ≤ k) for a mean of 1. */
function poissonTable(): Float64Array {
  const steps = new Float64Array(13);
  let term = Math.exp(-1);
  let sum = 0;
  for (let k = 0; k < steps.length; k++) {
    sum += term;
    steps[k] = sum;
    term /= k + 1;
  }
  return steps;
}

/** Every replicate of 50 systems × 5 metrics over 2000 clusters. */
export function replicates(size: Size = "full"): Piece {
  const [draws, clusters, columns] = size === "full" ? [1000, 2000, 250] : [50, 40, 15];
  const random = seeded(4);
  const drawn = bootstrapWeights(clusters, {replicates: draws, seed: 3});
  const sums = {rows: clusters, columns, values: Float64Array.from({length: clusters * columns}, random)};
  return {
    name: `${draws.toLocaleString("en-US")} replicates of ${columns / 5} systems × 5 metrics × ${clusters.toLocaleString("en-US")} clusters`,
    baseline: "the plain triple loop over typed arrays",
    ours: () => resampleSums(drawn, sums).values,
    plain: () => {
      const out = new Float64Array(draws * columns);
      for (let b = 0; b < draws; b++)
        for (let g = 0; g < clusters; g++) {
          const w = drawn.values[b * clusters + g]!;
          for (let j = 0; j < columns; j++) out[b * columns + j]! += w * sums.values[g * columns + j]!;
        }
      return out;
    }
  };
}
