import {checkWhole} from "../rates/check.js";
import {seeded} from "../random.js";
import type {Weights} from "./matrix.js";

/** Below this many clusters the random total of Poisson weights would add variance of its own. */
const fewClusters = 30;

/** P(X ≤ k) of a Poisson variable with mean 1; the twelfth step is 1 in 32-bit arithmetic. */
const poissonSteps = Float64Array.from({length: 13}, (_, k) => {
  let term = Math.exp(-1);
  let sum = term;
  for (let i = 1; i <= k; i++) sum += term /= i;
  return sum;
});

/**
 * How often each cluster is drawn in each replicate of a bootstrap: the one table of luck shared by all systems and
 * metrics.
 *
 * Because the same draw applies to everything, differences between systems keep their pairing and cost its correlation
 * with quality. Poisson(1) weights from 30 clusters on, multinomial ones (G draws with replacement) below, where the
 * random total of Poisson weights would widen the result; a replicate that drew nothing is drawn again.
 *
 * @param clusters - how many, at least 1; column g belongs to the g-th
 * @param options - `replicates` (1000 for display, 10 000 for export) and the `seed` to store with the figure
 * @returns replicates × clusters, whole numbers
 * @see Chamandy et al. (2012), Estimating uncertainty for massive data streams, Google; Efron (1979), Ann. Stat. 7, 1–26
 */
export function bootstrapWeights(
  clusters: number,
  {replicates = 1000, seed}: {replicates?: number; seed: number}
): Weights & {values: Uint8Array} {
  checkWhole(clusters, "clusters");
  checkWhole(replicates, "replicates");
  const random = seeded(seed);
  const values = new Uint8Array(replicates * clusters);
  const draw = clusters < fewClusters ? drawMultinomial : drawPoisson;
  for (let b = 0; b < replicates; b++) {
    const row = values.subarray(b * clusters, (b + 1) * clusters);
    while (draw(row, random) === 0);
  }
  return {rows: replicates, columns: clusters, values};
}

/** Fills a row with Poisson(1) counts and gives their total. */
function drawPoisson(row: Uint8Array, random: () => number): number {
  let total = 0;
  for (let g = 0; g < row.length; g++) {
    const u = random();
    let k = 0;
    while (u >= (poissonSteps[k] as number)) k++;
    row[g] = k;
    total += k;
  }
  return total;
}

/** Fills a row with the counts of G draws with replacement and gives their total. */
function drawMultinomial(row: Uint8Array, random: () => number): number {
  row.fill(0);
  for (let i = 0; i < row.length; i++) {
    const g = Math.floor(random() * row.length);
    row[g] = (row[g] as number) + 1;
  }
  return row.length;
}
