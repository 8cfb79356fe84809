import {checkNumbers} from "../rates/check.js";

/** What one system costs and how long it takes (less is better), and what it achieves (more is better). */
export type CostTimeQuality = readonly [cost: number, seconds: number, quality: number];

/**
 * For each system the positions of all that beat it when cost, time and quality count alike; empty on the frontier of
 * the three.
 *
 * One system beats another where it is no dearer, no slower and no worse, and better in at least one of the three. A
 * further objective only ever adds to a frontier: what is dear but quick is worth a look again.
 *
 * @param points - (cost, seconds, quality) of each system, finite
 * @see Kung, Luccio and Preparata (1975), J. ACM 22, 469–476
 */
export function dominators3(points: readonly CostTimeQuality[]): number[][] {
  points.forEach((p, i) => checkNumbers(p, `points[${i}]`));
  return points.map((p) => points.flatMap((other, j) => (beats(other, p) ? [j] : [])));
}

function beats(a: CostTimeQuality, b: CostTimeQuality): boolean {
  const noWorse = a[0] <= b[0] && a[1] <= b[1] && a[2] >= b[2];
  return noWorse && (a[0] < b[0] || a[1] < b[1] || a[2] > b[2]);
}
