import {checkNumbers, checkSameLength} from "../rates/check.js";

/**
 * Pearson's correlation of units that count unequally, as when a sample was drawn with unequal chances.
 *
 * @param weights - above 0, any scale; all equal gives the plain correlation
 * @returns the coefficient in [−1, 1]; null where one of the two does not vary
 */
export function weightedCorrelation(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  weights: ArrayLike<number>
): number | null {
  checkSameLength(x, y, "x and y");
  checkSameLength(x, weights, "x and weights");
  checkNumbers(x, "x");
  checkNumbers(y, "y");
  checkNumbers(weights, "weights");
  if (x.length === 0) return null;
  let total = 0;
  let meanX = 0;
  let meanY = 0;
  for (let i = 0; i < x.length; i++) {
    total += weights[i]!;
    meanX += weights[i]! * x[i]!;
    meanY += weights[i]! * y[i]!;
  }
  meanX /= total;
  meanY /= total;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < x.length; i++) {
    xx += weights[i]! * (x[i]! - meanX) ** 2;
    yy += weights[i]! * (y[i]! - meanY) ** 2;
    xy += weights[i]! * (x[i]! - meanX) * (y[i]! - meanY);
  }
  const flat = (squares: number, mean: number) => squares <= 1e-24 * total * Math.max(1e-30, mean * mean);
  if (flat(xx, meanX) || flat(yy, meanY)) return null;
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx) / Math.sqrt(yy)));
}
