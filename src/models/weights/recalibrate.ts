import {freeWeights} from "../../statistics/composite/free-weights.js";
import {recalibrationStudy, type RecalibrationStudy} from "../../statistics/composite/recalibration-study.js";
import {isRefusal, refuse} from "../../statistics/estimate.js";
import type {Facts} from "../../tables/cells.js";
import type {OutcomeFacts} from "../../tables/outcome-facts.js";
import {quantityOf, type Quantity} from "../quantity.js";
import {judgedChanges, type JudgedChanges} from "./outcome-history.js";
import {reasonWords} from "./recalibrate-words.js";

/** One step of the forward test: fitted on what came before, judged on what came next. */
export interface RecalibrationFold {
  from: string;
  to: string;
  n_train: number;
  n_test: number;
  log_loss_standing: number;
  log_loss_new: number;
  weights: Record<string, number>;
}

/** What outcomes say of the weights: the proposal, its gain on later changes, and whether to adopt it. */
export interface Recalibrated {
  /** Weight of each metric with its interval over resampled repositories; `null` where nothing could be fitted. */
  weights: Record<string, Quantity> | null;
  /** Share of resamples in which a weight rises. */
  probability_up: Record<string, number>;
  /** What the outcomes alone would weigh, without any pull towards the standing weights; `null` where not fitted. */
  free: Record<string, Quantity> | null;
  /** Log loss saved per change on later changes, by the new weights over the standing ones. */
  gain: Quantity;
  adopt: boolean;
  /** Why, in a sentence. */
  reason: string;
  folds: RecalibrationFold[];
  auc_standing: Quantity;
  auc_new: Quantity;
  /** 1 is calibrated, less is over-confident; out of time. */
  calibration_slope: Quantity;
  /** How strongly the fit was pulled towards the standing weights. */
  lambda: number | null;
  n: number;
  good: number;
  repositories: number;
  excluded: JudgedChanges["excluded"];
  missing: string[];
  seed: number;
  bootstraps: number;
}

const SEED = 20261101;
const BOOTSTRAPS = 500;

/** The study takes seconds: it is made once for a workspace, whichever pages ask for it. */
const studied = new WeakMap<OutcomeFacts, Recalibrated | null>();

/** Whether outcomes give reason to change the standing weights; `null` where there are no outcomes or no weights. */
export function recalibrate(
  facts: Facts,
  outcomes: OutcomeFacts,
  standing: Record<string, number>
): Recalibrated | null {
  let found = studied.get(outcomes);
  if (found === undefined) studied.set(outcomes, (found = study(facts, outcomes, standing)));
  return found;
}

function study(facts: Facts, outcomes: OutcomeFacts, standing: Record<string, number>): Recalibrated | null {
  const metrics = Object.keys(standing);
  if (outcomes.length === 0 || metrics.length < 2) return null;
  const {history, missing, excluded} = judgedChanges(outcomes, metrics, facts.settings);
  const n = history.rows.length;
  const good = Array.from(history.y).reduce((a, b) => a + b, 0);
  const repositories = new Set(Array.from(history.repositories)).size;
  const title = (m: string) => facts.settings.metrics[m]?.title ?? m.replaceAll("_", " ");
  const answer =
    missing.length > 0
      ? refuse("missing_metric", n)
      : recalibrationStudy(history, {prior: metrics.map((m) => standing[m]!), seed: SEED, bootstraps: BOOTSTRAPS});
  const known = isRefusal(answer) ? null : answer;
  const alone = known ? freeWeights(history, {prior: metrics.map((m) => standing[m]!), seed: SEED, bootstraps: BOOTSTRAPS}) : null; // prettier-ignore
  const none = isRefusal(answer) ? answer : refuse("n_zero", n);
  const base = {n, good, repositories, excluded, missing, seed: SEED, bootstraps: BOOTSTRAPS};
  return {
    weights: known && byMetric(metrics, (k) => quantityOf(known.weights[k]!, n)),
    free: alone && !isRefusal(alone) ? byMetric(metrics, (k) => quantityOf(alone[k]!, n)) : null,
    probability_up: known ? byMetric(metrics, (k) => known.weights[k]!.probability_up) : {},
    gain: quantityOf(known?.gain ?? none, judged(known) ?? n),
    adopt: known?.adopt ?? false,
    reason: reasonWords(answer, {...base, weights: metrics.length, missing: missing.map(title)}),
    folds: (known?.folds ?? []).map((fold) => ({
      from: new Date(fold.from).toISOString(),
      to: new Date(fold.to).toISOString(),
      n_train: fold.n_train,
      n_test: fold.n_test,
      log_loss_standing: fold.log_loss_prior,
      log_loss_new: fold.log_loss_new,
      weights: byMetric(metrics, (k) => fold.weights[k]!)
    })),
    auc_standing: quantityOf(known?.auc_prior ?? none, judged(known) ?? n),
    auc_new: quantityOf(known?.auc_new ?? none, judged(known) ?? n),
    calibration_slope: quantityOf(known?.calibration_slope ?? none, judged(known) ?? n),
    lambda: known?.lambda ?? null,
    ...base
  };
}

/** Changes on which the forward test was judged. */
function judged(study: RecalibrationStudy | null): number | null {
  return study && study.folds.reduce((sum, fold) => sum + fold.n_test, 0);
}

function byMetric<T>(metrics: readonly string[], of: (k: number) => T): Record<string, T> {
  return Object.fromEntries(metrics.map((m, k) => [m, of(k)]));
}
