import {refuse, type Refusal} from "../estimate.js";
import {checkAlpha, checkUnit, isSafeBet} from "./bets.js";

/** `path` runs over the observations. */
export interface DetectorPath {
  path: number[];
  /** Position at which the path first reached 1/alpha; null if it never did. */
  alarm_index: number | null;
}

/**
 * An alarm for a change that may come at any time, which cries wolf at most once in 1/α observations on average.
 *
 * A betting process is started afresh at every observation; `sr` adds them up, `cusum` follows the best. No normality
 * and no known spread: only that before the change each observation in [0, 1] has the stated mean given its past.
 * Choose 1/α in runs: "one false alarm in 200".
 *
 * @param x - observations in [0, 1] in order of time
 * @param options - `nullMean` in (0, 1); `lambda`, the bet, negative to watch for a fall; `kind`; `alpha` for the alarm
 * @returns refused `lambda_out_of_range` where the bet could lose more than its stake
 * @see Shin, Ramdas and Rinaldo (2024), New England J. Stat. Data Sci. 2, 229–260
 */
export function eDetector(
  x: ArrayLike<number>,
  {
    nullMean,
    lambda,
    kind = "sr",
    alpha = 0.005
  }: {nullMean: number; lambda: number; kind?: "sr" | "cusum"; alpha?: number}
): DetectorPath | Refusal {
  checkUnit(x, nullMean);
  checkAlpha(alpha);
  if (!Number.isFinite(lambda)) throw new TypeError(`lambda must be a finite number, got ${lambda}`);
  if (!isSafeBet(lambda, nullMean)) return refuse("lambda_out_of_range", x.length);
  const result: DetectorPath = {path: [], alarm_index: null};
  let level = 0;
  for (let i = 0; i < x.length; i++) {
    const win = Math.max(0, 1 + lambda * (x[i]! - nullMean));
    level = Math.min(Number.MAX_VALUE, (kind === "sr" ? level + 1 : Math.max(level, 1)) * win);
    result.path.push(level);
    if (result.alarm_index === null && level >= 1 / alpha) result.alarm_index = i;
  }
  return result;
}
