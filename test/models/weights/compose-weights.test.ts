import {describe, expect, it} from "vitest";
import {composeWeights} from "../../../src/models/weights/compose-weights.js";
import {prepareWeights} from "../../../src/models/weights/prepare-weights.js";
import {
  defaultWeightsChoice,
  queryFromWeightsChoice,
  weightsChoiceFromQuery
} from "../../../src/models/weights/weights-choice.js";
import {weightsMarkdown} from "../../../src/models/markdown/weights-markdown.js";
import {isRefusal, type Estimate} from "../../../src/statistics/estimate.js";
import type {WeightsSetting} from "../../../src/tables/cells.js";
import {workedCells, type WorkedAttempt} from "../value/worked-cells.js";

const metric = (title: string, anchors: [number, number]) => ({
  title,
  better: anchors[0] < anchors[1] ? ("higher" as const) : ("lower" as const),
  anchors,
  unit: null
});
const METRICS = {
  pass: metric("Tests passed", [0, 1]),
  care: metric("Care", [0, 1]),
  errors: metric("Errors", [10, 0])
};
const standing: WeightsSetting = {
  id: "now-2026-11",
  since: "2026-11-01",
  why: "agreed",
  weights: {pass: 0.5, care: 0.5}
};
const before: WeightsSetting = {id: "old", since: "2026-06-01", why: null, weights: {pass: 1}};

/** Forty tasks: the first `passes` passed, every one with the same care, and care a little spread so that it varies. */
function system(name: string, passes: number, care: number | null, errors?: number): WorkedAttempt[] {
  return Array.from({length: 40}, (_, i) => ({
    system: name,
    task: `t${i}`,
    passed: (i * 7) % 40 < passes,
    cost: 1,
    metrics: {
      ...(care === null ? {} : {care: care + (i % 2 === 0 ? 0.05 : -0.05)}),
      ...(errors === undefined ? {} : {errors: errors + (i % 4)})
    }
  }));
}

function model(
  attempts: WorkedAttempt[],
  {weights = [before, standing], chosen}: {weights?: WeightsSetting[]; chosen?: Record<string, number>} = {}
) {
  const {facts, cells} = workedCells(attempts, {metrics: METRICS, weights});
  const base = defaultWeightsChoice(facts, [{value: "suite"}]);
  const prepared = prepareWeights(facts, cells, base, {replicates: 200, seed: 1});
  const choice = chosen ? {...base, weights: chosen} : base;
  const evidence = {recalibrated: null, data: "0123456789ab", day: null};
  return {made: composeWeights(facts, prepared, choice, evidence), facts, prepared, evidence, choice};
}

function value(q: object): number {
  if (isRefusal(q)) throw new Error(`refused: ${q.refused}`);
  return (q as Estimate).value;
}

const three = [...system("Able", 32, 0.3), ...system("Baker", 20, 0.7), ...system("Carl", 12, 0.1)];

describe("composeWeights ranks under the chosen weights", () => {
  it("adds up weighted utilities, and multiplies them beside it", () => {
    const {made} = model(three);
    // By hand: (32/40 + .3) / 2 = .55, (20/40 + .7) / 2 = .6, (12/40 + .1) / 2 = .2.
    expect(made.ranking.map((r) => [r.system, r.rank, Number(value(r.score).toFixed(6))])).toEqual([
      ["Baker", 1, 0.6],
      ["Able", 2, 0.55],
      ["Carl", 3, 0.2]
    ]);
    // By hand: √(.5 × .7).
    expect(value(made.ranking[0]!.geometric)).toBeCloseTo(Math.sqrt(0.35), 6);
    expect(made.ranking.every((r) => r.rank_low <= r.rank && r.rank <= r.rank_high)).toBe(true);
  });

  it("says how often each comes first, in shares that add to one", () => {
    const {made} = model(three);
    for (const key of ["first_rank_probability", "first_rank_anywhere"] as const)
      expect(made.sensitivity.reduce((sum, s) => sum + value(s[key]), 0)).toBeCloseTo(1, 2);
    // By hand: Able is ahead where .8 w + .3 (1 − w) > .5 w + .7 (1 − w), w > 4/7: three sevenths of all weights.
    const able = made.sensitivity.find((s) => s.system === "Able")!;
    expect(value(able.first_rank_anywhere)).toBeGreaterThan(0.3);
    expect(value(able.first_rank_anywhere)).toBeLessThan(0.56);
    expect(made.answer).toMatch(
      /^Keep the standing weights: there are no outcomes to hold them against\. Under them Baker comes first/
    );
  });

  it("leaves a system that lacks a metric unranked, with the range its score could have", () => {
    const {made} = model([...three, ...system("Dora", 36, null)]);
    expect(made.ranking.map((r) => r.system)).not.toContain("Dora");
    expect(made.unranked).toHaveLength(1);
    const [{system: name, reason, possible}] = made.unranked as [(typeof made.unranked)[0]];
    // By hand: half of 36/40 is known, .45; the missing half is worth 0 to .5.
    expect([name, reason]).toEqual(["Dora", "lacks Care"]);
    expect(possible).toMatchObject({low: 0.45, high: 0.95});
    expect(made.basis).toContain("Not ranked: Dora (lacks Care).");
  });

  it("keeps the settled parts while a slider moves, and says that weights are not the standing ones", () => {
    const {made, facts, prepared, evidence} = model(three);
    const choice = {...made.choice, weights: {pass: 0.9, care: 0.1}};
    const moved = composeWeights(facts, prepared, choice, evidence, {moving: made});
    // By hand: .9 × .8 + .1 × .3 = .75, .9 × .5 + .1 × .7 = .52.
    expect(moved.ranking.slice(0, 2).map((r) => [r.system, Number(value(r.score).toFixed(6))])).toEqual([
      ["Able", 0.75],
      ["Baker", 0.52]
    ]);
    expect(moved.sensitivity).toBe(made.sensitivity);
    const rested = composeWeights(facts, prepared, choice, evidence);
    expect(rested.answer).toMatch(/^These are not the standing weights\. /);
    expect(rested.ranking.map((r) => [r.system, r.rank])).toEqual(moved.ranking.map((r) => [r.system, r.rank]));
  });
});

describe("composeWeights says what would flip the winner", () => {
  it("finds the weights that trying a thousand of them finds, for metrics that weigh nothing too", () => {
    const attempts = [...system("Able", 32, 0.3, 1), ...system("Baker", 20, 0.7, 6)];
    const weights = {pass: 0.6, care: 0.4, errors: 0};
    const {made} = model(attempts, {weights: [{...standing, weights}]});
    expect(made.flips.map((f) => f.metric)).toEqual(
      ["pass", "care", "errors"].filter((m) => made.flips.some((f) => f.metric === m))
    );
    for (const flip of made.flips) {
      // Brute force: the first weight, of a thousand, at which the order of the two is another one.
      const lead = (w: number) => {
        const rest = Object.entries(weights).filter(([m]) => m !== flip.metric);
        const sum = rest.reduce((a, [, x]) => a + x, 0);
        const all = Object.fromEntries([...rest.map(([m, x]) => [m, (x / sum) * (1 - w)]), [flip.metric, w]]);
        const of = (name: string) =>
          made.metrics.reduce((a, m) => a + all[m.metric]! * m.utilities.find((u) => u.system === name)!.utility, 0);
        return Math.sign(of(flip.leader) - of(flip.rival));
      };
      const tried = Array.from({length: 1000}, (_, i) => (i + 0.5) / 1000);
      const crossing = tried.findIndex((w, i) => i > 0 && lead(w) !== lead(tried[i - 1]!));
      expect(Math.abs(value(flip.weight) - tried[crossing]!)).toBeLessThan(0.002);
    }
    expect(made.flips.length).toBeGreaterThan(0);
    expect(made.notes[0]!.text).toMatch(/^(Raise|Lower) .* from 0\.\d\d to about 0\.\d\d.*, taken from the others in/);
  });

  it("says so where no single weight does", () => {
    const {made} = model([...system("Able", 36, 0.9), ...system("Carl", 12, 0.1)]);
    expect(made.flips).toEqual([]);
    expect(made.notes[0]!.text).toBe("No change of a single weight brings another system first.");
  });
});

describe("composeWeights keeps the history", () => {
  it("ranks the same runs under every set of weights that stood", () => {
    const {made} = model(three);
    expect(made.history.map((h) => [h.id, h.ranking.map((r) => r.system)])).toEqual([
      ["old", ["Able", "Baker", "Carl"]],
      ["now-2026-11", ["Baker", "Able", "Carl"]]
    ]);
    expect(made.history_caption).toMatch(
      /^Baker came first when now-2026-11 replaced old, where Able did\. 2 systems changed/
    );
  });
});

describe("composeWeights without much to weigh", () => {
  it("has nothing to weigh without metrics, and nothing at all without attempts", () => {
    const {facts, cells} = workedCells(system("Able", 20, null));
    const choice = defaultWeightsChoice(facts, [{value: "suite"}]);
    const evidence = {recalibrated: null, data: "", day: null};
    const single = composeWeights(
      facts,
      prepareWeights(facts, cells, choice, {replicates: 50, seed: 1}),
      choice,
      evidence
    );
    expect(single.kind).toBe("single");
    expect(single.answer).toBe(
      "There is nothing to weigh: the pass rate is the only metric declared, so it is the quality."
    );
    const none = workedCells([]);
    const empty = composeWeights(
      none.facts,
      prepareWeights(none.facts, none.cells, choice, {replicates: 50, seed: 1}),
      choice,
      evidence
    );
    expect(empty.kind).toBe("empty");
    for (const m of [single, empty]) expect(weightsMarkdown(m)).not.toMatch(/undefined|NaN|\?\.\*\*/);
  });

  it("survives JSON", () => {
    const {made} = model(three);
    expect(JSON.parse(JSON.stringify(made))).toEqual(made);
  });
});

describe("the choice in the address", () => {
  it("holds what differs from the standing weights, and comes back the same", () => {
    const {made} = model(three);
    const base = made.choice;
    expect(queryFromWeightsChoice(base, base).toString()).toBe("");
    const choice = {...base, weights: {pass: 0.2, care: 0.8}};
    const query = queryFromWeightsChoice(choice, base);
    expect(query.get("weights")).toBe("pass:0.2,care:0.8");
    expect(weightsChoiceFromQuery(query, made, base)).toEqual(choice);
  });

  it("makes given weights sum to one, and ignores nonsense", () => {
    const {made} = model(three);
    const read = (text: string) =>
      weightsChoiceFromQuery(new URLSearchParams({weights: text}), made, made.choice).weights;
    expect(read("pass:3,care:1,unknown:5")).toEqual({pass: 0.75, care: 0.25});
    expect(read("pass:-1")).toEqual(made.choice.weights);
    expect(read("pass:x")).toEqual(made.choice.weights);
  });
});
