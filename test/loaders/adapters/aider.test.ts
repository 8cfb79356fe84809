import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {aider} from "../../../loaders/adapters/aider.js";
import {collect, collectText, sourceFile} from "./collect.js";

const row = (more: Record<string, unknown> = {}) => {
  const base = {
    dirname: "run-1",
    test_cases: 225,
    model: "kite-2",
    edit_format: "diff",
    pass_rate_1: 20,
    pass_rate_2: 40
  };
  const all = {
    ...base,
    pass_num_2: 90,
    total_tests: 225,
    date: "2026-01-02",
    seconds_per_case: 9.5,
    total_cost: 1.25,
    ...more
  };
  return `- ${Object.entries(all)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${String(value)}`)
    .join("\n  ")}\n`;
};

describe("aider leaderboard", () => {
  it("gives one summary a row, with shares, units and day", async () => {
    const {summaries, systems, notes} = await collectText(aider, row());
    expect(summaries).toEqual([
      {
        position: "[0]",
        system_key: systems[0]!.system_key,
        suite: "aider polyglot",
        slice: "all",
        reported_at: "2026-01-02T00:00:00.000Z",
        label: "run-1",
        tasks: 225,
        passed_tasks: 90,
        pass_rate: 0.4,
        cost_usd: 1.25,
        seconds_per_task: 9.5
      }
    ]);
    expect(systems[0]).toMatchObject({name: "kite-2", facets: [{facet: "edit_format", value: "diff", label: "diff"}]});
    expect(notes).toEqual([]);
  });

  it("takes a cost of 0 or none for unknown and counts them", async () => {
    const {summaries, notes} = await collectText(aider, row({total_cost: 0}) + row({total_cost: undefined}) + row());
    expect(summaries.map(({cost_usd}) => cost_usd)).toEqual([null, null, 1.25]);
    expect(notes).toEqual(["2 of 3 rows have a cost of 0 or none: unknown, not free"]);
  });

  it("says where the printed rate is not passes over cases, beyond its rounding", async () => {
    // 139/224 = 62.05 printed as 61.7; 90/225 = 40 printed as 40.0.
    const {notes} = await collectText(
      aider,
      row({test_cases: 224, pass_num_2: 139, pass_rate_2: 61.7, model: "odd"}) + row()
    );
    expect(notes).toEqual(["1 of 2 rows print a rate that is not passes over cases run: odd"]);
  });

  it("names the suite by the number of exercises, a partial run by its file", async () => {
    const old = {total_tests: undefined, pass_num_2: undefined};
    const {summaries} = await collectText(
      aider,
      row({...old, test_cases: 36}) + row({...old, test_cases: 133}) + row()
    );
    expect(summaries.map(({suite}) => suite)).toEqual(["aider edit", "aider edit", "aider polyglot"]);
  });

  it("tells edit formats, editors and efforts apart as systems", async () => {
    const rows = [
      row(),
      row({edit_format: "whole"}),
      row({editor_model: "osprey"}),
      row({reasoning_effort: "high"}),
      row()
    ];
    const {systems} = await collectText(aider, rows.join(""));
    expect(systems.map(({facets}) => facets.map(({label}) => label))).toEqual([
      ["diff"],
      ["whole"],
      ["diff with osprey"],
      ["diff", "reasoning_effort=high"]
    ]);
  });

  it("rejects a row without a model, refuses cells out of range, and names broken YAML by line", async () => {
    const {summaries, rejects} = await collectText(aider, row({model: ""}) + row({pass_rate_2: 140, total_cost: -1}));
    expect(summaries).toEqual([expect.objectContaining({pass_rate: null, cost_usd: null})]);
    expect(rejects.map(({column, row_kept}) => [column, row_kept])).toEqual([
      ["system", false],
      ["pass_rate", true],
      ["cost_usd", true]
    ]);
    await expect(collectText(aider, `${row()}- model: "open\n`)).rejects.toThrow(
      /^line \d+, column \d+: not valid YAML/
    );
  });

  it("keeps the last of two equal keys and says so", async () => {
    const {summaries, notes} = await collectText(aider, `${row()}  total_cost: 7\n`);
    expect(summaries[0]!.cost_usd).toBe(7);
    expect(notes.join()).toContain("keys stand twice");
  });
});

describe("aider exercise result", () => {
  const result = {
    testcase: "two-fer",
    model: "acme/kite-2",
    edit_format: "diff",
    tests_outcomes: [false, true],
    cost: 0.0123,
    duration: 34.8,
    test_timeouts: 0,
    num_exhausted_context_windows: 0,
    commit_hash: "abc1234",
    prompt_tokens: 4000,
    completion_tokens: 800,
    thinking_tokens: null,
    chat_hashes: [["a", "b"]]
  };
  const PATH = "2026-01-17-19-44-33--kite/python/exercises/practice/two-fer/.aider.results.json";

  const read = async (changes: Record<string, unknown>, name = PATH) => {
    const folder = mkdtempSync(join(tmpdir(), "assay-aider-"));
    const path = join(folder, name);
    mkdirSync(join(path, ".."), {recursive: true});
    writeFileSync(path, JSON.stringify({...result, ...changes}));
    try {
      return await collect(aider, sourceFile(path, `exports/${name}`));
    } finally {
      rmSync(folder, {recursive: true});
    }
  };

  it("is one attempt: the last of its tries decides, those before are retries", async () => {
    const {attempts, systems, runs} = await read({});
    expect(attempts).toHaveLength(1);
    expect(attempts[0]).toMatchObject({
      task: {task: "python/two-fer", language: "python"},
      verdict: "pass",
      score_share: 1,
      retries: 1,
      calls: 1,
      cost_usd: 0.0123,
      input_tokens: 4000,
      output_tokens: 800,
      reasoning_tokens: null,
      latency_s: 34.8,
      latency_kind: "task_wall"
    });
    expect(attempts[0]!.scores.find(({metric}) => metric === "first_try")!.value).toBe(0);
    expect(systems[0]).toMatchObject({name: "acme/kite-2", provider: "acme", model: "kite-2"});
    expect(runs[0]).toMatchObject({
      run: "2026-01-17-19-44-33--kite",
      suite: "aider polyglot",
      started_at: "2026-01-17T19:44:33.000Z",
      commit: "abc1234"
    });
  });

  it("that did not pass is a timeout or an error where aider counted one", async () => {
    const verdict = async (changes: Record<string, unknown>) => (await read(changes)).attempts[0]!.verdict;
    const failed = {tests_outcomes: [false, false]};
    expect(await verdict(failed)).toBe("fail");
    expect(await verdict({...failed, test_timeouts: 1})).toBe("timeout");
    expect(await verdict({...failed, num_exhausted_context_windows: 2})).toBe("error");
    expect(await verdict({tests_outcomes: [], exception: "boom"})).toBe("error");
    expect(await verdict({tests_outcomes: [true], test_timeouts: 1})).toBe("pass");
  });

  it("in a single file takes place and language from the folder it names", async () => {
    const testdir = "tmp.benchmarks/2026-01-17-19-44-33--kite/go/exercises/practice/two-fer";
    const {attempts} = await read({testdir}, "result.json");
    expect(attempts[0]!.task).toEqual({task: "go/two-fer", language: "go"});
    expect((await read({}, "result.json")).attempts[0]!.task).toEqual({task: "two-fer"});
  });

  it("without a model is rejected", async () => {
    expect((await read({model: null})).rejects).toEqual([
      expect.objectContaining({column: "system", code: "required", row_kept: false})
    ]);
  });
});
