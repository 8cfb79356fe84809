import {bcaInterval} from "../../src/statistics/resampling/bca-interval.js";
import {bootstrapMeanSeMc} from "../../src/statistics/resampling/bootstrap-mean-se-mc.js";
import {bootstrapWeights} from "../../src/statistics/resampling/bootstrap-weights.js";
import {clusterBootstrapRatio} from "../../src/statistics/resampling/cluster-bootstrap-ratio.js";
import {matrixFrom} from "../../src/statistics/resampling/matrix.js";
import {percentileInterval} from "../../src/statistics/resampling/percentile-interval.js";
import {resampleSums} from "../../src/statistics/resampling/resample-sums.js";
import {studentizedInterval} from "../../src/statistics/resampling/studentized-interval.js";
import {isRefusal} from "../../src/statistics/estimate.js";
import type {Random} from "../../src/statistics/random.js";
import type {Calibration} from "./calibration.js";
import {beta, binomial, count, covers, normal, times} from "./draws.js";

const G = 40;
const size = 5;

/** Passes of 40 clusters of 5 attempts whose mean pass rate is one half. */
const clusterPasses = (random: Random): number[] => times(G, () => binomial(random, size, beta(random, 2, 2)));

const sizes = new Array<number>(G).fill(size);
const seedFrom = (random: Random): number => Math.floor(random() * 2 ** 31);

export const calibrations: Calibration[] = [
  {
    method: "percentileInterval",
    what: "covers a pass rate of .5, 40 clusters of 5, 400 Poisson replicates",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const weights = bootstrapWeights(G, {replicates: 400, seed: seedFrom(random)});
        const boot = clusterBootstrapRatio(clusterPasses(random), sizes, weights);
        return !isRefusal(boot) && covers(percentileInterval(boot.replicates), 0.5);
      })
  },
  {
    method: "bcaInterval",
    what: "covers a pass rate of .5, 40 clusters of 5, 1000 Poisson replicates",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const passes = clusterPasses(random);
        const total = passes.reduce((a, b) => a + b, 0);
        const weights = bootstrapWeights(G, {replicates: 1000, seed: seedFrom(random)});
        const boot = clusterBootstrapRatio(passes, sizes, weights);
        if (isRefusal(boot)) return false;
        const jackknife = passes.map((x) => (total - x) / (size * (G - 1)));
        return covers(bcaInterval(boot.replicates, {estimate: total / (size * G), jackknife}), 0.5);
      })
  },
  {
    method: "studentizedInterval",
    what: "covers the mean of 40 exponential numbers, 1000 replicates with the standard error of each",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const x = times(G, () => -Math.log(1 - random()));
        const weights = bootstrapWeights(G, {replicates: 1000, seed: seedFrom(random)});
        const sums = resampleSums(weights, matrixFrom(x.map((v) => [1, v, v * v])));
        const means = new Float64Array(sums.rows);
        const errors = new Float64Array(sums.rows);
        for (let b = 0; b < sums.rows; b++) {
          const [n, s, ss] = sums.values.subarray(b * 3, b * 3 + 3) as unknown as [number, number, number];
          means[b] = s / n;
          errors[b] = Math.sqrt((ss / n - (s / n) ** 2) / n);
        }
        const estimate = x.reduce((a, b) => a + b, 0) / G;
        const se = Math.sqrt(x.reduce((a, v) => a + (v - estimate) ** 2, 0)) / G;
        return covers(studentizedInterval(means, errors, {estimate, se}), 1);
      })
  },
  {
    method: "bootstrapMeanSeMc",
    what: "covers the mean of 50 normal numbers, 400 replicates",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const x = times(50, () => normal(random));
        return covers(bootstrapMeanSeMc(x, {replicates: 400, seed: seedFrom(random)}), 0);
      })
  }
];
