import {seeded} from "../../src/statistics/random.js";
import {bootstrapWeights} from "../../src/statistics/resampling/bootstrap-weights.js";
import {resampleSums} from "../../src/statistics/resampling/resample-sums.js";
import {checkSame, milliseconds, type Timing} from "./timing.js";

const clusters = 2000;
const draws = 1000;

/** The weights of 1000 replicates of 2000 clusters. */
export function weights(): Timing {
  const ours = () => bootstrapWeights(clusters, {replicates: draws, seed: 3});
  return {
    name: "Poisson weights, 1,000 × 2,000",
    ours_ms: milliseconds(ours),
    baseline_ms: milliseconds(() => {
      const random = seeded(3);
      const u = new Float64Array(draws * clusters);
      for (let i = 0; i < u.length; i++) u[i] = random();
      return u;
    }),
    baseline: "drawing as many uniform numbers"
  };
}

/** Every replicate of 50 systems × 5 metrics over 2000 clusters. */
export function replicates(): Timing {
  const random = seeded(4);
  const columns = 250;
  const drawn = bootstrapWeights(clusters, {replicates: draws, seed: 3});
  const sums = {rows: clusters, columns, values: Float64Array.from({length: clusters * columns}, random)};
  const plain = () => {
    const out = new Float64Array(draws * columns);
    for (let b = 0; b < draws; b++)
      for (let g = 0; g < clusters; g++) {
        const w = drawn.values[b * clusters + g]!;
        for (let j = 0; j < columns; j++) out[b * columns + j]! += w * sums.values[g * columns + j]!;
      }
    return out;
  };
  const ours = () => resampleSums(drawn, sums).values;
  checkSame(ours(), plain(), "replicates");
  return {
    name: "1,000 replicates of 50 systems × 5 metrics × 2,000 clusters",
    ours_ms: milliseconds(ours),
    baseline_ms: milliseconds(plain),
    baseline: "the plain triple loop over typed arrays"
  };
}
