import {existsSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {beforeAll, describe, expect, it} from "vitest";
import {pageModels, type SiteData} from "../../../src/models/page-models.js";
import {prepareValue} from "../../../src/models/value/prepare-value.js";
import {composeValue} from "../../../src/models/value/compose-value.js";
import {DRAWS} from "../../../src/models/value/draws.js";
import {known} from "../../../src/models/quantity.js";
import type {ValueModel} from "../../../src/models/value/value-model.js";
import {siteOf} from "../../support/ingested.js";

const shared = fileURLToPath(new URL("../../../../shared/workspaces/", import.meta.url));

const perCompleted = (model: ValueModel, name: string) => {
  const s = model.systems.find((x) => x.system.startsWith(name))!;
  return known(s.cost_usd_per_completed)!.value;
};

// The numbers are those of the boards' own READMEs, recomputed there from the published rows.
describe.skipIf(!existsSync(shared))("the value page on real boards (needs the shared workspaces)", () => {
  describe("SWE-bench, rows of 25 systems", () => {
    let model: ValueModel;
    beforeAll(async () => {
      model = pageModels.value(await siteOf(join(shared, "swebench")));
    });

    it("finds the five efficient systems", () => {
      expect(model.frontier.map((name) => name.replace(/ \(?(2|medium|Preview).*/, ""))).toEqual([
        "DeepSeek V3.2 Reasoner",
        "GPT-5",
        "GPT-5.1",
        "Gemini 3 Pro",
        "Claude 4.5 Opus"
      ]);
    });

    it("gives the published cost per resolved task", () => {
      const published = {"Claude 4.5 Opus": 0.9694, "Gemini 3 Pro": 0.6199, "GPT-5 (": 0.4314, "GPT-5.1 (": 0.4639};
      for (const [name, usd] of Object.entries(published)) expect(perCompleted(model, name)).toBeCloseTo(usd, 4);
      expect(perCompleted(model, "DeepSeek V3.2")).toBeCloseTo(0.0468, 4);
      expect(perCompleted(model, "Llama 4 Maverick")).toBeCloseTo(1.4938, 4);
    });

    it("names the board's faults: rows that disagree and rates over 499", () => {
      const odd = model.notes.find((n) => n.heading.includes("odd"))!.text;
      expect(odd).toContain("Claude 3.7 Sonnet (20250219): 51 tasks passed in the rows (10.2%), 52.8% on the board");
      expect(odd).toContain("Claude 4 Sonnet (20250514) 64.93% is 324 of 499");
      expect(odd).toContain("Llama 4 Maverick Instruct 21.04% is 105 of 499");
    });

    it("ends the money at Gemini 3 Pro and parts Claude 3.7 Sonnet from the board by more than luck", () => {
      expect(model.depth!.money_sentence).toMatch(
        /^The money ends at Gemini 3 Pro Preview .*: Claude 4\.5 Opus medium/
      );
      expect(model.cliffs.map((c) => c.system)).toEqual(["Gemini 3 Pro Preview (2025-11-18)"]);
      // By hand from the README: ($229.98 − $14.04) for the 371 − 300 tasks that Gemini 3 Pro resolves beyond DeepSeek.
      const step = model.depth!.icer.find((r) => r.system.startsWith("Gemini 3 Pro"))!;
      expect(known(step.icer)!.value).toBeCloseTo((229.98 - 14.04) / 71, 2);
      const [board] = model.boards;
      expect(board).toMatchObject({same_suite: true, entries: 31, own_systems: 25});
      expect(board!.systems.filter((s) => s.disagrees).map((s) => s.system)).toEqual(["Claude 3.7 Sonnet (20250219)"]);
    });

    it("says which entries have published totals only", () => {
      expect(model.basis).toContain("Six published entries have no rows");
      expect(model.notes.some((n) => n.heading === "Published totals only")).toBe(true);
    });
  });

  describe("aider polyglot, published totals of 69 entries", () => {
    let site: SiteData;
    let model: ValueModel;
    beforeAll(async () => {
      site = await siteOf(join(shared, "aider"));
      model = pageModels.value(site);
    });

    it("finds six efficient entries on cost per completed task", () => {
      expect(model.kind).toBe("board");
      expect(model.frontier).toEqual([
        "DeepSeek Chat V3 (prev)",
        "DeepSeek-V3.2-Exp (Chat)",
        "DeepSeek-V3.2-Exp (Reasoner)",
        "gpt-5 (low)",
        "gpt-5 (medium)",
        "gpt-5 (high)"
      ]);
    });

    it("finds the eight of its README on total cost", () => {
      const choice = {...model.choice, cost: "task" as const};
      const byTotal = composeValue(site.facts, prepareValue(site.facts, site.cells, choice, DRAWS), choice);
      expect(byTotal.frontier).toEqual([
        "gpt-4o-mini-2024-07-18",
        "DeepSeek Chat V3 (prev)",
        "Grok 3 Mini Beta (high)",
        "DeepSeek-V3.2-Exp (Chat)",
        "DeepSeek-V3.2-Exp (Reasoner)",
        "gpt-5 (low)",
        "gpt-5 (medium)",
        "gpt-5 (high)"
      ]);
    });

    it("names the faults of its source whatever the frontier is drawn over", () => {
      const states = [{cost: "attempt" as const}, {over: "time" as const}, {over: "both" as const}];
      for (const {cost = "completed" as const, over = "cost" as const} of states) {
        const choice = {...model.choice, cost, depth: {...model.choice.depth, over}};
        const state = composeValue(site.facts, prepareValue(site.facts, site.cells, choice, DRAWS), choice);
        expect(state.basis).toContain("18 state a cost of zero or none");
        expect(state.notes.find((n) => n.heading.includes("odd"))!.text).toContain("is 61 of 225, not of 223");
        if (over !== "cost") expect(state.basis).toContain("Time is the published mean per task");
      }
    });

    it("keeps the 18 entries without a cost beside the frontier", () => {
      expect(model.unpriced).toHaveLength(18);
      expect(model.frontier.filter((name) => model.unpriced.includes(name))).toEqual([]);
      expect(model.basis).toContain("18 state a cost of zero or none");
    });

    it("names the five rates over another count", () => {
      const odd = model.notes.find((n) => n.heading.includes("odd"))!.text;
      for (const name of [
        "o1-2024-12-17 (high)",
        "o3-mini (high)",
        "gpt-4.5-preview",
        "chatgpt-4o-latest (2025-02-15)"
      ])
        expect(odd).toContain(name);
    });

    it("says that published totals are unpaired", () => {
      expect(model.basis).toContain("unpaired");
      for (const s of model.systems) expect(s.flags).toContain("unpaired");
    });
  });

  describe.each([
    "cruxeval-codellama",
    "harness-exports",
    "llmdrift-leetcode",
    "pandalm",
    "promise-defects",
    "promptfoo-csv"
  ])("%s", (name) => {
    it("gives models that JSON carries whole, with an answer and no number without its interval", async () => {
      const site = await siteOf(join(shared, name));
      for (const page of ["answers", "value", "data"] as const) {
        const model = pageModels[page](site);
        expect(JSON.parse(JSON.stringify(model))).toEqual(model);
        expect(model.answer).not.toBe("");
        expect(JSON.stringify(model)).not.toMatch(/NaN|undefined|Infinity/);
      }
      for (const s of pageModels.value(site).systems) {
        const q = known(s.quality);
        if (q) expect([q.low, q.high].every((x) => x === null || Number.isFinite(x))).toBe(true);
      }
    });
  });
});
