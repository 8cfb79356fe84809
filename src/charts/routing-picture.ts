import type {RoutingModel} from "../models/value/routing/routing-model.js";
import {isEstimate, type Estimate} from "./estimate.js";

/** What of the routing section its picture draws. */
export interface RoutingPicture
  extends Pick<RoutingModel, "curve" | "singles" | "plan_quality" | "plan_cost" | "dimension"> {
  quality_label: string;
  quality_is_share: boolean;
}

/** A system that does all the work alone. */
export interface Single {
  system: string;
  slot: number;
  quality: Estimate;
  cost: Estimate;
  stair: boolean;
}

/** The quality at which the picture starts: a twentieth under the lowest of staircase and curve, on a tenth. */
export function routingFloorShown(model: RoutingPicture): number {
  const shown = [
    ...singlesOf(model)
      .filter((s) => s.stair)
      .map((s) => s.quality),
    ...model.curve.flatMap(({quality}) => (isEstimate(quality) ? [quality] : []))
  ];
  const lowest = Math.min(...shown.map((q) => q.low ?? q.value));
  return model.quality_is_share ? Math.max(0, Math.floor(lowest * 10 + 1e-9) / 10) : Math.floor(lowest * 10) / 10;
}

/** Systems with both axes, cheapest first; those no cheaper one reaches stand on the staircase. */
export function singlesOf({singles}: RoutingPicture): Single[] {
  const known = singles
    .flatMap(({system, slot, quality, cost}) =>
      isEstimate(quality) && isEstimate(cost) && cost.value > 0 ? [{system, slot, quality, cost, stair: false}] : []
    )
    .sort((a, b) => a.cost.value - b.cost.value || b.quality.value - a.quality.value);
  let best = -Infinity;
  for (const s of known) {
    s.stair = s.quality.value > best;
    if (s.stair) best = s.quality.value;
  }
  return known;
}
