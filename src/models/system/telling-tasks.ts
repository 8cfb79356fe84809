import {moverDifference} from "../../statistics/comparison/mover-difference.js";
import {rateClustered} from "../../statistics/rates/rate-clustered.js";
import {wilsonCi} from "../../statistics/rates/wilson-ci.js";
import type {Facts} from "../../tables/cells.js";
import {known, quantityOf} from "../quantity.js";
import type {SystemField} from "./system-field.js";
import type {TellingTask} from "./system-model.js";

/** Fewer others say nothing of what a task is like. */
export const LEAST_OTHERS = 3;

/** The tasks that tell a system from the others, the plainest first. */
export interface TellingTasks {
  /** It passes fewer than half of its attempts, the others more than half of theirs. */
  failed_alone: TellingTask[];
  /** It passes at least once, no other ever. */
  passed_alone: TellingTask[];
}

/** Goes through the tasks of a system that at least three others tried. */
export function tellingTasks(facts: Facts, {counts}: SystemField, system: number): TellingTasks {
  const own = counts.get(system);
  const found: TellingTasks = {failed_alone: [], passed_alone: []};
  if (!own) return found;
  const others = othersByTask(facts, counts, system);
  own.task.forEach((task, i) => {
    const shares = others[task]!;
    const [passes, attempts] = [own.passes[i]!, own.counted[i]!];
    if (attempts === 0 || shares.length < LEAST_OTHERS) return;
    const field = shares.reduce((a, b) => a + b, 0) / shares.length;
    const failed = passes / attempts < 0.5 && field > 0.5;
    if (!failed && !(passes > 0 && field === 0)) return;
    const here = wilsonCi(passes, attempts);
    const rest = rateClustered(shares);
    (failed ? found.failed_alone : found.passed_alone).push({
      task: facts.tasks[task]!.task,
      category: facts.tasks[task]!.category,
      passes,
      attempts,
      here: quantityOf(here, attempts),
      others: quantityOf(rest, shares.length),
      difference: quantityOf(moverDifference(here, rest), attempts)
    });
  });
  for (const list of [found.failed_alone, found.passed_alone]) list.sort(plainestFirst);
  return found;
}

/** The share each other system passed, by task. */
function othersByTask(facts: Facts, counts: SystemField["counts"], system: number): number[][] {
  const shares = facts.tasks.map((): number[] => []);
  for (const [other, c] of counts) {
    if (other === system) continue;
    c.task.forEach((task, i) => {
      if (c.counted[i]! > 0) shares[task]!.push(c.passes[i]! / c.counted[i]!);
    });
  }
  return shares;
}

function plainestFirst(a: TellingTask, b: TellingTask): number {
  const size = (t: TellingTask) => Math.abs(known(t.difference)?.value ?? 0);
  return size(b) - size(a) || b.attempts - a.attempts || a.task.localeCompare(b.task, "en", {numeric: true});
}
