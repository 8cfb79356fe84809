import {bcaInterval} from "../../../src/statistics/resampling/bca-interval.js";
import {bootstrapMeanSeMc} from "../../../src/statistics/resampling/bootstrap-mean-se-mc.js";
import {clusterBootstrapRatio} from "../../../src/statistics/resampling/cluster-bootstrap-ratio.js";
import {matrixFrom} from "../../../src/statistics/resampling/matrix.js";
import {percentileInterval} from "../../../src/statistics/resampling/percentile-interval.js";
import {studentizedInterval} from "../../../src/statistics/resampling/studentized-interval.js";
import {asCase} from "./case.js";

interface Resampled {
  replicates: number[];
  replicate_se: number[];
  jackknife: number[];
  theta_hat: number;
  se_hat: number;
  conf: number;
}

export const runners = {
  percentile_interval: ({replicates, conf}: Resampled) => asCase(percentileInterval(replicates, {level: conf})),
  // The cases have 40 to 60 replicates, so that their tails are thinner than the workbench would accept.
  bca_interval: ({replicates, theta_hat, jackknife, conf}: Resampled) => {
    const {alpha_low, alpha_high, ...rest} = asCase(
      bcaInterval(replicates, {estimate: theta_hat, jackknife, level: conf, minTail: 0})
    );
    return {...rest, alpha_lo: alpha_low, alpha_hi: alpha_high};
  },
  studentized_interval: ({replicates, replicate_se, theta_hat, se_hat, conf}: Resampled) =>
    asCase(studentizedInterval(replicates, replicate_se, {estimate: theta_hat, se: se_hat, level: conf})),
  cluster_bootstrap_ratio: ({
    cluster_sums,
    cluster_sizes,
    weights
  }: {
    cluster_sums: number[];
    cluster_sizes: number[];
    weights: number[][];
  }) => {
    const result = clusterBootstrapRatio(cluster_sums, cluster_sizes, matrixFrom(weights));
    return "replicates" in result ? {replicates: Array.from(result.replicates)} : asCase(result);
  },
  bootstrap_mean_se_mc: ({values, B, seed}: {values: number[]; B: number; seed: number}) =>
    asCase(bootstrapMeanSeMc(values, {replicates: B, seed}), "mean")
};
