import {describe, expect, it} from "vitest";
import {composeValue} from "../../../src/models/value/compose-value.js";
import {prepareValue} from "../../../src/models/value/prepare-value.js";
import {suites} from "../../../src/models/value/suites.js";
import {defaultChoice, setWeight} from "../../../src/models/value/value-choice.js";
import type {ValueChoice} from "../../../src/models/value/value-model.js";
import {isRefusal} from "../../../src/statistics/estimate.js";
import {runOf, workedCells, type WorkedAttempt} from "./worked-cells.js";

const draws = {replicates: 200, seed: 1};

function modelOf(attempts: readonly WorkedAttempt[], change: Partial<ValueChoice> = {}, settings = {}) {
  const {facts, cells} = workedCells(attempts, settings);
  const choice = {...defaultChoice(facts, suites(facts, cells)), ...change};
  return composeValue(facts, prepareValue(facts, cells, choice, draws), choice);
}

function value(q: {value: number} | {refused: string}): number {
  if ("refused" in q) throw new Error(`refused: ${q.refused}`);
  return q.value;
}

const three = [...runOf("Cheap", 40, 20, 0.01), ...runOf("Good", 40, 32, 0.1), ...runOf("Dear", 40, 30, 0.5)];

describe("composeValue(facts, prepared, choice)", () => {
  it("puts on the frontier whom nothing beats on cost and quality, cheapest first", () => {
    const model = modelOf(three);
    expect(model.frontier).toEqual(["Cheap", "Good"]);
    expect(model.systems.find((s) => s.system === "Dear")!.dominated_by).toEqual(["Good"]);
  });

  it("counts all that was spent against what was completed", () => {
    const [cheap] = modelOf(three).systems;
    // By hand: 40 × 0.01 / 20.
    expect(value(cheap!.cost_usd_per_completed)).toBeCloseTo(0.02, 12);
    expect(value(cheap!.cost_usd_per_task)).toBeCloseTo(0.01, 12);
    expect(value(cheap!.quality)).toBeCloseTo(0.5, 12);
    expect(cheap!.cost_usd_total).toBeCloseTo(0.4, 12);
  });

  it("gives every quantity an interval and its n", () => {
    for (const s of modelOf(three).systems)
      for (const q of [s.quality, s.cost_usd_per_completed]) {
        if (isRefusal(q)) throw new Error(q.refused);
        expect(q.n).toBe(40);
        expect(q.low!).toBeLessThan(q.value);
        expect(q.high!).toBeGreaterThan(q.value);
      }
  });

  it("lists a system beside the frontier when more than one attempt in twenty has no known cost", () => {
    const model = modelOf([...three, ...runOf("Free?", 40, 39, null)]);
    expect(model.unpriced).toEqual(["Free?"]);
    expect(model.frontier).not.toContain("Free?");
    expect(model.systems.find((s) => s.system === "Free?")!.cost_usd_total).toBeNull();
  });

  it("keeps a system with few unknown costs, over the attempts whose cost is known", () => {
    const gap = runOf("Gap", 40, 32, 0.2).map((a, i) => (i === 0 ? {...a, cost: null} : a));
    const s = modelOf([...three, ...gap]).systems.find((x) => x.system === "Gap")!;
    expect(s.flags).toContain("cost_partial");
    // By hand: 39 × 0.2 spent over 31 completions of known cost.
    expect(value(s.cost_usd_per_completed)).toBeCloseTo((39 * 0.2) / 31, 12);
  });

  it("counts errors as attempted and not passed, unless told to leave them out", () => {
    const attempts = runOf("Flaky", 40, 20, 0.1).map((a, i) => (i >= 30 ? {...a, error: true} : a));
    expect(value(modelOf(attempts).systems[0]!.quality)).toBeCloseTo(20 / 40, 12);
    expect(value(modelOf(attempts, {errors: "excluded"}).systems[0]!.quality)).toBeCloseTo(20 / 30, 12);
  });

  it("pools the attempts of all runs per task", () => {
    const first = runOf("A", 10, 5, 0.1).map((a) => ({...a, run: "one"}));
    const second = runOf("A", 10, 10, 0.1).map((a) => ({...a, run: "two"}));
    const model = modelOf([...first, ...second]);
    expect(value(model.systems[0]!.quality)).toBeCloseTo(0.75, 12);
    expect(model.systems[0]!.attempts).toBe(20);
    // Two runs went over each task, so a task costs one attempt per run.
    expect(value(model.systems[0]!.cost_usd_per_task)).toBeCloseTo(0.1, 12);
  });

  it("refuses a cost per completed task where nothing was completed, and keeps the row", () => {
    const model = modelOf([...three, ...runOf("Hopeless", 40, 0, 0.1)]);
    const s = model.systems.find((x) => x.system === "Hopeless")!;
    expect(s.cost_usd_per_completed).toMatchObject({refused: "no_completions"});
    expect(model.frontier).not.toContain("Hopeless");
  });

  it("survives JSON without losing a value", () => {
    const model = modelOf(three);
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  it("is the same from the same seed, and the order of attempts changes nothing", () => {
    expect(modelOf(three)).toEqual(modelOf(three));
    const reversed = modelOf([...three].reverse());
    const q = (m: typeof reversed, name: string) => m.systems.find((s) => s.system === name)!.quality;
    for (const name of ["Cheap", "Good", "Dear"]) expect(q(reversed, name)).toEqual(q(modelOf(three), name));
  });

  it("says what is missing in a workspace without attempts", () => {
    const model = modelOf([]);
    expect(model.kind).toBe("empty");
    expect(model.answer).toContain("nothing to compare");
    expect(model.systems).toEqual([]);
  });

  it("answers a single system without inventing a rival", () => {
    const model = modelOf(runOf("Only", 40, 30, 0.1));
    expect(model.answer).toContain("no other system");
    expect(model.frontier).toEqual(["Only"]);
  });

  it("answers on quality alone where no cost is known", () => {
    const model = modelOf([...runOf("A", 40, 30, null), ...runOf("B", 40, 10, null)]);
    expect(model.frontier).toEqual([]);
    expect(model.answer).toContain("quality per dollar cannot be told");
    expect(model.answer).toContain("A leads");
  });
});

describe("composite weights", () => {
  const settings = {
    metrics: {
      type_errors: {title: "Type errors", better: "lower" as const, anchors: [5, 0] as [number, number], unit: null}
    },
    weights: [{id: "w", since: null, why: null, weights: {pass: 0.5, type_errors: 0.5}}]
  };
  const withErrors = three.map((a, i) => ({...a, metrics: {type_errors: i % 3}}));

  it("form the composite from metric means through fixed anchors", () => {
    const attempts = runOf("A", 4, 2, 0.1).map((a, i) => ({...a, metrics: {type_errors: [0, 1, 2, 5][i]!}}));
    // By hand: .5 × .5 + .5 × (1 − 2/5).
    expect(value(modelOf(attempts, {}, settings).systems[0]!.quality)).toBeCloseTo(0.55, 12);
  });

  it("refuse a composite whose metric was not measured, and say so in words", () => {
    const model = modelOf(three, {}, settings);
    expect(model.systems[0]!.quality).toMatchObject({refused: "missing_metric"});
    expect(model.answer).toContain("not measured");
  });

  it("set on one metric move the others in proportion and sum to one", () => {
    expect(setWeight({a: 0.5, b: 0.3, c: 0.2}, "a", 0.75)).toEqual({a: 0.75, b: 0.15, c: 0.1});
    expect(setWeight({a: 1, b: 0}, "a", 0.4)).toEqual({a: 0.4, b: 0.6});
  });

  it("moved to the pass rate alone give what the pass rate gives", () => {
    const composite = modelOf(withErrors, {weights: {pass: 1, type_errors: 0}}, settings);
    const plain = modelOf(three);
    expect(composite.systems.map((s) => s.quality)).toEqual(plain.systems.map((s) => s.quality));
  });
});
