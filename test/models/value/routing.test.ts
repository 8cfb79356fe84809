import {describe, expect, it} from "vitest";
import {adjustValue, composeValue} from "../../../src/models/value/compose-value.js";
import {prepareValue} from "../../../src/models/value/prepare-value.js";
import {routingFromQuery, routingToQuery, defaultRouting} from "../../../src/models/value/routing/routing-choice.js";
import type {RoutingChoice} from "../../../src/models/value/routing/routing-model.js";
import {suites} from "../../../src/models/value/suites.js";
import {defaultChoice} from "../../../src/models/value/value-choice.js";
import {valueMarkdown} from "../../../src/models/markdown/value-markdown.js";
import {workedCells, type WorkedAttempt} from "./worked-cells.js";

const draws = {replicates: 100, seed: 1};

function prepared(attempts: readonly WorkedAttempt[], settings = {}) {
  const {facts, cells} = workedCells(attempts, settings);
  const choice = defaultChoice(facts, suites(facts, cells));
  const ready = prepareValue(facts, cells, choice, draws);
  return {facts, ready, choice, model: composeValue(facts, ready, choice)};
}

/** Tasks of two kinds; each system passes its tenths of a kind's tasks, spread evenly, and costs its price. */
function kinds(
  systems: Record<string, {cost: number | null; sql: number; shell: number}>,
  tasks = 160
): WorkedAttempt[] {
  return Array.from({length: tasks}, (_, t) => (t % 2 === 0 ? "sql" : "shell")).flatMap((category, t) =>
    Object.entries(systems).map(([system, s], j) => ({
      system,
      task: `t${t}`,
      category,
      passed: (Math.floor(t / 2) * 7 + 3 * j) % 10 < 10 * s[category as "sql" | "shell"],
      cost: s.cost
    }))
  );
}

const strengths = kinds({
  Cheap: {cost: 0.01, sql: 0.9, shell: 0.3},
  Dear: {cost: 0.1, sql: 0.9, shell: 0.9},
  Poor: {cost: 0.05, sql: 0.4, shell: 0.4}
});

function value(q: object | undefined): number {
  if (!q || !("value" in q)) throw new Error(JSON.stringify(q));
  return q.value as number;
}

describe("composeRouting(parts)", () => {
  it("sends each kind of work to the cheapest system that is as good, and says what that saves", () => {
    const {routing} = prepared(strengths).model;
    expect(routing.plan!.map((p) => [p.category, p.system])).toEqual([
      ["shell", "Dear"],
      ["sql", "Cheap"]
    ]);
    // By hand: half of the work at a tenth of the price saves 45 %; some resamples choose otherwise.
    expect(value(routing.saving_share)).toBeGreaterThan(0.35);
    expect(value(routing.saving_share)).toBeLessThan(0.46);
    expect(routing.heading).toMatch(/^Choosing by category costs \d+% less/);
    expect(routing.answer).toContain("On tasks it was not chosen on");
    expect(value(routing.spend_on_overkill)).toBeCloseTo(0.5, 6);
    expect(routing.categories.map((c) => c.share)).toEqual([0.5, 0.5]);
  });

  it("claims nothing for knowing the kind where both kinds are alike", () => {
    const alike = kinds({Cheap: {cost: 0.01, sql: 0.5, shell: 0.5}, Dear: {cost: 0.1, sql: 0.8, shell: 0.8}});
    const {facts, ready, model, choice} = prepared(alike);
    for (const given of [0, 0.03, 0.06, 0.1]) {
      const {routing} = adjustValue(facts, ready, model, {...choice, routing: {...defaultRouting, given}});
      expect(routing.heading).toMatch(/not shown to beat a random split|One system for all work/);
    }
  });

  it("gives every quantity of the plan an interval, or a refusal", () => {
    const {routing} = prepared(strengths).model;
    for (const q of [
      routing.plan_quality,
      routing.plan_cost,
      routing.gain,
      routing.saving,
      routing.saving_share,
      routing.regret_vs_oracle,
      routing.gain_over_mixture,
      routing.spend_on_overkill
    ])
      expect(q).toSatisfy((x: object) => "refused" in x || ("low" in x && "high" in x));
  });

  it("reaches more with a larger budget, and never plans beyond it", () => {
    const {facts, ready, model, choice} = prepared(strengths);
    const at = (budget: number) =>
      adjustValue(facts, ready, model, {...choice, routing: {...defaultRouting, goal: "budget", budget}}).routing;
    const [low, high] = [at(0.012), at(0.09)];
    expect(value(high.plan_quality)).toBeGreaterThan(value(low.plan_quality));
    for (const r of [low, high]) {
      const spent = r.plan!.reduce((sum, p) => sum + p.share * value(p.cost), 0);
      expect(spent).toBeLessThanOrEqual(r.budget_usd_per_task! + 1e-9);
      expect(r.lp!.quality).toBeGreaterThan(0);
    }
  });

  it("says so where there are few tasks", () => {
    const few = strengths.filter((a) => Number(a.task.slice(1)) < 20);
    const {routing} = prepared(few).model;
    expect(routing.plan!.every((p) => p.flagged)).toBe(true);
    expect(routing.answer).toMatch(/only 20 tasks|No resample|mostly say the same/);
  });

  it("refuses where tasks are of one kind, and still plays out trying cheap before dear", () => {
    const {routing} = prepared(strengths.map((a) => ({...a, category: "all"}))).model;
    expect(routing.refused).toBe("n_too_small");
    expect(routing.reason).toBe("needs two categories, languages or difficulties of five tasks each");
    expect(routing.escalation).toHaveLength(1);
    expect(routing.escalation_heading).toBe("Cheap first, Dear on what fails: more finished for less");
    expect(routing.answer).toContain("Not answerable here");
  });

  it("refuses a cell under five tasks and plans without it", () => {
    const few = strengths.filter((a) => a.system !== "Poor" || a.category !== "sql" || Number(a.task.slice(1)) < 8);
    const {routing} = prepared([
      ...few,
      ...kinds({Poor: {cost: 0.05, sql: 0.4, shell: 0.4}}, 8).map((a) => ({...a, task: `x${a.task}`}))
    ]).model;
    for (const c of routing.categories) for (const cell of c.cells) expect(cell.refused).toBe(cell.n < 5);
  });

  it("says nothing of one system, of none, and of systems without a cost", () => {
    expect(prepared(strengths.filter((a) => a.system === "Dear")).model.routing.escalation).toEqual([]);
    expect(prepared([]).model.routing.plan).toBeUndefined();
    const {routing} = prepared(strengths.map((a) => ({...a, cost: null}))).model;
    expect(routing.reason).toBe("needs two systems with a known cost on the same tasks");
  });

  it("waits for new plans after a move of the weights instead of showing the old ones", () => {
    const settings = {
      metrics: {smell: {title: "Smell", better: "lower" as const, anchors: [3, 0] as [number, number], unit: null}},
      weights: [{id: "w", since: null, why: null, weights: {pass: 0.5, smell: 0.5}}]
    };
    const {facts, ready, choice, model} = prepared(
      strengths.map((a, i) => ({...a, metrics: {smell: i % 3}})),
      settings
    );
    expect(model.routing.plan).toBeDefined();
    const moved = composeValue(facts, ready, {...choice, weights: {pass: 0.9, smell: 0.1}});
    expect(moved.routing.pending).toBe(true);
    expect(moved.routing.plan).toBeUndefined();
  });

  it("escalates only what is noticed", () => {
    const {facts, ready, model, choice} = prepared(strengths);
    const deaf = adjustValue(facts, ready, model, {...choice, routing: {...defaultRouting, noticed: 0}}).routing;
    expect(value(deaf.escalation[0]!.escalated_share)).toBe(0);
    expect(deaf.escalation_heading).toBe("Trying a cheaper system first is not shown to pay");
    expect(deaf.escalation_answer).toContain("Where no failure is noticed");
    expect(deaf.plan).toEqual(model.routing.plan);
  });

  it("keeps the section when another section's slider moves", () => {
    const {facts, ready, model, choice} = prepared(strengths);
    expect(adjustValue(facts, ready, model, {...choice, worth: {...choice.worth}}).routing).toBe(model.routing);
  });

  it("survives JSON, and stands in the Markdown answer", () => {
    const {model} = prepared(strengths);
    expect(JSON.parse(JSON.stringify(model.routing))).toEqual(model.routing);
    expect(valueMarkdown(model)).toContain(`### ${model.routing.heading}`);
    expect(valueMarkdown(model)).toContain("| Cheap → Dear |");
  });
});

describe("routingFromQuery, routingToQuery", () => {
  const round = (choice: RoutingChoice) => {
    const query = new URLSearchParams();
    routingToQuery(query, choice, defaultRouting);
    return {text: query.toString(), back: routingFromQuery(query)};
  };

  it("keep a plain link plain and bring a choice back", () => {
    expect(round(defaultRouting).text).toBe("");
    const choice: RoutingChoice = {goal: "budget", given: 0.05, budget: 0.0123, noticed: 0.8};
    expect(round(choice).text).toBe("route=budget&give=5&budget=0.0123&noticed=80");
    expect(round(choice).back).toEqual(choice);
    expect(round({...defaultRouting, given: 0}).back.given).toBe(0);
  });

  it("fall back to the default on nonsense", () => {
    expect(routingFromQuery(new URLSearchParams("route=x&give=-4&budget=abc&noticed=900"))).toEqual(defaultRouting);
  });
});
