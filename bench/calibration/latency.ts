import {harrellDavis} from "../../src/statistics/latency/harrell-davis.js";
import {kmQuantile} from "../../src/statistics/latency/km-quantile.js";
import {quantileOrderStatCi} from "../../src/statistics/latency/quantile-order-stat-ci.js";
import {isRefusal} from "../../src/statistics/estimate.js";
import type {Random} from "../../src/statistics/random.js";
import type {Calibration} from "./calibration.js";
import {count, covers, times} from "./draws.js";

const exponential = (random: Random): number => -Math.log(1 - random());

export const calibrations: Calibration[] = [
  {
    method: "quantileOrderStatCi",
    what: "covers the p90 of 60 exponential times",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () =>
        covers(
          quantileOrderStatCi(
            times(60, () => exponential(random)),
            0.9
          ),
          Math.log(10)
        )
      )
  },
  {
    method: "harrellDavis",
    what: "covers the median of 25 exponential times",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () =>
        covers(
          harrellDavis(
            times(25, () => exponential(random)),
            0.5
          ),
          Math.log(2)
        )
      )
  },
  {
    method: "kmQuantile",
    what: "covers the p75 of 60 exponential times cut off at random between .5 and 3",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const full = times(60, () => exponential(random));
        const cut = times(60, () => 0.5 + 2.5 * random());
        const time = full.map((value, i) => Math.min(value, cut[i]!));
        const event = full.map((value, i) => (value <= cut[i]! ? 1 : 0));
        const result = kmQuantile(time, event, [0.75]);
        if (isRefusal(result)) return false;
        const [low, high] = [result.low[0] ?? 0, result.high[0] ?? Infinity];
        return low <= Math.log(4) && Math.log(4) <= high;
      })
  }
];
