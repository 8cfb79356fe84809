import {zFor} from "../distributions.js";

/** Pearson's product-moment correlation of two equally long columns; null where one of them does not vary. */
export function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const n = x.length;
  let meanX = 0;
  let meanY = 0;
  for (let i = 0; i < n; i++) {
    meanX += x[i]! / n;
    meanY += y[i]! / n;
  }
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < n; i++) {
    const dx = x[i]! - meanX;
    const dy = y[i]! - meanY;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  // Rounding leaves a constant column of, say, 0.1 a variance of about 1e-33 of its square.
  if (xx <= 1e-26 * n * meanX * meanX || yy <= 1e-26 * n * meanY * meanY) return null;
  if (xx === 0 || yy === 0) return null;
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx) / Math.sqrt(yy)));
}

/** Whether a correlation is ±1 but for rounding, where Fisher's z has no value. */
export function isPerfect(r: number): boolean {
  return 1 - Math.abs(r) < 1e-14;
}

/** The interval of a correlation from the standard error of its Fisher z, atanh r. */
export function fisherInterval(r: number, se: number, level: number): {low: number; high: number} {
  const half = zFor(level) * se;
  return {low: Math.tanh(Math.atanh(r) - half), high: Math.tanh(Math.atanh(r) + half)};
}
