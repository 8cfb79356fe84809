import {costHull, slopesAlong} from "./cost-hull.js";
import {paretoFront, type CostQuality} from "./pareto-front.js";

/** Positions of systems by what becomes of them, and the price of quality along the frontier. */
export interface IcerTable {
  /** Cheapest first. */
  frontier: number[];
  /** Cost of one more unit of quality at each step of the frontier; null for the cheapest, which has no step. */
  icer: (number | null)[];
  /** Some system is as good and cheaper, or as cheap and better. */
  dominated: number[];
  /** A mix of two others is. */
  extended_dominated: number[];
}

/**
 * What each step up in quality costs, system by system.
 *
 * Strong dominance first, then extended dominance; along what remains the incremental cost-effectiveness ratios only
 * rise. This, not quality per dollar, is the price to hold against what a completed task is worth.
 *
 * @param points - (cost, quality) of each system, finite; exact equals of a frontier system are listed under neither
 * @see Drummond et al. (2015), Methods for the Economic Evaluation of Health Care Programmes, ch. 8; Karlsson and
 *   Johannesson (1996), PharmacoEconomics 9, 113–120
 */
export function icerTable(points: readonly CostQuality[]): IcerTable {
  const frontier = costHull(points);
  const efficient = new Set(paretoFront(points));
  const kept = frontier.map((i) => points[i] as CostQuality);
  const isEqual = (a: CostQuality, b: CostQuality) => a[0] === b[0] && a[1] === b[1];
  return {
    frontier,
    icer: [null, ...slopesAlong(points, frontier).map((slope) => 1 / slope)].slice(0, frontier.length),
    dominated: points.flatMap((_, i) => (efficient.has(i) ? [] : [i])),
    extended_dominated: points.flatMap((p, i) =>
      efficient.has(i) && !kept.some((other) => isEqual(other, p)) ? [i] : []
    )
  };
}
