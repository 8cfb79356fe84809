import {checkBinary, checkMatrix} from "../association/check.js";
import {cholesky, choleskySolve} from "../association/linear-algebra.js";
import {logistic, softplus} from "../association/logit-fit.js";
import {refuse, type Refusal} from "../estimate.js";
import {checkNumbers, checkSameLength} from "../rates/check.js";

/** Weights learned from outcomes, and the logistic curve (intercept, slope) from composite to outcome they come with. */
export interface RecalibratedWeights {
  weights: number[];
  intercept: number;
  slope: number;
  objective: number;
  log_loss: number;
  n: number;
  events: number;
}

/**
 * The weights that would best have told good changes from bad ones, pulled towards the weights we hold.
 *
 * Minimises mean log loss of y given a + Σ bₖuₖ plus (λ/2)·‖b − (Σb)·w0‖² over a and b ≥ 0; the new weights are b/Σb.
 * The penalty pulls on the direction alone and leaves the slope free, so that λ → ∞ gives back w0 whatever the outcome's
 * strength, and λ = 0 is plain non-negative logistic regression. The function is convex; projected Newton steps find
 * its only minimum. Whether to *use* the result is for `recalibrationStudy` to say.
 *
 * @param rows - utilities in [0, 1], one row per change
 * @param y - 1 for the good outcome, else 0
 * @param options - `prior`, the weights we hold, summing to 1; `lambda` ≥ 0; `rowWeights`, how often each row counts
 *   (for resampling); `start`, earlier slopes to begin from
 * @returns refused `one_class_only`; `no_positive_signal` where no metric goes with the good outcome; `separation`
 *   where the outcomes can be told apart without exception and λ does not stop the slope; `weights_not_normalised`
 * @see Bertsekas (1982), SIAM J. Control Optim. 20, 221–246, for the projected Newton method
 */
export function recalibrateWeights(
  rows: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  {
    prior,
    lambda,
    rowWeights,
    start
  }: {prior: readonly number[]; lambda: number; rowWeights?: ArrayLike<number>; start?: readonly number[]}
): RecalibratedWeights | Refusal {
  checkSameLength(rows, y, "rows and y");
  const metrics = checkMatrix(rows, "rows");
  checkBinary(y, "y");
  checkNumbers(prior, "prior");
  if (rowWeights) checkSameLength(rows, rowWeights, "rows and rowWeights");
  if (!(lambda >= 0 && Number.isFinite(lambda))) throw new TypeError(`lambda must be a number from 0, got ${lambda}`);
  const n = y.length;
  if (n === 0) return refuse("one_class_only", 0);
  checkSameLength(prior, {length: metrics}, "prior and metrics");
  if (prior.some((w) => w < 0) || Math.abs(prior.reduce((sum, w) => sum + w, 0) - 1) > 1e-9)
    return refuse("weights_not_normalised", n);
  let total = 0;
  let good = 0;
  for (let i = 0; i < n; i++) {
    total += rowWeights ? rowWeights[i]! : 1;
    good += rowWeights ? rowWeights[i]! * y[i]! : y[i]!;
  }
  if (good === 0 || good === total) return refuse("one_class_only", n);

  const pull = {prior, lambda};
  let at = start ? start.slice() : [Math.log(good / (total - good)), ...prior.map(() => 0)];
  let state = evaluate(rows, y, rowWeights, total, pull, at);
  let settled = false;
  for (let step = 0; step < 100 && !settled; step++) {
    // A slope at 0, or a hair above, that would like to be negative stays out of the step and goes to 0: without the
    // hair the steps of the others may lead uphill (Bertsekas).
    const held = at.map((value, j) => j > 0 && value <= 1e-7 && state.gradient[j]! >= 0);
    const free = at.map((_, j) => j).filter((j) => !held[j]);
    const lower = cholesky(
      free.map((j) => free.map((k) => state.hessian[j]![k]! + (j === k ? 1e-9 * (state.hessian[j]![j]! + 1e-9) : 0)))
    );
    if (lower === null) break;
    const slopesDown = free.map((j) => state.gradient[j]!);
    const move = choleskySolve(lower, slopesDown);
    // Newton's decrement: twice what the objective could still fall by.
    const decrement = move.reduce((sum, value, i) => sum + value * slopesDown[i]!, 0);
    settled = decrement < 1e-18 && at.every((value, j) => !held[j] || value === 0);
    // Where all is nearly certain the curve is flat and a whole step would leave the scale.
    const whole = Math.min(1, 10 / Math.max(...move.map(Math.abs), 1));
    for (let share = whole; share > 1e-9 * whole; share /= 2) {
      const trial = at.map((value, j) => (held[j] ? 0 : value));
      free.forEach((j, i) => (trial[j] = j === 0 ? at[j]! - share * move[i]! : Math.max(0, at[j]! - share * move[i]!)));
      const next = evaluate(rows, y, rowWeights, total, pull, trial);
      const promised = trial.reduce((sum, value, j) => sum + state.gradient[j]! * (at[j]! - value), 0);
      if (next.objective <= state.objective - 1e-4 * promised + 1e-13) {
        at = trial;
        state = next;
        break;
      }
    }
  }
  const slopes = at.slice(1);
  const slope = slopes.reduce((sum, b) => sum + b, 0);
  // Log odds of 30 are certainty: the slope would have grown for ever, only ever more slowly.
  const certain = rows.some((row) => Math.abs(slopes.reduce((sum, b, k) => sum + b * row[k]!, at[0]!)) > 30);
  if (!settled || certain) return refuse("separation", n);
  if (slope < 1e-7) return refuse("no_positive_signal", n);
  return {
    weights: slopes.map((b) => b / slope),
    intercept: at[0]!,
    slope,
    objective: state.objective,
    log_loss: state.logLoss,
    n,
    events: good
  };
}

/** Objective, its log loss, gradient and Hessian at an intercept followed by slopes. */
function evaluate(
  rows: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  rowWeights: ArrayLike<number> | undefined,
  total: number,
  pull: {prior: readonly number[]; lambda: number},
  at: readonly number[]
) {
  const size = at.length;
  const gradient = new Array<number>(size).fill(0);
  const hessian = Array.from({length: size}, () => new Array<number>(size).fill(0));
  let logLoss = 0;
  for (let i = 0; i < rows.length; i++) {
    const share = (rowWeights ? rowWeights[i]! : 1) / total;
    if (share === 0) continue;
    const row = rows[i]!;
    let eta = at[0]!;
    for (let k = 1; k < size; k++) eta += at[k]! * row[k - 1]!;
    const p = logistic(eta);
    logLoss += share * (softplus(eta) - y[i]! * eta);
    const residual = share * (p - y[i]!);
    const curve = share * p * (1 - p);
    for (let j = 0; j < size; j++) {
      const u = j === 0 ? 1 : row[j - 1]!;
      gradient[j]! += residual * u;
      for (let k = 0; k <= j; k++) hessian[j]![k]! += curve * u * (k === 0 ? 1 : row[k - 1]!);
    }
  }
  for (let j = 0; j < size; j++) for (let k = j + 1; k < size; k++) hessian[j]![k] = hessian[k]![j]!;
  // From b − (Σb)w0 itself: b′Mb would lose the penalty in rounding where λ is large.
  const slopes = at.slice(1);
  const slope = slopes.reduce((sum, b) => sum + b, 0);
  const off = slopes.map((b, k) => b - slope * pull.prior[k]!);
  const along = off.reduce((sum, value, k) => sum + value * pull.prior[k]!, 0);
  const objective = logLoss + (pull.lambda / 2) * off.reduce((sum, value) => sum + value * value, 0);
  const square = pull.prior.reduce((sum, w) => sum + w * w, 0);
  off.forEach((value, j) => {
    gradient[j + 1]! += pull.lambda * (value - along);
    off.forEach((_, k) => {
      hessian[j + 1]![k + 1]! += pull.lambda * ((j === k ? 1 : 0) - pull.prior[j]! - pull.prior[k]! + square);
    });
  });
  return {objective, logLoss, gradient, hessian};
}
