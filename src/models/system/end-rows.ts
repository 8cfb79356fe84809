import {refuse} from "../../statistics/estimate.js";
import {rateClustered} from "../../statistics/rates/rate-clustered.js";
import {costRatio} from "../../statistics/value/cost-ratio.js";
import type {Facts} from "../../tables/cells.js";
import {quantityOf, type Quantity} from "../quantity.js";
import type {SystemField} from "./system-field.js";
import type {EndRow} from "./system-model.js";
import {total, type TaskCounts} from "./task-counts.js";

const ENDINGS = ["errors", "timeouts", "refusals", "unjudged"] as const;

/** How often attempts end in an error, a timeout, a refusal or without a verdict, beside the other systems. */
export function endRows(facts: Facts, {counts}: SystemField, system: number): EndRow[] {
  const own = counts.get(system);
  if (!own) return [];
  return ENDINGS.map((ending) => ({
    ending,
    attempts: total(own[ending]),
    share: quantityOf(rateClustered(shares(own, ending), {clusters: own.cluster}), own.task.length),
    field: [...counts]
      .filter(([other]) => other !== system)
      .map(([other, c]) => ({system: facts.systems[other]!.system, value: total(shares(c, ending)) / c.task.length}))
  }));
}

function shares(counts: TaskCounts, ending: (typeof ENDINGS)[number]): number[] {
  return counts[ending].map((n, i) => n / counts.attempts[i]!);
}

/** Calls to the model in one attempt, where the harness counts them. */
export function callsPerAttempt({counts}: SystemField, system: number): Quantity {
  const own = counts.get(system);
  if (!own || total(own.calls_known) === 0) return refuse("missing_metric", own?.task.length ?? 0);
  return quantityOf(costRatio(own.calls, own.calls_known, {clusters: own.cluster}), own.task.length);
}

/** Retries a harness made within an attempt; refused where none is recorded, for that may mean that none is counted. */
export function retriesPerAttempt({counts}: SystemField, system: number): Quantity {
  const own = counts.get(system);
  if (!own || total(own.retries) === 0) return refuse("missing_metric", own?.task.length ?? 0);
  return quantityOf(costRatio(own.retries, own.attempts, {clusters: own.cluster}), own.task.length);
}
