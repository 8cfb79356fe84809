import {describe, expect, it} from "vitest";
import {cliffSentence} from "../../../src/models/value/depth/money-words.js";
import {earlierDay} from "../../../src/models/value/depth/days.js";
import {nearSentence} from "../../../src/models/value/depth/near-words.js";
import {movementSentence} from "../../../src/models/value/depth/movement-words.js";
import {adjustValue, composeValue} from "../../../src/models/value/compose-value.js";
import {prepareValue} from "../../../src/models/value/prepare-value.js";
import {known} from "../../../src/models/quantity.js";
import {suites} from "../../../src/models/value/suites.js";
import {choiceFromQuery, defaultChoice, queryFromChoice} from "../../../src/models/value/value-choice.js";
import type {DepthChoice, ValueModel} from "../../../src/models/value/value-model.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import {runOf, workedCells, type WorkedAttempt} from "./worked-cells.js";

const draws = {replicates: 200, seed: 1};

function partsOf(attempts: readonly WorkedAttempt[], depth: Partial<DepthChoice> = {}) {
  const {facts, cells} = workedCells(attempts);
  const base = defaultChoice(facts, suites(facts, cells));
  const choice = {...base, depth: {...base.depth, ...depth}};
  return {facts, cells, choice, prepared: prepareValue(facts, cells, choice, draws)};
}

/** Models already made: preparing one draws much that is not looked at here. */
const models = new Map<string, ValueModel>();

function modelOf(attempts: readonly WorkedAttempt[], depth: Partial<DepthChoice> = {}): ValueModel {
  const key = JSON.stringify([attempts, depth]);
  let model = models.get(key);
  if (!model) {
    const {facts, prepared, choice} = partsOf(attempts, depth);
    models.set(key, (model = composeValue(facts, prepared, choice)));
  }
  return model;
}

/** Passes spread over the tasks, so that systems do not pass the same ones. */
function spreadRun(system: string, passes: number, cost: number, seconds?: number): WorkedAttempt[] {
  return runOf(system, 120, 0, cost).map((a, i) => ({
    ...a,
    passed: (i * 7) % 120 < passes,
    ...(seconds === undefined ? {} : {seconds})
  }));
}

const ladder = [
  ...spreadRun("Cheap", 30, 0.01),
  ...spreadRun("Middle", 90, 0.05),
  ...spreadRun("Dear", 96, 1),
  ...spreadRun("Poor", 20, 0.5),
  ...spreadRun("Mixed", 34, 0.04)
];

const estimate = (value: number, low: number | null, high: number | null): Estimate => ({
  value,
  low,
  high,
  n: 100,
  method: "",
  flags: []
});

describe("value depth, the price of a further completed task", () => {
  it("parts the frontier from who is beaten outright and who by a mix of two", () => {
    const rows = modelOf(ladder).depth!.icer;
    expect(rows.map((r) => [r.system, r.status, r.by])).toEqual([
      ["Cheap", "frontier", []],
      ["Middle", "frontier", ["Cheap"]],
      ["Dear", "frontier", ["Middle"]],
      ["Mixed", "extended_dominated", ["Cheap", "Middle"]],
      ["Poor", "dominated", ["Middle"]]
    ]);
    // By hand: (.05 − .01) / (90/120 − 30/120), and (1 − .05) / (6/120).
    expect(known(rows[1]!.icer)!.value).toBeCloseTo(0.08, 9);
    expect(known(rows[2]!.icer)!.value).toBeCloseTo(19, 9);
  });

  it("ends the money where nothing dearer is shown to complete more, and names the cliff before it with its interval", () => {
    const {depth, cliffs} = modelOf(ladder);
    expect(depth!.money_sentence).toMatch(
      /^Money buys completed tasks all the way up to Dear|^The money ends at Middle/
    );
    const cliff = cliffs.find((c) => c.system === "Middle")!;
    expect(known(cliff.ratio)!.low).toBeGreaterThan(1);
    expect(known(cliff.ratio)!.value).toBeGreaterThanOrEqual(3);
    expect(known(cliff.gained_per_usd_before)!.value).toBeGreaterThan(known(cliff.gained_per_usd_after)!.value);
    expect(known(cliff.probability)!.value).toBeGreaterThan(0.5);
    expect(depth!.cliff_sentence).toContain("After Middle comes a cliff: the next dollar, towards Dear, buys");
  });

  it("refuses a cliff of two systems in words, and has nothing to say of one", () => {
    const two = modelOf([...spreadRun("Cheap", 30, 0.01), ...spreadRun("Dear", 90, 1)]);
    expect(two.depth!.cliffs_refused).toMatchObject({refused: "n_too_small", n: 2});
    expect(two.depth!.cliff_sentence).toContain("takes three systems on its convex edge, and there are two");
    expect(two.cliffs).toEqual([]);
    expect(modelOf(spreadRun("Only", 30, 0.01)).depth).toBeNull();
  });

  it("calls a drop whose interval reaches one no cliff", () => {
    const doubtful = {
      before: "A",
      system: "B",
      next: "C",
      ratio: estimate(5, 0.8, null),
      gained_per_usd_before: estimate(5, 0, 9),
      gained_per_usd_after: estimate(1, 0, 9),
      probability: estimate(0.6, 0.5, 0.7)
    };
    const sentence = cliffSentence({cliffs: [], doubtful: [doubtful], refused: null});
    expect(sentence).toContain("there may be a cliff");
    expect(sentence).toContain("the interval of that ratio reaches 1");
  });
});

describe("value depth, small differences", () => {
  const close = [...spreadRun("Half", 89, 0.05), ...spreadRun("Whole", 90, 0.1), ...spreadRun("Low", 20, 0.01)];

  it("names the system that a much cheaper one nearly equals, with both margins", () => {
    const [row] = modelOf(close).depth!.near_dominated;
    expect(row).toMatchObject({system: "Whole", by: "Half"});
    expect(known(row!.cost_ratio)!.value).toBeCloseTo(((0.05 / 89) * 90) / 0.1, 9); // by hand, per completed task
    expect(known(row!.quality_gap)!.value).toBeCloseTo(1 / 120, 9);
    expect(row!.sentence).toMatch(/^Half costs half of what Whole does and is 0\.8 points worse \(95% interval/);
  });

  it("leaves the frontier as it is until the reader ignores something, then says who leaves", () => {
    expect(modelOf(close).depth!.material).toBeNull();
    const {material} = modelOf(close, {eps_points: 2}).depth!;
    expect(material).toMatchObject({kept: ["Low", "Half"], removed: [{system: "Whole", by: "Half"}]});
    expect(material!.sentence).toBe(
      "With differences under 2 points ignored, two systems remain efficient; Whole (Half will do) leaves."
    );
  });

  it("answers the slider from what is prepared, and leaves the rest of the section as it stands", () => {
    const {facts, prepared, choice} = partsOf(close);
    const before = composeValue(facts, prepared, choice);
    const moved = {...choice, depth: {...choice.depth, eps_points: 2}};
    const after = adjustValue(facts, prepared, before, moved);
    expect(after.depth!.material).not.toBeNull();
    expect(after.depth!.icer).toBe(before.depth!.icer);
    expect(after).toEqual(composeValue(facts, prepared, moved));
  });

  it("says of a gap that reaches nought that the tasks do not show it", () => {
    const row = {system: "E", by: "C", cost_ratio: estimate(0.5, 0.4, 0.6), quality_gap: estimate(0.01, -0.01, 0.03)};
    expect(nearSentence(row)).toBe(
      "C costs half of what E does and is 1.0 point worse (95% interval −1.0 to 3.0), which the tasks do not show to be real."
    );
    expect(nearSentence({...row, quality_gap: estimate(0.02, 0.01, 0.03)})).toBe(
      "C costs half of what E does and is 2.0 points worse (95% interval 1.0 to 3.0)."
    );
  });
});

describe("value depth, movement between two days", () => {
  const dated = () => {
    const parts = workedCells([...spreadRun("Old", 60, 0.1), ...spreadRun("New", 100, 0.05)]);
    parts.facts.runs[1]!.started_at = "2026-12-01T08:00:00.000Z";
    return parts;
  };

  it("compares the frontier as it was known then with today's, on the same resamples", () => {
    const {facts, cells} = dated();
    const choice = defaultChoice(facts, suites(facts, cells));
    const {movement, days} = composeValue(facts, prepareValue(facts, cells, choice, draws), choice).depth!;
    expect(days).toEqual(["2026-11-01", "2026-12-01"]);
    expect(movement).toMatchObject({from: "2026-11-01", to: "2026-12-01", entered: ["New"], left: ["Old"]});
    expect(known(movement!.change)!.low).toBeGreaterThan(0);
    expect(movement!.sentence).toMatch(
      /^Since 1 November 2026 the frontier rose by [\d.]+ points on average over budgets/
    );
    expect(movement!.sentence).toContain("New is new on it, Old is no longer.");
  });

  it("has none where everything is of one day", () => {
    expect(modelOf(ladder).depth!.movement).toBeNull();
  });

  it("takes the day with runs that a reader's day falls on or after", () => {
    const dates = ["2026-01-05T10:00:00Z", "2026-03-01", "2026-05-01"];
    expect(earlierDay(dates, null)).toBe("2026-03-01");
    expect(earlierDay(dates, "2026-02-11")).toBe("2026-01-05");
    expect(earlierDay(dates, "2027-01-01")).toBe("2026-03-01");
    expect(earlierDay(dates, "2025-01-01")).toBeNull();
    expect(earlierDay(["2026-01-05"], null)).toBeNull();
  });

  it("claims no rise whose interval reaches nought", () => {
    const movement = {
      from: "2026-01-01",
      to: "2026-02-01",
      budget_usd: [0.1, 1] as [number, number],
      before: estimate(0.5, 0.4, 0.6),
      after: estimate(0.51, 0.4, 0.6),
      change: estimate(0.01, -0.01, 0.03),
      stairs_before: [],
      stairs_after: [],
      entered: [],
      left: [],
      quality_from: 0
    };
    expect(movementSentence(movement, true)).toBe(
      "Since 1 January 2026 the frontier is not shown to have moved: +1.0 points (95% interval −1.0 to 3.0) on average over budgets from $0.10 to $1.00. The same systems stand on it."
    );
  });
});

describe("the frontier over time, and over both", () => {
  const timed = [
    ...spreadRun("Cheap", 60, 0.01, 100),
    ...spreadRun("Good", 90, 0.1, 50),
    ...spreadRun("Quick", 60, 0.2, 5),
    ...spreadRun("Nothing", 50, 0.3, 200)
  ];

  it("stands on seconds per completed task over time", () => {
    const model = modelOf(timed, {over: "time"});
    expect(model).toMatchObject({measure: "seconds", clock: "task_wall", frontier: ["Quick", "Good"]});
    expect(known(model.systems.find((s) => s.system === "Quick")!.cost)!.value).toBeCloseTo((120 * 5) / 60, 9); // by hand
    expect(model.answer).toMatch(/^Quick finishes a task in 10\u00a0s, /);
    expect(model.basis).toContain("by the clock on the wall");
  });

  it("keeps over both whom nothing beats on all three, on the axis of cost", () => {
    const model = modelOf(timed, {over: "both"});
    expect(model).toMatchObject({measure: "usd", frontier: ["Cheap", "Good", "Quick"]});
    expect(model.answer).toContain("Counting time as well, Quick is efficient too");
    expect(model.systems.find((s) => s.system === "Nothing")!.dominated_by).toEqual(["Cheap", "Good", "Quick"]);
    expect(known(model.systems.find((s) => s.system === "Quick")!.frontier_probability)!.value).toBe(1);
    expect(model.steps.map((s) => s.to)).toEqual(["Good"]);
  });

  it("never adds two kinds of clock: the rarer stands beside", () => {
    const {facts, cells} = workedCells(timed);
    facts.runs[2]!.latency_kind = "request";
    const base = defaultChoice(facts, suites(facts, cells));
    const choice = {...base, depth: {...base.depth, over: "time" as const}};
    const model = composeValue(facts, prepareValue(facts, cells, choice, draws), choice);
    expect(model.frontier).toEqual(["Good"]);
    expect(model.unpriced).toEqual(["Quick"]);
    expect(model.notes.map((n) => n.text).join(" ")).toContain("taken by another clock");
  });

  it("offers time only where it was measured", () => {
    expect(modelOf(timed).options.over).toEqual(["cost", "time", "both"]);
    expect(modelOf(ladder).options.over).toEqual(["cost"]);
  });
});

describe("the choice of depth in the address", () => {
  it("comes back as it was, and a plain link stays plain", () => {
    const {facts, cells} = workedCells(ladder);
    const all = suites(facts, cells);
    const base = defaultChoice(facts, all);
    expect(queryFromChoice(base, base).size).toBe(0);
    const depth: DepthChoice = {over: "both", eps_points: 1.5, eps_cost_share: 0.15, since: "2026-10-12"};
    const query = queryFromChoice({...base, depth}, base);
    expect(query.toString()).toBe("over=both&ignore=1.5&ignore-cost=15&since=2026-10-12");
    expect(choiceFromQuery(query, all, base).depth).toEqual(depth);
    const nonsense = new URLSearchParams("over=luck&ignore=-3&ignore-cost=900&since=soon");
    expect(choiceFromQuery(nonsense, all, base).depth).toEqual(base.depth);
  });
});
