import {rateClustered} from "../../statistics/rates/rate-clustered.js";
import type {Facts} from "../../tables/cells.js";
import {quantityOf, type Quantity} from "../quantity.js";
import type {CompareTask} from "./compare-model.js";
import type {SideTasks} from "./sides.js";

/** The share of common tasks on which the two differ. */
export function discordanceOf(a: SideTasks, b: SideTasks): Quantity {
  const differs = a.mean.map((x, i) => Number(x !== b.mean[i]));
  return quantityOf(rateClustered(differs, {clusters: a.cluster}), differs.length);
}

/** The tasks that part the two: by category, the larger difference first. */
export function discordantTasks(facts: Facts, a: SideTasks, b: SideTasks): CompareTask[] {
  const found = a.task.flatMap((t, i): CompareTask[] => {
    const {task, category} = facts.tasks[t]!;
    return a.mean[i] === b.mean[i] ? [] : [{task, category, a: a.mean[i]!, b: b.mean[i]!}];
  });
  return found.sort(
    (x, y) =>
      (x.category ?? "").localeCompare(y.category ?? "", "en") ||
      y.a - y.b - (x.a - x.b) ||
      x.task.localeCompare(y.task, "en", {numeric: true})
  );
}
