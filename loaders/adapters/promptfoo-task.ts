import type {TaskIntake} from "../intake.js";
import {first, taskFacts} from "./json-task-facts.js";
import type {JsonRecord} from "./json-values.js";
import {asName, asRecord, hashOf} from "./json-values.js";

const TASK_KEYS = ["task_id", "taskId", "task-id", "instance_id", "question_id", "problem_id", "id"];

/**
 * Which task a promptfoo result belongs to. promptfoo has no task id of its own, so the first of these is taken:
 *
 * 1. a task id in the test's metadata, then in its variables (`task_id`, `taskId`, `instance_id`, `question_id`,
 *    `problem_id`, `id`), then `task` in either where it is one word;
 * 2. a hash of the test's variables, so that repeats and other exports of the same test meet;
 * 3. without variables, the test's description, else its row number, which the note says.
 */
export function promptfooTask(result: JsonRecord): TaskIntake & {byPosition: boolean} {
  const test = asRecord(result.testCase);
  const metadata = asRecord(test?.metadata) ?? asRecord(result.metadata);
  const vars = filled(test?.vars) ?? filled(result.vars);
  const records = [metadata, vars];
  const facts = taskFacts(records);
  const id = first(records, TASK_KEYS, asName) ?? first(records, ["task"], oneWord);
  if (id !== null) return {task: id, ...facts, byPosition: false};
  if (vars !== null) return {task: `vars ${hashOf(vars)}`, ...facts, byPosition: false};
  const description = asName(test?.description, 80);
  const task = description ?? `test ${asName(result.testIdx) ?? "0"}`;
  return {task, ...facts, byPosition: description === null};
}

function filled(value: unknown): JsonRecord | null {
  const record = asRecord(value);
  return record !== null && Object.keys(record).length > 0 ? record : null;
}

function oneWord(cell: unknown): string | null {
  const name = asName(cell, 80);
  return name !== null && !/\s/.test(name) ? name : null;
}
