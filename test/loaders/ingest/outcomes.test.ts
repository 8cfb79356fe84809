import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {accounts, attemptYaml, ingestOf, query} from "./support.js";

const pulls = readFileSync(new URL("../../fixtures/static/gh-pull-requests-2026-11-16.json", import.meta.url), "utf8");

const attempts = attemptYaml("runs.csv", "{system: system, task: task, passed: passed, item: branch}");
const tracker = (columns: string) =>
  `  - path: "outcomes/*.csv"\n    format: table\n    table: outcome\n    columns: {${columns}}\n`;

describe("outcomes", () => {
  it("pull requests join the attempt that a label or the branch names, and a tracker's table completes them", async () => {
    const done = await ingestOf({
      "workspace.yaml":
        attempts +
        "  - path: outcomes/*.json\n" +
        tracker("change: number, repository: repo, defect: broke, incident_usd: usd"),
      "runs.csv": "system,task,passed,branch\nKite,t1,1,\nTern,t2,1,branch-of-t2\n",
      "outcomes/gh-pull-requests-2026-11-16.json": pulls,
      "outcomes/tracker.csv": "number,repo,broke,usd\n41,acme/web,1,900\n44,acme/web,0,\n"
    });
    expect(accounts(done).slice(0, 2)).toEqual([
      "outcomes/gh-pull-requests-2026-11-16.json: 4 = 3 + 1 + 0",
      "outcomes/tracker.csv: 2 = 2 + 0 + 0"
    ]);
    const rows = await query(
      done,
      `select change, merged, rejected, defect, incident_usd, coalesce(s.system, x.system) as system, t.task from outcome o
       left join system s using (system_id) left join attempt a on a.attempt_id = o.attempt_id left join task t on t.task_id = a.task_id
       left join run r on r.run_id = a.run_id left join system x on x.system_id = r.system_id order by change`
    );
    expect(rows).toEqual([
      {change: "41", merged: true, rejected: false, defect: true, incident_usd: 900, system: "Kite", task: "t1"},
      {change: "42", merged: false, rejected: true, defect: null, incident_usd: null, system: "Tern", task: "t2"},
      {change: "43", merged: null, rejected: null, defect: null, incident_usd: null, system: null, task: null},
      {change: "44", merged: null, rejected: null, defect: false, incident_usd: null, system: null, task: null}
    ]);
    // Of three changes one was opened fourteen days before the export, one a day before.
    const [source] = done.report.sources;
    expect(source!.notes).toEqual([
      "1 pull request is still open: neither merged nor rejected",
      "2 changes were watched for less than 30 days: not known to be clean, and left out where defects are counted"
    ]);
  });

  it("the same table twice changes nothing, and one that contradicts is a conflict", async () => {
    const csv = "number,broke,loc\n1,1,10\n2,0,20\n";
    const yaml = `sources:\n${tracker("change: number, defect: broke")}    metrics: {loc: loc}\n`;
    const done = await ingestOf({
      "workspace.yaml": yaml,
      "outcomes/a.csv": csv,
      "outcomes/b.csv": csv,
      "outcomes/c.csv": "number,broke,loc\n1,0,10\n2,0,21\n"
    });
    expect(accounts(done)).toEqual([
      "outcomes/a.csv: 2 = 2 + 0 + 0",
      "outcomes/b.csv: 2 = 0 + 0 + 2",
      "outcomes/c.csv: 2 = 0 + 2 + 0"
    ]);
    expect(done.report.rejects_by_code).toEqual({conflict: 2});
    expect(
      await query(
        done,
        "select change, defect, value from outcome join score on subject_id = change_id order by change"
      )
    ).toEqual([
      {change: "1", defect: true, value: 10},
      {change: "2", defect: false, value: 20}
    ]);
  });

  it("a table names its attempt by system and task; where several fit it joins none and says so", async () => {
    const done = await ingestOf({
      "workspace.yaml":
        attempts + tracker("change: number, system: system, task: task, attempt_index: go, defect: broke"),
      "runs.csv": "system,task,passed,branch\nKite,t1,1,a\nKite,t1,0,b\nKite,t2,1,c\n",
      "outcomes/a.csv": "number,system,task,go,broke\n1,Kite,t1,1,1\n2,Kite,t1,,0\n3,Kite,t2,,0\n4,Kite,t9,,0\n"
    });
    expect(
      await query(done, "select change, verdict from outcome left join attempt using (attempt_id) order by change")
    ).toEqual([
      {change: "1", verdict: "fail"},
      {change: "2", verdict: null},
      {change: "3", verdict: "pass"},
      {change: "4", verdict: null}
    ]);
    expect(done.report.sources[0]!.notes).toEqual([
      "1 outcome fits several attempts and joined none of them; map run, suite or attempt_index",
      "1 outcome names an attempt that is not here"
    ]);
  });
});
