import {isRefusal} from "../../statistics/estimate.js";
import {
  formatCountOf,
  formatDollars,
  formatInterval,
  formatList,
  formatOrdinal,
  formatPercent,
  formatPoints
} from "../../style/format.js";
import {known, type Quantity} from "../quantity.js";
import {reason} from "../value/answer.js";
import {countWord} from "../value/ratio-words.js";
import type {SystemModel, SystemRank} from "./system-model.js";

/** What the page's sentence is made from. */
export interface SystemAnswer
  extends Pick<
    SystemModel,
    "kind" | "suite" | "system" | "near" | "tasks" | "pass_rate" | "cost_usd_per_completed" | "rank" | "unranked"
  > {
  /** Whether quality is a composite and not the pass rate itself. */
  composite: boolean;
  minTasks: number;
}

/** The page's answer: what the system passes, what a finished task costs, and its place, none beyond its interval. */
export function systemAnswer(parts: SystemAnswer): string {
  const {kind, system, suite} = parts;
  if (kind === "unknown") return `No system called “${system}” is in this workspace.${nearest(parts.near)}`;
  if (kind === "empty")
    return system === ""
      ? "This workspace holds no system."
      : `No attempt of ${system} on ${suite} was judged, so nothing can be said of it here.`;
  const few =
    parts.tasks < parts.minTasks
      ? ` There ${parts.tasks === 1 ? "is" : "are"} only ${formatCountOf(parts.tasks, "task")}.`
      : "";
  return `${kind === "board" ? published(parts) : passes(parts)}.${place(parts)}${few}`;
}

function nearest(near: readonly string[]): string {
  return near.length === 0 ? "" : ` Nearest in name: ${formatList([...near])}.`;
}

function passes({system, suite, tasks, pass_rate, cost_usd_per_completed}: SystemAnswer): string {
  const rate = known(pass_rate);
  const first = rate
    ? `${system} passes ${formatPercent(rate.value, 1)} of ${formatCountOf(tasks, "task")} ${margin(pass_rate, (x) => formatPoints(x))}`
    : `What share of ${suite} ${system} passes cannot be told: ${isRefusal(pass_rate) ? reason(pass_rate.refused) : ""}`;
  const cost = known(cost_usd_per_completed);
  if (cost && rate)
    return `${first} and finishes one for ${formatDollars(cost.value)} ${margin(cost, (x) => formatDollars(x))}`;
  const refused = isRefusal(cost_usd_per_completed) ? cost_usd_per_completed.refused : null;
  if (refused === "no_completions") return `${first} and finishes none, so a finished task has no price`;
  if (refused === "missing_metric") return `${first}; what a finished task costs is not known`;
  return cost ? `${first}; a finished task costs ${formatDollars(cost.value)}` : first;
}

function published({system, suite, tasks, pass_rate, cost_usd_per_completed}: SystemAnswer): string {
  const rate = known(pass_rate);
  if (!rate) return `${suite} publishes no rate of ${system} that can be read`;
  const first = `${system} is published with ${formatPercent(rate.value, 1)} of the ${formatCountOf(tasks, "task")} of ${suite} passed ${margin(pass_rate, (x) => formatPoints(x))}`;
  const cost = known(cost_usd_per_completed);
  return cost
    ? `${first}, at ${formatDollars(cost.value)} a finished task ${margin(cost, (x) => formatDollars(x))}`
    : `${first}; no cost is stated`;
}

function place({rank, unranked, kind, composite}: SystemAnswer): string {
  if (!rank) return unranked === "" ? "" : ` It is not ranked: ${unranked}.`;
  const by =
    kind === "board" ? "By published rate" : composite ? "On the composite of the standing weights" : "By tasks passed";
  return ` ${by} it is ${formatOrdinal(rank.rank)} of ${rank.of}${standing(rank)}.`;
}

/** What the intervals allow of a place: who is shown to be better, and for a leader whom it is shown to beat. */
function standing({rank, rank_high, of, better}: SystemRank): string {
  const [only] = better;
  if (better.length === of - 1)
    return of === 2 ? `: ${only} is shown to be better` : ": all others are shown to be better";
  if (better.length === 1) return `: only ${only} is shown to be better`;
  if (better.length > 3) return `: ${countWord(better.length)} are shown to be better`;
  if (better.length > 1) return `: ${formatList([...better])} are shown to be better`;
  if (rank > 1) return ": none is shown to be better";
  const beaten = of - rank_high;
  if (beaten === of - 1) return of === 2 ? ", and shown to be the better" : ", and shown to be better than all others";
  return beaten === 0
    ? ", but not shown to be better than any other"
    : `, and shown to be better than ${countWord(beaten)} of the others`;
}

function margin(q: Quantity, format: (x: number) => string): string {
  return isRefusal(q) ? "" : `(95% interval ${formatInterval(q.low, q.high, format)})`;
}
