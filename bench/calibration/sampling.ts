import {stratifiedMean} from "../../src/statistics/sampling/stratified-mean.js";
import type {Calibration} from "./calibration.js";
import {coin, count, covers, times} from "./draws.js";

export const calibrations: Calibration[] = [
  {
    method: "stratifiedMean",
    what: "covers the mean of 500 units in three strata from 15, 20 and 25 of them",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const strata = [
          {size: 300, share: 0.5, n: 25},
          {size: 150, share: 0.7, n: 20},
          {size: 50, share: 0.3, n: 15}
        ].map(({size, share, n}) => ({units: times(size, () => coin(random, share)), n}));
        // Units are independent, so the first n are as good as any n drawn.
        const truth = strata.flatMap(({units}) => units).reduce((sum, y) => sum + y, 0) / 500;
        const estimate = stratifiedMean(
          strata.map(({units}) => units.length),
          strata.map(({units, n}) => units.slice(0, n))
        );
        return covers(estimate, truth);
      })
  }
];
