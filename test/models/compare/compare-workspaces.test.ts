import {existsSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {beforeAll, describe, expect, it} from "vitest";
import {compareChoice, compareFlags} from "../../../loaders/cli/compare-options.js";
import {composeCompare} from "../../../src/models/compare/compose-compare.js";
import {pageModels, type SiteData} from "../../../src/models/page-models.js";
import {isRefusal} from "../../../src/statistics/estimate.js";
import {siteOf} from "../../support/ingested.js";

const workspace = fileURLToPath(new URL("../../../../shared/workspaces/llmdrift-leetcode", import.meta.url));

// The published exports of the drift study are not part of the project.
describe.skipIf(!existsSync(workspace))("compare on GPT-4 and GPT-3.5 of March and June 2023", () => {
  let site: SiteData;
  beforeAll(async () => {
    site = await siteOf(workspace);
  });

  it("finds 23 tasks that only GPT-4 of March passed, and 2 that only GPT-4 of June did", () => {
    const march = {a: "gpt-4", b: "gpt-4", runA: "gpt-4-0314", runB: "gpt-4-0613"};
    const m = composeCompare(site.facts, site.cells, compareChoice(site.facts, site.cells, march));
    expect([m.a, m.b, m.tasks]).toEqual(["gpt-4-0314", "gpt-4-0613", 50]);
    expect(m.discordant.filter((t) => t.a > t.b)).toHaveLength(23);
    expect(m.discordant.filter((t) => t.a < t.b)).toHaveLength(2);
    if (isRefusal(m.difference)) throw new Error(m.difference.refused);
    expect(m.difference.value).toBeCloseTo(21 / 50, 12);
    expect(m.verdict).toBe("a_better");
  });

  it("compares the versions of the better system by itself, where every system ran in several", () => {
    const m = pageModels.compare(site);
    expect([m.a, m.b]).toEqual(["gpt-4-0314", "gpt-4-0613"]);
  });

  it("compares two systems, their runs pooled, when both are named", () => {
    const named = compareChoice(site.facts, site.cells, {a: "gpt-4", b: "gpt-3.5-turbo"});
    const m = composeCompare(site.facts, site.cells, named);
    expect([m.a, m.b]).toEqual(["gpt-4", "gpt-3.5-turbo"]);
    expect(m.sides!.a.attempts).toBe(100);
  });

  it("compares the first version of a system with its last when it is named alone on both sides", () => {
    const m = composeCompare(
      site.facts,
      site.cells,
      compareChoice(site.facts, site.cells, {a: "gpt-3.5-turbo", b: "gpt-3.5-turbo"})
    );
    expect([m.a, m.b]).toEqual(["gpt-3.5-turbo-0301", "gpt-3.5-turbo-0613"]);
  });

  it("refuses names that are not there, with those that are", () => {
    expect(() => compareChoice(site.facts, site.cells, {a: "gpt-5"})).toThrow(
      '--a needs a system, one of "gpt-3.5-turbo", "gpt-4", got "gpt-5"'
    );
    expect(() => compareChoice(site.facts, site.cells, {a: "gpt-4", runA: "x"})).toThrow(
      '--run-a needs a run of gpt-4, one of "gpt-4-0314", "gpt-4-0613", got "x"'
    );
    expect(compareFlags({runB: "x", unpaired: true})).toEqual(["--run-b", "--unpaired"]);
  });
});
