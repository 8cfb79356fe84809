import {ebShrinkage} from "../../src/statistics/ranking/eb-shrinkage.js";
import {rankConfidenceSetBootstrap} from "../../src/statistics/ranking/rank-confidence-set-bootstrap.js";
import {rankConfidenceSet} from "../../src/statistics/ranking/rank-confidence-set.js";
import {bootstrapWeights} from "../../src/statistics/resampling/bootstrap-weights.js";
import {matrixFrom} from "../../src/statistics/resampling/matrix.js";
import {resampleSums} from "../../src/statistics/resampling/resample-sums.js";
import {isRefusal} from "../../src/statistics/estimate.js";
import type {Calibration} from "./calibration.js";
import {count, normal, times} from "./draws.js";

export const calibrations: Calibration[] = [
  {
    method: "rankConfidenceSet",
    what: "all six true ranks at once lie in their sets, systems .5 standard errors apart",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const estimate = times(6, (i) => -0.5 * i + normal(random));
        const sets = rankConfidenceSet(estimate, new Array<number>(6).fill(1));
        if (isRefusal(sets)) return false;
        return estimate.every(
          (_, i) => (sets.rank_low[i] as number) <= i + 1 && i + 1 <= (sets.rank_high[i] as number)
        );
      })
  },
  {
    method: "rankConfidenceSetBootstrap",
    what: "all five true ranks lie in their sets, 60 tasks shared by systems .1 apart, 300 replicates",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const tasks = times(60, () => {
          const hardness = normal(random);
          return [1, ...times(5, (i) => hardness - 0.1 * i + 0.5 * normal(random))];
        });
        const weights = bootstrapWeights(60, {replicates: 300, seed: Math.floor(random() * 2 ** 31)});
        const {rows, values} = resampleSums(weights, matrixFrom(tasks));
        const drawn = matrixFrom(
          times(rows, (b) => times(5, (i) => (values[b * 6 + 1 + i] as number) / (values[b * 6] as number)))
        );
        const estimate = times(5, (i) => tasks.reduce((sum, t) => sum + (t[i + 1] as number), 0) / 60);
        const sets = rankConfidenceSetBootstrap(estimate, drawn);
        if (isRefusal(sets)) return false;
        return estimate.every(
          (_, i) => (sets.rank_low[i] as number) <= i + 1 && i + 1 <= (sets.rank_high[i] as number)
        );
      })
  },
  {
    method: "ebShrinkage",
    what: "the selected best of 20 systems lies above its shrunken value as often as below",
    nominal: 0.5,
    run: (random, replicates) =>
      count(replicates, () => {
        const truth = times(20, () => normal(random));
        const estimate = truth.map((t) => t + normal(random));
        const best = estimate.indexOf(Math.max(...estimate));
        const shrunken = ebShrinkage(estimate, new Array<number>(20).fill(1));
        return !isRefusal(shrunken) && (truth[best] as number) > (shrunken.posterior[best] as number);
      })
  }
];
