import {clusteredCovariance} from "../../statistics/composite/clustered-covariance.js";
import {isRefusal, refuse, type Refusal} from "../../statistics/estimate.js";
import {meanSeClustered} from "../../statistics/rates/mean-se-clustered.js";
import {fiellerIcer} from "../../statistics/value/fieller-icer.js";
import {quantityOf, type Quantity} from "../quantity.js";
import type {SystemTasks} from "./select-cells.js";
import type {ValueStep} from "./value-model.js";

/** A system on the frontier with what a step needs of it. */
export interface Stair {
  name: string;
  tasks: SystemTasks;
  composite: {values: Float64Array} | Refusal;
}

/** What each step up the frontier adds in quality, task by task, and what each further completed task costs. */
export function frontierSteps(stairs: readonly Stair[]): ValueStep[] {
  return stairs.slice(1).map((to, i) => {
    const from = stairs[i]!;
    return {
      from: from.name,
      to: to.name,
      quality_gain: qualityGain(from, to),
      usd_per_further_completed: usdPerFurther(from.tasks, to.tasks)
    };
  });
}

/** The paired difference in quality over the tasks both ran. */
export function qualityGain(from: Stair, to: Stair): Quantity {
  if ("refused" in from.composite || "refused" in to.composite) return refuse("missing_metric", 0);
  const before = from.composite.values;
  const after = to.composite.values;
  if (sameTasks(from.tasks, to.tasks)) {
    const differences = after.map((v, i) => v - before[i]!);
    return quantityOf(meanSeClustered(differences, {clusters: to.tasks.clusters}), differences.length);
  }
  const at = new Map(from.tasks.task.map((t, i) => [t, i]));
  const both = to.tasks.task.flatMap((t, i) => (at.has(t) ? [i] : []));
  if (both.length === 0) return refuse("n_zero", 0);
  const differences = both.map((i) => after[i]! - before[at.get(to.tasks.task[i]!)!]!);
  const clusters = both.map((i) => to.tasks.cluster[i]!);
  return quantityOf(meanSeClustered(differences, {clusters}), both.length);
}

/** Both lists are in the order of the tasks, so equal lists are the same tasks. */
function sameTasks(a: SystemTasks, b: SystemTasks): boolean {
  return a.task.length === b.task.length && a.task.every((t, i) => t === b.task[i]);
}

/** Dollars for each task completed beyond what the cheaper system completes: the incremental ratio, Fieller's interval. */
export function usdPerFurther(from: SystemTasks, to: SystemTasks): Quantity {
  let steps = remembered.get(from);
  if (!steps) remembered.set(from, (steps = new WeakMap()));
  let step = steps.get(to);
  if (!step) steps.set(to, (step = incremental(from, to)));
  return step;
}

/** It does not move with the weights. */
const remembered = new WeakMap<SystemTasks, WeakMap<SystemTasks, Quantity>>();

function incremental(from: SystemTasks, to: SystemTasks): Quantity {
  const at = new Map(from.task.map((t, i) => [t, i]));
  const cost: number[] = [];
  const done: number[] = [];
  const clusters: number[] = [];
  to.task.forEach((t, i) => {
    const j = at.get(t);
    if (j === undefined || to.cost_attempts[i] === 0 || from.cost_attempts[j] === 0) return;
    // Per attempt, as the passes beside it: a run may try a task several times.
    cost.push(to.cost_usd[i]! / to.cost_attempts[i]! - from.cost_usd[j]! / from.cost_attempts[j]!);
    done.push(to.cost_passes[i]! / to.cost_attempts[i]! - from.cost_passes[j]! / from.cost_attempts[j]!);
    clusters.push(to.cluster[i]!);
  });
  if (cost.length === 0) return refuse("n_zero", 0);
  const both = clusteredCovariance([cost, done], clusters);
  if (isRefusal(both)) return quantityOf(both, cost.length);
  const [deltaCost, deltaEffect] = both.means as [number, number];
  // A ratio to a loss, or of a saving, would read like a price.
  if (deltaEffect <= 0 || deltaCost <= 0) return refuse("no_positive_signal", cost.length);
  const answer = fiellerIcer({
    deltaCost,
    deltaEffect,
    varCost: both.cov[0]![0]!,
    varEffect: both.cov[1]![1]!,
    cov: both.cov[0]![1]!
  });
  return quantityOf(answer, cost.length);
}
