import {checkNumbers, checkSameLength} from "../rates/check.js";

/** Throws unless p are shares in [0, 1] and y the matching outcomes, 0 or 1. */
export function checkForecasts(p: ArrayLike<number>, y: ArrayLike<number>): void {
  checkSameLength(p, y, "forecasts and outcomes");
  checkNumbers(p, "p");
  for (let i = 0; i < p.length; i++) {
    if (p[i]! < 0 || p[i]! > 1) throw new TypeError(`p[${i}] must be a share in [0, 1], got ${p[i]}`);
    if (y[i] !== 0 && y[i] !== 1) throw new TypeError(`y[${i}] must be 0 or 1, got ${y[i]}`);
  }
}
