import {describe, expect, it} from "vitest";
import {promptfoo} from "../../../loaders/adapters/promptfoo.js";
import {modelOf, shownLabel, shownProvider} from "../../../loaders/adapters/promptfoo-systems.js";
import {collectText} from "./collect.js";

type Result = Record<string, unknown>;

/** One result as promptfoo writes it; changes replace members. */
function result(changes: Result = {}): Result {
  return {
    id: "row-1",
    promptIdx: 0,
    testIdx: 0,
    promptId: "p1",
    provider: {id: "openai:chat:kite-2", label: "kite"},
    prompt: {raw: "Add 1 and 2", label: "Add {{a}} and {{b}}"},
    vars: {a: 1, b: 2},
    testCase: {vars: {a: 1, b: 2}, metadata: {task_id: "sum/1", category: "maths", tags: ["x", "y"]}},
    response: {output: "3", cached: false, tokenUsage: {}},
    success: true,
    score: 1,
    failureReason: 0,
    latencyMs: 830,
    cost: 0.001,
    namedScores: {correct: 1},
    gradingResult: {
      pass: true,
      score: 1,
      reason: "ok",
      componentResults: [{pass: true, score: 1, assertion: {type: "python", metric: "correct"}}]
    },
    tokenUsage: {prompt: 90, completion: 30, total: 120, numRequests: 1, completionDetails: {reasoning: 12}},
    ...changes
  };
}

function summary(results: unknown[], changes: Result = {}): string {
  const body = {version: 3, timestamp: "2026-01-02T03:04:05.000Z", prompts: [], results, stats: {}};
  const outer = {evalId: "eval-1", results: body, config: {description: "arithmetic"}};
  return JSON.stringify({...outer, metadata: {promptfooVersion: "0.123.1"}, ...changes}, null, 2);
}

const read = (results: unknown[]) => collectText(promptfoo, summary(results));
const one = async (changes: Result) => (await read([result(changes)])).attempts[0]!;

describe("promptfoo JSON", () => {
  it("reads a result with its units, tokens, text, slices and run", async () => {
    const {attempts, systems, runs, rejects} = await read([result()]);
    expect(rejects).toEqual([]);
    expect(attempts[0]).toMatchObject({
      position: "results[0]",
      row_key: "row-1",
      task: {task: "sum/1", category: "maths", tags: ["x", "y"]},
      verdict: "pass",
      score_share: 1,
      cost_usd: 0.001,
      input_tokens: 90,
      output_tokens: 30,
      reasoning_tokens: 12,
      calls: 1,
      latency_s: 0.83,
      latency_kind: "request",
      is_cached: false,
      text: {prompt: "Add 1 and 2", output: "3"}
    });
    expect(systems[0]).toMatchObject({name: "kite", model: "kite-2", provider: "openai", prompt: "p1"});
    expect(runs[0]).toMatchObject({
      run: "eval-1",
      suite: "arithmetic",
      harness: "promptfoo",
      harness_version: "0.123.1",
      started_at: "2026-01-02T03:04:05.000Z"
    });
  });

  it("tells a failed assertion from an error, and a timeout from either", async () => {
    const failed = {success: false, score: 0.5};
    expect(await one({...failed, failureReason: 1})).toMatchObject({verdict: "fail", score_share: 0});
    expect(await one({...failed, failureReason: 2, error: "HTTP 529"})).toMatchObject({
      verdict: "error",
      score_share: null
    });
    expect((await one({...failed, failureReason: 2, error: "Evaluation timed out after 5s"})).verdict).toBe("timeout");
    expect((await one({...failed, failureReason: 1, response: {output: "no", isRefusal: true}})).verdict).toBe(
      "refusal"
    );
  });

  it("knows errors of older exports, which have no failureReason, by their missing grading", async () => {
    const old = {failureReason: undefined, success: false, error: "HTTP 500"};
    expect((await one({...old, gradingResult: null})).verdict).toBe("error");
    expect((await one(old)).verdict).toBe("fail");
  });

  it("does not count a grader that failed as a judged fail", async () => {
    const components = [
      {pass: true, score: 1, assertion: {type: "equals", metric: "correct"}},
      {pass: false, score: 0, assertion: {type: "llm-rubric", metric: "style"}, metadata: {graderError: true}}
    ];
    const changes = {success: false, failureReason: 1, gradingResult: {pass: false, componentResults: components}};
    const {attempts, notes} = await read([result({...changes, namedScores: {correct: 1, style: 0}})]);
    expect(attempts[0]!.verdict).toBe("unscored");
    expect(attempts[0]!.scores.find(({metric}) => metric === "style")).toMatchObject({value: null, status: "error"});
    expect(notes.join()).toContain("1 of 1 results have a grader that failed itself");
  });

  it("does not take a result without assertions for a success", async () => {
    const {attempts, notes} = await read([
      result({gradingResult: {pass: true, reason: "No assertions"}, namedScores: {}})
    ]);
    expect(attempts[0]!.verdict).toBe("unscored");
    expect(notes.join()).toContain("have no assertion");
  });

  it("passes a zero cost on, leaves an absent one unknown, and refuses costs that cannot be", async () => {
    expect((await one({cost: 0})).cost_usd).toBe(0);
    expect((await one({cost: undefined})).cost_usd).toBeNull();
    for (const cost of [-0.5, 1e9]) {
      const {attempts, rejects} = await read([result({cost})]);
      expect(attempts[0]!.cost_usd).toBeNull();
      expect(rejects).toEqual([
        expect.objectContaining({column: "cost_usd", code: "out_of_range", row_kept: true, excerpt: String(cost)})
      ]);
    }
  });

  it("takes zeros promptfoo fills in for unknown: tokens and latency, not the tokens of an error", async () => {
    const zeros = {latencyMs: 0, tokenUsage: {prompt: 0, completion: 0, total: 0}};
    expect(await one(zeros)).toMatchObject({
      input_tokens: null,
      output_tokens: null,
      latency_s: null,
      latency_kind: null
    });
    expect(await one({...zeros, success: false, failureReason: 2})).toMatchObject({input_tokens: 0, output_tokens: 0});
  });

  it("adds cached tokens only where they stand beside the prompt's", async () => {
    const usage = (prompt: number) => ({
      tokenUsage: {prompt, completion: 5, completionDetails: {cacheReadInputTokens: 80, cacheCreationInputTokens: 15}}
    });
    expect((await one(usage(200))).input_tokens).toBe(200);
    expect(await one(usage(20))).toMatchObject({input_tokens: 115, cache_read_tokens: 80, cache_write_tokens: 15});
  });

  it("marks cached responses and keeps their latency apart", async () => {
    expect(await one({response: {output: "3", cached: true}})).toMatchObject({is_cached: true, latency_kind: "cached"});
    const usage = {cached: 120, total: 120};
    expect(await one({response: {output: "3"}, tokenUsage: usage})).toMatchObject({is_cached: true});
    expect((await one({response: {output: "3"}})).is_cached).toBeNull();
  });

  it("keeps named scores with the kind and judge of their assertion, and unnamed assertions by type", async () => {
    const componentResults = [
      {pass: true, score: 1, assertion: {type: "is-json", metric: "format"}},
      {
        componentResults: [
          {pass: false, score: 0.4, assertion: {type: "llm-rubric", metric: "style", provider: "openai:judge-1"}},
          {pass: true, score: 0.9, assertion: {type: "similar"}},
          {pass: true, score: 0.8, assertion: {type: "similar"}}
        ],
        assertion: {type: "assert-set"}
      }
    ];
    const namedScores = {format: 1, style: 0.4, derived: 0.7};
    const {scores} = await one({namedScores, gradingResult: {componentResults}});
    expect(scores.map((row) => [row.metric, row.scorer, row.value, row.scorer_kind, row.scorer_system])).toEqual([
      ["format", "is-json", 1, "test", null],
      ["style", "llm-rubric", 0.4, "judge", "openai:judge-1"],
      ["similar", "similar", 0.9, "similarity", null],
      ["similar 2", "similar", 0.8, "similarity", null],
      ["derived", "promptfoo", 0.7, null, null],
      ["score", "promptfoo", 1, null, null]
    ]);
  });

  it("takes the grader of the test where an assertion names none, for judges only", async () => {
    const componentResults = [
      {pass: true, score: 1, assertion: {type: "llm-rubric"}},
      {pass: true, score: 1, assertion: {type: "is-json"}}
    ];
    const testCase = {metadata: {task_id: "t"}, options: {provider: {text: {id: "openai:judge-2"}}}};
    const {scores} = await one({testCase, namedScores: {}, gradingResult: {componentResults}});
    expect(scores.map((row) => row.scorer_system)).toEqual(["openai:judge-2", null, null]);
  });

  it("makes a rating of a human assertion, not a score", async () => {
    const componentResults = [{pass: false, score: 0, assertion: {type: "human"}}];
    const attempt = await one({success: false, failureReason: 1, namedScores: {}, gradingResult: {componentResults}});
    expect(attempt.verdict).toBe("fail");
    expect(attempt.ratings).toEqual([
      expect.objectContaining({item: null, rater_kind: "human", dimension: "pass", value: 0, label: "fail"})
    ]);
    expect(attempt.scores.map(({metric}) => metric)).toEqual(["score"]);
  });

  it("keeps the judge's cost apart, and says when only its tokens are known", async () => {
    expect((await one({gradingResult: {cost: 0.004, componentResults: []}})).judge_cost_usd).toBe(0.004);
    const {attempts, notes} = await read([result({tokenUsage: {prompt: 9, completion: 3, assertions: {total: 200}}})]);
    expect(attempts[0]).toMatchObject({judge_cost_usd: null, input_tokens: 9, cost_usd: 0.001});
    expect(notes.join()).toContain("1 of 1 results used tokens for grading whose cost the export does not say");
  });

  it("finds the task in metadata, then variables, then by a hash of them, then by row number", async () => {
    const task = async (testCase: unknown, vars: unknown = undefined) => (await one({testCase, vars})).task.task;
    expect(await task({metadata: {task_id: "m"}, vars: {task_id: "v"}})).toBe("m");
    expect(await task({vars: {task_id: 7}})).toBe("7");
    expect(await task({vars: {task: "Write a function that adds two numbers"}})).toMatch(/^vars [0-9a-f]{12}$/);
    expect(await task({vars: {x: 1, y: 2}})).toBe(await task({vars: {y: 2, x: 1}}));
    expect(await task({description: "adds", vars: {}})).toBe("adds");
    expect(await task({})).toBe("test 0");
  });

  it("leaves repeats to be numbered, unless the export numbers them", async () => {
    expect((await one({})).attempt_index).toBeNull();
    expect((await one({repeatIndex: 2})).attempt_index).toBe(2);
  });

  it("takes stripped fields for unknown, and says how many", async () => {
    const changes = {prompt: {raw: "[prompt stripped]", label: "short"}, response: {output: "[output stripped]"}};
    const {attempts, notes} = await read([result(changes)]);
    expect(attempts[0]!.text).toBeNull();
    expect(notes.join()).toContain("1 of 1 results were exported with prompt or output stripped");
  });

  it("numbers prompts alike for every provider and never shows their text", async () => {
    const prompts = ["Canary one {{x}}", "Canary two {{x}}"];
    const rows = ["kite", "osprey"].flatMap((label, provider) =>
      prompts.map((template, at) =>
        result({
          id: `${label}${at}`,
          promptIdx: provider * 2 + at,
          promptId: `p${at}`,
          provider: {id: "file:///home/someone/canary/provider.js", label},
          prompt: {raw: template.replace("{{x}}", "y"), label: template}
        })
      )
    );
    const {systems, attempts} = await read(rows.reverse());
    const facets = systems.map(({name, facets}) => [name, facets[0]!.label, facets[0]!.order]);
    expect(facets.sort()).toEqual([
      ["kite", null, 0],
      ["kite", null, 1],
      ["osprey", null, 0],
      ["osprey", null, 1]
    ]);
    expect(attempts).toHaveLength(4);
    expect(JSON.stringify(systems)).not.toMatch(/canary/i);
  });

  it("tells two configurations of one provider apart by their label", async () => {
    const configs = ["warm", "cold"].map((label) => result({id: label, provider: {id: "openai:gpt-x", label}}));
    expect((await read(configs)).systems.map(({name}) => name)).toEqual(["warm", "cold"]);
  });

  it("rejects what is no result, and keeps the rest", async () => {
    const {attempts, rejects} = await read([result(), 5, null, result({provider: {}}), result({id: "row-2"})]);
    expect(attempts).toHaveLength(2);
    expect(rejects.map(({position, code, row_kept}) => [position, code, row_kept])).toEqual([
      ["results[1]", "unreadable", false],
      ["results[2]", "unreadable", false],
      ["results[3]", "required", false]
    ]);
  });

  it("reads the summary the library returns, which has no envelope", async () => {
    const bare = JSON.stringify({version: 3, timestamp: "2026-01-02T03:04:05Z", prompts: [], results: [result()]});
    expect((await collectText(promptfoo, bare)).attempts).toHaveLength(1);
  });

  it("reads the older table form, but not a second time where the results are listed", async () => {
    const output = {
      pass: false,
      score: 0.2,
      text: "4",
      prompt: "Add",
      provider: "openai:kite-2",
      latencyMs: 5,
      cost: 0.1
    };
    const table = {
      head: {prompts: [{raw: "Add {{a}}", label: "adder", provider: "openai:kite-2"}], vars: ["task_id"]},
      body: [{outputs: [{...output, failureReason: 1, namedScores: {}}, null], vars: ["sum/9"], test: {}}]
    };
    const of = (results: unknown[]) => JSON.stringify({results: {version: 2, results, stats: {}, table}, config: {}});
    const old = await collectText(promptfoo, of([]));
    expect(old.attempts[0]).toMatchObject({
      position: "table.body[0].outputs[0]",
      row_key: null,
      verdict: "fail",
      task: {task: "sum/9"},
      text: {prompt: "Add", output: "4"}
    });
    expect(old.systems[0]!.facets[0]!.label).toBe("adder");
    expect((await collectText(promptfoo, of([result()]))).attempts.map(({row_key}) => row_key)).toEqual(["row-1"]);
  });
});

describe("promptfoo JSONL", () => {
  it("gives the same rows with the same keys as the JSON", async () => {
    const rows = [result(), result({id: "row-2", success: false, failureReason: 1})];
    const lines = await collectText(promptfoo, rows.map((row) => JSON.stringify(row)).join("\n") + "\n");
    const whole = await read(rows);
    const bare = ({position: _, ...row}: (typeof whole.attempts)[0]) => row;
    expect(lines.attempts.map(bare)).toEqual(whole.attempts.map(bare));
    expect(lines.systems).toEqual(whole.systems);
  });

  it("counts a last line that was cut off, and a broken one in the middle, by line", async () => {
    const text = `${JSON.stringify(result())}\n{"id": oops}\n\n${JSON.stringify(result()).slice(0, 300)}`;
    const {attempts, rejects} = await collectText(promptfoo, text);
    expect(attempts).toHaveLength(1);
    expect(rejects.map(({position, code}) => [position, code])).toEqual([
      ["line 2", "unreadable"],
      ["line 4", "truncated"]
    ]);
  });
});

describe("promptfoo names", () => {
  it("shownLabel(label, raw) is a name or nothing, never the prompt", () => {
    expect(shownLabel("careful", "Solve it carefully, step by step")).toBe(null); // it is a part of the prompt
    expect(shownLabel("v2", "Solve it")).toBe("v2");
    expect(shownLabel("plain request", "Solve it")).toBe("plain request");
    expect(shownLabel("v2", null)).toBe("v2");
    expect(shownLabel("Explain recursion", "[prompt stripped]")).toBeNull(); // it may be the prompt itself
    for (const label of [
      "Solve it",
      "Solve {{x}}",
      "a\nb",
      "prompts/x.txt: Solve it now",
      '[{"role":"user"}]',
      "x".repeat(60)
    ]) {
      expect(shownLabel(label, "Solve it")).toBeNull();
    }
  });

  it("shownProvider(id) leaves out folders, addresses and credentials", () => {
    expect(shownProvider("file:///home/someone/secret/provider.js")).toBe("provider.js");
    expect(shownProvider("https://user:key@models.example/v1?token=x")).toBe("models.example");
    expect(shownProvider("openai:gpt-x")).toBe("openai:gpt-x");
  });

  it("modelOf(id) splits provider and model, and knows no model of a script", () => {
    expect(modelOf("openai:chat:gpt-x")).toEqual({provider: "openai", model: "gpt-x"});
    expect(modelOf("bedrock:anthropic.kite-2:0")).toEqual({provider: "bedrock", model: "anthropic.kite-2:0"});
    expect(modelOf("python:run.py")).toEqual({provider: null, model: null});
  });
});
