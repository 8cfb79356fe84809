import {html} from "htl";
import {mostGiven} from "../../models/value/routing/routing-choice.js";
import type {RoutingChoice, RoutingGoal, RoutingModel} from "../../models/value/routing/routing-model.js";
import {formatDollars, formatPercent, formatPoints} from "../../style/format.js";
import {rangeControl} from "../controls/range-control.js";
import {selectControl} from "../controls/select-control.js";

export interface RoutingControls {
  plan: HTMLElement;
  noticed: HTMLElement;
  show: (model: RoutingModel, choice: RoutingChoice) => void;
}

/** What the plan is for, how much it may cost or give up, and how many failures are noticed. Made once. */
export function routingControls(onChange: (choice: RoutingChoice) => void): RoutingControls {
  let choice: RoutingChoice;
  let budgets: number[] = [];
  const set = (change: Partial<RoutingChoice>) => onChange((choice = {...choice, ...change}));
  const goal = selectControl(
    "Share out the work to",
    [
      {value: "floor", label: "spend the least for about the best quality"},
      {value: "budget", label: "reach the most within a budget"}
    ],
    "floor",
    (value) => set({goal: value as RoutingGoal})
  );
  const select = goal.querySelector("select")!;
  const given = rangeControl("Give up at most", Math.round(mostGiven * 100), (i) => set({given: i / 100}));
  const budget = rangeControl("Budget per task", 1, (i) => set({budget: Number(budgets[i]!.toPrecision(3))}));
  const noticed = rangeControl("Failures noticed", 20, (i) => set({noticed: i / 20}));
  return {
    plan: html`<div class="controls">${goal}${given.element}${budget.element}</div>`,
    noticed: html`<div class="controls">${noticed.element}</div>`,
    show(model, now) {
      choice = now;
      budgets = model.curve.map((c) => c.budget_usd_per_task);
      select.value = model.goal;
      given.element.hidden = model.goal !== "floor";
      budget.element.hidden = model.goal !== "budget";
      given.show(
        Math.round(now.given * 100),
        `${formatPoints(now.given, 0)} ${now.given === 0.01 ? "point" : "points"}`
      );
      const at = model.budget_usd_per_task;
      if (at != null) budget.show(budgets.indexOf(at), formatDollars(at), budgets.length - 1);
      noticed.show(Math.round(now.noticed * 20), formatPercent(now.noticed));
    }
  };
}
