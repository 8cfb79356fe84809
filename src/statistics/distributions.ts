import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import binomialCdf from "@stdlib/stats-base-dists-binomial-cdf";
import chisquareCdf from "@stdlib/stats-base-dists-chisquare-cdf";
import fCdf from "@stdlib/stats-base-dists-f-cdf";
import fQuantile from "@stdlib/stats-base-dists-f-quantile";
import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import tCdf from "@stdlib/stats-base-dists-t-cdf";
import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import betaln from "@stdlib/math-base-special-betaln";
import gammaln from "@stdlib/math-base-special-gammaln";

// The one door to @stdlib, so that every other file says normalQuantile(.975) and none repeats a location and a scale.

/** Share of the standard normal below z. */
export const phi = (z: number): number => normalCdf(z, 0, 1);
/** The z below which share p of the standard normal lies. */
export const probit = (p: number): number => normalQuantile(p, 0, 1);
/** The z of a two-sided interval: 1.959964 for level .95. */
export const zFor = (level: number): number => normalQuantile(0.5 + level / 2, 0, 1);
/** The t of a two-sided interval with df degrees of freedom. */
export function tFor(level: number, df: number): number {
  // A page asks for the same few quantiles thousands of times.
  const key = level * 1e9 + df;
  let t = knownT.get(key);
  if (t === undefined) knownT.set(key, (t = tQuantile(0.5 + level / 2, df)));
  return t;
}
const knownT = new Map<number, number>();
/** Two-sided p of a normal test statistic. */
export const pFromZ = (z: number): number => Math.min(1, 2 * normalCdf(-Math.abs(z), 0, 1));
/** Two-sided p of a t statistic. */
export const pFromT = (t: number, df: number): number => Math.min(1, 2 * tCdf(-Math.abs(t), df));
/** Upper tail of chi-square. */
export const pFromChisquare = (x: number, df: number): number => 1 - chisquareCdf(x, df);

export {betaCdf, betaQuantile, betaln, binomialCdf, fCdf, fQuantile, gammaln, tCdf, tQuantile};
