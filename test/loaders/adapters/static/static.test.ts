import {readdirSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {adapters} from "../../../../loaders/adapters/index.js";
import type {ReportIntake} from "../../../../loaders/intake.js";
import {collect, collectText, sourceFile, type Collected} from "../collect.js";

const folder = fileURLToPath(new URL("../../../fixtures/static/", import.meta.url));

function adapterNamed(format: string) {
  const adapter = adapters.find((a) => a.format === format);
  if (!adapter) throw new Error(`no adapter reads ${format}`);
  return adapter;
}

const read = (format: string, name: string) => collect(adapterNamed(format), sourceFile(`${folder}${name}`));

/** Each file's numbers, as `value`, `value/weight` where weighed, or `error`. */
function numbers({reports}: Collected): Record<string, Record<string, number | string>> {
  const cell = ({value, weight, status}: ReportIntake["scores"][number]) =>
    status === "error" ? "error" : weight === 1 ? value! : `${value}/${weight}`;
  return Object.fromEntries(
    reports.map(({path, scores}) => [path ?? "report", Object.fromEntries(scores.map((s) => [s.metric, cell(s)]))])
  );
}

describe("adapters know a report by its content", () => {
  const formats: Record<string, string> = {
    "sarif.json": "sarif",
    "junit.xml": "junit",
    "bandit.json": "bandit",
    "mypy.jsonl": "mypy",
    "radon.json": "radon",
    "lizard.csv": "lizard",
    "semgrep.json": "semgrep",
    "gh-pull-requests-2026-11-16.json": "gh-pull-requests"
  };

  it("each fixture is known by its own adapter first", () => {
    const found = readdirSync(folder).filter((name) => name !== "README.md");
    expect(found.sort()).toEqual(Object.keys(formats).sort());
    for (const name of found) {
      const file = sourceFile(`${folder}${name}`);
      expect([name, adapters.find((a) => a.detects(file))?.format]).toEqual([name, formats[name]]);
    }
  });
});

const security = (high: number, medium: number, low: number) => ({
  security_findings: high + medium + low,
  security_findings_high: high,
  security_findings_medium: medium,
  security_findings_low: low
});

// Expected values counted by hand in the fixtures.
describe("static reports", () => {
  it("sarif: levels of results, rules and the default; no suppressed, old or informational result; 0 for an artifact", async () => {
    const all = await read("sarif", "sarif.json");
    expect(numbers(all)).toEqual({
      "answers/kite/t1/0/app one.py": {...security(1, 0, 0), lint_findings: 0},
      "/ci/answers/kite/t1/0/app one.py": {...security(0, 0, 1), lint_findings: 0},
      "answers/kite/t2/0/b.py": {...security(1, 0, 0), lint_findings: 1},
      "answers/kite/t3/0/c.py": {...security(0, 0, 0), lint_findings: 0}
    });
    expect(all.reports[0]!.scores[0]!.scorer).toBe("Probe");
    expect(all.rejects.map((r) => [r.position, r.row_kept, r.code])).toEqual([
      ["runs[0].results[7]", false, "unreadable"]
    ]);
  });

  it("sarif: an empty list of results is a clean report, a missing one is none, a failed run is an error", async () => {
    const run = (more: string) => `{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Bandit"}}${more}}]}`;
    expect(numbers(await collectText(adapterNamed("sarif"), run(', "results": []')))).toEqual({
      report: security(0, 0, 0)
    });
    const missing = await collectText(adapterNamed("sarif"), run(""));
    expect([missing.reports, missing.rejects]).toEqual([[], []]);
    const failed = run(
      ', "invocations": [{"executionSuccessful": false}], "artifacts": [{"location": {"uri": "a.py"}}], "results": []'
    );
    expect(numbers(await collectText(adapterNamed("sarif"), failed))["a.py"]!["security_findings"]).toBe("error");
  });

  it("junit: a case with a failure and an error counts once, a skipped one not at all, and properties name the attempt", async () => {
    const all = await read("junit", "junit.xml");
    expect(
      all.reports.map(({path, subject, scores}) => [path, subject?.system ?? null, scores.map((s) => s.value)])
    ).toEqual([
      ["pytest/answers.kite.t1/test_sum[1 < 2]", "Kite", [1]],
      ["pytest/answers/kite/t1/0/test_app.py/answers.kite.t1/test_twice", null, [0]],
      ["pytest/answers/kite/t1/0/test_app.py/answers.kite.t1/test_later", null, []],
      ["pytest/lost/test_nowhere", null, [1]]
    ]);
    expect(all.reports[0]!.subject).toMatchObject({task: "t1", attempt_index: 0});
  });

  it("junit: entities are not expanded, declared ones and deep nesting are refused in one line", async () => {
    const bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><testsuite><testcase name="&a;"/></testsuite>';
    await expect(collectText(adapterNamed("junit"), bomb)).rejects.toThrow("must not declare");
    const deep = `${"<testsuite>".repeat(5000)}${"</testsuite>".repeat(5000)}`;
    await expect(collectText(adapterNamed("junit"), deep)).rejects.toThrow("needed well-formed XML");
    await expect(collectText(adapterNamed("junit"), "<testsuite><testcase>")).rejects.toThrow("needed well-formed XML");
  });

  it("a report that is cut off makes no file clean, because what is lost may be a finding", async () => {
    const whole = readFileSync(`${folder}bandit.json`, "utf8");
    const all = await collectText(adapterNamed("bandit"), whole.slice(0, whole.indexOf("B101")));
    expect(all.rejects.map((r) => r.code)).toEqual(["truncated"]);
    expect(Object.values(numbers(all)).map((file) => file["security_findings"])).toEqual(["error", "error", "error"]);
  });

  it("bandit: a file without findings counts 0, the totals are no file, a file that does not parse is an error", async () => {
    const all = await read("bandit", "bandit.json");
    const error = {security_findings: "error", security_findings_high: "error", security_findings_medium: "error"};
    expect(numbers(all)).toEqual({
      "answers/kite/t1/0/app.py": {...security(1, 1, 0), loc: 50, compiles: 1},
      "answers/kite/t2/0/b.py": {...security(0, 0, 0), loc: 80, compiles: 1},
      "answers/kite/t3/0/broken.py": {...error, security_findings_low: "error", loc: "error", compiles: 0},
      "answers/kite/t4/0/odd.py": {...error, security_findings_low: "error", loc: "error", compiles: "error"}
    });
    expect(all.rejects.map((r) => r.position)).toEqual(["results[2]"]);
    expect(all.notes).toEqual(["2 files could not be examined by bandit: unknown, not clean"]);
  });

  it("mypy: errors count, notes do not, a syntax error leaves the types unknown", async () => {
    const all = await read("mypy", "mypy.jsonl");
    expect(numbers(all)).toEqual({
      "answers/kite/t1/0/app.py": {type_errors: 2},
      "answers/kite/t2/0/b.py": {type_errors: 0},
      "answers/kite/t3/0/broken.py": {type_errors: "error", compiles: 0}
    });
    expect(all.notes[0]).toBe("1 line is no message of mypy");
  });

  it("mypy: an empty file says that the attempt it lies with is clean", async () => {
    expect(numbers(await collectText(adapterNamed("mypy"), ""))).toEqual({report: {type_errors: 0}});
  });

  it("radon: a class is not counted beside its methods, nor a nested function; an error does not compile", async () => {
    expect(numbers(await read("radon", "radon.json"))).toEqual({
      // Methods of 2 and 6 and a function of 1: mean 9/3, highest 6, branches 1 + 5 + 0.
      "answers/kite/t1/0/app.py": {complexity: "9/3", complexity_max: 6, branches: 6, compiles: 1},
      "answers/kite/t3/0/broken.py": {complexity: "error", complexity_max: "error", branches: "error", compiles: 0},
      "answers/baseline/t1/app.py": {complexity: 3, complexity_max: 3, branches: 2, compiles: 1}
    });
  });

  it("lizard: lines without a header, with further columns and quoted commas; a short line is rejected", async () => {
    const all = await read("lizard", "lizard.csv");
    expect(numbers(all)).toEqual({
      "answers/kite/t1/0/app.py": {complexity: "6/2", complexity_max: 4, branches: 4, loc: 20},
      "answers/baseline/t1/app.py": {complexity: 1, complexity_max: 1, branches: 0, loc: 6}
    });
    expect(all.rejects.map((r) => r.position)).toEqual(["row 3"]);
  });

  it("semgrep: old and new words for severity, another category apart, nothing ignored, and unparsed files are errors", async () => {
    const all = await read("semgrep", "semgrep.json");
    expect(numbers(all)).toMatchObject({
      "answers/kite/t1/0/app.py": {...security(1, 1, 0), lint_findings: 1},
      "answers/kite/t2/0/b.py": {...security(0, 0, 0), lint_findings: 0},
      "answers/kite/t3/0/broken.py": {security_findings: "error"}
    });
    expect(all.rejects).toEqual([]);
  });
});

describe("gh pull requests", () => {
  it("are merged, rejected or open, keep no author, and name their attempt by labels or branch", async () => {
    const all = await read("gh-pull-requests", "gh-pull-requests-2026-11-16.json");
    expect(
      all.outcomes.map((o) => [o.change, o.repository, o.merged, o.rejected, o.system, o.task, o.attempt_index, o.item])
    ).toEqual([
      ["41", "acme/web", true, false, "Kite", "t1", 0, null],
      ["42", "acme/web", false, true, null, null, null, "branch-of-t2"],
      ["43", "acme/web", null, null, null, null, null, "wip"]
    ]);
    expect(all.outcomes[0]!.metrics).toEqual({additions: 30, deletions: 12, loc_changed: 42, files_changed: 2});
    expect(all.outcomes[0]!.observed_until).toBe("2026-11-16T00:00:00.000Z");
    expect(JSON.stringify(all)).not.toMatch(/somebody|reviewer-name|A title/);
    expect(all.rejects.map((r) => [r.position, r.code])).toEqual([["[3]", "required"]]);
  });
});
