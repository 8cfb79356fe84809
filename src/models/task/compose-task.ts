import type {Cells, Facts} from "../../tables/cells.js";
import type {RatingFacts} from "../../tables/rating-facts.js";
import {generatedFrom} from "../generated-from.js";
import {nearNames} from "../near-names.js";
import {suites, type Suite} from "../value/suites.js";
import {itemStatistics, type ItemStatistics} from "./item-statistics.js";
import {pickTask} from "./pick-task.js";
import {prepareSuite} from "./prepare-suite.js";
import {historyCaption, listsWords, ratedWords, taskHeadings} from "./section-words.js";
import {taskAnswer, type TaskNumbers} from "./task-answer.js";
import {PLACE_REPLICATES, PLACE_SEED, taskDifficulty, taskDiscrimination} from "./task-difficulty.js";
import {taskFacts} from "./task-facts.js";
import {gridOf, type Field} from "./task-field.js";
import {taskHistory} from "./task-history.js";
import {taskLists} from "./task-lists.js";
import type {TaskChoice, TaskModel} from "./task-model.js";
import type {RankedTask} from "./task-order.js";
import {taskRatings} from "./task-ratings.js";
import {taskBasis, taskCaption, taskNotMeasured, taskWouldChange} from "./task-words.js";
import {tableCaption} from "./table-caption.js";
import {taskNotes} from "./task-notes.js";
import {whoPasses} from "./who-passes.js";

const TITLE = "Who passes this task, and what does it tell?";

/** The task page: one task of a suite, every system at it, its history and its raters. */
export function composeTask(facts: Facts, cells: Cells, ratings: RatingFacts, asked: TaskChoice): TaskModel {
  const all = suites(facts, cells);
  const suite = suiteAsked(facts, all, asked);
  const {field, grid, ranked, statistics} = prepareSuite(facts, cells, suite);
  const picked = pickTask(ranked, statistics);
  const task = asked.task === "" ? (picked?.task ?? null) : taskCalled(facts, suite, field, asked.task);
  const kind = kindOf(suite, field, task);
  const at = ranked.findIndex((r) => r.task === task);
  const rows = field.rows.filter((i) => cells.task[i] === task);
  const dates = [...new Set(rows.map((i) => facts.runs[cells.run[i]!]!.started_at))];
  const name = task === null ? asked.task : facts.tasks[task]!.task;
  const systems = task === null ? [] : whoPasses(facts, cells, field, task);
  const difficulty = task === null || kind !== "tried" ? null : taskDifficulty(facts, field, task, systems, grid);
  const numbers: TaskNumbers = {
    kind,
    suite: suite?.value ?? "",
    choice: {suite: suite?.value ?? "", task: name},
    why: task !== null && picked?.task === task ? picked.why : "",
    position: positionOf(facts, ranked, at),
    near: kind === "unknown" ? nearNames(namesOf(facts, suite), asked.task) : [],
    facts: task === null || suite === null ? null : taskFacts(facts, suite, task, dates),
    systems,
    difficulty,
    discrimination: difficulty && taskDiscrimination(difficulty, systems, ownStatistics(field, statistics, task!)),
    history: task === null ? [] : taskHistory(facts, cells, field, task, systems),
    rated: task === null ? null : taskRatings(facts, ratings, task),
    lists: taskLists(facts, field, ranked, statistics),
    looked_at: statistics.size
  };
  const {looked_at: _, ...shown} = numbers;
  return {
    page: "task",
    title: TITLE,
    answer: taskAnswer(numbers),
    basis: taskBasis(facts, numbers, dates),
    generated_from: generatedFrom(facts, dates, {seed: PLACE_SEED, replicates: PLACE_REPLICATES}),
    ...shown,
    options: {suites: all.map((s) => ({value: s.value, label: s.board ? `${s.value} (published)` : s.value}))},
    headings: taskHeadings(numbers),
    caption: taskCaption(numbers),
    table_caption: tableCaption(numbers),
    history_caption: historyCaption(numbers),
    rated_words: ratedWords(numbers),
    lists_words: listsWords(numbers),
    notes: taskNotes(numbers),
    would_change: taskWouldChange(numbers),
    not_measured: taskNotMeasured(numbers)
  };
}

/** The suite asked for, by its name with or without its version; a task it does not have is looked for in the others. */
function suiteAsked(facts: Facts, all: readonly Suite[], {suite, task}: TaskChoice): Suite | null {
  const first = all.find((s) => s.value === suite) ?? all.find((s) => s.suite_id === suite) ?? all[0] ?? null;
  const holds = (s: Suite | null) => namesOf(facts, s).includes(task);
  return task === "" || holds(first) ? first : (all.find(holds) ?? first);
}

function kindOf(suite: Suite | null, field: Field, task: number | null): TaskModel["kind"] {
  if (suite === null) return "empty";
  if (suite.board) return "board";
  if (task === null) return field.rows.length === 0 ? "empty" : "unknown";
  return field.tasks.includes(task) ? "tried" : "untried";
}

/** The task of a suite by its name; of two that share one, the one that was tried. */
function taskCalled(facts: Facts, suite: Suite | null, field: Field, name: string): number | null {
  const called = facts.tasks.flatMap((t, i) => (t.suite_id === suite?.suite_id && t.task === name ? [i] : []));
  return called.find((i) => field.tasks.includes(i)) ?? called[0] ?? null;
}

/** The names of a suite's tasks. */
export function namesOf(facts: Facts, suite: Pick<Suite, "suite_id"> | null): string[] {
  return facts.tasks.flatMap((t) => (t.suite_id === suite?.suite_id ? [t.task] : []));
}

/** A task that not all of the suite's systems tried is set beside what those that did have in common. */
function ownStatistics(
  field: Field,
  statistics: ReadonlyMap<number, ItemStatistics>,
  task: number
): ItemStatistics | undefined {
  return statistics.get(task) ?? itemStatistics(gridOf(field, task)).get(task);
}

function positionOf(facts: Facts, ranked: readonly RankedTask[], at: number): TaskModel["position"] {
  if (ranked.length === 0) return null;
  const name = (i: number) => {
    const there = at < 0 ? undefined : ranked[i];
    return there ? facts.tasks[there.task]!.task : null;
  };
  return {at: at + 1, of: ranked.length, harder: name(at - 1), easier: name(at + 1)};
}
