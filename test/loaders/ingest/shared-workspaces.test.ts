import {existsSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import type {Ingested} from "../../../loaders/ingest.js";
import {accounts, query} from "./support.js";
import {ingested} from "../../support/ingested.js";

const shared = new URL("../../../../shared/workspaces/", import.meta.url).pathname;

const read = (name: string): Promise<Ingested> => ingested(join(shared, name));
const lines = (done: Ingested) => accounts(done).map((line) => line.replace(/^.*\//, ""));

// The published figures are in each data set's own README, beside the workspaces.
describe.skipIf(!existsSync(shared))("ingest accounts for real files (skipped where ../shared is absent)", () => {
  it("swebench: 25 systems with 500 issues each, and 31 rows of the board", async () => {
    const done = await read("swebench");
    expect(lines(done)).toEqual([
      "bash_only_per_instance.csv: 12500 = 12500 + 0 + 0",
      "submissions.csv: 31 = 31 + 0 + 0"
    ]);
    expect(done.report.tables).toMatchObject({system: 31, task: 500, run: 25, attempt: 12500, summary: 31});
    // README: 372 of 500 and 360.62 dollars for Claude 4.5 Opus, 300 and 14.04 for DeepSeek V3.2 Reasoner.
    const best = await query<{system: string; passed: number; usd: number}>(
      done,
      "select system, count(*) filter (verdict = 'pass') as passed, round(sum(cost_usd), 2) as usd from attempt join run using (run_id) join system using (system_id) where system like 'Claude 4.5 Opus%' or system like 'DeepSeek V3.2 Reasoner%' group by system order by system"
    );
    expect(best.map((row) => [row.passed, row.usd])).toEqual([
      [372, 360.62],
      [300, 14.04]
    ]);
    // README: Gemini 2.0 flash stands on the board with a cost of 0, which the mapping reads as unknown.
    expect(
      await query(done, "select cost_usd from summary join system using (system_id) where system ilike 'gemini 2.0%'")
    ).toEqual([{cost_usd: null}]);
  });

  it("cruxeval: each row of ten samples is ten attempts, and one row of the account", async () => {
    const done = await read("cruxeval-codellama");
    expect(lines(done)).toEqual(["samples_counts.csv: 27200 = 27200 + 0 + 0"]);
    expect(done.report.tables["attempt"]).toBe(272_000);
    const [sum] = await query<{passes: number}>(
      done,
      "select count(*) filter (verdict = 'pass') as passes from attempt"
    );
    // awk -F, '{s+=$7} END {print s}' samples_counts.csv
    expect(sum!.passes).toBe(103839);
  });

  it("llmdrift: two systems, two dated runs each, fifty tasks", async () => {
    const done = await read("llmdrift-leetcode");
    expect(lines(done)).toEqual(["LEETCODE_EASY_EVAL.csv: 200 = 200 + 0 + 0"]);
    // README: directly usable code of GPT-4 52 % in March and 10 % in June.
    expect(
      await query(
        done,
        "select model_version, avg(score_share) as rate from attempt join run using (run_id) join system using (system_id) where system = 'gpt-4' group by all order by all"
      )
    ).toEqual([
      {model_version: "0314", rate: 0.52},
      {model_version: "0613", rate: 0.1}
    ]);
  });

  it("pandalm: three annotators unpivoted from a wide file, and one judge", async () => {
    const done = await read("pandalm");
    expect(lines(done)).toEqual([
      "pandalm-7b-testset-v1.json: 999 = 999 + 0 + 0",
      "testset-v1.json: 2997 = 2997 + 0 + 0"
    ]);
    expect(await query(done, "select rater, rater_kind, count(*) as n from rating group by all order by all")).toEqual([
      {rater: "annotator1", rater_kind: "human", n: 999},
      {rater: "annotator2", rater_kind: "human", n: 999},
      {rater: "annotator3", rater_kind: "human", n: 999},
      {rater: "pandalm-7b", rater_kind: "judge", n: 999}
    ]);
  });

  it("promise: 745 modules with their metrics and defects", async () => {
    const done = await read("promise-defects");
    expect(lines(done)).toEqual(["ant-1.7.csv: 745 = 745 + 0 + 0"]);
    expect(done.report.tables).toMatchObject({outcome: 745, score: 5215});
    // awk -F, 'NR > 1 && $NF > 0' ant-1.7.csv | wc -l
    expect(await query(done, "select count(*) as n from outcome where defect")).toEqual([{n: 166}]);
  });

  it("harness exports: the JSONL of a promptfoo run and a second copy of two Inspect logs add only duplicates", async () => {
    const done = await read("harness-exports");
    expect(lines(done)).toContain("export.json: 384 = 384 + 0 + 0");
    expect(lines(done)).toContain("export.jsonl: 384 = 0 + 0 + 384");
    expect(lines(done).filter((line) => line.endsWith("+ 0 + 1"))).toEqual([
      "log_test_eval_log_log_formats.json: 1 = 0 + 0 + 1",
      "log_test_list_logs_custom.eval: 1 = 0 + 0 + 1"
    ]);
    // README of the export: 270 passed, 98 failed, 16 errors.
    expect(
      await query(
        done,
        "select verdict, count(*) as n from attempt join run using (run_id) where harness = 'promptfoo' group by all order by all"
      )
    ).toEqual([
      {verdict: "error", n: 16},
      {verdict: "fail", n: 98},
      {verdict: "pass", n: 270}
    ]);
  });

  it("the lossy CSV of a promptfoo run gives its 384 results", async () => {
    expect(lines(await read("promptfoo-csv"))).toEqual(["export.csv: 384 = 384 + 0 + 0"]);
  });

  it("aider: 69 rows of the board, 18 of them without a known cost", async () => {
    const done = await read("aider");
    expect(lines(done)).toEqual(["polyglot_leaderboard.yml: 69 = 69 + 0 + 0"]);
    expect(await query(done, "select count(*) as n from summary where cost_usd is null")).toEqual([{n: 18}]);
  });
});
