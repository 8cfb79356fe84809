import {spawnSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";
import {ingest} from "../../../loaders/ingest.js";
import {accounts, query, temporary, workspaceOf} from "./support.js";

const root = new URL("../../../", import.meta.url).pathname;
const init = (dir: string) =>
  spawnSync(process.execPath, ["--import", "tsx", join(root, "loaders/cli/init.ts"), dir], {
    cwd: root,
    encoding: "utf8"
  });

it("init writes a workspace.yaml that ingests at once, and never overwrites one", async () => {
  const dir = workspaceOf({
    "exports/runs.csv": "model,task_id,resolved,cost_usd,api calls\nA,t1,1,0.1,3\nA,t2,0,0.2,4\n",
    "exports/notes.txt": "nothing to see",
    "ratings/people.csv": "item_id,reviewer,criterion,label\ni1,ann,accept,yes\ni1,bob,accept,no\n",
    "outcomes/prs.csv": "pr,repo,merged,has_defect,lines_changed\n1,web,1,0,10\n2,web,1,1,90\n"
  });
  expect(init(dir).status).toBe(0);
  const done = await ingest({workspace: dir, out: join(temporary(), "out")});
  expect(accounts(done)).toEqual([
    "exports/runs.csv: 2 = 2 + 0 + 0",
    "outcomes/prs.csv: 2 = 2 + 0 + 0",
    "ratings/people.csv: 2 = 2 + 0 + 0"
  ]);
  expect(done.report.tables).toMatchObject({attempt: 2, rating: 2, outcome: 2, score: 2});
  expect(readFileSync(join(dir, "workspace.yaml"), "utf8")).toContain("# not recognised: exports/notes.txt");
  const again = init(dir);
  expect(again.status).toBe(2);
  expect(again.stderr).toMatch(/^init: .*never overwrites a workspace\.yaml/);
});

it("init makes a column a rater long, whatever the types of the columns, and leaves empty cells out", async () => {
  const dir = workspaceOf({
    "ratings/labels.csv": "idx,annotator1,annotator2,annotator 3,annotator_mean\n1,2,2,,2\n2,0,1,1,0.7\n",
    "ratings/mixed.csv": "task_id,model,reviewer_ann,reviewer_bob,judge_gpt\nt1,A,yes,1,no\nt2,A,no,0,\n"
  });
  expect(init(dir).status).toBe(0);
  const done = await ingest({workspace: dir, out: join(temporary(), "out")});
  expect(accounts(done)).toEqual(["ratings/labels.csv: 5 = 5 + 0 + 0", "ratings/mixed.csv: 5 = 5 + 0 + 0"]);
  const raters = await query(
    done,
    "select rater, rater_kind, count(*)::integer as n, count(value)::integer as v from rating group by all order by all"
  );
  expect(raters).toEqual([
    {rater: "annotator 3", rater_kind: "human", n: 1, v: 1},
    {rater: "annotator1", rater_kind: "human", n: 2, v: 2},
    {rater: "annotator2", rater_kind: "human", n: 2, v: 2},
    {rater: "judge_gpt", rater_kind: "judge", n: 1, v: 0},
    {rater: "reviewer_ann", rater_kind: "human", n: 2, v: 0},
    {rater: "reviewer_bob", rater_kind: "human", n: 2, v: 0}
  ]);
});

it("init knows pull requests and the reports of tools, folds many of one kind, and takes an empty mypy report for clean", async () => {
  const report = (name: string) => readFileSync(new URL(`../../fixtures/static/${name}`, import.meta.url), "utf8");
  const many = Object.fromEntries(
    Array.from({length: 13}, (_, i) => [`reports/A/t${i}/tests.xml`, '<testsuite><testcase name="a"/></testsuite>'])
  );
  const dir = workspaceOf({
    "exports/runs.csv": `model,task_id,resolved\n${Array.from({length: 13}, (_, i) => `A,t${i},1\n`).join("")}`,
    "outcomes/prs-2026-11-16.json": report("gh-pull-requests-2026-11-16.json"),
    "reports/all.sarif": report("sarif.json").replaceAll("answers/kite", "answers/a"),
    "reports/A/t1/mypy.jsonl":
      '{"file": "a.py", "line": 1, "message": "m", "hint": null, "code": "x", "severity": "error"}\n',
    "reports/A/t2/mypy.jsonl": "",
    ...many
  });
  const {stderr, status} = init(dir);
  expect([
    status,
    stderr
      .split("\n")
      .filter((line) => /file|recognised/.test(line))
      .sort()
  ]).toEqual([0, ["gh-pull-requests: 1 file", "junit: 13 files", "mypy: 2 files", "sarif: 1 file"]]);
  expect(readFileSync(join(dir, "workspace.yaml"), "utf8")).toContain(
    "  - path: reports/**/*.xml\n    format: junit\n"
  );
  const done = await ingest({workspace: dir, out: join(temporary(), "out")});
  const scores = await query(
    done,
    "select metric, count(*)::integer as n, sum(value) as total from score where metric in ('tests_passed', 'type_errors', 'security_findings') and subject_kind = 'attempt' group by all order by all"
  );
  // t1 has one type error and t2 none; the SARIF report examines t1, t2 and t3 and finds one in t1 twice, one in t2.
  expect(scores).toEqual([
    {metric: "security_findings", n: 3, total: 3},
    {metric: "tests_passed", n: 13, total: 13},
    {metric: "type_errors", n: 2, total: 1}
  ]);
});
