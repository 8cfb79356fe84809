import {aucDelong} from "../../src/statistics/association/auc-delong.js";
import {delongPairedTest} from "../../src/statistics/association/delong-paired-test.js";
import {firthLogistic} from "../../src/statistics/association/firth-logistic.js";
import {kendallTauBCi} from "../../src/statistics/association/kendall-tau-b-ci.js";
import {logisticRobust} from "../../src/statistics/association/logistic-robust.js";
import {partialCorrelation} from "../../src/statistics/association/partial-correlation.js";
import {pearsonCi} from "../../src/statistics/association/pearson-ci.js";
import {pointBiserial} from "../../src/statistics/association/point-biserial.js";
import {pooledCorrelation} from "../../src/statistics/association/pooled-correlation.js";
import {spearmanCi} from "../../src/statistics/association/spearman-ci.js";
import {stratifiedAuc} from "../../src/statistics/association/stratified-auc.js";
import {williamsT} from "../../src/statistics/association/williams-t.js";
import {phi} from "../../src/statistics/distributions.js";
import {isRefusal, type Estimate, type Refusal} from "../../src/statistics/estimate.js";
import type {Random} from "../../src/statistics/random.js";
import type {Calibration} from "./calibration.js";
import {coin, count, covers, normal, times} from "./draws.js";

/** Two normal columns with correlation r. */
function pairs(random: Random, n: number, r: number) {
  const x = times(n, () => normal(random));
  return {x, y: x.map((value) => r * value + Math.sqrt(1 - r * r) * normal(random))};
}

type Correlate = (x: number[], y: number[]) => Estimate | Refusal;

/** Coverage of a normal pair's own correlation of .5. */
const correlation = (method: string, interval: Correlate, truth: number): Calibration => ({
  method,
  what: "covers the correlation of 40 normal pairs with r = .5",
  nominal: 0.95,
  run: (random, replicates) =>
    count(replicates, () => {
      const {x, y} = pairs(random, 40, 0.5);
      return covers(interval(x, y), truth);
    })
});

const rejects = (result: ({p: number} & object) | Refusal): boolean => !isRefusal(result) && result.p < 0.05;

export const calibrations: Calibration[] = [
  correlation("pearsonCi", pearsonCi, 0.5),
  // What a normal pair with r = .5 has for ranks: 6/π·asin(r/2) and 2/π·asin(r).
  correlation("spearmanCi", spearmanCi, (6 / Math.PI) * Math.asin(0.25)),
  correlation("kendallTauBCi", kendallTauBCi, (2 / Math.PI) * Math.asin(0.5)),
  {
    method: "partialCorrelation",
    what: "covers .3 left after a control that drives both columns, 40 rows",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const {x, y} = pairs(random, 40, 0.3);
        const size = times(40, () => normal(random));
        const add = (column: number[]) => column.map((value, i) => value + 2 * size[i]!);
        return covers(partialCorrelation(add(x), add(y), [size]), 0.3);
      })
  },
  {
    method: "pointBiserial",
    what: "rejects no association in 5% of 40 rows with 30% events",
    nominal: 0.05,
    run: (random, replicates) =>
      count(replicates, () =>
        rejects(
          pointBiserial(
            times(40, () => normal(random)),
            times(40, () => coin(random, 0.3))
          )
        )
      )
  },
  {
    method: "aucDelong",
    what: "covers the area of normal scores one standard deviation apart, 25 events of 60",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const y = times(60, (i) => (i < 25 ? 1 : 0));
        const score = y.map((event) => event + normal(random));
        return covers(aucDelong(score, y), phi(Math.SQRT1_2));
      })
  },
  {
    method: "pooledCorrelation",
    what: "covers the mean correlation of 8 groups of 40 pairs whose own spread about .4, standard deviation .15",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const groups = times(8, () => {
          const {x, y} = pairs(random, 40, Math.tanh(Math.atanh(0.4) + 0.15 * normal(random)));
          const answer = pearsonCi(x, y);
          return {value: isRefusal(answer) ? 0 : answer.value, n: 40};
        });
        return covers(pooledCorrelation(groups, {ranks: false}), 0.4);
      })
  },
  {
    method: "stratifiedAuc",
    what: "covers the area within 6 groups of 40 whose level and share of events differ",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const group = times(240, (i) => Math.floor(i / 40));
        const y = group.map((g) => coin(random, 0.15 + 0.1 * g));
        const score = y.map((event, i) => event + 2 * group[i]! + normal(random));
        return covers(stratifiedAuc(score, y, group), phi(Math.SQRT1_2));
      })
  },
  {
    method: "delongPairedTest",
    what: "rejects equal areas in 5% of two equally good scores, 40 events of 100",
    nominal: 0.05,
    run: (random, replicates) =>
      count(replicates, () => {
        const y = times(100, (i) => (i < 40 ? 1 : 0));
        const shared = y.map((event) => event + normal(random));
        const score = () => shared.map((value) => value + normal(random));
        return rejects(delongPairedTest(score(), score(), y));
      })
  },
  {
    method: "williamsT",
    what: "rejects equal correlations in 5% of 50 rows",
    nominal: 0.05,
    run: (random, replicates) =>
      count(replicates, () => {
        const y = times(50, () => normal(random));
        const x = y.map((value) => 0.5 * value + normal(random));
        const z = y.map((value) => 0.5 * value + normal(random));
        const r = (a: number[], b: number[]) => (pearsonCi(a, b) as Estimate).value;
        return rejects(williamsT({r_xy: r(x, y), r_zy: r(z, y), r_xz: r(x, z), n: 50}));
      })
  },
  {
    method: "logisticRobust",
    what: "covers a log odds ratio of 1 with 40 clusters of 8 that share a column",
    nominal: 0.95,
    run: (random, replicates) =>
      count(replicates, () => {
        const clusters = times(320, (i) => Math.floor(i / 8));
        const shared = times(40, () => normal(random));
        const rows = clusters.map((g) => [shared[g]!]);
        const y = rows.map(([x]) => coin(random, 1 / (1 + Math.exp(0.5 - x!))));
        const fit = logisticRobust(rows, y, {clusters});
        return !isRefusal(fit) && covers(fit.coefficients[1]!, 1);
      })
  },
  {
    method: "firthLogistic",
    what: "covers a log odds ratio of 1.5 with about 5 events in 40 rows",
    nominal: 0.95,
    run: (random, replicates) => {
      let hits = 0;
      for (let used = 0; used < replicates; ) {
        const rows = times(40, () => [normal(random)]);
        const y = rows.map(([x]) => coin(random, 1 / (1 + Math.exp(3 - 1.5 * x!))));
        const fit = firthLogistic(rows, y);
        // Without a single event there is nothing to fit; the interval promises nothing there.
        if (isRefusal(fit)) continue;
        used++;
        if (covers(fit.coefficients[1]!, 1.5)) hits++;
      }
      return {hits, replicates};
    }
  }
];
