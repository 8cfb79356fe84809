import {compositeByTask} from "../../statistics/composite/composite-by-task.js";
import {compositeReplicates} from "../../statistics/composite/composite-replicates.js";
import type {Refusal} from "../../statistics/estimate.js";
import {meanSeClustered} from "../../statistics/rates/mean-se-clustered.js";
import {rateClustered} from "../../statistics/rates/rate-clustered.js";
import type {Matrix} from "../../statistics/resampling/matrix.js";
import type {PageSettings} from "../../tables/cells.js";
import {quantityOf, type Quantity} from "../quantity.js";
import type {ValueReplicates} from "./replicates.js";
import type {SystemTasks} from "./select-cells.js";

/** Weights as a page uses them: metrics in a fixed order with their anchors. */
export interface Weighing {
  metric: string;
  weight: number;
  anchors: [number, number];
}

/** The metrics of a composite with their anchors; the pass rate needs none. */
export function weighing(weights: Record<string, number>, settings: PageSettings): Weighing[] {
  return Object.entries(weights).map(([metric, weight]) => ({
    metric,
    weight,
    anchors: settings.metrics[metric]?.anchors ?? [0, 1]
  }));
}

/** Whether the weights make quality the pass rate itself. */
export function isPassRate(parts: readonly Weighing[]): boolean {
  return parts.every((p) => (p.metric === "pass" ? p.anchors[0] === 0 && p.anchors[1] === 1 : p.weight === 0));
}

/** The composite of one system as a number per task: what its intervals and paired differences are computed from. */
export function compositeTasks(s: SystemTasks, parts: readonly Weighing[]): {values: Float64Array} | Refusal {
  return compositeByTask(
    parts.map(({metric, weight, anchors}) => ({
      values: metric === "pass" ? s.quality : s.metrics[metric]!,
      anchors,
      weight
    }))
  );
}

/**
 * The quality of one system with its interval: clustered, t.
 *
 * @param passRate - whether quality is the pass rate itself, whose interval stays inside [0, 1]
 */
export function compositeQuality(
  s: SystemTasks,
  composite: {values: Float64Array} | Refusal,
  passRate: boolean
): Quantity {
  if ("refused" in composite) return quantityOf(composite, s.task.length);
  const {clusters} = s;
  const estimate = passRate ? rateClustered(s.quality, {clusters}) : meanSeClustered(composite.values, {clusters});
  return quantityOf(estimate, s.task.length);
}

/** The composite of every system in every replicate. */
export function drawnComposites(drawn: ValueReplicates, parts: readonly Weighing[]): Matrix | Refusal {
  return compositeReplicates(
    parts
      .filter((p) => p.weight !== 0)
      .map(({metric, weight, anchors}) => ({replicates: drawn.metrics[metric]!, weight, anchors}))
  );
}
