import {describe, expect, it} from "vitest";
import {readSiteData} from "../../../loaders/site-data.js";
import type {SiteData} from "../../../src/models/page-models.js";
import {ingestOf} from "../ingest/support.js";

const address = ["ada.quill", "corp-mail.de"].join("@");
const question = "Write a function that returns the longest run of equal numbers in a list";

async function siteOf(publish: string, published = true): Promise<SiteData> {
  const {workspace, out} = await ingestOf({
    "runs.csv": `system,task,passed\nKite,/home/ada/evals/a.py,1\nKite,"${question}",1\nKite,ask ${address},0\nKite,HumanEval/3,1\n`,
    "ratings.csv": `item,rater,dimension,label\na,Ada Quill,accept,yes\nb,${address},accept,no\nc,Ada Quill,remark,"${question}"\n`,
    "board.yml": `- model: "open\n`,
    "workspace.yaml": `sources:
  - {path: runs.csv, format: table, table: attempt, columns: {system: system, task: task, passed: passed}}
  - {path: ratings.csv, format: table, table: rating, columns: {item: item, rater: rater, dimension: dimension, label: label}}
  - {path: board.yml, format: aider}
${publish}`
  });
  return readSiteData({workspace: workspace.dir, out, published});
}

const tasks = (site: SiteData) => site.facts.tasks.map(({task}) => task).sort();
const raters = (site: SiteData) => site.ratings.raters.map(({rater}) => rater).sort();
const labels = (site: SiteData) => site.ratings.dimensions.map((d) => d.labels);

describe("readSiteData({published: true})", () => {
  it("closes names by default: paths to the file, texts to a hash, addresses to their kind, people to pseudonyms", async () => {
    const site = await siteOf("");
    expect(tasks(site)).toEqual([
      "HumanEval/3",
      "ask [e-mail address]",
      expect.stringMatching(/^task [0-9a-f]{8}$/),
      "…/a.py"
    ]);
    expect(raters(site)).toEqual(["Reviewer 1", "Reviewer 2"]);
    expect(labels(site)).toEqual([["no", "yes"], ["label 1"]]);
    expect(JSON.stringify(site.accounting.sources.map(({notes}) => notes))).not.toMatch(/board|runs|ratings[.]csv/);
  });

  it("opens names of raters by name, and of an address what stands before the @", async () => {
    expect(raters(await siteOf("publish: {raters: names}"))).toEqual(["Ada Quill", "ada.quill"]);
  });

  it("says what is opened: categories of texts are told apart from all", async () => {
    expect((await siteOf("publish: {text: {categories: [review]}}")).publish.text).toEqual({categories: ["review"]});
    expect((await siteOf("")).publish).toEqual({raters: "pseudonyms", text: "none"});
  });

  it("refuses any other word in workspace.yaml, at its place", async () => {
    await expect(siteOf("publish: {text: some}")).rejects.toThrow(
      'workspace.yaml:5:11: publish.text must be none, all or {categories: [names]}, got "some"'
    );
  });
});

describe("readSiteData({published: false})", () => {
  it("shows the user's own data as they are", async () => {
    const site = await siteOf("", false);
    expect(tasks(site)).toEqual(["/home/ada/evals/a.py", "HumanEval/3", question, `ask ${address}`].sort());
    expect(raters(site)).toEqual(["Ada Quill", address]);
  });
});
