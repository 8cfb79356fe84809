import {isRefusal} from "../../statistics/estimate.js";
import {
  formatCount,
  formatCountOf,
  formatInterval,
  formatList,
  formatNumber,
  formatPercent
} from "../../style/format.js";
import {countWordCapital} from "../value/ratio-words.js";
import {triedBy, type TaskNumbers} from "./task-answer.js";
import type {SaidBy, TaskHistory, TaskModel} from "./task-model.js";

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
            : `${passing === 0 ? "None" : formatCount(passing)} of ${formatCountOf(tried.length, "system")} ${passing < 2 ? "passes" : "pass"} it`,
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
  if (history.length === 0) return "";
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

/** Who rated this task's answers, and where judges and people part, in words. */
export function ratedWords({rated}: Pick<TaskNumbers, "rated">): string {
  if (!rated) return "No person and no judge rated an answer to this task.";
  const most = (side: "people" | "judges") => Math.max(0, ...rated.dimensions.map((d) => d[side]?.raters ?? 0));
  const who = [
    most("people") > 0 ? formatCountOf(most("people"), "person", "people") : null,
    most("judges") > 0 ? formatCountOf(most("judges"), "judge") : null
  ].filter((x) => x !== null);
  const start = `${formatList(who)} rated ${formatCountOf(rated.items, "answer")} to this task.`;
  const held = rated.answers.filter((a) => a.judges_part !== null);
  if (held.length === 0) return start;
  const parted = held.filter((a) => a.judges_part).length;
  const kin = held.some((a) => a.judges.some((v) => v.own_family))
    ? " A judge of the same family as the system is marked."
    : "";
  return `${start} A judge says otherwise than most people on ${parted === 0 ? "none" : formatCount(parted)} of ${formatCountOf(held.length, "verdict")} that can be compared.${kin}`;
}

/** What one side said along a dimension: "no ×4, yes ×3". */
export function countsWords({counts}: SaidBy): string {
  return counts.map(({label, n}) => `${label} ×${formatCount(n)}`).join(", ");
}

/** Its share of yes or its mean, with the interval; why not, where there is none. */
export function meanWords({mean, yes}: SaidBy): string {
  if (isRefusal(mean))
    return mean.refused === "n_too_small" || mean.refused === "one_cluster"
      ? "too few answers for a mean"
      : "labels have no mean";
  const format = yes === null ? (x: number) => formatNumber(x, 1) : (x: number) => formatPercent(x);
  return `${format(mean.value)}${yes === null ? "" : ` ${yes}`} (${formatInterval(mean.low, mean.high, format)})`;
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
