import {refuse} from "../../statistics/estimate.js";
import {meanSeClustered} from "../../statistics/rates/mean-se-clustered.js";
import {rateClustered} from "../../statistics/rates/rate-clustered.js";
import {quantityOf, type Quantity} from "../quantity.js";
import type {SystemTasks} from "./select-cells.js";

/** Each metric of one system by itself: its mean over the tasks that have it, clustered. */
export function metricEstimates(s: SystemTasks): Record<string, Quantity> {
  const estimates: Record<string, Quantity> = {
    pass: quantityOf(rateClustered(s.quality, {clusters: s.clusters}), s.task.length)
  };
  for (const [metric, values] of Object.entries(s.metrics)) {
    const have = values.flatMap((v, i) => (v === null ? [] : [i]));
    const answer =
      have.length === 0
        ? refuse("missing_metric", 0)
        : meanSeClustered(
            have.map((i) => values[i] as number),
            // A task without the metric may leave a cluster empty: those that remain are numbered anew.
            {clusters: have.length === values.length ? s.clusters : have.map((i) => s.cluster[i]!)}
          );
    estimates[metric] = quantityOf(answer, have.length);
  }
  return estimates;
}
