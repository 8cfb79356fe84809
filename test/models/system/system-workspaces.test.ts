import {existsSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {beforeAll, describe, expect, it} from "vitest";
import {systemMarkdown} from "../../../src/models/markdown/system-markdown.js";
import {pageModels, siteLatency, type SiteData} from "../../../src/models/page-models.js";
import {composeSystem} from "../../../src/models/system/compose-system.js";
import {settleChoice} from "../../../src/models/system/settle-choice.js";
import type {SystemModel} from "../../../src/models/system/system-model.js";
import {known} from "../../../src/models/quantity.js";
import {siteOf} from "../../support/ingested.js";

const shared = (name: string) => fileURLToPath(new URL(`../../../../shared/workspaces/${name}`, import.meta.url));

function systemOf(site: SiteData, system: string): SystemModel {
  const choice = settleChoice(site.facts, site.cells, {suite: null, system, by: null, errors: "failed"});
  return composeSystem(site.facts, site.cells, siteLatency(site), choice);
}

describe("the system page of the sample", () => {
  let site: SiteData;
  beforeAll(async () => {
    site = await siteOf(fileURLToPath(new URL("../../../data/sample", import.meta.url)));
  });

  it("shows first the best of the value page's frontier, with the same quality and cost as there", () => {
    const m = pageModels.system(site);
    const value = pageModels.value(site);
    expect(m.system).toBe(value.frontier.at(-1));
    for (const s of value.systems) {
      const page = systemOf(site, s.system);
      expect(page.quality, s.system).toEqual(s.quality);
      expect(page.pass_rate, s.system).toEqual(s.metrics["pass"]);
      if (s.priced) expect(page.cost_usd_per_completed, s.system).toEqual(s.cost_usd_per_completed);
    }
  });

  it("ranks every system as the weights page does, and its slices surprise as on the slices page", () => {
    const weights = pageModels.weights(site);
    const slices = pageModels.slices(site);
    for (const r of weights.ranking) {
      const page = systemOf(site, r.system);
      expect(page.rank, r.system).toMatchObject({rank: r.rank, rank_low: r.rank_low, rank_high: r.rank_high});
      expect(page.rank!.better, r.system).toHaveLength(r.rank_low - 1);
      for (const s of page.slices) {
        const cell = slices.cells.find((c) => c.system === r.system && c.dimension === page.choice.by && c.slice === s.slice); // prettier-ignore
        expect(s.surprise).toEqual(cell!.surprise);
      }
    }
  });

  it("keeps the clocks apart and cuts timeouts off", () => {
    const m = systemOf(site, "Kite");
    expect(m.latency!.overall.map((e) => e.kind)).toEqual(["task_working", "request"]);
    const [working] = m.latency!.overall;
    expect(working!.timeouts).toBeGreaterThan(0);
    expect(working!.p50).toMatchObject({method: "kaplan-meier, log-log"});
    expect(known(working!.p50)!.value).toBeLessThan(known(working!.p90)!.value);
  });

  it("reads as Markdown without a gap for every system", () => {
    for (const {system} of site.facts.systems) {
      const m = systemOf(site, system);
      expect(systemMarkdown(m), system).not.toMatch(/undefined|NaN|null|\binf/i);
      expect(JSON.parse(JSON.stringify(m)), system).toEqual(m);
    }
  });
});

// The published board is not part of the project.
describe.skipIf(!existsSync(shared("swebench")))("the system page on SWE-bench Verified", () => {
  let site: SiteData;
  beforeAll(async () => {
    site = await siteOf(shared("swebench"));
  });

  it("shows entries with rows by their tasks, and entries without by their published totals", () => {
    const own = pageModels.system(site);
    expect(own).toMatchObject({kind: "attempts", tasks: 500});
    const published = own.options.systems.filter((s) => s.label.endsWith(" (published)"));
    expect(published.length).toBeGreaterThan(0);
    const board = systemOf(site, published[0]!.value);
    expect(board).toMatchObject({kind: "board", latency: null, runs: []});
    expect(board.answer).toMatch(
      / is published with [\d.]+% of the 500 tasks of swe-bench-verified passed \(95% interval /
    );
    expect(board.rank!.of).toBeGreaterThan(published.length);
  });
});
