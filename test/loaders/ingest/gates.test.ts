import {describe, expect, it} from "vitest";
import {readSiteData} from "../../../loaders/site-data.js";
import {composeCompare} from "../../../src/models/compare/compose-compare.js";
import {pageModels} from "../../../src/models/page-models.js";
import {ingestOf, query} from "./support.js";

const yaml = (condition: string, more = "") => `sources:
  - path: runs.csv
    format: table
    table: attempt
    columns: {system: system, task: task, score: share, cost_usd: cost}
    metrics: {findings: findings, loc: loc}
metrics:
  findings: {title: Security findings, better: lower, anchors: [2, 0], fails_when: ${JSON.stringify(condition)}}
  loc: {better: lower, anchors: [100, 0]${more}}
`;
const runs =
  "system,task,share,cost,findings,loc\nA,t1,1,0.1,2,10\nA,t2,1,0.1,0,10\nA,t3,0,0.1,1,90\nA,t4,1,0.1,,10\nB,t1,1,0.2,0,10\nB,t2,0.5,0.2,0,5\n";

const gated = (done: {out: string}) =>
  query(
    done,
    "select task, metric from gate join attempt using (attempt_id) join task using (task_id) order by task, metric"
  );

describe("fails_when: a critical failure condition zeroes an attempt", () => {
  it("whose number meets it, keeps its verdict, and fails nothing that is unknown", async () => {
    const done = await ingestOf({"workspace.yaml": yaml("value > 0"), "runs.csv": runs});
    expect(await gated(done)).toEqual([
      {task: "t1", metric: "findings"},
      {task: "t3", metric: "findings"}
    ]);
    const {facts, cells} = await readSiteData({workspace: done.workspace.dir, out: done.out, published: false});
    const a = facts.systems.findIndex((s) => s.system === "A");
    const rows = [...cells.run].flatMap((run, i) =>
      facts.runs[run]!.system === a
        ? [
            [
              facts.tasks[cells.task[i]!]!.task,
              cells.passes[i],
              cells.sum_share[i],
              cells.gated[i],
              cells.gated_passes[i]
            ]
          ]
        : []
    );
    // By hand: t1 passed and is zeroed, t3 had failed anyway, t4 has no findings counted.
    expect(rows.sort()).toEqual([
      ["t1", 1, 0, 1, 1],
      ["t2", 1, 1, 0, 0],
      ["t3", 0, 0, 1, 0],
      ["t4", 1, 1, 0, 0]
    ]);
  });

  it("may name the verdict and the other metrics of the attempt, and several conditions count an attempt once", async () => {
    const done = await ingestOf({
      "workspace.yaml": yaml("value > 0 and loc > 50", ", fails_when: value > 80 and verdict = 'fail'"),
      "runs.csv": runs
    });
    expect(await gated(done)).toEqual([
      {task: "t3", metric: "findings"},
      {task: "t3", metric: "loc"}
    ]);
    const site = await readSiteData({workspace: done.workspace.dir, out: done.out, published: false});
    expect(site.cells.gated.reduce((sum, n) => sum + n, 0)).toBe(1);
  });

  it("is said on the value page and on the data page, with how many had passed", async () => {
    const done = await ingestOf({"workspace.yaml": yaml("value > 0"), "runs.csv": runs});
    const site = await readSiteData({workspace: done.workspace.dir, out: done.out, published: false});
    expect(pageModels.value(site).notes.find((n) => n.heading === "Failure conditions")?.text).toBe(
      "Security findings (value > 0): 2 of 6 attempts meet a condition and count 0 in quality. 1 of them had passed, and stays a completed task in costs and in pass@k. Most often A: 2 of 4."
    );
    expect(pageModels.value(site).basis).toMatch(/ Two attempts meet a failure condition and count 0\.$/);
    expect(pageModels.data(site).comparable.find((n) => n.heading === "Failure conditions")?.text).toBe(
      "Security findings (value > 0): 2 of 6 judged attempts count 0 in quality. 1 of them had passed, and stays a completed task in costs and in pass@k."
    );
  });

  it("is said where it moves the rates of slices and of a comparison, and on pass@k that it does not", async () => {
    const done = await ingestOf({"workspace.yaml": yaml("value > 0"), "runs.csv": runs});
    const site = await readSiteData({workspace: done.workspace.dir, out: done.out, published: false});
    const noteOf = (page: "slices" | "compare" | "passk") =>
      pageModels[page](site).notes.find((n) => n.heading === "Failure conditions")?.text;
    const start = "Security findings (value > 0): ";
    expect(noteOf("slices")).toBe(
      `${start}2 of 6 attempts meet a condition and count 0 in these rates. 1 of them had passed, and stays a completed task in costs and in pass@k. Most often A: 2 of 4.`
    );
    const {choice} = pageModels.compare(site);
    const apart = composeCompare(site.facts, site.cells, {...choice, unpaired: true});
    expect(apart.notes.find((n) => n.heading === "Failure conditions")?.text).toBe(
      `${start}2 of 6 attempts meet a condition and count 0 in these rates. 1 of them had passed, and stays a completed task in costs and in pass@k. Most often A: 2 of 4.`
    );
    expect(apart.basis).toMatch(/ Two attempts meet a failure condition and count 0\.$/);
    expect(pageModels.slices(site).basis).toMatch(/ Two attempts meet a failure condition and count 0\.$/);
    expect(noteOf("passk")).toBe(
      `${start}met by 2 of 6 attempts. 1 had passed: it counts as passed here, and 0 in quality on the other pages.`
    );
    expect(pageModels.passk(site).basis).not.toContain("failure condition");
    const none = await ingestOf({"workspace.yaml": yaml("value > 5"), "runs.csv": runs});
    const clean = await readSiteData({workspace: none.workspace.dir, out: none.out, published: false});
    for (const page of ["slices", "passk"] as const)
      expect(pageModels[page](clean).notes.find((n) => n.heading === "Failure conditions")?.text).toBe(
        "Security findings (value > 5): met by none of 6 attempts."
      );
  });

  it("refuses a condition that does not bind, is no condition, fails on a row or reads a file, with its place", async () => {
    const refused = (condition: string) =>
      expect(ingestOf({"workspace.yaml": yaml(condition), "runs.csv": runs})).rejects;
    await refused("valeu > 0").toThrow(
      /^workspace\.yaml:8:72: metrics\.findings\.fails_when must be a condition of one attempt: .*valeu[^!]*; it may name value, verdict, score_share, findings, loc$/
    );
    await refused("value + 1").toThrow("must be true or false, got a value of type DOUBLE");
    await refused("sum(value) > 1").toThrow("must be a condition of one attempt");
    await refused("cast(verdict as integer) > 1").toThrow("must be a condition of one attempt");
    await refused("length((select content from read_text('/etc/hostname'))) > 0").toThrow(
      "must be a condition of one attempt"
    );
  });
});
