import {compositeScore} from "../../../src/statistics/composite/composite-score.js";
import {optimismBootstrapMse} from "../../../src/statistics/composite/optimism-bootstrap-mse.js";
import type {MissingPolicy} from "../../../src/statistics/composite/present-weights.js";
import {recalibrateWeights} from "../../../src/statistics/composite/recalibrate-weights.js";
import {simplexProjection} from "../../../src/statistics/composite/simplex-projection.js";
import {smaaLocalDirichlet} from "../../../src/statistics/composite/smaa-local-dirichlet.js";
import {smaaUniform2} from "../../../src/statistics/composite/smaa-uniform-2.js";
import {smaaUniform3FirstRank} from "../../../src/statistics/composite/smaa-uniform-3-first-rank.js";
import {weightFlip} from "../../../src/statistics/composite/weight-flip.js";
import {asCase} from "./case.js";

interface Composite {
  metrics: (number | null)[];
  weights: number[];
  cov?: number[][];
  missing?: MissingPolicy;
}
interface Flip {
  leader: number[];
  rival: number[];
  weights: number[];
  index: number;
}
interface Utilities {
  utilities: number[][];
}
interface Outcomes {
  Z: number[][];
  y: number[];
  prior: number[];
  lambda_: number;
}
interface Resampled {
  x: number[];
  y: number[];
  resamples: number[][];
}

export const runners = {
  composite_score: ({metrics, weights, cov, missing}: Composite) =>
    asCase(compositeScore(metrics, weights, {covariance: cov, missing}), "score"),
  weight_flip: ({leader, rival, weights, index}: Flip) => asCase(weightFlip(leader, rival, {weights, index})),
  smaa_uniform_2: ({utilities}: Utilities) => asCase(smaaUniform2(utilities)),
  smaa_uniform_3_first_rank: ({utilities}: Utilities) => asCase(smaaUniform3FirstRank(utilities)),
  smaa_local_dirichlet: ({utilities, w1, kappa}: Utilities & {w1: number; kappa: number}) =>
    asCase(smaaLocalDirichlet(utilities, {w1, kappa})),
  simplex_projection: ({v}: {v: number[]}) => ({w: simplexProjection(v)}),
  recalibrate_weights: ({Z, y, prior, lambda_}: Outcomes) => asCase(recalibrateWeights(Z, y, {prior, lambda: lambda_})),
  optimism_bootstrap_mse: ({x, y, resamples}: Resampled) => asCase(optimismBootstrapMse(x, y, {resamples}))
};
