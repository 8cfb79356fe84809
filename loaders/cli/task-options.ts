import {nearNames} from "../../src/models/near-names.js";
import {namesOf} from "../../src/models/task/compose-task.js";
import {defaultTaskChoice} from "../../src/models/task/task-choice.js";
import type {TaskChoice} from "../../src/models/task/task-model.js";
import {suites} from "../../src/models/value/suites.js";
import type {Cells, Facts} from "../../src/tables/cells.js";
import {UserError} from "../user-error.js";

/** The options that only the task page takes. */
export interface TaskOptions {
  task?: string;
  suite?: string;
}

/**
 * The choice that the command's options ask for; a task alone is looked for in every suite, the fullest first.
 *
 * @throws UserError for a suite or task that is not there, with the names most like it
 */
export function taskChoice(facts: Facts, cells: Cells, {task, suite}: TaskOptions): TaskChoice {
  const all = suites(facts, cells);
  const named = all.filter((s) => suite === undefined || s.value === suite);
  if (suite !== undefined && named.length === 0)
    throw unknown(
      "--suite",
      "a suite",
      all.map((s) => s.value),
      suite
    );
  if (task === undefined) return {...defaultTaskChoice(named), task: ""};
  const held = named.find((s) => namesOf(facts, s).includes(task));
  if (!held)
    throw unknown(
      "--task",
      `a task of ${suite ?? "the workspace"}`,
      named.flatMap((s) => namesOf(facts, s)),
      task
    );
  return {suite: held.value, task};
}

function unknown(flag: string, what: string, names: readonly string[], got: string): UserError {
  const near = nearNames([...new Set(names)], got).map((n) => JSON.stringify(n));
  const offer = near.length > 0 ? `, near it ${near.join(", ")}` : "";
  return new UserError(`${flag} needs ${what}, got ${JSON.stringify(got)}${offer}`);
}
