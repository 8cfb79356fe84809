import {agrestiCoullCi} from "../../../src/statistics/rates/agresti-coull-ci.js";
import {betaBinomialPosterior} from "../../../src/statistics/rates/beta-binomial-posterior.js";
import {clopperPearsonCi} from "../../../src/statistics/rates/clopper-pearson-ci.js";
import {designEffect} from "../../../src/statistics/rates/design-effect.js";
import {jeffreysCi} from "../../../src/statistics/rates/jeffreys-ci.js";
import {meanSeClustered} from "../../../src/statistics/rates/mean-se-clustered.js";
import {passAtKBetaBinomial} from "../../../src/statistics/rates/pass-at-k-beta-binomial.js";
import {passAtKDataset, type TaskCounts} from "../../../src/statistics/rates/pass-at-k-dataset.js";
import {passAtK, passHatK} from "../../../src/statistics/rates/pass-at-k.js";
import {probBetaSuperior} from "../../../src/statistics/rates/prob-beta-superior.js";
import {wilsonCi} from "../../../src/statistics/rates/wilson-ci.js";
import {zeroFailureBound} from "../../../src/statistics/rates/zero-failure-bound.js";
import {asCase} from "./case.js";

interface Count {
  x: number;
  n: number;
  conf: number;
}
interface Prior {
  a: number;
  b: number;
}
interface Attempts {
  c: number;
  n: number;
  k: number;
}
interface Rows {
  values: number[];
  clusters: (string | number)[];
  conf: number;
}

export const runners = {
  wilson_ci: ({x, n, conf}: Count) => asCase(wilsonCi(x, n, {level: conf})),
  clopper_pearson_ci: ({x, n, conf}: Count) => asCase(clopperPearsonCi(x, n, {level: conf})),
  agresti_coull_ci: ({x, n, conf}: Count) => asCase(agrestiCoullCi(x, n, {level: conf})),
  jeffreys_ci: ({x, n, conf}: Count) => asCase(jeffreysCi(x, n, {level: conf})),
  beta_binomial_posterior: ({x, n, a, b, conf}: Count & Prior) =>
    asCase(betaBinomialPosterior(x, n, {a, b, level: conf}), "mean"),
  prob_beta_superior: ({xa, na, xb, nb, a, b}: Prior & Record<"xa" | "na" | "xb" | "nb", number>) =>
    asCase(probBetaSuperior({passes: xa, n: na}, {passes: xb, n: nb}, {a, b})),
  zero_failure_bound: ({n, conf}: Count) => asCase(zeroFailureBound(n, {level: conf})),
  mean_se_clustered: ({values, clusters, conf}: Rows) =>
    asCase(meanSeClustered(values, {clusters, level: conf}), "mean"),
  design_effect: ({values, clusters}: Rows) => asCase(designEffect(values, clusters)),
  pass_at_k: ({c, n, k}: Attempts) => asCase(passAtK(c, n, {k})),
  pass_hat_k: ({c, n, k}: Attempts) => asCase(passHatK(c, n, {k})),
  pass_at_k_dataset: ({tasks, k, conf}: {tasks: TaskCounts[]; k: number; conf: number}) =>
    asCase(passAtKDataset(tasks, {k, level: conf}), "mean"),
  // The workbench refuses k beyond 5n; the cases go further.
  pass_at_k_beta_binomial: ({c, n, k, alpha, beta}: Attempts & Record<"alpha" | "beta", number>) =>
    asCase(passAtKBetaBinomial(c, n, {k, alpha, beta, reach: Infinity}))
};
