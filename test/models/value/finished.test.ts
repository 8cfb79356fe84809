import {existsSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {beforeAll, describe, expect, it} from "vitest";
import {pageModels} from "../../../src/models/page-models.js";
import {known} from "../../../src/models/quantity.js";
import {composeValue} from "../../../src/models/value/compose-value.js";
import type {FinishedModel} from "../../../src/models/value/finished/finished-model.js";
import {prepareValue} from "../../../src/models/value/prepare-value.js";
import {suites} from "../../../src/models/value/suites.js";
import {choiceFromQuery, defaultChoice, queryFromChoice} from "../../../src/models/value/value-choice.js";
import type {ValueChoice, ValueModel} from "../../../src/models/value/value-model.js";
import {ratioEstimator} from "../../../src/statistics/value/ratio-estimator.js";
import {runOf, workedCells, type WorkedAttempt} from "./worked-cells.js";
import {siteOf} from "../../support/ingested.js";

const DRAWS = {replicates: 400, seed: 3};

function modelOf(
  attempts: readonly WorkedAttempt[],
  change: Partial<ValueChoice> = {},
  stickers: Record<string, number> = {}
): ValueModel {
  const {facts, cells} = workedCells(attempts);
  for (const s of facts.systems)
    if (stickers[s.system] !== undefined)
      s.sticker = {
        input_usd_per_mtok: stickers[s.system]!,
        output_usd_per_mtok: 5 * stickers[s.system]!,
        source: "override",
        as_of: "2026-12-01"
      };
  const choice = {...defaultChoice(facts, suites(facts, cells)), ...change};
  return composeValue(facts, prepareValue(facts, cells, choice, DRAWS), choice);
}

const finishedOf = (...args: Parameters<typeof modelOf>) => modelOf(...args).finished;
const find = (f: FinishedModel, name: string) => f.systems.find((s) => s.system === name)!;

/** Cheap per attempt and seldom done; dear per attempt and mostly done. */
const flip = [...runOf("Frugal", 100, 10, 0.01), ...runOf("Solid", 100, 80, 0.02)];

describe("finished: cost of a completed task", () => {
  it("is Fieller's ratio of all that was spent over what was completed", () => {
    const attempts = Array.from({length: 40}, (_, i) => ({
      system: "A",
      task: `t${i}`,
      passed: i % 3 === 0,
      cost: 0.01 + (i % 7) / 100
    }));
    const cost = known(find(finishedOf(attempts), "A").cost_usd_per_completed)!;
    const reference = ratioEstimator(
      attempts.map((a) => a.cost),
      attempts.map((a) => Number(a.passed))
    );
    if ("refused" in reference) throw new Error(reference.refused);
    expect(cost).toMatchObject({value: reference.value, low: reference.low, high: reference.high});
  });

  it("says unbounded plainly, with the lower end", () => {
    const f = finishedOf([...runOf("Rare", 40, 1, 0.5), ...runOf("Solid", 40, 30, 0.5), ...runOf("Never", 40, 0, 0.5)]);
    const rare = known(find(f, "Rare").cost_usd_per_completed)!;
    expect(rare.high).toBeNull();
    expect(f.text).toContain(
      "Unbounded, since so few tasks were completed that the number might be none: Rare (at least $"
    );
    expect(f.text).toContain("Never completed no task, so a finished one has no price.");
    expect(find(f, "Never").rank).toBeNull();
    expect(f.unranked.find((u) => u.system === "Never")!.reason).toBe("no task was completed");
  });
});

describe("finished: the two orders", () => {
  it("compares cost per attempt where there is no price list, and says when the order turns", () => {
    const f = finishedOf(flip);
    // By hand: 100 × $0.01 / 10 = $0.10 against 100 × $0.02 / 80 = $0.025, four times as much.
    expect(f.compared).toBe("attempt");
    expect(f.flips).toHaveLength(1);
    expect(f.flips[0]).toMatchObject({by_list: "Frugal", by_finished: "Solid", borne_out: true});
    expect(known(f.flips[0]!.cost_ratio)!.value).toBeCloseTo(4, 12);
    expect(f.heading).toBe("Cost per attempt does not tell what a finished task costs");
    expect(f.text).toMatch(
      /^An attempt by Frugal costs less than one by Solid \(\$0\.010 against \$0\.020\), yet per finished task it costs more: \$0\.10 against \$0\.025, four times as much \(95% interval /
    );
    expect(f.slope).toEqual([
      {system: "Solid", slot: 2, before: 2, after: 1},
      {system: "Frugal", slot: 1, before: 1, after: 2}
    ]);
  });

  it("does not call a turn real that the resamples do not bear out", () => {
    // Frugal finishes 20 at $0.010 and Solid 24 at $0.011: $0.050 against $0.0458, well within luck.
    const f = finishedOf([...runOf("Frugal", 100, 20, 0.01), ...runOf("Solid", 100, 24, 0.011)]);
    expect(f).toMatchObject({flip_count: 1, flips_borne_out: 0});
    expect(f.heading).toContain("by no more than luck may");
    expect(f.text).toContain("it costs more on these tasks, which may be luck");
    expect(find(f, "Frugal")).toMatchObject({rank: 2, rank_low: 1, rank_high: 2});
  });

  it("puts the list price first where two systems have one, blended three to one", () => {
    const f = finishedOf(flip, {}, {Frugal: 1, Solid: 2});
    expect(f).toMatchObject({compared: "sticker", same_prices: false, flip_count: 1});
    // By hand: (3 × $1 + $5) / 4.
    expect(find(f, "Frugal").sticker!.blended_usd_per_mtok).toBe(2);
    expect(f.text).toContain("Frugal lists below Solid ($2.00 against $4.00 per million tokens)");
    expect(f.slope_caption).toContain("as stated, so that a price changed since moves a system too");
  });
});

describe("finished: prices", () => {
  const attempts = [
    ...runOf("A", 50, 25, 0.02).map((a) => ({...a, list: 0.01})),
    ...runOf("B", 50, 40, 0.02).map((a) => ({...a, list: 0.04})),
    ...runOf("C", 50, 10, 0.01)
  ];

  it("reprices the same attempts and says what changes", () => {
    const f = finishedOf(attempts, {}, {A: 1, B: 4, C: 1});
    // By hand: 50 × $0.01 / 25 and 50 × $0.04 / 40; at the stated prices $0.04 and $0.025.
    expect(known(find(f, "A").cost_usd_per_completed_other)!.value).toBeCloseTo(0.02, 12);
    expect(known(find(f, "B").cost_usd_per_completed_other)!.value).toBeCloseTo(0.05, 12);
    expect(find(f, "C").cost_usd_per_completed_other).toEqual({refused: "missing_metric", n: 50});
    expect(f.repriced).toMatchObject({
      label: "list prices of 1 December 2026",
      frontier: ["A", "B"],
      entered: ["A"],
      left: [],
      moved: [
        {system: "A", before: 2, after: 1},
        {system: "B", before: 1, after: 2}
      ]
    });
    expect(f.repriced!.text).toMatch(/^At list prices of 1 December 2026 /);
    expect(f.repriced!.text).toContain(
      "A enters the frontier, and A goes from rank 2 to 1 and B goes from rank 1 to 2"
    );
    expect(f.repriced!.text).toContain("one system is not priced by both lists");
  });

  it("holds a list price against costs at the same list", () => {
    const f = finishedOf(attempts, {}, {A: 1, B: 4});
    expect(f).toMatchObject({compared: "sticker", same_prices: true, flip_count: 0});
    expect(f.slope.map((s) => s.system)).toEqual(["A", "B"]);
  });

  it("switches every cost of the page, and nothing of its quality", () => {
    const [stated, list] = [modelOf(attempts), modelOf(attempts, {prices: "list"})];
    expect(list.systems.map((s) => s.quality)).toEqual(stated.systems.map((s) => s.quality));
    const costs = list.systems.map((s) => known(s.cost_usd_per_completed)?.value ?? null);
    expect(costs).toEqual([expect.closeTo(0.02, 12), expect.closeTo(0.05, 12), null]);
    expect(list.unpriced).toEqual(["C"]);
    expect(list.basis).toContain("Costs are those of the tokens at ");
    expect(list.finished.repriced!.label).toBe("prices as stated");
    expect(stated.options.prices.map((p) => p.value)).toEqual(["stated", "list"]);
    expect(modelOf(flip).options.prices).toEqual([]);
  });

  it("stands in the address only where it differs", () => {
    const {choice} = modelOf(attempts);
    const query = queryFromChoice({...choice, prices: "list"}, choice);
    expect(query.toString()).toBe("prices=list");
    expect(choiceFromQuery(query, [{value: choice.suite}], choice).prices).toBe("list");
    expect(queryFromChoice(choice, choice).toString()).toBe("");
  });
});

describe("finished: retries", () => {
  const tried = (system: string, easy: number) =>
    Array.from({length: 60}, (_, t) =>
      Array.from({length: 3}, (_, a) => ({
        system,
        task: `t${t}`,
        passed: t < easy ? a !== t % 3 : a === 0 && t % 4 === 0,
        cost: 0.01
      }))
    ).flat();

  it("rises where later tries go to harder tasks, and says so with its margin", () => {
    const {retry} = finishedOf(tried("A", 30));
    const [curve] = retry.curves;
    expect(curve!.observed_to).toBe(3);
    expect(curve!.points).toHaveLength(10);
    expect(known(curve!.points[2]!.relative)!.low).toBeGreaterThan(1);
    expect(known(curve!.points[5]!.relative)!.flags).toContain("model_based");
    expect(retry.text).toContain("Where a failure is recognised and tried again, up to three times, A finishes ");
    expect(retry.text).toContain("three tries are paid for and one is handed on: three times the cost");
    expect(retry.refused).toBeNull();
  });

  it("refuses to speak of a second try where there was one", () => {
    expect(finishedOf(flip).retry).toMatchObject({curves: [], repeated: 0});
    expect(finishedOf(flip).retry.refused).toContain("one attempt says nothing of a second");
  });
});

describe("finished: nothing to say", () => {
  it("speaks of a single system, of unknown costs and of nothing in words", () => {
    expect(finishedOf(runOf("Solo", 50, 25, 0.02)).text).toMatch(
      /^Solo finishes a task for \$0\.040 \(95% interval .*\), failed attempts paid for; with one system there is nothing to rank\.$/
    );
    expect(finishedOf(runOf("Solo", 50, 25, null)).text).toContain("has a known cost");
    expect(finishedOf([]).text).toBe("Nothing was tried in this selection, so nothing was finished.");
  });
});

const shared = fileURLToPath(new URL("../../../../shared/workspaces/", import.meta.url));

// Left out only where the shared folder with the published data is absent.
describe.skipIf(!existsSync(shared))("finished: real boards (needs the shared workspaces)", () => {
  it("ranks SWE-bench by cost per resolved task, and leaves out the entry whose rows and total disagree", async () => {
    const f = pageModels.value(await siteOf(join(shared, "swebench"))).finished;
    const cost = (name: string) => known(f.systems.find((s) => s.system.startsWith(name))!.cost_usd_per_completed)!;
    // The numbers of the data's README, recomputed there from the rows.
    expect(cost("Claude 4.5 Opus").value).toBeCloseTo(0.9694, 4);
    expect(cost("GPT-5 (").value).toBeCloseTo(0.4314, 4);
    expect(cost("DeepSeek V3.2").value).toBeCloseTo(0.0468, 4);
    expect(f.systems[0]!.system).toMatch(/^DeepSeek V3\.2/);
    expect(f.unranked).toEqual([
      {system: "Claude 3.7 Sonnet (20250219)", reason: "its rows and the published total disagree"}
    ]);
    expect(f.flips.every((x) => !x.by_list.startsWith("Claude 3.7"))).toBe(true);
    expect(f.repriced).toBeNull();
    expect(f.retry.refused).toContain("one attempt says nothing of a second");
    expect(f.provenance_text).toContain("100% have the cost their export reports");
  });

  it("says of aider that 18 entries have no cost and that both tries are in it", async () => {
    const f = pageModels.value(await siteOf(join(shared, "aider"))).finished;
    expect(f.unranked.filter((u) => u.reason === "cost unknown")).toHaveLength(18);
    expect(f.provenance_text).toContain("aider tries a task up to twice");
    // The data's README: $0.0031 per solved case.
    expect(known(f.systems[0]!.cost_usd_per_completed)!.value).toBeCloseTo(0.0031, 4);
    expect(f.compared).toBe("sticker");
  });
});

describe("finished: the sample", () => {
  let model: ValueModel;
  beforeAll(async () => {
    model = pageModels.value(await siteOf(fileURLToPath(new URL("../../../data/sample", import.meta.url))));
  });

  it("tells where every dollar comes from, and what judging adds", () => {
    const {finished} = model;
    for (const s of finished.systems) {
      const p = s.provenance!;
      const attempts = p.reported + p.priced + p.zero_error + p.zero_cached + p.zero_unknown + p.missing;
      expect(attempts).toBe(model.systems.find((x) => x.system === s.system)!.attempts);
    }
    expect(finished.provenance_text).toContain("8.1% have no cost");
    expect(finished.judge_text).toMatch(/^Judging by models comes on top: \$12 in all/);
  });

  it("holds no number that JSON loses", () => {
    expect(JSON.parse(JSON.stringify(model.finished))).toEqual(model.finished);
  });
});
