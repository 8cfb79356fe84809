import {isRefusal} from "../estimate.js";
import type {Matrix} from "../resampling/matrix.js";
import {cliffEdges} from "./cliff-edges.js";
import type {CostQuality} from "./pareto-front.js";

/**
 * How sure we are of each cliff: the share of joint replicates in which that system stands at a drop of at least
 * `ratioThreshold`.
 *
 * @param cost - replicates × systems; a system with an infinite cost in a replicate sits that replicate out
 * @param quality - the same replicates
 * @returns one share in [0, 1] per system
 */
export function probCliff(cost: Matrix, quality: Matrix, {ratioThreshold = 3} = {}): number[] {
  const {rows, columns} = cost;
  if (rows !== quality.rows || columns !== quality.columns)
    throw new TypeError(
      `cost and quality replicates must have one shape, got ${rows}×${columns} and ${quality.rows}×${quality.columns}`
    );
  if (rows === 0) throw new TypeError("at least one replicate is needed, got none");
  const times = new Array<number>(columns).fill(0);
  for (let b = 0; b < rows; b++) {
    const present: number[] = [];
    const points: CostQuality[] = [];
    for (let j = 0; j < columns; j++) {
      const i = b * columns + j;
      if (cost.values[i] === Infinity) continue;
      present.push(j);
      points.push([cost.values[i] as number, quality.values[i] as number]);
    }
    const edges = cliffEdges(points, {ratioThreshold});
    if (isRefusal(edges)) continue; // no three on the hull: no cliff in this replicate
    for (const k of edges.cliffs) {
      const j = present[k] as number;
      times[j] = (times[j] as number) + 1;
    }
  }
  return times.map((t) => t / rows);
}
