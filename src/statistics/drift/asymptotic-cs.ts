import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkNumbers} from "../rates/check.js";
import {checkAlpha} from "./bets.js";

/**
 * A mean with an interval one may look at after every observation and stop whenever one likes.
 *
 * For unbounded quantities such as cost or log latency. An ordinary interval looked at repeatedly is sure to miss the
 * truth some day; this one misses it ever, with chance about α. Valid for large t only: flagged `small_n` under 30.
 *
 * @param summary - `mean` and standard deviation `sd` of the first `t` observations
 * @param options - `rho` > 0 says at which t the interval is narrowest for its width (about 1/rho² times a small number);
 *   `alpha`
 * @returns estimate with `radius`; refused `n_too_small` under 2 observations and `zero_variance`
 * @see Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas (2024), Annals of Statistics 52, 2613–2640
 */
export function asymptoticCs(
  {mean, sd, t}: {mean: number; sd: number; t: number},
  {rho = 0.2, alpha = 0.05} = {}
): (Estimate & {radius: number}) | Refusal {
  checkNumbers([mean, sd, t], "mean, sd and t");
  checkAlpha(alpha);
  if (!(rho > 0 && Number.isFinite(rho))) throw new TypeError(`rho must be positive, got ${rho}`);
  if (sd < 0) throw new TypeError(`sd must not be negative, got ${sd}`);
  if (t < 2) return refuse("n_too_small", t);
  if (sd === 0) return refuse("zero_variance", t);
  const scaled = t * rho * rho;
  const radius = sd * Math.sqrt(((2 * (scaled + 1)) / (t * scaled)) * Math.log(Math.sqrt(scaled + 1) / alpha));
  const flags: Flag[] = t < 30 ? ["small_n"] : [];
  return {value: mean, low: mean - radius, high: mean + radius, n: t, method: "confidence sequence", flags, radius};
}
