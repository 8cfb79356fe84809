import {isRefusal} from "../../statistics/estimate.js";
import {formatCoefficient, formatCount, formatCountOf, formatInterval, formatPercent} from "../../style/format.js";
import {known} from "../quantity.js";
import type {TaskDifficulty, TaskModel, TaskSystem} from "./task-model.js";

/** What the words of the page are made from: the model before it has words. */
export type TaskNumbers = Pick<
  TaskModel,
  | "kind"
  | "suite"
  | "choice"
  | "near"
  | "systems"
  | "difficulty"
  | "discrimination"
  | "history"
  | "rated"
  | "lists"
  | "facts"
  | "position"
  | "why"
> & {
  /** Tasks among which one could have looked for a correlation. */
  looked_at: number;
};

/**
 * The page's answer: who passes the task, how hard it is beside the others, and whether it tells strong systems from
 * weak ones.
 *
 * That it does is claimed only where the correlation stands after adjusting for every task one could have looked at.
 */
export function taskAnswer(m: TaskNumbers): string {
  if (m.kind === "empty") return "This workspace holds no attempts, so there is no task to open.";
  if (m.kind === "board") return `${m.suite} gives totals without tasks, so there is no task to open.`;
  if (m.kind === "unknown") return unknownAnswer(m);
  if (m.kind === "untried") return `No attempt at ${m.choice.task} was judged, so who passes it is not known.`;
  return [whoPasses(m), howHard(m), whatItTells(m)].filter((part) => part !== "").join(" ");
}

function unknownAnswer({suite, choice, near}: TaskNumbers): string {
  const none = `${suite} has no task called “${choice.task}”.`;
  if (near.length === 0) return none;
  const last = near.at(-1)!;
  return `${none} Near it: ${near.length === 1 ? last : `${near.slice(0, -1).join(", ")} or ${last}`}.`;
}

function whoPasses(m: TaskNumbers): string {
  const {task} = m.choice;
  const tried = triedBy(m);
  const attempts = tried.reduce((sum, s) => sum + s.attempts, 0);
  const passing = tried.filter((s) => s.passes > 0).length;
  const always = tried.filter((s) => s.passes === s.attempts).length;
  const once = tried.every((s) => s.attempts === 1);
  if (tried.length === 1) return aloneAt(task, tried[0]!);
  const all = tried.length === 2 ? "Both systems" : `All ${formatCount(tried.length)} systems`;
  const often = once ? "tried once each" : `in ${formatCountOf(attempts, "attempt")}`;
  if (always === tried.length)
    return once ? `${all} pass ${task}, ${often}.` : `${all} pass ${task} every time, ${often}.`;
  const part = passing === 0 && tried.some((s) => s.partial) ? ", though some score in part" : "";
  if (passing === 0) return `None of the ${formatCount(tried.length)} systems passes ${task}, ${often}${part}.`;
  const some =
    passing === tried.length
      ? `${all} pass ${task}`
      : `${formatCount(passing)} of ${formatCount(tried.length)} systems ${passing === 1 ? "passes" : "pass"} ${task}`;
  return once
    ? `${some}, ${often}.`
    : `${some} at least once, ${always === 0 ? "none" : formatCount(always)} every time.`;
}

function aloneAt(task: string, s: TaskSystem): string {
  if (s.attempts === 1)
    return `${s.system}, the only system that tried ${task}, ${s.passes === 1 ? "passed" : "did not pass"} it in its one attempt.`;
  const share = known(s.share)!;
  const margin = formatInterval(share.low, share.high, (x) => formatPercent(x));
  return `${s.system}, the only system that tried ${task}, passes it in ${formatCount(s.passes)} of ${formatCount(s.attempts)} attempts (95% interval ${margin}).`;
}

/** "About 35 of the other 239 tasks are harder (95% interval 12 to 88)." */
function howHard({difficulty}: TaskNumbers): string {
  const harder = difficulty ? known(difficulty.harder) : null;
  if (!difficulty || !harder) return "";
  const others = difficulty.tasks - 1;
  const {more, alike, fewer} = placeOf(difficulty);
  const of = `of the other ${formatCountOf(others, "task")}`;
  const equal = (word: string) =>
    alike === 0 ? "" : `, and ${formatCount(alike)} ${alike === 1 ? "is" : "are"} as ${word}`;
  if (more === 0) return `None ${of} is harder${equal("hard")}.`;
  if (fewer === 0) return `None ${of} is easier${equal("easy")}.`;
  const margin = formatInterval(harder.low, harder.high, (x) => formatCount(Math.round(x)));
  const about = Math.round(harder.value);
  return `About ${formatCount(about)} ${of} ${about === 1 ? "is" : "are"} harder (95% interval ${margin}).`;
}

/** How many tasks are harder, as hard and easier. */
export function placeOf({harder, as_hard, tasks}: TaskDifficulty): {more: number; alike: number; fewer: number} {
  const more = isRefusal(harder) ? 0 : Math.round(harder.value - as_hard / 2);
  return {more, alike: as_hard, fewer: tasks - 1 - as_hard - more};
}

function whatItTells(m: TaskNumbers): string {
  const tried = triedBy(m);
  if (!m.discrimination || tried.length < 2) return "";
  const {item_rest, verdict} = m.discrimination;
  if (verdict === "nothing") {
    const none = tried.every((s) => s.passes === 0);
    return `It tells nothing of which is better${none ? ": it is beyond them all, or broken" : ""}.`;
  }
  const r = known(item_rest);
  if (!r) return "Too few systems to say whether it tells strong from weak.";
  const correlation = `correlation ${formatCoefficient(r.value)} (95% interval ${formatInterval(r.low, r.high, (x) => formatCoefficient(x))})`;
  if (verdict === "tells") return `It tells strong systems from weak ones: ${correlation}.`;
  if (verdict === "contrary")
    return `Systems better at the rest do worse on it: ${correlation}. Look for a fault in the task or its test.`;
  const apart = r.low !== null && r.high !== null && r.low * r.high > 0;
  const looked =
    apart && m.looked_at > 1 ? `, but among ${formatCountOf(m.looked_at, "task")} some reach that by luck` : "";
  return `That it tells strong systems from weak ones is not shown: ${correlation}${looked}.`;
}

/** The systems with an attempt that counts. */
export function triedBy({systems}: Pick<TaskNumbers, "systems">): TaskSystem[] {
  return systems.filter((s) => s.attempts > 0);
}
