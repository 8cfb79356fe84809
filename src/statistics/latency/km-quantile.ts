import {isRefusal, type Flag, type Refusal} from "../estimate.js";
import {kmSurvival} from "./km-survival.js";

/** Lists run over the shares asked for. */
export interface SurvivalQuantiles {
  p: number[];
  /** Null: not reached, since too many were cut off first. */
  quantiles: (number | null)[];
  low: (number | null)[];
  high: (number | null)[];
  n: number;
  censored: number;
  /** The longest time seen, finished or not: what is not reached is longer than about this. */
  longest: number;
  method: string;
  flags: Flag[];
}

/**
 * The times by which given shares of attempts finish, timeouts counted as "longer than this" and not as values.
 *
 * From the Kaplan–Meier curve; where it runs level exactly at the share, the middle of the level stretch (of what was seen of it, for the last). The interval
 * holds the times at which the curve's own interval contains the share. A quantile past what the timeouts let us see is
 * null, to be shown as "not reached"; its lower bound may still be known.
 *
 * @param time - not negative, any unit
 * @param event - 1 finished, 0 cut off
 * @param p - shares in (0, 1)
 * @returns refused `n_zero`
 * @see Brookmeyer and Crowley (1982), Biometrics 38, 29–41
 */
export function kmQuantile(
  time: ArrayLike<number>,
  event: ArrayLike<number>,
  p: readonly number[],
  {level = 0.95} = {}
): SurvivalQuantiles | Refusal {
  p.forEach((share, i) => {
    if (!(share > 0 && share < 1)) throw new TypeError(`p[${i}] must be between 0 and 1, got ${share}`);
  });
  const curve = kmSurvival(time, event, {level});
  if (isRefusal(curve)) return curve;
  const longest = Array.from(time).reduce((most, value) => Math.max(most, value), 0);
  const where = (height: readonly (number | null)[]) => p.map((share) => crossing(curve.t, height, 1 - share, longest));
  const [quantiles, low, high] = [where(curve.surv), where(curve.low), where(curve.high)];
  return {
    p: p.slice(),
    quantiles,
    low,
    high,
    n: curve.n,
    censored: curve.censored,
    longest,
    method: "kaplan-meier, log-log",
    flags: [...low, ...high].includes(null) ? ["unbounded_side"] : []
  };
}

/** The first time a falling curve is at or under a height; the middle of the stretch where it lies on it exactly. */
function crossing(
  t: readonly number[],
  height: readonly (number | null)[],
  at: number,
  longest: number
): number | null {
  const tolerance = 1e-10;
  const first = height.findIndex((value) => value !== null && value <= at + tolerance);
  if (first === -1) return null;
  if (height[first]! >= at - tolerance) return (t[first]! + (t[first + 1] ?? longest)) / 2;
  return t[first]!;
}
