import {refuse, type Refusal} from "../estimate.js";
import {costHull, slopesAlong} from "./cost-hull.js";
import type {CostQuality} from "./pareto-front.js";

/** Where along the frontier money stops buying quality. */
export interface CliffEdges {
  /** Positions of the systems on the convex frontier, cheapest first. */
  vertices: number[];
  /** Quality bought per dollar on each stretch between them. */
  slopes: number[];
  /** At each inner vertex, how many times more the previous dollar bought than the next one does. */
  ratios: number[];
  /** Positions of the systems where that is at least the threshold. */
  cliffs: number[];
}

/**
 * The systems after which the next dollar buys much less than the last one did.
 *
 * Ratios of successive slopes along the convex frontier. On estimates alone a cliff is a suggestion: `probCliff` says how
 * often it is there in replicates.
 *
 * @param points - (cost, quality) of each system, finite
 * @param options - `ratioThreshold`, 3 unless given, above 0
 * @returns refused `n_too_small` with fewer than 3 systems on the convex frontier
 * @see Satopää et al. (2011), ICDCS Workshops, 166–171, on knees of curves; the ratio rule is ours
 */
export function cliffEdges(points: readonly CostQuality[], {ratioThreshold = 3} = {}): CliffEdges | Refusal {
  if (!(ratioThreshold > 0)) throw new TypeError(`ratioThreshold must be positive, got ${ratioThreshold}`);
  const vertices = costHull(points);
  if (vertices.length < 3) return refuse("n_too_small", vertices.length);
  const slopes = slopesAlong(points, vertices);
  const ratios = slopes.slice(1).map((after, i) => (slopes[i] as number) / after);
  const cliffs = vertices.slice(1, -1).filter((_, i) => (ratios[i] as number) >= ratioThreshold);
  return {vertices, slopes, ratios, cliffs};
}
