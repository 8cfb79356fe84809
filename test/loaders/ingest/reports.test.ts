import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {accounts, attemptYaml, ingestOf, query} from "./support.js";

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/static/${name}`, import.meta.url), "utf8");

const runs = "system,task,passed\nKite,t1,1\nKite,t2,1\nKite,t3,0\nAnother/Model:7b,t1,1\n";
const yaml = (...sources: string[]) => `${attemptYaml("runs.csv")}${sources.map((s) => `  - ${s}\n`).join("")}`;

/** Scores by task, of the reports alone. */
const scoresOf = (done: {out: string}, metrics: string) =>
  query(
    done,
    `select task, metric, value, score.status from score join attempt on attempt_id = subject_id join task using (task_id)
     where metric in (${metrics}) order by task, metric`
  );

describe("reports of tools become scores of the attempt their paths name", () => {
  it("by convention, <system>/<task>/<attempt> in the report; what fits no attempt is rejected and counted", async () => {
    const done = await ingestOf({
      "workspace.yaml": yaml("path: reports/*"),
      "runs.csv": runs,
      "reports/bandit.json": fixture("bandit.json").replaceAll("kite/t2", "nobody/t2")
    });
    expect(accounts(done)).toEqual(["reports/bandit.json: 5 = 2 + 3 + 0", "runs.csv: 4 = 4 + 0 + 0"]);
    expect(done.report.rejects_by_code).toEqual({unbound: 2, unreadable: 1});
    // Two findings on 50 lines: 40 per thousand.
    expect(await scoresOf(done, "'security_findings', 'security_per_kloc', 'compiles'")).toEqual([
      {task: "t1", metric: "compiles", value: 1, status: "ok"},
      {task: "t1", metric: "security_findings", value: 2, status: "ok"},
      {task: "t1", metric: "security_per_kloc", value: 40, status: "ok"},
      {task: "t3", metric: "compiles", value: 0, status: "ok"},
      {task: "t3", metric: "security_findings", value: null, status: "error"}
    ]);
  });

  it("by the report's own folder, where names differ only in signs, and an empty mypy report is clean", async () => {
    const done = await ingestOf({
      "workspace.yaml": yaml('path: "reports/**/*.jsonl"\n    format: mypy'),
      "runs.csv": runs,
      "reports/another_model-7b/t1/mypy.jsonl": "",
      "reports/kite/t2.jsonl":
        '{"file": "src/app.py", "line": 1, "message": "m", "hint": null, "code": "x", "severity": "error"}\n'
    });
    expect(accounts(done).slice(0, 2)).toEqual([
      "reports/another_model-7b/t1/mypy.jsonl: 1 = 1 + 0 + 0",
      "reports/kite/t2.jsonl: 1 = 1 + 0 + 0"
    ]);
    expect(await scoresOf(done, "'type_errors'")).toEqual([
      {task: "t1", metric: "type_errors", value: 0, status: "ok"},
      {task: "t2", metric: "type_errors", value: 1, status: "ok"}
    ]);
  });

  it("one mypy report of several attempts says that those it does not name are unknown", async () => {
    const done = await ingestOf({
      "workspace.yaml": yaml("path: reports/*"),
      "runs.csv": runs,
      "reports/mypy.jsonl": fixture("mypy.jsonl")
    });
    expect(done.report.sources[0]!.notes).toContain(
      "mypy names only files it has messages for: attempts without one are unknown, not clean"
    );
  });

  it("by bind:, with what the path does not say beside the pattern", async () => {
    const done = await ingestOf({
      "workspace.yaml": yaml('path: reports/*\n    bind: {pattern: "(?<task>t[0-9]+)", system: Kite}'),
      "runs.csv": runs,
      "reports/lint-t3.json": '{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "CodeQL"}}, "results": []}]}'
    });
    expect(await scoresOf(done, "'security_findings'")).toEqual([
      {task: "t3", metric: "security_findings", value: 0, status: "ok"}
    ]);
  });

  it("adds up files of one attempt, drops a copy of a report, and tells complexity from a person's", async () => {
    const done = await ingestOf({
      "workspace.yaml": yaml("path: reports/*"),
      "runs.csv": runs,
      "reports/a-radon.json": fixture("radon.json"),
      "reports/b-radon.json": fixture("radon.json"),
      "reports/c-radon.json":
        '{"kite/t1/util.py": [{"type": "function", "rank": "A", "name": "f", "lineno": 1, "complexity": 5, "closures": []}]}'
    });
    expect(accounts(done).slice(0, 3)).toEqual([
      "reports/a-radon.json: 3 = 3 + 0 + 0",
      "reports/b-radon.json: 3 = 0 + 0 + 3",
      "reports/c-radon.json: 1 = 1 + 0 + 0"
    ]);
    // By hand: complexities 2, 6, 1 and 5; branches 1 + 5 + 0 + 4 = 10, the person's solution has 2.
    expect(await scoresOf(done, "'complexity', 'complexity_max', 'branches', 'complexity_delta'")).toEqual([
      {task: "t1", metric: "branches", value: 10, status: "ok"},
      {task: "t1", metric: "complexity", value: 3.5, status: "ok"},
      {task: "t1", metric: "complexity_delta", value: 8, status: "ok"},
      {task: "t1", metric: "complexity_max", value: 6, status: "ok"},
      {task: "t3", metric: "branches", value: null, status: "error"},
      {task: "t3", metric: "complexity", value: null, status: "error"},
      {task: "t3", metric: "complexity_max", value: null, status: "error"}
    ]);
  });

  it("junit: the share of tests passed, of several files of one attempt", async () => {
    const done = await ingestOf({
      "workspace.yaml": yaml("path: reports/**/*"),
      "runs.csv": runs,
      "reports/junit.xml": fixture("junit.xml"),
      "reports/kite/t1/more.xml": '<testsuite><testcase name="a"/><testcase name="b"/></testsuite>'
    });
    // Passed: 1 of 2 in the first file, the skipped one left out, and 2 of 2 in the second.
    expect(await scoresOf(done, "'tests_passed'")).toEqual([
      {task: "t1", metric: "tests_passed", value: 0.75, status: "ok"}
    ]);
    expect(accounts(done)[0]).toBe("reports/junit.xml: 4 = 3 + 1 + 0");
  });

  it("asks for the run or the attempt where several fit, and leaves out what systems: leaves out", async () => {
    const csv = "system,run,task,passed\nKite,june,t1,1\nKite,july,t1,1\nTern,june,t1,1\n";
    const done = await ingestOf({
      "workspace.yaml":
        attemptYaml("runs.csv", "{system: system, run: run, task: task, passed: passed}") +
        '  - path: "reports/**/*.jsonl"\n    format: mypy\nsystems: [{match: Tern, exclude: true}]\n',
      "runs.csv": csv,
      "reports/kite/t1.jsonl": "",
      "reports/tern/t1.jsonl": "",
      "reports/july/kite/t1.jsonl": ""
    });
    expect(accounts(done).slice(0, 3)).toEqual([
      "reports/july/kite/t1.jsonl: 1 = 1 + 0 + 0",
      "reports/kite/t1.jsonl: 1 = 0 + 1 + 0",
      "reports/tern/t1.jsonl: 1 = 0 + 1 + 0"
    ]);
    expect(done.report.rejects_by_code).toEqual({excluded: 2, unmatched: 1});
  });

  it("refuses a bind that cannot work with its place and what was needed", async () => {
    const refused = (bind: string) =>
      expect(ingestOf({"workspace.yaml": `sources:\n  - path: a.json\n    bind: ${bind}\n`})).rejects;
    await refused('"(?<system>[^/]+"').toThrow("workspace.yaml:3:5: sources[0].bind must be a regular expression");
    await refused('"(?<system>[^/]+)/(?<file>.*)"').toThrow("must name its groups system, run, suite, task");
    await refused('"(?<system>[^/]+)"').toThrow("must say system and task, or item");
    await refused('{pattern: "x", colour: red}').toThrow("workspace.yaml:3:");
  });
});
