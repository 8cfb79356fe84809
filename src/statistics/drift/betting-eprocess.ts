import {refuse, type Refusal} from "../estimate.js";
import {checkNumbers} from "../rates/check.js";
import {checkAlpha, checkUnit, expHeld, isSafeBet} from "./bets.js";

/** `e` runs over the observations. */
export interface BettingProcess {
  e: number[];
  max_e: number;
  /** Position at which e first reached 1/alpha; null if it never did. */
  alarm_index: number | null;
}

/**
 * What one unit of money would have become, betting on each observation that its mean is not what it used to be.
 *
 * If the mean has not changed, no betting makes money on average, so reaching 1/α has a chance of at most α however often
 * one looks and whenever one stops (Ville). The stake is spread evenly over the bets given: positive ones win when the
 * mean has risen, negative ones when it has fallen. Held at the largest number there is.
 *
 * @param x - observations in [0, 1] in order of time
 * @param options - `nullMean` to test against, in (0, 1); `lambdas`, the bets; `alpha` for the alarm
 * @returns refused `lambda_out_of_range` where a bet could lose more than its stake
 * @see Waudby-Smith and Ramdas (2024), J. R. Stat. Soc. B 86, 1–27
 */
export function bettingEprocess(
  x: ArrayLike<number>,
  {nullMean, lambdas, alpha = 0.05}: {nullMean: number; lambdas: readonly number[]; alpha?: number}
): BettingProcess | Refusal {
  checkUnit(x, nullMean);
  checkNumbers(lambdas, "lambdas");
  checkAlpha(alpha);
  if (lambdas.length === 0) throw new TypeError("at least one bet is needed, got none");
  if (lambdas.some((lambda) => !isSafeBet(lambda, nullMean))) return refuse("lambda_out_of_range", x.length);
  const logs = lambdas.map(() => 0);
  const result: BettingProcess = {e: [], max_e: 1, alarm_index: null};
  for (let i = 0; i < x.length; i++) {
    let mean = 0;
    lambdas.forEach((lambda, k) => {
      // A bet that has lost everything stays at nothing: log 0 is −∞ and e to that is 0.
      logs[k]! += Math.log(Math.max(0, 1 + lambda * (x[i]! - nullMean)));
      mean += expHeld(logs[k]!) / lambdas.length;
    });
    result.e.push(mean);
    result.max_e = i === 0 ? mean : Math.max(result.max_e, mean);
    if (result.alarm_index === null && mean >= 1 / alpha) result.alarm_index = i;
  }
  return result;
}
