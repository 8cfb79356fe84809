import {checkNumbers} from "../rates/check.js";

/** What one system costs (less is better) and what it achieves (more is better). */
export type CostQuality = readonly [cost: number, quality: number];

/** Whether a is at least as cheap and as good as b, and strictly better in one of the two. */
export function dominates(a: CostQuality, b: CostQuality): boolean {
  return a[0] <= b[0] && a[1] >= b[1] && (a[0] < b[0] || a[1] > b[1]);
}

/**
 * The systems worth considering: no other is cheaper at the same quality or better at the same cost.
 *
 * Equals keep each other. A system without a known cost or quality has no place here: the caller lists it beside.
 *
 * @param points - (cost, quality) of each system, finite
 * @returns their positions in `points`, in the order given
 * @see Pareto's criterion as in Kung, Luccio and Preparata (1975), J. ACM 22, 469–476
 */
export function paretoFront(points: readonly CostQuality[]): number[] {
  checkPoints(points);
  return points.flatMap((p, i) => (points.some((other) => dominates(other, p)) ? [] : [i]));
}

/** For each system the positions of all that dominate it; empty on the frontier. */
export function dominators(points: readonly CostQuality[]): number[][] {
  checkPoints(points);
  return points.map((p) => points.flatMap((other, j) => (dominates(other, p) ? [j] : [])));
}

/** Throws unless every point is a pair of finite numbers. */
export function checkPoints(points: readonly CostQuality[]): void {
  points.forEach((p, i) => {
    if (p.length !== 2) throw new TypeError(`points[${i}] must be a cost and a quality, got ${p.length} numbers`);
    checkNumbers(p, `points[${i}]`);
  });
}
