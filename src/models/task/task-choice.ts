import type {Suite} from "../value/suites.js";
import type {TaskChoice} from "./task-model.js";

/** What the page shows before anybody touches it: the most telling task of the suite with most attempts. */
export function defaultTaskChoice(suites: readonly Suite[]): TaskChoice {
  return {suite: suites[0]?.value ?? "", task: ""};
}

/** What a reader asks for: a task by name, or, with an empty one, the suite's own pick. */
export function taskChoiceFromQuery(query: URLSearchParams, base: TaskChoice): TaskChoice {
  const suite = query.get("suite") ?? base.suite;
  return {suite, task: query.get("task") ?? (suite === base.suite ? base.task : "")};
}

/** The query of a choice: only what differs from the default view, but a task always where the suite does. */
export function queryFromTaskChoice(choice: TaskChoice, base: TaskChoice): URLSearchParams {
  const query = new URLSearchParams();
  if (choice.suite !== base.suite) query.set("suite", choice.suite);
  const other = choice.suite !== base.suite || choice.task !== base.task;
  if (other && choice.task !== "") query.set("task", choice.task);
  return query;
}
