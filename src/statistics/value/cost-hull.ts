import {checkPoints, paretoFront, type CostQuality} from "./pareto-front.js";

/**
 * The systems along which the next unit of quality is bought most cheaply: the frontier without those that a mix of two
 * others beats.
 *
 * Positions in `points`, cheapest first. Of exact equals the first stands for all; systems on a straight line between two
 * others stay.
 */
export function costHull(points: readonly CostQuality[]): number[] {
  checkPoints(points);
  const at = (i: number) => points[i] as CostQuality;
  const front = paretoFront(points).sort((i, j) => at(i)[0] - at(j)[0] || i - j);
  const hull: number[] = [];
  for (const i of front) {
    const last = hull.at(-1);
    if (last !== undefined && at(last)[0] === at(i)[0]) continue; // equals: on a front the same cost is the same point
    while (hull.length >= 2 && slopeBetween(at(hull.at(-2) as number), at(hull.at(-1) as number), at(i)) < 0)
      hull.pop();
    hull.push(i);
  }
  return hull;
}

/** Below zero when the quality bought per dollar rises after `middle`, which then lies under the line of its neighbours. */
function slopeBetween(from: CostQuality, middle: CostQuality, to: CostQuality): number {
  const before = (middle[1] - from[1]) * (to[0] - middle[0]);
  const after = (to[1] - middle[1]) * (middle[0] - from[0]);
  // Points meant to lie on one line differ in the last bits only; they stay.
  return Math.abs(before - after) <= 1e-12 * Math.max(Math.abs(before), Math.abs(after)) ? 0 : before - after;
}

/** Quality per unit of cost between neighbours of a list of positions, cheapest first. */
export function slopesAlong(points: readonly CostQuality[], positions: readonly number[]): number[] {
  return positions.slice(1).map((i, k) => {
    const [cost, quality] = points[i] as CostQuality;
    const [costBefore, qualityBefore] = points[positions[k] as number] as CostQuality;
    return (quality - qualityBefore) / (cost - costBefore);
  });
}
