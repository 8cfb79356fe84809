import {existsSync} from "node:fs";
import {join} from "node:path";
import {gunzipSync} from "node:zlib";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {outcomesToArrow} from "../../../loaders/engine/outcomes-arrow.js";
import {ingest} from "../../../loaders/ingest.js";
import {readSiteData} from "../../../loaders/site-data.js";
import {outcomesFromArrow} from "../../../src/components/files/outcomes-from-arrow.js";
import type {OutcomeFacts} from "../../../src/tables/outcome-facts.js";
import {spearmanCi} from "../../../src/statistics/association/spearman-ci.js";
import {temporary, workspaceOf} from "../ingest/support.js";

async function outcomesOf(workspace: string): Promise<OutcomeFacts> {
  const {out} = await ingest({workspace, out: join(temporary(), "out")});
  return (await readSiteData({workspace, out, published: false})).outcomes;
}

const yaml = `sources:
  - path: runs.csv
    format: table
    table: attempt
    columns: {system: system, task: task, score: share, item: item}
    metrics: {type_errors: type_errors, loc: loc}
  - path: changes.csv
    format: table
    table: outcome
    columns: {change: change, repository: repository, item: item, opened_at: opened, observed_until: until, merged: merged, defect: defect, incident_usd: usd}
    metrics: {loc: loc}
metrics:
  loc: {better: lower, anchors: [100, 0]}
`;

describe("readOutcomes(query, facts)", () => {
  const files = {
    "workspace.yaml": yaml,
    "runs.csv": "system,task,share,item,type_errors,loc\nA,t1,1,i1,3,10\nB,t1,0.5,i2,0,20\n",
    "changes.csv":
      "change,repository,item,opened,until,merged,defect,usd,loc\n" +
      "1,web,i1,2026-01-01,2026-03-01,1,1,250,\n" +
      "2,api,i2,2026-01-02,2026-01-12,1,0,,99\n" +
      "3,,,,,0,,,7\n"
  };

  it("gives each change its own metrics, else those of the attempt it comes from, and the system of that attempt", async () => {
    const outcomes = await outcomesOf(workspaceOf(files));
    // By hand: change 1 has no loc of its own and takes 10 from its attempt, change 2 keeps its own 99.
    const rows = Array.from({length: outcomes.length}, (_, i) => ({
      repository: outcomes.repositories[outcomes.repository[i]!] ?? null,
      system: outcomes.system[i],
      defect: outcomes.defect[i],
      days: (outcomes.observed_until[i]! - outcomes.opened_at[i]!) / 86_400_000,
      usd: outcomes.incident_usd[i],
      metrics: Object.fromEntries(outcomes.metrics.map((metric, m) => [metric, outcomes.values[m]![i]]))
    })).sort((a, b) => String(a.repository).localeCompare(String(b.repository)));
    expect(outcomes.metrics).toEqual(["loc", "pass", "type_errors"]);
    expect(rows).toEqual([
      {repository: "api", system: 1, defect: 0, days: 10, usd: NaN, metrics: {loc: 99, pass: 0.5, type_errors: 0}},
      {repository: null, system: -1, defect: -1, days: NaN, usd: NaN, metrics: {loc: 7, pass: NaN, type_errors: NaN}},
      {repository: "web", system: 0, defect: 1, days: 59, usd: 250, metrics: {loc: 10, pass: 1, type_errors: 3}}
    ]);
  });

  it("travels to the browser and back unchanged", async () => {
    const outcomes = await outcomesOf(workspaceOf(files));
    expect(outcomesFromArrow(gunzipSync(outcomesToArrow(outcomes)))).toEqual(outcomes);
  });

  it("is empty, not missing, in a workspace without outcomes", async () => {
    const outcomes = await outcomesOf(workspaceOf({"workspace.yaml": "title: none\n"}));
    expect(outcomes).toMatchObject({length: 0, repositories: [], metrics: [], values: []});
    expect(outcomesFromArrow(gunzipSync(outcomesToArrow(outcomes)))).toMatchObject({length: 0, metrics: []});
  });
});

const promise = fileURLToPath(new URL("../../../../shared/workspaces/promise-defects", import.meta.url));

// Left out only where the shared folder with the published data is absent.
describe.runIf(existsSync(promise))("outcomes of the PROMISE modules", () => {
  it("reproduces the published correlations of metrics with defect counts", async () => {
    const {length, metrics, values, defect_count} = await outcomesOf(promise);
    expect(length).toBe(745);
    // From the data's README: Spearman of wmc, loc, max_cc and avg_cc with the bug count of ant 1.7.
    const published = {wmc: 0.4313, loc: 0.4919, max_cc: 0.3801, avg_cc: 0.3051};
    for (const [metric, expected] of Object.entries(published)) {
      const found = spearmanCi([...values[metrics.indexOf(metric)]!], [...defect_count]);
      if ("refused" in found) throw new Error(found.refused);
      expect(found.value).toBeCloseTo(expected, 4);
    }
  });
});
