import {existsSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {beforeAll, describe, expect, it} from "vitest";
import type {BriefingModel} from "../../../src/models/briefing/briefing-model.js";
import {sentences} from "../../../src/models/briefing/sentences.js";
import {briefingMarkdown} from "../../../src/models/markdown/briefing-markdown.js";
import {pageModels, type SiteData} from "../../../src/models/page-models.js";
import {siteOf} from "../../support/ingested.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const shared = fileURLToPath(new URL("../../../../shared/workspaces/", import.meta.url));

/** Every sentence the briefing says of itself or repeats from a page. */
function said(model: BriefingModel): string[] {
  const points = [...model.next, ...model.would_change, ...model.not_measured].map((p) => p.text);
  return [model.answer, ...model.pictures.flatMap((p) => [p.heading, p.lead, p.caption]), ...points].flatMap(sentences);
}

/** Sentences that claim a direction although the interval they give reaches over nought. */
function overclaims(model: BriefingModel): string[] {
  return said(model).filter((sentence) =>
    [...sentence.matchAll(/95% interval (−)?[$\d][^)]* to (−)?[$\d]/g)].some(
      ([, low, high]) =>
        low !== undefined && high === undefined && !/not show|may be|not shown|open|about as/.test(sentence)
    )
  );
}

describe("the sample's briefing", () => {
  let site: SiteData;
  let model: BriefingModel;
  beforeAll(async () => {
    site = await siteOf(join(root, "data/sample"));
    model = pageModels.briefing(site);
  });

  it("recommends by what a failure costs, which the sample states, with the value page's own margin", () => {
    expect(model).toMatchObject({kind: "recommended", threshold: "value", recommended: ["Osprey"]});
    const worth = pageModels.value(site).worth;
    const margin = /\(95% interval [^)]+\)/.exec(worth.answer ?? "")?.[0];
    expect(margin).toBeDefined();
    expect(model.answer).toContain(margin);
    expect(overclaims(model)).toEqual([]);
  });

  it("shows four pictures: the frontier, the worth of a step, trust in scores, what they predict", () => {
    expect(model.pictures.map((p) => [p.page, p.drawing.kind])).toEqual([
      ["value", "frontier"],
      ["value", "rows"],
      ["agreement", "rows"],
      ["metrics", "rows"]
    ]);
    const rows = model.pictures.flatMap((p) => (p.drawing.kind === "rows" ? p.drawing.rows.groups : []));
    for (const group of rows) expect(group.rows.length).toBeLessThanOrEqual(5);
  });

  it("states what was frozen: days, files counted once, weights", () => {
    expect(model.as_of).toBe("exports to 9 November 2026");
    const files = model.rests_on.length + (model.more_sources?.files ?? 0);
    expect(files).toBe(new Set(site.accounting.sources.map((s) => s.path)).size);
    const kept = model.rests_on.reduce((sum, s) => sum + s.rows_kept, model.more_sources?.rows_kept ?? 0);
    expect(kept).toBe(site.facts.sources.rows_kept);
    expect(model.frozen).toContain("weights team-2026-11");
    expect(model.frozen).toContain("synthetic data");
  });

  it("names no file and no rater in what leaves the building", async () => {
    const published = pageModels.briefing(await siteOf(join(root, "data/sample"), {published: true}));
    const text = JSON.stringify(published);
    for (const {path} of site.accounting.sources) expect(text).not.toContain(path);
    for (const {rater, kind} of site.ratings.raters) if (kind === "human") expect(text).not.toContain(rater);
  });

  it("recommends nothing once the cost of a failure is not stated, and says what to state", () => {
    const {value: _, ...settings} = site.facts.settings;
    const open = pageModels.briefing({...site, facts: {...site.facts, settings}});
    expect(open).toMatchObject({kind: "open", threshold: null, recommended: []});
    expect(open.answer).toMatch(/No recommendation: nobody has said what a failure costs\.$/);
    expect(open.next[0]!.text).toMatch(/^Say what a failed task costs/);
    expect(open.pictures[1]!.drawing.kind).toBe("steps");
  });

  it("says the same in Markdown and survives JSON", () => {
    const text = briefingMarkdown(model);
    expect(text).toContain(model.answer);
    for (const p of model.pictures) expect(text).toContain(`### ${p.heading}`);
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });
});

describe.skipIf(!existsSync(shared))("briefings of real exports (needs the shared workspaces)", () => {
  it.each(["aider", "harness-exports", "llmdrift-leetcode", "pandalm", "promise-defects", "promptfoo-csv", "swebench"])(
    "of %s claim no more than their intervals, recommend nothing unasked and fill their sheets",
    async (name) => {
      const model = pageModels.briefing(await siteOf(join(shared, name)));
      expect(overclaims(model)).toEqual([]);
      expect(model.recommended).toEqual([]);
      expect(model.answer).toContain("No recommendation: ");
      expect(model.pictures.length).toBeGreaterThanOrEqual(1);
      expect(model.pictures.length).toBeLessThanOrEqual(4);
      expect(model.next.length).toBeGreaterThan(0);
      expect(model.not_measured.length).toBeGreaterThan(0);
      for (const sentence of said(model)) expect(sentence).not.toMatch(/undefined|NaN|\[object|null/);
    },
    120_000
  );

  // realdata's README of SWE-bench: the cheapest efficient system resolves at $0.0468, Gemini 3 Pro at $0.6199 an issue.
  it("of SWE-bench name the published frontier with its costs", async () => {
    const model = pageModels.briefing(await siteOf(join(shared, "swebench")));
    expect(model.pictures[0]!.heading).toBe("Five of 25 systems with a known cost are on the frontier");
    const text = briefingMarkdown(model);
    expect(text).toMatch(/DeepSeek V3\.2 Reasoner \| \$0\.047 /);
    expect(text).toMatch(/Gemini 3 Pro Preview \(2025-11-18\) \| \$0\.62 /);
  });
});
