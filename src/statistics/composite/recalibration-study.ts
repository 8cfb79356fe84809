import {aucDelong} from "../association/auc-delong.js";
import {logisticRobust} from "../association/logistic-robust.js";
import {isRefusal, refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkNumbers, checkSameLength, checkWhole} from "../rates/check.js";
import {clusterRows} from "../rates/clusters.js";
import {meanSeClustered} from "../rates/mean-se-clustered.js";
import {chooseLambda, fitOn, lambdaGrid, logOdds, lossOf} from "./choose-lambda.js";
import {recalibrateWeights, type RecalibratedWeights} from "./recalibrate-weights.js";
import {resampledWeights} from "./resampled-weights.js";
import {timeBlocks} from "./time-blocks.js";
import {weightIntervals, type FittedWeight} from "./weight-intervals.js";

/** Changes with what was measured of them and what became of them; lists run over the changes. */
export interface OutcomeHistory {
  /** Utilities in [0, 1], one row per change. */
  rows: readonly ArrayLike<number>[];
  /** 1 for the good outcome, else 0. */
  y: ArrayLike<number>;
  repositories: ArrayLike<string | number>;
  /** When the change was made, in any unit that sorts. */
  times: ArrayLike<number>;
}

/** One step of the forward test: fitted on everything before a block of time, judged on the block. */
export interface StudyFold {
  from: number;
  to: number;
  n_train: number;
  n_test: number;
  lambda: number;
  log_loss_prior: number;
  log_loss_new: number;
  weights: number[];
}

export interface StudyOptions {
  /** The weights we hold, summing to 1. */
  prior: readonly number[];
  grid?: readonly number[];
  /** Blocks of time; the first is only ever fitted on. */
  blocks?: number;
  innerFolds?: number;
  bootstraps?: number;
  seed?: number;
  level?: number;
}

export interface RecalibrationStudy {
  fit: RecalibratedWeights;
  lambda: number;
  /** Each new weight with its interval over resampled repositories and the share of them in which it rises. */
  weights: FittedWeight[];
  /** Mean out-of-time log loss saved per change by the new weights, over the weights we hold with a refitted curve. */
  gain: Estimate | Refusal;
  adopt: boolean;
  reason: "gain_proven" | "gain_not_proven" | "few_clusters" | "gain_unknown" | "weights_unchanged";
  auc_prior: Estimate | Refusal;
  auc_new: Estimate | Refusal;
  /** Slope of outcome on predicted log odds, out of time: 1 is calibrated, less is over-confident. */
  calibration_slope: Estimate | Refusal;
  folds: StudyFold[];
  /** Blocks that could not be judged, as a fit before them was refused. */
  folds_unusable: number;
  bootstraps_unusable: number;
  n: number;
  events: number;
  n_clusters: number;
}

/**
 * Whether outcomes give reason to change the weights of the composite, and to what.
 *
 * History is replayed: for each block of time the weights are fitted on what came before, with the pull towards the
 * weights we hold chosen by leaving out repositories, and judged on the block against the weights we hold (their logistic
 * curve refitted on the same past, so that only the direction is at issue). The new weights are worth adopting only if
 * the lower bound of the saved log loss, paired by change and clustered by repository, is above zero, with at least ten
 * repositories to judge by, and if some weight changes by half a point. The final weights use all the history; their
 * intervals come from resampling repositories and take the chosen pull as given.
 *
 * @returns refused `one_class_only`, `one_cluster` for a single repository, `n_too_small` under 10 of the rarer outcome
 *   for each weight, and whatever `recalibrateWeights` refuses on the whole history
 */
export function recalibrationStudy(
  {rows, y, repositories, times}: OutcomeHistory,
  {prior, grid = lambdaGrid, blocks = 5, innerFolds = 5, bootstraps = 500, seed = 1, level = 0.95}: StudyOptions
): RecalibrationStudy | Refusal {
  checkSameLength(rows, times, "rows and times");
  checkNumbers(times, "times");
  checkWhole(blocks, "blocks", 2);
  checkWhole(innerFolds, "innerFolds", 2);
  const n = rows.length;
  const groups = clusterRows(n, repositories);
  const good = Array.from(y).reduce((sum, value) => sum + value, 0);
  if (good === 0 || good === n) return refuse("one_class_only", n);
  if (groups.count < 2) return refuse("one_cluster", n);
  if (Math.min(good, n - good) < 10 * prior.length) return refuse("n_too_small", n);
  const lambda = chooseLambda(rows, y, repositories, {prior, grid, folds: innerFolds});
  const fit = recalibrateWeights(rows, y, {prior, lambda});
  if (isRefusal(fit)) return fit;

  const forward = replay({rows, y, repositories, times}, {prior, grid, blocks, innerFolds});
  const judged = forward.positions;
  const labels = judged.map((i) => repositories[i] as string | number);
  const gain = meanSeClustered(forward.gains, {clusters: labels, level});
  const outcomes = judged.map((i) => y[i]!);
  const slope = logisticRobust(
    forward.logOddsNew.map((value) => [value]),
    outcomes,
    {clusters: labels, level}
  );
  const stability = resampledWeights(rows, y, groups, {prior, lambda, bootstraps, seed, fit});
  return {
    fit,
    lambda,
    weights: weightIntervals(fit.weights, stability, {prior, n, groups: groups.count, level}),
    gain,
    ...verdict(gain, fit.weights, prior),
    auc_prior: aucDelong(forward.logOddsPrior, outcomes, {level}),
    auc_new: aucDelong(forward.logOddsNew, outcomes, {level}),
    calibration_slope: isRefusal(slope) ? slope : slope.coefficients[1]!,
    folds: forward.folds,
    folds_unusable: forward.unusable,
    bootstraps_unusable: bootstraps - stability.length,
    n,
    events: good,
    n_clusters: groups.count
  };
}

function verdict(
  gain: Estimate | Refusal,
  weights: readonly number[],
  prior: readonly number[]
): Pick<RecalibrationStudy, "adopt" | "reason"> {
  if (weights.every((w, k) => Math.abs(w - prior[k]!) < 0.005)) return {adopt: false, reason: "weights_unchanged"};
  if (isRefusal(gain) || gain.low === null) return {adopt: false, reason: "gain_unknown"};
  if (gain.low <= 0) return {adopt: false, reason: "gain_not_proven"};
  if ((gain.n_clusters ?? 0) < 10) return {adopt: false, reason: "few_clusters"};
  return {adopt: true, reason: "gain_proven"};
}

interface Replay {
  folds: StudyFold[];
  positions: number[];
  gains: number[];
  logOddsPrior: number[];
  logOddsNew: number[];
  unusable: number;
}

function replay(
  {rows, y, repositories, times}: OutcomeHistory,
  {
    prior,
    grid,
    blocks,
    innerFolds
  }: {prior: readonly number[]; grid: readonly number[]; blocks: number; innerFolds: number}
): Replay {
  const result: Replay = {folds: [], positions: [], gains: [], logOddsPrior: [], logOddsNew: [], unusable: 0};
  const past: number[] = [];
  timeBlocks(times, blocks).forEach((block, b) => {
    if (b > 0) {
      const lambda = chooseLambda(
        past.map((i) => rows[i]!),
        past.map((i) => y[i]!),
        past.map((i) => repositories[i] as string | number),
        {prior, grid, folds: innerFolds}
      );
      const fresh = fitOn(rows, y, past, prior, lambda);
      const held = fitHeld(rows, y, past, prior);
      if (fresh === null || held === null) result.unusable++;
      else {
        const before = block.map((i) => lossOf(rows[i]!, y[i]!, held));
        const after = block.map((i) => lossOf(rows[i]!, y[i]!, fresh));
        result.positions.push(...block);
        result.gains.push(...before.map((loss, i) => loss - after[i]!));
        result.logOddsPrior.push(...block.map((i) => logOdds(rows[i]!, held)));
        result.logOddsNew.push(...block.map((i) => logOdds(rows[i]!, fresh)));
        result.folds.push({
          from: times[block[0]!]!,
          to: times[block[block.length - 1]!]!,
          n_train: past.length,
          n_test: block.length,
          lambda,
          log_loss_prior: before.reduce((sum, loss) => sum + loss, 0) / block.length,
          log_loss_new: after.reduce((sum, loss) => sum + loss, 0) / block.length,
          weights: fresh.weights
        });
      }
    }
    past.push(...block);
  });
  return result;
}

/** The weights we hold with the logistic curve that fits them best: λ without bound, as one column. */
function fitHeld(
  rows: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  positions: readonly number[],
  prior: readonly number[]
): RecalibratedWeights | null {
  const composites = rows.map((row) => [prior.reduce((sum, w, k) => sum + w * row[k]!, 0)]);
  const fit = fitOn(composites, y, positions, [1], 0);
  return fit === null ? null : {...fit, weights: prior.slice()};
}
