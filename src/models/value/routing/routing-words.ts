import {
  formatCount,
  formatCountOf,
  formatDollars,
  formatInterval,
  formatList,
  formatPercent,
  formatPoints
} from "../../../style/format.js";
import {known, type Quantity} from "../../quantity.js";
import {material} from "./routing-choice.js";
import type {RoutingModel, RoutingPlan} from "./routing-model.js";

/** What the words of this section are made from. */
export type RoutingParts = Omit<
  RoutingModel,
  "heading" | "answer" | "caption" | "escalation_heading" | "escalation_answer" | "escalation_caption"
>;

/** The heading: what knowing the kind of work is shown to be worth, or that it is not. */
export function routingHeading(m: RoutingParts): string {
  const plan = planOf(m);
  const question = "Which system for which work?";
  if (!plan) return question;
  const only = onlySystem(plan);
  if (only !== null) return `One system for all work: ${only}`;
  const [saving, gain, knowing] = [known(plan.saving_share), known(plan.gain), known(plan.gain_over_mixture)];
  const by = m.dimension!;
  if (!saving || !gain || !knowing) return question;
  if (!above(knowing, 0)) return `Choosing by ${by} is not shown to beat a random split`;
  if (m.goal === "budget" && above(gain, 0))
    return `For the same money, choosing by ${by} is ${formatPoints(gain.value)} points better`;
  if (!above(saving, 0)) return `Choosing by ${by} beats a random split`;
  const less = `Choosing by ${by} costs ${formatPercent(saving.value)} less`;
  if (above(gain, -material)) return `${less} for about the same quality`;
  return gain.high !== null && gain.high < 0
    ? `${less}, for ${formatPoints(-gain.value)} points of quality`
    : `${less}; whether quality holds is open`;
}

/** The paragraph: the plan, and what such plans were worth on tasks they were not chosen on. */
export function routingAnswer(m: RoutingParts, given: number): string {
  const plan = planOf(m);
  if (!plan) return m.pending ? `${capital(m.reason!)}.` : `Not answerable here: it ${m.reason!}.`;
  const chosen = `${goalWords(m, plan, given)}: ${assigned(plan)}.`;
  const cost = known(plan.plan_cost);
  if (!cost || !known(plan.plan_quality)) return `${chosen} What that is worth cannot be said from these tasks.`;
  if (onlySystem(plan) === plan.best_single.system && constant(plan.saving))
    return `${chosen} No resample of the tasks would have chosen otherwise.`;
  const best = plan.best_single.settled >= SETTLED ? `${plan.best_single.system} alone` : "the best single system";
  const worth = `${savingWords(plan.saving_share, best)}, and`;
  if (onlySystem(plan) === plan.best_single.system)
    return `${chosen} Plans chosen on resamples mostly say the same: on the tasks left out they cost ${worth} ${changes(plan.gain, "change")}.`;
  return `${chosen} On tasks it was not chosen on, a plan made this way costs ${formatDollars(cost.value)} a task, ${worth} ${changes(plan.gain, "changes")}.${knowingWords(m, plan)}${fewTasks(m)}`;
}

function fewTasks({categories}: RoutingParts): string {
  const tasks = categories.reduce((sum, c) => sum + c.tasks, 0);
  return tasks < SMALL ? ` There are only ${formatCount(tasks)} tasks.` : "";
}
const SMALL = 30;

/** From this share of the resamples on, the best single system has a name. */
const SETTLED = 0.95;

function goalWords(m: RoutingParts, {best_single, budget_usd_per_task}: RoutingPlan, given: number): string {
  if (m.goal === "budget") return `Within ${formatDollars(budget_usd_per_task!)} a task`;
  return given > 0
    ? `To spend the least and give up at most ${formatPoints(given, 0)} ${given === 0.01 ? "point" : "points"} against ${best_single.system} alone`
    : `To spend the least and keep the quality of ${best_single.system}`;
}

/** What choosing by kind of work adds over random shares for the same money. */
function knowingWords(m: RoutingParts, plan: RoutingPlan): string {
  const q = known(plan.gain_over_mixture);
  if (!q || q.low === null || q.high === null || onlySystem(plan) !== null) return "";
  const margin = `(95% interval ${formatInterval(q.low, q.high, (x) => formatPoints(x))})`;
  if (q.low > 0)
    return ` That is ${formatPoints(q.value)} points better than sending random shares to two systems for the same money ${margin}.`;
  if (q.high < 0)
    return ` Sending random shares of all work to two systems would do ${formatPoints(-q.value)} points better for the same money (95% interval ${formatInterval(-q.high, -q.low, (x) => formatPoints(x))}).`;
  return ` Random shares of all work to two systems would do about as well for the same money: knowing the ${m.dimension!} adds ${formatPoints(q.value)} points ${margin}.`;
}

/** The caption: what the picture shows, what it rests on and what a router could gain at most. */
export function routingCaption(m: RoutingParts): string {
  const plan = planOf(m);
  if (!plan) return "";
  const regret = known(plan.regret_vs_oracle);
  const overkill = known(m.spend_on_overkill);
  const parts = [
    overkill
      ? `Sent to ${m.best_overall!} alone, ${formatPercent(overkill.value)} of the spend (95% interval ${formatInterval(overkill.low, overkill.high, (x) => formatPercent(x))}) goes to work that a cheaper system does to within ${formatPoints(m.materiality, 0)} points.`
      : "",
    regret
      ? `Hindsight, the best system of every single task with its luck, would reach ${formatPoints(regret.value)} points more than the plan; no rule can.`
      : "",
    `Kinds of work weigh as they do in the suite; a cost is of one attempt at a task. Qualities are shrunken towards each system's standing on its other work.`,
    m.tasks_left_out > 0
      ? `${formatCountOf(m.tasks_left_out, "task")} of kinds too small to plan for ${m.tasks_left_out === 1 ? "is" : "are"} left out.`
      : ""
  ];
  return parts.filter((p) => p !== "").join(" ");
}

/** The plan of a model that has one. */
export function planOf(m: RoutingParts): RoutingPlan | null {
  return m.plan === undefined ? null : (m as RoutingPlan);
}

/** More systems than this are not listed in a sentence. */
const MOST_NAMED = 4;

/** "Rook for debugging and review, Kite for the rest", or "Kite for all of it". */
export function assigned({plan}: RoutingPlan): string {
  const kinds = new Map<string, string[]>();
  for (const p of [...plan].sort((a, b) => b.share - a.share))
    kinds.set(p.system, [...(kinds.get(p.system) ?? []), p.category]);
  const ordered = [...kinds].sort((a, b) => a[1].length - b[1].length);
  if (ordered.length === 1) return `${ordered[0]![0]} for all of it`;
  if (ordered.length > MOST_NAMED)
    return `${formatCount(ordered.length)} systems, each for its own kinds, as framed below`;
  const last = ordered.at(-1)!;
  const rest = last[1].length > 1 ? "the rest" : last[1][0]!;
  return [...ordered.slice(0, -1).map(([s, c]) => `${s} for ${formatList(c)}`), `${last[0]} for ${rest}`].join("; ");
}

function onlySystem({plan}: RoutingPlan): string | null {
  const first = plan[0]!.system;
  return plan.every((p) => p.system === first) ? first : null;
}

/** "47% less than Osprey alone (95% interval 44% to 49%)". */
function savingWords(share: Quantity, than: string): string {
  const s = known(share);
  if (!s) return `how much less than ${than} cannot be said`;
  const less = s.value >= 0;
  if (s.low === null || s.high === null)
    return `${formatPercent(Math.abs(s.value))} ${less ? "less" : "more"} than ${than}, with an unbounded interval`;
  const [low, high] = less ? [s.low, s.high] : [-s.high, -s.low];
  return `${formatPercent(Math.abs(s.value))} ${less ? "less" : "more"} than ${than} (95% interval ${formatInterval(low, high, (x) => formatPercent(x))})`;
}

/** "changes quality by −0.3 points (95% interval −1.2 to 0.8)". */
function changes(gain: Quantity, verb: string): string {
  const g = known(gain);
  if (!g) return `${verb} quality by an amount that cannot be said`;
  if (g.value === 0 && g.low === 0) return `${verb === "change" ? "leave" : "leaves"} quality as it is`;
  return `${verb} quality by ${formatPoints(g.value)} points (95% interval ${formatInterval(g.low, g.high, (x) => formatPoints(x))})`;
}

function above(q: {low: number | null}, bound: number): boolean {
  return q.low !== null && q.low > bound;
}

function constant(q: Quantity): boolean {
  const k = known(q);
  return k !== null && k.value === 0 && k.low === 0 && k.high === 0;
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
