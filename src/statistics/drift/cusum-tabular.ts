import {checkNumbers} from "../rates/check.js";

/** Lists run over the observations. */
export interface Cusum {
  upper: number[];
  lower: number[];
  /** Position of the first observation at which a sum exceeds h; null if none. */
  alarm_index: number | null;
}

/**
 * Two running sums that grow while observations stay above, or below, the target by more than an allowance.
 *
 * Normal theory with the in-control mean and spread taken as known: kept because people know it. For an alarm whose
 * false-alarm rate holds without that, `eDetector`.
 *
 * @param x - observations in order of time
 * @param options - `target`; `k`, the allowance, half the shift worth noticing; `h`, the height of alarm; all in the unit of x
 * @see Page (1954), Biometrika 41, 100–115
 */
export function cusumTabular(x: ArrayLike<number>, {target, k, h}: {target: number; k: number; h: number}): Cusum {
  checkNumbers(x, "x");
  checkNumbers([target, k, h], "target, k and h");
  if (k < 0 || h <= 0) throw new TypeError(`k must not be negative and h must be positive, got ${k} and ${h}`);
  const result: Cusum = {upper: [], lower: [], alarm_index: null};
  let upper = 0;
  let lower = 0;
  for (let i = 0; i < x.length; i++) {
    upper = Math.max(0, upper + x[i]! - target - k);
    lower = Math.max(0, lower + target - k - x[i]!);
    result.upper.push(upper);
    result.lower.push(lower);
    if (result.alarm_index === null && (upper > h || lower > h)) result.alarm_index = i;
  }
  return result;
}
