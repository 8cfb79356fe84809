import {checkPoints, dominates, type CostQuality} from "./pareto-front.js";

// Differences of decimals carry rounding: 0.9 − 0.88 must count as the .02 it is.
const rounding = 1e-12;

/**
 * The systems not beaten by a margin that matters: the frontier and those a hair behind it.
 *
 * A system leaves only when some system dominates it and is cheaper by at least `epsCost` or better by at least
 * `epsQuality`, so that a tenth of a cent does not strike a system off the chart.
 *
 * @param points - (cost, quality) of each system, finite
 * @param options - the margins in the units of the points, not negative
 * @returns positions in `points`, in the order given
 * @see Laumanns et al. (2002), Evol. Comput. 10, 263–282 (ε-dominance)
 */
export function paretoEpsilon(
  points: readonly CostQuality[],
  {epsCost, epsQuality}: {epsCost: number; epsQuality: number}
): number[] {
  checkPoints(points);
  if (!(epsCost >= 0 && epsQuality >= 0))
    throw new TypeError(`epsCost and epsQuality must not be negative, got ${epsCost} and ${epsQuality}`);
  const beaten = (p: CostQuality, by: CostQuality) =>
    dominates(by, p) && (p[0] - by[0] >= epsCost - rounding || by[1] - p[1] >= epsQuality - rounding);
  return points.flatMap((p, i) => (points.some((other) => beaten(p, other)) ? [] : [i]));
}
