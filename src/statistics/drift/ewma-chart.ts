import {checkNumbers} from "../rates/check.js";

/** Lists run over the observations. */
export interface Ewma {
  z: number[];
  limit_low: number[];
  limit_high: number[];
  /** Position of the first average outside its limits; null if none. */
  alarm_index: number | null;
}

/**
 * A running average that forgets, with limits that widen as it settles.
 *
 * Normal theory with the in-control mean and spread taken as known: kept because people know it. For an alarm whose
 * false-alarm rate holds without that, `eDetector`.
 *
 * @param x - observations in order of time
 * @param options - `target` and `sigma` of one observation in control; `lambda` in (0, 1], the share the newest one
 *   gets; `width` of the limits in standard deviations
 * @see Roberts (1959), Technometrics 1, 239–250; Lucas and Saccucci (1990), Technometrics 32, 1–12
 */
export function ewmaChart(
  x: ArrayLike<number>,
  {target, sigma, lambda = 0.1, width = 2.7}: {target: number; sigma: number; lambda?: number; width?: number}
): Ewma {
  checkNumbers(x, "x");
  checkNumbers([target, sigma, lambda, width], "target, sigma, lambda and width");
  if (!(lambda > 0 && lambda <= 1)) throw new TypeError(`lambda must lie in (0, 1], got ${lambda}`);
  if (!(sigma > 0 && width > 0)) throw new TypeError(`sigma and width must be positive, got ${sigma} and ${width}`);
  const result: Ewma = {z: [], limit_low: [], limit_high: [], alarm_index: null};
  let z = target;
  for (let i = 0; i < x.length; i++) {
    z = lambda * x[i]! + (1 - lambda) * z;
    const spread = sigma * Math.sqrt((lambda / (2 - lambda)) * (1 - (1 - lambda) ** (2 * (i + 1))));
    result.z.push(z);
    result.limit_low.push(target - width * spread);
    result.limit_high.push(target + width * spread);
    if (result.alarm_index === null && Math.abs(z - target) > width * spread) result.alarm_index = i;
  }
  return result;
}
