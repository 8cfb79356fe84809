import {existsSync, readdirSync, readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {aider} from "../../../loaders/adapters/aider.js";
import {adapters} from "../../../loaders/adapters/index.js";
import {inspect} from "../../../loaders/adapters/inspect.js";
import {promptfoo} from "../../../loaders/adapters/promptfoo.js";
import {collect, sourceFile} from "./collect.js";

// Rows nobody here wrote, read where they lie and never copied; without the folder there is nothing to read.
const shared = new URL("../../../../shared/realdata/", import.meta.url).pathname;
const present = existsSync(shared);
const real = (name: string) => sourceFile(shared + name);

interface Metrics {
  testPassCount: number;
  testFailCount: number;
  testErrorCount: number;
  totalLatencyMs: number;
  cost: number;
  score: number;
  tokenUsage: {prompt: number; completion: number};
  namedScoresCount: Record<string, number>;
}

describe.skipIf(!present)("a real promptfoo export", () => {
  it("has the tool's own totals in JSON, JSONL and CSV", async () => {
    for (const name of ["export.json", "export.jsonl", "export.csv"]) {
      const {attempts, rejects} = await collect(promptfoo, real(`promptfoo/${name}`));
      const count = (verdict: string) => attempts.filter((row) => row.verdict === verdict).length;
      // results.stats: 270 successes, 98 failures, 16 errors
      expect([name, count("pass"), count("fail"), count("error"), rejects.length]).toEqual([name, 270, 98, 16, 0]);
    }
  });

  it("has the tool's own metrics for each provider and prompt", async () => {
    const file = real("promptfoo/export.json");
    const {attempts, systems} = await collect(promptfoo, file);
    const told = JSON.parse(readFileSync(file.path, "utf8")) as {
      results: {prompts: {id: string; provider: string; metrics: Metrics}[]};
    };
    expect(told.results.prompts).toHaveLength(8);
    for (const {id, provider, metrics} of told.results.prompts) {
      const system = systems.find(({name, prompt}) => name === provider && prompt === id)!;
      const rows = attempts.filter(({run_key}) => run_key === system.system_key);
      const sum = (read: (row: (typeof rows)[0]) => number | null) =>
        rows.reduce((total, row) => total + (read(row) ?? 0), 0);
      const count = (verdict: string) => rows.filter((row) => row.verdict === verdict).length;
      const {testPassCount, testFailCount, testErrorCount} = metrics;
      expect([count("pass"), count("fail"), count("error")]).toEqual([testPassCount, testFailCount, testErrorCount]);
      expect(sum(({cost_usd}) => cost_usd)).toBeCloseTo(metrics.cost, 9);
      expect(sum(({input_tokens}) => input_tokens)).toBe(metrics.tokenUsage.prompt);
      expect(sum(({output_tokens}) => output_tokens)).toBe(metrics.tokenUsage.completion);
      expect(sum(({latency_s}) => latency_s)).toBeCloseTo(metrics.totalLatencyMs / 1000, 9);
      const scoreOf = (row: (typeof rows)[0]) => row.scores.find(({metric}) => metric === "score")?.value ?? 0;
      expect(sum(scoreOf)).toBeCloseTo(metrics.score, 9);
      for (const [name, times] of Object.entries(metrics.namedScoresCount)) {
        expect(rows.filter(({scores}) => scores.some(({metric}) => metric === name))).toHaveLength(times);
      }
    }
  });

  it("has the same rows under the same keys in JSON and JSONL", async () => {
    const keys = async (name: string) =>
      (await collect(promptfoo, real(name))).attempts.map(({row_key}) => row_key).sort();
    expect(await keys("promptfoo/export.jsonl")).toEqual(await keys("promptfoo/export.json"));
  });

  it("shows no prompt text in names, and the same systems in CSV", async () => {
    const all = [];
    for (const name of ["export.json", "export.csv"]) all.push(await collect(promptfoo, real(`promptfoo/${name}`)));
    const facets = all.map(({systems}) => systems.map(({name, facets}) => JSON.stringify([name, facets])).sort());
    expect(facets[0]).toEqual(facets[1]);
    expect(JSON.stringify(all.map(({systems, runs, notes}) => [systems, runs, notes]))).not.toMatch(/careful|\{\{/);
  });
});

describe.skipIf(!present)("real inspect logs", () => {
  it("are all read, with the samples they hold", async () => {
    const rows: Record<string, number> = {};
    for (const name of readdirSync(`${shared}inspect_logs`)) {
      if (name === "README.md") continue;
      const file = real(`inspect_logs/${name}`);
      expect(adapters.filter((adapter) => adapter.detects(file))).toEqual([inspect]);
      const {attempts, rejects, runs} = await collect(inspect, file);
      expect([rejects, runs.length]).toEqual([[], 1]);
      rows[name.replace(/^(?:analysis_test_logs|log_test_eval_log|log_test_list_logs|scorer_logs)_/, "")] =
        attempts.length;
    }
    // Counted in the logs with Python's zipfile and json.
    expect(Object.values(rows).sort((a, b) => a - b)).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 4, 10]);
    expect(Object.keys(rows)).toHaveLength(13);
  });

  it("give the accuracy the tool itself reported", async () => {
    const share = async (name: string) => {
      const {attempts} = await collect(inspect, real(`inspect_logs/${name}`));
      return attempts.reduce((sum, row) => sum + (row.score_share ?? 0), 0) / attempts.length;
    };
    // results.scores[0].metrics.accuracy.value in each log
    expect(await share("analysis_test_logs_2025-05-12T20-28-26-04-00_security-guide.json")).toBe(1);
    expect(await share("log_test_eval_log_log_streaming.eval")).toBe(0.75);
    expect(await share("scorer_logs_2025-02-11T15-18-04-05-00_popularity_mj7khqpMM4GBCfVQozKgzB.eval")).toBe(0.8);
  });

  it("keep a cancelled run without samples, and one run under the same key as .eval and .json", async () => {
    const empty = await collect(
      inspect,
      real("inspect_logs/analysis_test_logs_2025-05-12T20-28-13-04-00_no-samples.json")
    );
    expect(empty.runs[0]!.status).toBe("cancelled");
    expect(empty.notes).toContain("the log holds no samples: its results speak of 3");
    const keys = [];
    for (const end of ["eval", "json"]) {
      keys.push(
        (await collect(inspect, real(`inspect_logs/log_test_eval_log_log_formats.${end}`))).attempts[0]!.row_key
      );
    }
    expect(keys[0]).toBe(keys[1]);
  });
});

describe.skipIf(!present)("real aider leaderboards", () => {
  it("have 69 polyglot rows, 18 without a cost, 5 whose rate is not over the cases run", async () => {
    const {summaries, notes, rejects} = await collect(aider, real("aider/polyglot_leaderboard.yml"));
    expect([summaries.length, rejects.length]).toEqual([69, 0]);
    expect(summaries.filter(({cost_usd}) => cost_usd === null)).toHaveLength(18);
    expect(notes.join()).toContain("5 of 69 rows print a rate");
    expect(new Set(summaries.map(({suite}) => suite))).toEqual(new Set(["aider polyglot"]));
  });

  it("are all known by their content and read whole", async () => {
    const boards = readdirSync(`${shared}aider`).filter((name) => name.endsWith(".yml"));
    expect(boards).toHaveLength(13);
    for (const name of boards) {
      const file = real(`aider/${name}`);
      expect(adapters.filter((adapter) => adapter.detects(file))).toEqual([aider]);
      const {summaries, rejects} = await collect(aider, file);
      // Rows counted as lines that start a map.
      expect(summaries.length).toBe(readFileSync(file.path, "utf8").match(/^- /gm)!.length);
      expect(rejects).toEqual([]);
    }
  });
});
