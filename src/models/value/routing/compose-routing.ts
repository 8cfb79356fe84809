import {refuse} from "../../../statistics/estimate.js";
import type {SectionParts} from "../sections.js";
import type {ValueModel} from "../value-model.js";
import type {ValueView} from "../view.js";
import {escalationRows} from "./escalation-rows.js";
import {escalationAnswer, escalationCaption, escalationHeading} from "./escalation-words.js";
import {routingKey, type RoutingFound} from "./routing-key.js";
import {listedCells} from "./matrix-systems.js";
import {material} from "./routing-choice.js";
import type {EscalationRow, RoutingChoice, RoutingModel, RoutingPlan} from "./routing-model.js";
import {routingAnswer, routingCaption, routingHeading} from "./routing-words.js";

/**
 * Which system should do which work: the plan the reader's goal gives, what it was worth on tasks it was not chosen on,
 * and what trying a cheap system first would do.
 *
 * Plans are made where the replicates are; here one is picked. After a move of the weights, until they are made anew, the
 * section says that it waits.
 */
export function composeRouting({prepared, view, choice}: SectionParts, before?: ValueModel): RoutingModel {
  if (before && sameRouting(before.choice.routing, choice.routing)) return before.routing;
  const {goal, given, budget, noticed} = choice.routing;
  const ready = prepared.routing;
  const pending = ready !== null && ready.key !== routingKey(view, choice);
  const found = pending ? null : (ready?.found ?? null);
  const plan = found ? picked(found, {goal, given, budget, noticed}) : null;
  const escalation = rememberedRows(view, noticed);
  const n = ready?.none?.n ?? 0;
  const model = {
    ...(plan ?? {refused: "n_too_small" as const, n}),
    reason: plan ? null : reasonOf(pending, ready?.none?.reason),
    pending,
    goal,
    dimension: found?.dimension ?? null,
    categories: found && plan ? listedCells(found.categories, found.singles, plan.plan) : [],
    tasks_left_out: found?.tasks_left_out ?? 0,
    curve: (found?.budgets ?? []).map((b) => ({
      budget_usd_per_task: b.budget_usd_per_task!,
      quality: b.plan_quality,
      cost: b.plan_cost,
      mixture: b.mixture_quality
    })),
    singles: found?.singles ?? [],
    best_overall: found?.best_overall ?? null,
    spend_on_overkill: found?.spend_on_overkill ?? refuse("n_too_small", n),
    materiality: material,
    oracle: found?.oracle ?? null,
    noticed,
    escalation
  };
  return {
    ...model,
    heading: routingHeading(model),
    answer: routingAnswer(model, given),
    caption: routingCaption(model),
    escalation_heading: escalationHeading(model),
    escalation_answer: escalationAnswer(model),
    escalation_caption: escalationCaption(model)
  };
}

/** The last answer for each view: the other sliders do not change it. */
const remembered = new WeakMap<ValueView, {noticed: number; rows: EscalationRow[]}>();

function rememberedRows(view: ValueView, noticed: number): EscalationRow[] {
  const last = remembered.get(view);
  if (last?.noticed === noticed) return last.rows;
  const rows = escalationRows(view, noticed);
  remembered.set(view, {noticed, rows});
  return rows;
}

/** The plan of the goal: at the nearest floor or budget that was solved. */
function picked(found: RoutingFound, {goal, given, budget}: RoutingChoice): RoutingPlan {
  if (goal === "floor") return found.floors[Math.min(found.floors.length - 1, Math.round(given * 100))]!;
  return found.budgets[nearestBudget(found.budgets, budget) ?? found.standing]!;
}

/** Position of the solved budget nearest to what was asked, on a log scale; `null` where nothing was asked. */
function nearestBudget(budgets: readonly RoutingPlan[], asked: number | null): number | null {
  if (asked === null) return null;
  let nearest = 0;
  const far = (i: number) => Math.abs(Math.log(budgets[i]!.budget_usd_per_task! / asked));
  budgets.forEach((_, i) => {
    if (far(i) < far(nearest)) nearest = i;
  });
  return nearest;
}

function reasonOf(pending: boolean, reason: string | undefined): string {
  return pending
    ? "the plans are being made for the new weights"
    : `needs ${reason ?? "graded attempts with their cost"}`;
}

function sameRouting(a: RoutingChoice, b: RoutingChoice): boolean {
  return a.goal === b.goal && a.given === b.given && a.budget === b.budget && a.noticed === b.noticed;
}
