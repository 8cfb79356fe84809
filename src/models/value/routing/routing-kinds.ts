import {leastCellTasks} from "../../../statistics/value/routing-cells.js";
import type {Facts, TaskFact} from "../../../tables/cells.js";
import type {RoutingModel} from "./routing-model.js";

/** The tasks of a selection by kind of work. */
export interface Kinds {
  dimension: NonNullable<RoutingModel["dimension"]>;
  names: string[];
  /** Kind of each task given, −1 where its kind is too small to plan for. */
  of: Int32Array;
}

/** More kinds than a plan can be read with: the smallest are pooled. */
const MOST = 12;
const OTHER = "other";
const UNSTATED = "not stated";

/**
 * What kinds of work the tasks are: their category, else their language, else their difficulty, the first that has two
 * kinds of five tasks each. Kinds too small for a plan are pooled, and left out where even together they are too small.
 */
export function kindsOf(facts: Facts, tasks: readonly number[]): Kinds | null {
  for (const dimension of ["category", "language", "difficulty"] as const) {
    const labels = tasks.map((t) => facts.tasks[t]![dimension as keyof TaskFact & typeof dimension] ?? UNSTATED);
    const counts = new Map<string, number>();
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
    const large = [...counts]
      .filter(([, n]) => n >= leastCellTasks)
      .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], "en"))
      .map(([name]) => name);
    if (large.filter((name) => name !== UNSTATED).length < 2) continue;
    const names = large.length <= MOST ? large : large.slice(0, MOST - 1);
    const at = new Map(names.map((name, k) => [name, k]));
    const pooled = labels.filter((label) => !at.has(label)).length;
    const other = pooled >= leastCellTasks ? names.push(OTHER) - 1 : -1;
    return {dimension, names, of: Int32Array.from(labels, (label) => at.get(label) ?? other)};
  }
  return null;
}
