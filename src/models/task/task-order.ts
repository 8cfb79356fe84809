import type {Facts} from "../../tables/cells.js";
import {hasTried, type Field} from "./task-field.js";

/** A task with the mean score of the systems that tried it. */
export interface RankedTask {
  task: number;
  mean: number;
}

/** The tasks of a field, the hardest first; those alike by name. */
export function byDifficulty(facts: Facts, {systems, tasks}: Field): RankedTask[] {
  return tasks
    .map((task) => {
      const tried = systems.flatMap((s) => (hasTried(s, task) ? [s.share[task]!] : []));
      return {task, mean: tried.reduce((a, b) => a + b, 0) / tried.length};
    })
    .sort((a, b) => a.mean - b.mean || compareNames(facts.tasks[a.task]!.task, facts.tasks[b.task]!.task));
}

/** Names in a reader's order: `t9` before `t10`. */
const names = new Intl.Collator("en", {numeric: true});

export function compareNames(a: string, b: string): number {
  return names.compare(a, b);
}
