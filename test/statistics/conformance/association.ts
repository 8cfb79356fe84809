import {aucDelong} from "../../../src/statistics/association/auc-delong.js";
import {averagePrecision} from "../../../src/statistics/association/average-precision.js";
import {delongPairedTest} from "../../../src/statistics/association/delong-paired-test.js";
import {firthLogistic} from "../../../src/statistics/association/firth-logistic.js";
import {kendallTauBCi} from "../../../src/statistics/association/kendall-tau-b-ci.js";
import {logisticRobust} from "../../../src/statistics/association/logistic-robust.js";
import {partialCorrelation} from "../../../src/statistics/association/partial-correlation.js";
import {pearsonCi} from "../../../src/statistics/association/pearson-ci.js";
import {pointBiserial} from "../../../src/statistics/association/point-biserial.js";
import {spearmanCi} from "../../../src/statistics/association/spearman-ci.js";
import {williamsT} from "../../../src/statistics/association/williams-t.js";
import {asCase} from "./case.js";

interface Pairs {
  x: number[];
  y: number[];
  conf: number;
}
interface Scored {
  score: number[];
  y: number[];
  conf: number;
}
interface Regression {
  X: number[][];
  y: number[];
  intercept: boolean;
}

export const runners = {
  pearson_ci: ({x, y, conf}: Pairs) => asCase(pearsonCi(x, y, {level: conf}), "r"),
  spearman_ci: ({x, y, conf}: Pairs) => asCase(spearmanCi(x, y, {level: conf}), "rho"),
  kendall_tau_b_ci: ({x, y, conf}: Pairs) => asCase(kendallTauBCi(x, y, {level: conf}), "tau_b"),
  point_biserial: ({x, y}: Pairs) => asCase(pointBiserial(x, y), "r"),
  partial_correlation: ({x, y, control, conf}: Pairs & {control: number[]}) =>
    asCase(partialCorrelation(x, y, [control], {level: conf}), "r"),
  auc_delong: ({score, y, conf}: Scored) => asCase(aucDelong(score, y, {level: conf}), "auc"),
  average_precision: ({score, y}: Scored) => asCase(averagePrecision(score, y), "ap"),
  delong_paired_test: ({score_a, score_b, y}: Record<"score_a" | "score_b" | "y", number[]>) =>
    asCase(delongPairedTest(score_a, score_b, y)),
  williams_t: (given: Record<"n" | "r_xy" | "r_xz" | "r_zy", number>) => asCase(williamsT(given)),
  logistic_robust: ({X, y, clusters, intercept}: Regression & {clusters: number[]}) =>
    asCase(logisticRobust(X, y, {clusters, intercept})),
  firth_logistic: ({X, y, intercept}: Regression) => asCase(firthLogistic(X, y, {intercept}))
};
