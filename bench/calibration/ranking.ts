import {ebShrinkage} from "../../src/statistics/ranking/eb-shrinkage.js";
import {rankConfidenceSet} from "../../src/statistics/ranking/rank-confidence-set.js";
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
