import {betaln} from "../distributions.js";
import {refuse, type Refusal} from "../estimate.js";
import {expHeld} from "./bets.js";

/**
 * The evidence that observations now fall beyond a reference quantile more or less often than they used to.
 *
 * Each observation beyond counts as a bet at odds spread over all rates by a beta distribution; looking after every
 * observation is allowed, and e ≥ 1/α has a chance of at most α if the rate is still `p0`. The reference quantile is itself
 * estimated: pass an upper bound for p0 (from `quantileOrderStatCi`), or the guarantee is lost.
 *
 * @param exceed - observations beyond so far
 * @param n - observations so far
 * @param options - `p0` in (0, 1); `a`, `b` of the beta, by default centred on p0 with the weight of ten observations
 * @returns `e`, held at the largest number there is, and `log_e`; refused `invalid_counts`
 * @see Ville (1939); Robbins (1970), Ann. Math. Stat. 41, 1397–1409, for mixtures
 */
export function exceedanceEprocess(
  exceed: number,
  n: number,
  {p0, a = 10 * p0, b = 10 * (1 - p0)}: {p0: number; a?: number; b?: number}
): {e: number; log_e: number; n: number} | Refusal {
  if (!(p0 > 0 && p0 < 1)) throw new TypeError(`p0 must be between 0 and 1, got ${p0}`);
  if (!(a > 0 && b > 0)) throw new TypeError(`a and b must be positive, got ${a} and ${b}`);
  if (!Number.isInteger(n) || !Number.isInteger(exceed) || exceed < 0 || exceed > n) return refuse("invalid_counts", n);
  const log =
    betaln(a + exceed, b + n - exceed) - betaln(a, b) - exceed * Math.log(p0) - (n - exceed) * Math.log1p(-p0);
  return {e: expHeld(log), log_e: log, n};
}
