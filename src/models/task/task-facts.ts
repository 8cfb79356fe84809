import type {Facts} from "../../tables/cells.js";
import type {Suite} from "../value/suites.js";
import {compareNames} from "./task-order.js";
import type {TaskFacts} from "./task-model.js";

/** Mates that are named; a repository may hold hundreds. */
const NAMED = 12;
const DAY_MS = 86_400_000;

/** What is known of the task itself, with the tasks that go together with it. */
export function taskFacts(facts: Facts, suite: Suite, task: number, dates: readonly (string | null)[]): TaskFacts {
  const {category, language, difficulty, tags, cluster, suite_id, released_at} = facts.tasks[task]!;
  const mates = facts.tasks
    .filter((t, i) => i !== task && t.suite_id === suite_id && t.cluster === cluster)
    .map((t) => t.task)
    .sort(compareNames);
  const [first] = dates.filter((d): d is string => d !== null).sort();
  return {
    version: suite.version,
    category,
    language,
    difficulty,
    tags,
    released_at: released_at ?? null,
    days_before_first_run:
      released_at && first ? Math.floor((Date.parse(first) - Date.parse(released_at)) / DAY_MS) : null,
    cluster_mates: mates.length,
    mates: mates.slice(0, NAMED)
  };
}
