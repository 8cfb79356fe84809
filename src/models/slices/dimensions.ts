import type {Facts, TaskFact} from "../../tables/cells.js";
import type {SystemTasks} from "../value/select-cells.js";
import type {Dimension, DimensionFact} from "./slices-model.js";

/** More slices than a page can show; tags come by the hundred. */
const MOST_SLICES = 40;
const ORDER: readonly Dimension[] = ["category", "language", "difficulty", "tag"];

/** One way to part the tasks: its slices, each with its tasks. */
export interface Parted {
  fact: DimensionFact;
  /** By name. */
  slices: {slice: string; tasks: ReadonlySet<number>}[];
}

/** The ways the tasks of a selection can be parted into at least two slices, in the order pages offer them. */
export function partings(facts: Facts, systems: readonly SystemTasks[]): Parted[] {
  const tasks = [...new Set(systems.flatMap((s) => s.task))].sort((a, b) => a - b);
  return ORDER.flatMap((dimension) => {
    const slices = new Map<string, Set<number>>();
    let tasks_without = 0;
    for (const t of tasks) {
      const values = valuesOf(facts.tasks[t]!, dimension);
      if (values.length === 0) tasks_without++;
      for (const value of values) {
        let slice = slices.get(value);
        if (!slice) slices.set(value, (slice = new Set()));
        slice.add(t);
      }
    }
    if (slices.size < 2) return [];
    const largest = [...slices]
      .sort(([a, x], [b, y]) => y.size - x.size || a.localeCompare(b, "en"))
      .slice(0, MOST_SLICES)
      .sort(([a], [b]) => a.localeCompare(b, "en", {numeric: true}));
    return [
      {
        fact: {
          dimension,
          slices: largest.length,
          left_out: slices.size - largest.length,
          tasks_without,
          overlapping: dimension === "tag" && tasks.some((t) => valuesOf(facts.tasks[t]!, dimension).length > 1)
        },
        slices: largest.map(([slice, of]) => ({slice, tasks: of}))
      }
    ];
  });
}

function valuesOf(task: TaskFact, dimension: Dimension): string[] {
  if (dimension === "tag") return [...new Set(task.tags)];
  const value = task[dimension];
  return value === null ? [] : [value];
}
