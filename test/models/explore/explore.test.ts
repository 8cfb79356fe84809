import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {ingest} from "../../../loaders/ingest.js";
import {readSiteData} from "../../../loaders/site-data.js";
import {composeExplore} from "../../../src/models/explore/compose-explore.js";
import type {ExploreModel} from "../../../src/models/explore/explore-model.js";
import {exploreMarkdown} from "../../../src/models/markdown/explore-markdown.js";
import {temporary, workspaceOf} from "../../loaders/ingest/support.js";

async function modelOf(files: Record<string, string>, published = true): Promise<ExploreModel> {
  const workspace = workspaceOf(files);
  const {out} = await ingest({workspace, out: join(temporary(), "out")});
  const site = await readSiteData({workspace, out, published});
  return composeExplore(site.facts, site.cells, site);
}

const attempts = (columns: string) => `sources:
  - path: r.csv
    format: table
    table: attempt
    columns: {system: s, task: t, passed: p${columns}}
`;
const ids = ({questions}: ExploreModel) => questions.map(({id}) => id);

describe("composeExplore(facts, cells, options)", () => {
  it("offers a question only where the rows can answer it", async () => {
    const bare = await modelOf({"workspace.yaml": attempts(""), "r.csv": "s,t,p\nA,t1,1\nA,t2,0\n"});
    expect(ids(bare)).toEqual(["quality-and-cost", "verdicts", "hardest-tasks", "categories", "cost-sources"]);
    const full = await modelOf({
      "workspace.yaml": attempts(", attempt_index: i, cost_usd: c, latency_s: l, started_at: d"),
      "r.csv": "s,t,p,i,c,l,d\nA,t1,1,0,0.1,2,2026-11-01\nA,t1,0,1,0.1,2,2026-11-01\n"
    });
    expect(ids(full)).toEqual(expect.arrayContaining(["flips", "latency", "failed-work"]));
  });

  it("has a first question wherever there are rows, of ratings alone too", async () => {
    const ratings = await modelOf({
      "workspace.yaml":
        "sources:\n  - path: r.csv\n    format: table\n    table: rating\n    columns: {item: i, rater: r, dimension: \"'accept'\", label: l}\n",
      "r.csv": "i,r,l\nx,Ada,yes\ny,Ada,no\n"
    });
    expect(ids(ratings)).toEqual(["raters"]);
    expect(ratings.answer).toBe("Ask them in SQL: 2 ratings load into this page.");
  });

  it("says what stays behind only where the site leaves the building", async () => {
    const files = {"workspace.yaml": attempts(""), "r.csv": "s,t,p\nA,t1,1\n"};
    expect((await modelOf(files)).basis).toContain("Prompts, outputs and paths are not among the rows.");
    const own = await modelOf(files, false);
    expect(own.basis).not.toContain("Prompts");
    expect(own.answer).toBe("Ask them in SQL: 1 attempt loads into this page.");
  });

  it("says that there is nothing to ask, and prints no table then", async () => {
    const empty = await modelOf({"workspace.yaml": "sources: []\n"});
    expect(empty).toMatchObject({kind: "empty", questions: []});
    expect(empty.answer).toBe("Nothing to ask yet: this workspace has no attempts, ratings or outcomes.");
    expect(exploreMarkdown(empty)).not.toContain("| Table");
  });
});
