import {describe, expect, it} from "vitest";
import {readSiteData} from "../../../loaders/site-data.js";
import {composeData} from "../../../src/models/data/compose-data.js";
import type {DataModel} from "../../../src/models/data/data-model.js";
import {disclosureWords} from "../../../src/models/data/disclosure-words.js";
import {ingestOf} from "../../loaders/ingest/support.js";

async function modelOf(publish: string): Promise<DataModel> {
  const {workspace, out} = await ingestOf({
    "runs.csv": "system,task,passed,mypy\nKite,t1,1,3\nKite,t2,0,1\nHeron,t1,1,0\n",
    "ratings.csv": "item,rater,dimension,value\na,Ann,accept,1\na,Ben,accept,0\n",
    "workspace.yaml": `sources:
  - {path: runs.csv, format: table, table: attempt, columns: {system: system, task: task, passed: passed}, metrics: {type_errors: mypy}}
  - {path: ratings.csv, format: table, table: rating, columns: {item: item, rater: rater, dimension: dimension, value: value}}
${publish}`
  });
  return composeData(await readSiteData({workspace: workspace.dir, out, published: true}));
}

describe("composeData(site).discloses", () => {
  it("names tables, columns and rows of what leaves, and what does not, by default", async () => {
    const model = await modelOf("");
    const rows = model.discloses.map(({table, rows: n}) => `${table} ${n}`);
    // Two systems, two tasks, a run each, three sums and three attempts with a score, two ratings of one item.
    expect(rows).toEqual([
      "system 2",
      "task 2",
      "run 2",
      "attempt 3",
      "attempt 3",
      "score 3",
      "rating 2",
      "score 1",
      "source 2",
      "text 0",
      "rating 0"
    ]);
    const attempts = model.discloses.find(({table}) => table === "attempt")!;
    expect(attempts.columns).toEqual(expect.arrayContaining(["cost_usd", "latency_s"]));
    expect(attempts.columns.join()).not.toMatch(/prompt|path/);
    expect(disclosureWords(model).caption[0]).toBe("No prompt, output, name of a rater, path, address or key leaves.");
  });

  it("says what was opened by name", async () => {
    const model = await modelOf("publish: {raters: names, text: {categories: [review, repair]}}");
    const said = model.discloses.map(({what}) => what);
    expect(said).toContain("Names of the people who rated");
    expect(said).toContain(
      "Prompts and outputs of review and repair, where a page of your own reads them; ours do not"
    );
    expect(disclosureWords(model).caption[0]).toBe("Opened by name in workspace.yaml: texts or names of raters.");
  });
});
