import type {Estimate} from "../estimate.js";
import type {ValueModel, ValueSystem} from "../../models/value/value-model.js";
import type {Tier} from "../labels/place-labels.js";
import {dominatedBelow} from "../marks.js";

/** What of the value page's model the frontier charts draw. */
export type FrontierModel = Pick<
  ValueModel,
  "systems" | "frontier" | "band" | "quality_label" | "quality_is_share" | "quality_from" | "cost_unit" | "measure"
>;

/** A system that can be drawn: its quality is known, its cost may not be. */
export interface FrontierPoint {
  system: string;
  family: string | null;
  slot: number;
  quality: Estimate;
  cost: Estimate | null;
  /** P(on the frontier); null where it was refused. */
  probability: number | null;
  onFrontier: boolean;
  tier: Tier;
}

/** The model's systems parted by what can be drawn: on both axes, beside them for want of a cost, not at all. */
export interface FrontierPoints {
  priced: FrontierPoint[];
  unpriced: FrontierPoint[];
  /** Systems whose quality was refused: named in the description, they stand in the table. */
  refused: string[];
}

/** Parts the systems of a model into those with both axes, those without a cost and those without a quality. */
export function frontierPoints(model: FrontierModel): FrontierPoints {
  const points: FrontierPoints = {priced: [], unpriced: [], refused: []};
  for (const system of model.systems) {
    const point = pointOf(system);
    if (point === null) points.refused.push(system.system);
    else if (point.cost === null) points.unpriced.push(point);
    else points.priced.push(point);
  }
  return points;
}

function pointOf(s: ValueSystem): FrontierPoint | null {
  if ("refused" in s.quality) return null;
  const cost = !s.priced || "refused" in s.cost || !(s.cost.value > 0) ? null : s.cost;
  const probability = "refused" in s.frontier_probability ? null : s.frontier_probability.value;
  const possible = probability !== null && probability >= dominatedBelow;
  const tier = s.on_frontier ? "frontier" : possible ? "possible" : "dominated";
  const {system, family, slot, quality} = s;
  return {system, family, slot, quality, cost, probability, onFrontier: s.on_frontier, tier};
}

/** The priced points of the frontier of cost and quality, cheapest first. */
export function frontierOf(points: FrontierPoint[]): (FrontierPoint & {cost: Estimate})[] {
  const on = points.filter((p): p is FrontierPoint & {cost: Estimate} => p.onFrontier && p.cost !== null);
  const sorted = on.sort((a, b) => a.cost.value - b.cost.value || a.quality.value - b.quality.value);
  // Where time counts too, a system may be efficient though dearer and worse: it stands beside the line.
  const best = (i: number) => Math.max(...sorted.slice(0, i).map((p) => p.quality.value), -Infinity);
  return sorted.filter((p, i) => p.quality.value >= best(i));
}
