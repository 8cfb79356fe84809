import {formatCount, formatCountOf, formatInterval, formatList, formatPercent} from "../../style/format.js";
import {known} from "../quantity.js";
import {countWordCapital} from "../value/ratio-words.js";
import {triedBy, type TaskNumbers} from "./task-answer.js";
import type {SaidBy, TaskDimension, TaskHistory, TaskModel} from "./task-model.js";

/** The headings of the page's sections: each says what the section found. */
export function taskHeadings(m: TaskNumbers): TaskModel["headings"] {
  const tried = triedBy(m);
  const passing = tried.filter((s) => s.passes > 0).length;
  const changed = m.history.filter((h) => h.change !== null).length;
  const people = m.rated?.answers.filter((a) => a.people.length > 1) ?? [];
  const parted = people.filter((a) => a.people_part).length;
  return {
    systems:
      tried.length === 0
        ? "Nobody tried it"
        : tried.length === 1
          ? "The one system that tried it"
          : passing === tried.length
            ? `${passing === 2 ? "Both" : `All ${formatCount(passing)}`} systems pass it`
            : `${passing === 0 ? "None" : formatCount(passing)} of ${formatCountOf(tried.length, "system")} ${passing === 1 ? "passes" : "pass"} it`,
    history:
      m.history.length === 0
        ? "Nothing to follow over time"
        : changed === 0
          ? "No system turned from never passing it to always, or back"
          : `${countWordCapital(changed)} ${changed === 1 ? "system" : "systems"} turned between first and last run`,
    rated: !m.rated
      ? "Nobody rated an answer to it"
      : people.length === 0
        ? `What was said of ${formatCountOf(m.rated.items, "answer")}`
        : parted === 0
          ? "People agree on the answers to it"
          : `People part on ${formatCount(parted)} of ${formatCount(people.length)} verdicts`
  };
}

/** What the runs over the task show, and what the marks of their picture mean. */
export function historyCaption({history}: Pick<TaskNumbers, "history">): string {
  if (history.length === 0) return "No system ran this task in two runs, so nothing can be said of it over time.";
  const changed = history.filter((h) => h.change !== null);
  const names = (change: TaskHistory["change"]) => shortList(changed.filter((h) => h.change === change));
  const [gained, lost] = [names("gained"), names("lost")];
  const said = [
    gained === "" ? null : `${gained} went from failing it to passing it`,
    lost === "" ? null : `${lost} ${gained === "" ? "went " : ""}from passing it to failing it`
  ].filter((x) => x !== null);
  const takeaway =
    said.length > 0
      ? `${said.join(", ")}.`
      : `${formatCountOf(history.length, "system")} ran it more than once, and none went from never passing it to always, or back.`;
  const luck = changed.some((h) => h.runs.every((r) => r.attempts === 1))
    ? " Where a run tried it once, a change may be luck."
    : "";
  return `${takeaway} A mark is a run, its ink the share of its attempts that passed: full where all did, hollow where none did.${luck}`;
}

/** The first names of a list, and how many more. */
function shortList(systems: readonly TaskHistory[]): string {
  const names = systems.slice(0, 4).map((h) => h.system);
  if (systems.length > 4) names.push(`${formatCount(systems.length - 4)} more`);
  return formatList(names);
}

/** Who rated this task's answers and what they said, in words. */
export function ratedWords({rated}: Pick<TaskNumbers, "rated">): string {
  if (!rated) return "No person and no judge rated an answer to this task.";
  return rated.dimensions.map(dimensionWords).join(" ");
}

function dimensionWords({dimension, people, judges}: TaskDimension): string {
  const sides = [
    people ? `${formatCountOf(people.raters, "person", "people")} ${saidWords(people)}` : null,
    judges ? `${formatCountOf(judges.raters, "judge")} ${saidWords(judges)}` : null
  ].filter((x) => x !== null);
  return `${dimension[0]!.toUpperCase()}${dimension.slice(1)}: ${formatList(sides)}.`;
}

function saidWords({ratings, answers, counts, mean, yes}: SaidBy): string {
  const e = known(mean);
  const margin = e
    ? `, ${yes === null ? `${e.value.toFixed(1)} on average` : `${formatPercent(e.value)} “${yes}”`} (95% interval ${formatInterval(e.low, e.high, (x) => (yes === null ? x.toFixed(1) : formatPercent(x)))})`
    : "";
  const said = formatList(counts.map(({label, n}) => `${formatCount(n)} × ${label}`));
  return `gave ${formatCountOf(ratings, "rating")} of ${formatCountOf(answers, "answer")} (${said}${margin})`;
}

/** What stands over the lists of other tasks. */
export function listsWords({lists, looked_at}: Pick<TaskNumbers, "lists" | "looked_at">): string {
  const parts: string[] = [];
  if (lists.telling.length > 0)
    parts.push(
      `By correlation with the rest of the suite, over ${formatCountOf(looked_at, "task")}: the ends of so long a list are extreme in part by chance.`
    );
  if (lists.unpassed_total > 0) parts.push(`${formatCountOf(lists.unpassed_total, "task")} no system ever passed.`);
  if (lists.passed_by_all > 0)
    parts.push(
      `${formatCountOf(lists.passed_by_all, "task")} every system always passes: these tell nothing of which is better.`
    );
  return parts.join(" ");
}
