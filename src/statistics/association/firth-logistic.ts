import {zFor} from "../distributions.js";
import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkLevel, checkSameLength} from "../rates/check.js";
import {checkBinary, checkMatrix} from "./check.js";
import {choleskyInverse, cholesky, choleskySolve} from "./linear-algebra.js";
import {columnScales, designOf, logitState, type Design} from "./logit-fit.js";

/** A fitted Firth regression. Lists run over the coefficients, the intercept first where there is one. */
export interface FirthFit {
  coef: number[];
  se: number[];
  /** Each coefficient (log odds ratio per unit) with its penalised-likelihood interval. */
  coefficients: (Estimate & {se: number})[];
  /** Log likelihood with its penalty. */
  loglik: number;
  n: number;
  events: number;
}

/**
 * Logistic regression that still answers when defects are rare or a column tells yes from no without exception.
 *
 * Firth's penalty, half the log determinant of the information, takes off most of the bias of maximum likelihood and
 * keeps every coefficient finite. Intervals follow the penalised likelihood, because the symmetric ± se has far too
 * little reach just where this method is needed. It believes rows independent: cluster with `logisticRobust` where that
 * can be fitted.
 *
 * @param rows - columns per row, any units
 * @param y - 1 for yes, else 0
 * @returns the fit; a bound farther than e^±30 per standard deviation is null and flagged `unbounded_side`; refused
 *   `one_class_only`, `zero_variance` where a column is constant or repeats others, `n_too_small` with no more rows
 *   than coefficients
 * @see Firth (1993), Biometrika 80, 27–38; Heinze and Schemper (2002), Statistics in Medicine 21, 2409–2419
 */
export function firthLogistic(
  rows: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  {intercept = true, level = 0.95} = {}
): FirthFit | Refusal {
  checkSameLength(rows, y, "rows and y");
  checkMatrix(rows, "rows");
  checkBinary(y, "y");
  checkLevel(level);
  const n = y.length;
  const design = designOf(rows, intercept);
  const size = design[0]?.length ?? 0;
  const events = Array.from(y).reduce((sum, value) => sum + value, 0);
  if (n <= size) return refuse("n_too_small", n);
  if (events === 0 || events === n) return refuse("one_class_only", n);
  const scales = columnScales(design);
  if (scales === null) return refuse("zero_variance", n);
  const start = scales.map(() => 0);
  const best = maximise(design, y, scales, start, null);
  const lower = best === null ? null : cholesky(logitState(design, y, best.coef).information);
  if (best === null || lower === null) return refuse("separation", n);
  const se = choleskyInverse(lower).map((row, j) => Math.sqrt(row[j]!));
  const drop = zFor(level) ** 2 / 2;
  const coefficients = best.coef.map((value, j) => {
    const low = profileBound(design, y, scales, best, j, -1, se[j]!, drop);
    const high = profileBound(design, y, scales, best, j, 1, se[j]!, drop);
    const flags: Flag[] = low === null || high === null ? ["unbounded_side"] : [];
    if (Math.min(events, n - events) < 10) flags.push("small_n");
    return {value, low, high, n, method: "firth, profile likelihood", flags, se: se[j]!};
  });
  return {coef: best.coef, se, coefficients, loglik: best.loglik, n, events};
}

interface Point {
  coef: number[];
  loglik: number;
}

/** Maximum of the penalised likelihood, one coefficient (`fixed`) held where it starts if asked for. */
function maximise(
  design: Design,
  y: ArrayLike<number>,
  scales: readonly number[],
  start: number[],
  fixed: number | null,
  tolerance = 1e-10
): Point | null {
  let coef = start;
  let loglik = penalised(design, y, coef);
  for (let step = 0; step < 200; step++) {
    const {p, information} = logitState(design, y, coef);
    const lower = cholesky(information);
    if (lower === null || loglik === null) return null;
    const score = modifiedScore(design, y, p, choleskyInverse(lower));
    const free = coef.map((_, j) => j).filter((j) => j !== fixed);
    if (free.length === 0) return {coef, loglik};
    const part = cholesky(free.map((j) => free.map((k) => information[j]![k]!)));
    if (part === null) return null;
    const solved = choleskySolve(
      part,
      free.map((j) => score[j]!)
    );
    // Firth's information is only near the true curvature, and a first step of many deviations would leave the likelihood.
    const longest = Math.max(...solved.map((change, i) => Math.abs(change) * scales[free[i]!]!));
    let share = Math.min(1, 5 / longest);
    let next: Point | null = null;
    while (share > 1e-8) {
      const trial = coef.slice();
      free.forEach((j, i) => (trial[j]! += share * solved[i]!));
      const value = penalised(design, y, trial);
      if (value !== null && value >= loglik - 1e-12 * (1 + Math.abs(loglik))) {
        next = {coef: trial, loglik: value};
        break;
      }
      share /= 2;
    }
    if (longest < tolerance || next === null) return {coef, loglik};
    ({coef, loglik} = next);
  }
  return {coef, loglik: loglik ?? 0};
}

function penalised(design: Design, y: ArrayLike<number>, coef: readonly number[]): number | null {
  const {loglik, information} = logitState(design, y, coef);
  const lower = cholesky(information);
  return lower === null ? null : loglik + lower.reduce((sum, row, j) => sum + Math.log(row[j]!), 0);
}

/** Firth's score: residuals moved by h·(½ − p), h being the leverage of the row. */
function modifiedScore(design: Design, y: ArrayLike<number>, p: Float64Array, inverse: number[][]): number[] {
  const score = inverse.map(() => 0);
  design.forEach((row, i) => {
    let leverage = 0;
    row.forEach((a, j) => row.forEach((b, k) => (leverage += a * inverse[j]![k]! * b)));
    const residual = y[i]! - p[i]! + p[i]! * (1 - p[i]!) * leverage * (0.5 - p[i]!);
    row.forEach((value, j) => (score[j]! += value * residual));
  });
  return score;
}

/** Where the penalised likelihood, the others refitted, has fallen by `drop` on one side of the best coefficient. */
function profileBound(
  design: Design,
  y: ArrayLike<number>,
  scales: readonly number[],
  best: Point,
  j: number,
  side: -1 | 1,
  se: number,
  drop: number
): number | null {
  // Each refit starts from the last one; near its maximum the likelihood is level, so 1e-6 there is 1e-12 here.
  let others = best.coef;
  const fall = (at: number) => {
    const coef = others.map((value, k) => (k === j ? at : value));
    const point = maximise(design, y, scales, coef, j, 1e-6);
    if (point === null) return null;
    others = point.coef;
    return best.loglik - point.loglik;
  };
  let near = best.coef[j]!;
  let far = near;
  for (let reach = se; ; reach *= 1.6) {
    near = far;
    far = best.coef[j]! + side * reach;
    if (reach * scales[j]! > 30) return null;
    const fallen = fall(far);
    if (fallen === null) return null;
    if (fallen >= drop) break;
  }
  for (let i = 0; i < 60 && Math.abs(far - near) * scales[j]! > 1e-6; i++) {
    const middle = (near + far) / 2;
    const fallen = fall(middle);
    if (fallen === null || fallen >= drop) far = middle;
    else near = middle;
  }
  return (near + far) / 2;
}
