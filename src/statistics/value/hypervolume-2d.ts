import {checkPoints, paretoFront, type CostQuality} from "./pareto-front.js";

/**
 * How much ground a set of systems covers: the area of all (cost, quality) pairs that some system matches or beats, as
 * far as a reference point.
 *
 * The difference between two releases' areas says whether the frontier moved. Systems dearer or worse than the
 * reference add nothing.
 *
 * @param points - (cost, quality) of each system, finite
 * @param reference - the highest cost and lowest quality that count
 * @returns an area in the product of the two units, at least 0
 * @see Zitzler and Thiele (1999), IEEE Trans. Evol. Comput. 3, 257–271
 */
export function hypervolume2d(points: readonly CostQuality[], reference: CostQuality): number {
  checkPoints([...points, reference]);
  const [dearest, worst] = reference;
  const inside = points.filter(([cost, quality]) => cost < dearest && quality > worst);
  const stairs = paretoFront(inside)
    .map((i) => inside[i] as CostQuality)
    .sort((a, b) => a[0] - b[0]);
  let area = 0;
  let reached = worst;
  for (const [cost, quality] of stairs) {
    area += (dearest - cost) * (quality - reached); // equals add nothing the second time
    reached = quality;
  }
  return area;
}
