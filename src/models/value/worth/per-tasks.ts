import {formatCount, formatDollars} from "../../../style/format.js";
import type {InputState} from "./worth-model.js";

/** Dollars for a task, or for a thousand where a task's are too small to read. */
export interface PerTasks {
  tasks: 1 | 1000;
  /** "task", "1,000 tasks". */
  words: string;
  format: (usdPerTask: number) => string;
}

/** The unit in which sums per task of this size are told: by the thousand below ten cents. */
export function perTasks(usdPerTask: number): PerTasks {
  const tasks = Math.abs(usdPerTask) >= 0.1 ? 1 : 1000;
  return {tasks, words: tasks === 1 ? "task" : "1,000 tasks", format: (usd) => formatDollars(usd * tasks)};
}

/** Hours as a reader says them, two digits below ten: `0.05`, `1.5`, `40`. */
export function formatHours(hours: number): string {
  return hours >= 10 ? formatCount(Math.round(hours)) : String(Number(hours.toPrecision(2)));
}

/** A count that is a mean of a range is told in two digits. */
export function formatVolume({value, range}: InputState): string {
  return range === null ? formatCount(Math.round(value!)) : `about ${formatCount(Number(value!.toPrecision(2)))}`;
}
