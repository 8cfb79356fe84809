import {formatCountOf, formatList, formatNumber, formatPercent} from "../../style/format.js";
import {formatDateRange} from "../../style/format-date.js";
import type {Facts} from "../../tables/cells.js";
import {known} from "../quantity.js";
import {triedBy, type TaskNumbers} from "./task-answer.js";
import type {TaskSystem} from "./task-model.js";
import {surprisesByChance} from "./who-passes.js";

/** On what the answer rests: the task, its attempts, and what is left out. */
export function taskBasis(facts: Facts, m: TaskNumbers, dates: readonly (string | null)[]): string {
  const start = facts.synthetic ? "Synthetic data. " : "";
  if (m.kind === "empty") return `${start}No export of this workspace has attempts by task.`;
  if (m.kind === "board") return `${start}Published totals of ${m.suite}.`;
  if (m.kind === "unknown") return `${start}Suite ${m.suite}, ${formatCountOf(m.position?.of ?? 0, "task")}.`;
  const about = [m.facts?.category, m.facts?.language, m.facts?.difficulty].filter(
    (x) => x !== null && x !== undefined
  );
  const parts = [`${m.choice.task} of ${m.suite}${about.length > 0 ? `: ${about.join(", ")}` : ""}.`];
  const tried = triedBy(m);
  const sum = (of: (s: TaskSystem) => number) => m.systems.reduce((total, s) => total + of(s), 0);
  if (tried.length > 0) {
    const days = dates.filter((d): d is string => d !== null).sort();
    const when = days.length > 0 ? `, ${formatDateRange(days[0]!, days.at(-1)!)}` : "";
    const runs = sum((s) => s.runs);
    const over = runs > tried.length ? ` in ${formatCountOf(runs, "run")}` : "";
    parts.push(
      `${formatCountOf(
        sum((s) => s.attempts),
        "attempt"
      )} of ${formatCountOf(tried.length, "system")}${over}${when}.`
    );
  }
  const failed = failures({
    errors: sum((s) => s.errors),
    timeouts: sum((s) => s.timeouts),
    refusals: sum((s) => s.refusals)
  });
  const one = sum((s) => s.errors + s.timeouts + s.refusals) === 1;
  if (failed !== "") parts.push(`${failed} ${one ? "counts" : "count"} as not passed.`);
  const gated = sum((s) => s.gated);
  if (gated > 0)
    parts.push(
      `${formatCountOf(gated, "attempt")} ${gated === 1 ? "meets" : "meet"} a failure condition and ${gated === 1 ? "counts" : "count"} nought.`
    );
  const unjudged = sum((s) => s.unjudged);
  if (unjudged > 0) parts.push(`${formatCountOf(unjudged, "unjudged attempt")} left out.`);
  if (m.why !== "") parts.push(m.why);
  return start + parts.join(" ");
}

/** "2 errors and 1 timeout"; empty where there is none. */
export function failures({errors, timeouts, refusals}: Pick<TaskSystem, "errors" | "timeouts" | "refusals">): string {
  const named: [number, string][] = [
    [errors, "error"],
    [timeouts, "timeout"],
    [refusals, "refusal"]
  ];
  return formatList(named.filter(([n]) => n > 0).map(([n, noun]) => formatCountOf(n, noun)));
}

/** The figure's caption: who is out of line with their record, then what the marks mean. */
export function taskCaption(m: TaskNumbers): string {
  const tried = triedBy(m);
  if (tried.length === 0) return "";
  const once = tried.every((s) => s.attempts === 1);
  const single = tried.some((s) => s.attempts === 1)
    ? `${once && tried.length > 1 ? "Each tried it once: a" : "One attempt is drawn as a"} filled mark at 100% where it passed, a hollow one at 0 where it did not.`
    : "";
  const several = once ? "" : "Dots are the share of attempts passed, lines its 95% interval (Wilson).";
  const expected = tried.some((s) => known(s.expected))
    ? "Ticks are what a system's record on the other tasks leads one to expect here, grey bars their 95% intervals: it should pass where that is 75% or more, fail where it is 25% or less."
    : "";
  const order = tried.length > 1 ? "The best on the other tasks stand first." : "";
  return [takeaway(m), several, single, expected, order].filter((part) => part !== "").join(" ");
}

/** Who fails although strong, who passes although weak, and how many would by chance. */
function takeaway(m: TaskNumbers): string {
  const tried = triedBy(m);
  if (!tried.some((s) => known(s.expected))) return nothingExpected(m);
  const out = tried.filter((s) => s.surprise !== null);
  const chance = `about ${formatNumber(surprisesByChance(tried), 1)} would by chance alone`;
  if (out.length === 0) return "No system that should pass it fails, and none that should fail passes.";
  const named = out
    .slice(0, 3)
    .map((s) => `${s.system} ${s.surprise} it where ${formatPercent(known(s.expected)!.value)} was to be expected`);
  const more = out.length > 3 ? [`${formatCountOf(out.length - 3, "more system")} likewise`] : [];
  return `${formatList([...named, ...more])}; ${chance}.`;
}

function nothingExpected(m: TaskNumbers): string {
  const tried = triedBy(m);
  if (tried.length === 1) return "One system tried it.";
  if (tried.length === 2) return "Two systems are too few to say whose result is out of line.";
  return m.discrimination?.verdict === "nothing"
    ? "All did the same, so no result is out of line."
    : "No record says what was to be expected.";
}

/** What would change the answer. */
export function taskWouldChange(m: TaskNumbers): string {
  if (m.kind === "empty" || m.kind === "board") return "An export with attempts: which system passed which task.";
  if (m.kind === "unknown") return "Another name, above.";
  if (m.kind === "untried") return "A run with a verdict on this task.";
  const tried = triedBy(m);
  const parts: string[] = [];
  if (tried.some((s) => s.attempts === 1))
    parts.push("More attempts: a system that was asked once may do otherwise when asked again.");
  if (tried.length < 10)
    parts.push("More systems: with few of them hardly any task can be shown to tell strong from weak.");
  return parts.length > 0 ? parts.join(" ") : "Other systems: a task's place moves with who is asked.";
}

/** What the page cannot say. */
export function taskNotMeasured(m: TaskNumbers): string {
  if (m.kind === "unknown") return "A task of that name.";
  if (m.kind !== "tried") return "Which system passes which task.";
  const parts = ["What the task asks and what was answered: this page holds numbers and verdicts, no text."];
  if (m.history.length === 0) parts.push("How it goes over time: no system ran it in two runs.");
  if (!m.rated) parts.push("What people think of the answers: nobody rated one.");
  if (!m.facts?.released_at) parts.push("Whether a model has seen it in training: its day of release is not known.");
  return parts.join(" ");
}
