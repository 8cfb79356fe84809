import {asymptoticCs} from "../../src/statistics/drift/asymptotic-cs.js";
import {bettingEprocess} from "../../src/statistics/drift/betting-eprocess.js";
import {eDetector} from "../../src/statistics/drift/e-detector.js";
import {exceedanceEprocess} from "../../src/statistics/drift/exceedance-eprocess.js";
import {ksTwoSample} from "../../src/statistics/drift/ks-two-sample.js";
import {mannKendall} from "../../src/statistics/drift/mann-kendall.js";
import {psi} from "../../src/statistics/drift/psi.js";
import {isRefusal} from "../../src/statistics/estimate.js";
import type {Random} from "../../src/statistics/random.js";
import type {Calibration} from "./calibration.js";
import {coin, count, covers, normal, times} from "./draws.js";

/** Counts of n draws over cells with the given shares. */
function mix(random: Random, n: number, shares: readonly number[]): number[] {
  const counts = shares.map(() => 0);
  for (let i = 0; i < n; i++) {
    let left = random();
    let cell = 0;
    while (cell < shares.length - 1 && left >= shares[cell]!) left -= shares[cell++]!;
    counts[cell]!++;
  }
  return counts;
}

export const calibrations: Calibration[] = [
  {
    method: "bettingEprocess",
    what: "ever reaches 20 in at most 5% of series of 200 without change",
    nominal: 0.05,
    run: (random, replicates) =>
      count(replicates, () => {
        const x = times(200, () => coin(random, 0.7));
        const result = bettingEprocess(x, {nullMean: 0.7, lambdas: [-1, -0.5, 0.5, 1]});
        return !isRefusal(result) && result.alarm_index !== null;
      })
  },
  {
    method: "eDetector",
    // A run length of at least 200 on average is checked by its consequence: P(alarm by 10) ≤ 10/200.
    what: "cries wolf by observation 10 in at most 5% of series, for an average of one in 200",
    nominal: 0.05,
    run: (random, replicates) =>
      count(replicates, () => {
        const x = times(10, () => random());
        const result = eDetector(x, {nullMean: 0.5, lambda: -1.5, alpha: 1 / 200});
        return !isRefusal(result) && result.alarm_index !== null;
      })
  },
  {
    method: "exceedanceEprocess",
    what: "ever reaches 20 in at most 5% of series of 100 at the old rate of .1",
    nominal: 0.05,
    run: (random, replicates) =>
      count(replicates, () => {
        let beyond = 0;
        for (let n = 1; n <= 100; n++) {
          beyond += coin(random, 0.1);
          const result = exceedanceEprocess(beyond, n, {p0: 0.1});
          if (!isRefusal(result) && result.e >= 20) return true;
        }
        return false;
      })
  },
  {
    method: "asymptoticCs",
    what: "covers a mean at every look from 30 to 300",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        let sum = 0;
        let squares = 0;
        for (let t = 1; t <= 300; t++) {
          const x = -Math.log(1 - random());
          sum += x;
          squares += x * x;
          if (t < 30) continue;
          const mean = sum / t;
          const sd = Math.sqrt((squares - t * mean * mean) / (t - 1));
          if (!covers(asymptoticCs({mean, sd, t}), 1)) return false;
        }
        return true;
      })
  },
  {
    method: "mannKendall",
    what: "rejects a level series of 15 in 5%",
    nominal: 0.05,
    run: (random, replicates) =>
      count(replicates, () => {
        const result = mannKendall(times(15, () => normal(random)));
        return !isRefusal(result) && result.p < 0.05;
      })
  },
  {
    method: "mannKendall",
    what: "covers a slope of .2 a step in 20 noisy observations",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => covers(mannKendall(times(20, (i) => 0.2 * i + normal(random))), 0.2))
  },
  {
    method: "psi",
    what: "rejects an unchanged mix of four cells, 300 against 200, in 5%",
    nominal: 0.05,
    run: (random, replicates) =>
      count(replicates, () => {
        const shares = [0.4, 0.3, 0.2, 0.1];
        const result = psi(mix(random, 300, shares), mix(random, 200, shares));
        return !isRefusal(result) && result.p < 0.05;
      })
  },
  {
    method: "ksTwoSample",
    what: "rejects equal distributions in at most 5%, 40 against 30",
    nominal: 0.05,
    run: (random, replicates) =>
      count(replicates, () => {
        const result = ksTwoSample(
          times(40, () => random()),
          times(30, () => random())
        );
        return !isRefusal(result) && result.p < 0.05;
      })
  }
];
