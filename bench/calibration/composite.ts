import {compositeScore} from "../../src/statistics/composite/composite-score.js";
import {geometricScore} from "../../src/statistics/composite/geometric-score.js";
import {recalibrationStudy} from "../../src/statistics/composite/recalibration-study.js";
import {isRefusal, type Estimate, type Refusal} from "../../src/statistics/estimate.js";
import type {Random} from "../../src/statistics/random.js";
import type {Calibration} from "./calibration.js";
import {coin, count, covers, times} from "./draws.js";

/** Changes in 30 repositories whose chance to turn out well follows a composite under the given weights. */
export function history(random: Random, n: number, weights: readonly number[], slope: number) {
  const rows = times(n, () => weights.map(() => random()));
  const y = rows.map((row) => {
    const composite = row.reduce((sum, u, k) => sum + weights[k]! * u, 0);
    return coin(random, 1 / (1 + Math.exp(-slope * (composite - 0.5))));
  });
  return {rows, y, repositories: times(n, () => Math.floor(30 * random())), times: times(n, (i) => i)};
}

/** Means of three correlated metrics of n tasks, with their covariance. */
function measured(random: Random, n: number) {
  const rows = times(n, () => {
    const ease = random();
    return [coin(random, ease), coin(random, 0.5 + ease / 2), 0.5 + ease / 4];
  });
  const means = [0, 1, 2].map((k) => rows.reduce((sum, row) => sum + row[k]!, 0) / n);
  const covariance = [0, 1, 2].map((j) =>
    [0, 1, 2].map((k) => rows.reduce((sum, r) => sum + (r[j]! - means[j]!) * (r[k]! - means[k]!), 0) / (n - 1) / n)
  );
  return {means, covariance};
}

const truth = [0.5, 0.75, 0.625];
const weights = [0.5, 0.3, 0.2];

type Score = typeof compositeScore | ((...given: Parameters<typeof compositeScore>) => Estimate | Refusal);

const covered = (method: string, score: Score, value: number): Calibration => ({
  method,
  what: "covers the score of three correlated metrics of 60 tasks",
  nominal: 0.95,
  run: (random, replicates) =>
    count(replicates, () => {
      const {means, covariance} = measured(random, 60);
      return covers(score(means, weights, {covariance}), value);
    })
});

export const calibrations: Calibration[] = [
  covered(
    "compositeScore",
    compositeScore,
    truth.reduce((sum, u, k) => sum + u * weights[k]!, 0)
  ),
  covered(
    "geometricScore",
    geometricScore,
    truth.reduce((product, u, k) => product * u ** weights[k]!, 1)
  ),
  {
    method: "recalibrationStudy",
    what: "adopts new weights in at most 2.5% of histories in which ours are right",
    nominal: 0.025,
    run: (random, replicates) =>
      count(replicates, () => {
        const study = recalibrationStudy(history(random, 200, weights, 4), {prior: weights, bootstraps: 1});
        return !isRefusal(study) && study.adopt;
      })
  }
];
