import {zFor} from "../distributions.js";
import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkLevel, checkNumbers, checkSameLength} from "../rates/check.js";
import {smallN} from "../rates/flags.js";
import {isZeroSpread, mean, sumOfSquares} from "../rates/moments.js";

/** The curve that turns a judge's score into a probability: 1/(1 + exp(−intercept − slope·score)). */
export interface PlattScaling extends Estimate {
  intercept: number;
  slope: number;
  se: number;
}

/**
 * The S-curve that turns a judge's raw score into a probability, for fewer than some 200 labels.
 *
 * A logistic fit to targets drawn in slightly from 0 and 1, which keeps it finite even where scores separate the classes.
 * Fit on one set of units and score on another.
 *
 * @param score - the judge's score, any unit
 * @param y - outcomes, 0 or 1
 * @returns the slope with a normal interval, n = units; refused `n_zero`, `one_class_only`, or `zero_variance` when all
 *   scores are equal
 * @see Platt (1999), Advances in Large Margin Classifiers, 61–74; Lin, Lin and Weng (2007), Mach. Learn. 68, 267–276
 */
export function plattScaling(
  score: ArrayLike<number>,
  y: ArrayLike<number>,
  {level = 0.95} = {}
): PlattScaling | Refusal {
  checkLevel(level);
  checkSameLength(score, y, "scores and outcomes");
  checkNumbers(score, "score");
  const n = score.length;
  let positives = 0;
  for (let i = 0; i < n; i++) {
    if (y[i] !== 0 && y[i] !== 1) throw new TypeError(`y[${i}] must be 0 or 1, got ${y[i]}`);
    positives += y[i]!;
  }
  if (n === 0) return refuse("n_zero", 0);
  if (positives === 0 || positives === n) return refuse("one_class_only", n);
  const centre = mean(score);
  const spread = Math.sqrt(sumOfSquares(score) / n);
  if (isZeroSpread(spread, Math.abs(centre) + spread)) return refuse("zero_variance", n);

  const x = Float64Array.from(score, (s) => (s - centre) / spread);
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (n - positives + 2);
  const target = Float64Array.from(y, (label) => (label === 1 ? high : low));
  const fit = newton(x, target);
  const slope = fit.b / spread;
  const se = fit.seB / spread;
  const half = zFor(level) * se;
  const flags: Flag[] = n < smallN ? ["small_n"] : [];
  const bounds = {low: slope - half, high: slope + half};
  return {value: slope, ...bounds, n, method: "platt wald", flags, se, intercept: fit.a - slope * centre, slope};
}

/** The probability the curve gives a score. */
export function plattAt({intercept, slope}: {intercept: number; slope: number}, score: number): number {
  return 1 / (1 + Math.exp(-intercept - slope * score));
}

/** Newton's method on the convex log loss, the step halved while it would make the loss worse. */
function newton(x: Float64Array, target: Float64Array) {
  const share = mean(target);
  let a = Math.log(share / (1 - share));
  let b = 0;
  let loss = logLoss(x, target, a, b);
  let information = {aa: 0, ab: 0, bb: 0};
  for (let step = 0; step < 100; step++) {
    let ga = 0;
    let gb = 0;
    information = {aa: 0, ab: 0, bb: 0};
    for (let i = 0; i < x.length; i++) {
      const p = 1 / (1 + Math.exp(-a - b * x[i]!));
      const w = p * (1 - p);
      ga += target[i]! - p;
      gb += (target[i]! - p) * x[i]!;
      information.aa += w;
      information.ab += w * x[i]!;
      information.bb += w * x[i]! ** 2;
    }
    const determinant = information.aa * information.bb - information.ab ** 2;
    const da = (information.bb * ga - information.ab * gb) / determinant;
    const db = (information.aa * gb - information.ab * ga) / determinant;
    let size = 1;
    while (size > 1e-6 && logLoss(x, target, a + size * da, b + size * db) > loss) size /= 2;
    a += size * da;
    b += size * db;
    loss = logLoss(x, target, a, b);
    if (Math.abs(size * da) + Math.abs(size * db) < 1e-12) break;
  }
  const {aa, ab, bb} = information;
  return {a, b, seB: Math.sqrt(aa / (aa * bb - ab * ab))};
}

function logLoss(x: Float64Array, target: Float64Array, a: number, b: number): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const eta = a + b * x[i]!;
    sum += Math.max(eta, 0) + Math.log1p(Math.exp(-Math.abs(eta))) - target[i]! * eta;
  }
  return sum;
}
