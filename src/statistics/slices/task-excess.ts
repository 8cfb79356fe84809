import {mean} from "../rates/moments.js";

/** One system's tasks and its value on each: parallel lists. */
export interface TaskValues {
  task: readonly number[];
  value: readonly number[];
}

/** The same tasks with what each exceeds expectation by; tasks that no other system tried are left out. */
export interface TaskExcess {
  task: number[];
  excess: number[];
  /** Where each entry stands in the system's own lists. */
  at: number[];
}

/**
 * How far each system does better on each task than its own level and the task's difficulty lead one to expect.
 *
 * Each value minus the system's mean, minus the mean of these over the systems that tried the task: the residual of the
 * additive model system + task. With systems that tried the same tasks it is exact; where a task was tried by few, it is
 * judged against those few.
 *
 * @returns one list per system, in order; empty lists for a single system, whose weakness and its tasks' difficulty
 *   cannot be told apart
 */
export function taskExcess(systems: readonly TaskValues[]): TaskExcess[] {
  const sums = new Map<number, {sum: number; systems: number}>();
  const levels = systems.map((s) => mean(s.value));
  systems.forEach((s, j) => {
    s.task.forEach((t, i) => {
      const at = sums.get(t) ?? {sum: 0, systems: 0};
      at.sum += s.value[i]! - levels[j]!;
      at.systems += 1;
      sums.set(t, at);
    });
  });
  return systems.map((s, j) => {
    const result: TaskExcess = {task: [], excess: [], at: []};
    s.task.forEach((t, i) => {
      const {sum, systems: tried} = sums.get(t)!;
      if (tried < 2) return;
      result.task.push(t);
      result.at.push(i);
      result.excess.push(s.value[i]! - levels[j]! - sum / tried);
    });
    return result;
  });
}
