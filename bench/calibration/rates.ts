import {agrestiCoullCi} from "../../src/statistics/rates/agresti-coull-ci.js";
import {betaBinomialPosterior} from "../../src/statistics/rates/beta-binomial-posterior.js";
import {clopperPearsonCi} from "../../src/statistics/rates/clopper-pearson-ci.js";
import {jeffreysCi} from "../../src/statistics/rates/jeffreys-ci.js";
import {meanSeClustered} from "../../src/statistics/rates/mean-se-clustered.js";
import {passAtKDataset} from "../../src/statistics/rates/pass-at-k-dataset.js";
import {probBetaSuperior} from "../../src/statistics/rates/prob-beta-superior.js";
import {rateClustered} from "../../src/statistics/rates/rate-clustered.js";
import {wilsonCi} from "../../src/statistics/rates/wilson-ci.js";
import {wilsonClustered} from "../../src/statistics/rates/wilson-clustered.js";
import {zeroFailureBound} from "../../src/statistics/rates/zero-failure-bound.js";
import {isRefusal, type Estimate, type Refusal} from "../../src/statistics/estimate.js";
import type {Random} from "../../src/statistics/random.js";
import type {Calibration} from "./calibration.js";
import {beta, binomial, coin, count, covers, times} from "./draws.js";

type Rate = (passes: number, n: number) => Estimate | Refusal;

/** Coverage averaged over pass rates from .05 to .95 at 30 tasks. */
const rate = (method: string, interval: Rate): Calibration => ({
  method,
  what: "covers a pass rate of .05 to .95 from 30 independent tasks",
  nominal: 0.95,
  run: (random, replicates) =>
    count(replicates, () => {
      const p = 0.05 + 0.9 * random();
      return covers(interval(binomial(random, 30, p), 30), p);
    })
});

/** Clusters of `size` rows whose pass rates are Beta(a, b). */
function clustered(random: Random, clusters: number, size: number, a: number, b: number) {
  const values: number[] = [];
  const labels: number[] = [];
  for (let g = 0; g < clusters; g++) {
    const p = beta(random, a, b);
    for (let i = 0; i < size; i++) {
      values.push(coin(random, p));
      labels.push(g);
    }
  }
  return {values, labels};
}

const sixAgainstFour = probBetaSuperior({passes: 6, n: 9}, {passes: 4, n: 9});
const superior = isRefusal(sixAgainstFour) ? NaN : sixAgainstFour.value;

export const calibrations: Calibration[] = [
  rate("wilsonCi", wilsonCi),
  rate("clopperPearsonCi", clopperPearsonCi),
  rate("agrestiCoullCi", agrestiCoullCi),
  rate("jeffreysCi", jeffreysCi),
  {
    method: "betaBinomialPosterior",
    what: "covers a pass rate drawn from its own uniform prior, 12 tasks",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const p = random();
        return covers(betaBinomialPosterior(binomial(random, 12, p), 12), p);
      })
  },
  {
    method: "probBetaSuperior",
    what: "how often a rate drawn after 6 of 9 passes exceeds one drawn after 4 of 9",
    nominal: superior,
    run: (random, replicates) => count(replicates, () => beta(random, 7, 4) > beta(random, 5, 6))
  },
  {
    method: "zeroFailureBound",
    what: "the chance of 30 of 30 passes at the bound itself",
    nominal: 0.05,
    run: (random, replicates) => {
      const bound = zeroFailureBound(30);
      const failure = isRefusal(bound) ? 0 : bound.upper;
      return count(replicates, () => binomial(random, 30, failure) === 0);
    }
  },
  {
    method: "meanSeClustered",
    what: "covers the mean pass rate, 30 clusters of 5, intraclass correlation .2",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const {values, labels} = clustered(random, 30, 5, 2, 2);
        return covers(meanSeClustered(values, {clusters: labels}), 0.5);
      })
  },
  {
    method: "wilsonClustered",
    what: "covers a mean pass rate of .95, 30 clusters of 5, intraclass correlation .17",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const {values, labels} = clustered(random, 30, 5, 4.75, 0.25);
        return covers(wilsonClustered(values, {clusters: labels}), 0.95);
      })
  },
  {
    method: "rateClustered",
    what: "covers a mean pass rate of .8, 40 clusters of 3, intraclass correlation .17",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const {values, labels} = clustered(random, 40, 3, 4, 1);
        return covers(rateClustered(values, {clusters: labels}), 0.8);
      })
  },
  {
    method: "passAtKDataset",
    what: "covers pass@3 over 40 tasks of 10 attempts, pass rates Beta(1, 1)",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const tasks = times(40, () => [10, binomial(random, 10, random())] as const);
        return covers(passAtKDataset(tasks, {k: 3}), 3 / 4); // the mean of 1 − (1 − p)³ over uniform p
      })
  }
];
