import {describe, expect, it} from "vitest";
import {inspect} from "../../../loaders/adapters/inspect.js";
import {scoreNumber} from "../../../loaders/adapters/inspect-score.js";
import {collect, collectText, sourceFile} from "./collect.js";
import {buildZip} from "./zip-builder.js";

type Members = Record<string, unknown>;

const EVAL = {
  eval_id: "E1",
  run_id: "R1",
  task: "repair",
  model: "acme/kite-2",
  created: "2026-01-02T03:04:05+01:00",
  packages: {inspect_ai: "0.3.210"}
};

function sample(changes: Members = {}): Members {
  return {id: "a", epoch: 1, uuid: "u1", input: "fix it", scores: {tests: {value: "C"}}, ...changes};
}

function log(samples: unknown[], changes: Members = {}): string {
  const results = {total_samples: samples.length, scores: [{name: "tests", scorer: "tests"}]};
  return JSON.stringify({version: 2, status: "success", eval: EVAL, plan: {}, results, samples, ...changes});
}

const read = (samples: unknown[], changes?: Members) => collectText(inspect, log(samples, changes));
const one = async (changes: Members, outer?: Members) => (await read([sample(changes)], outer)).attempts[0]!;
const fixture = (name: string) => sourceFile(new URL(`../../fixtures/inspect/${name}`, import.meta.url).pathname);

describe("inspect scores", () => {
  it("scoreNumber(value) reads letters, words, booleans, numbers and their texts; NaN is unscored", () => {
    const read = ["C", "P", "I", "N", "yes", "No", true, "0.25", 3, "NaN", null].map(scoreNumber);
    expect(read).toEqual([1, 0.5, 0, 0, 1, 0, 1, 0.25, 3, null, null]);
    expect(scoreNumber("perhaps")).toBeUndefined();
  });

  it("give the verdict of the first scorer of the log's results", async () => {
    const scores = {style: {value: 0}, tests: {value: "C"}};
    expect(await one({scores})).toMatchObject({verdict: "pass", score_share: 1});
    expect(await one({scores}, {results: null})).toMatchObject({verdict: "fail", score_share: 0});
    expect(await one({scores: {tests: {value: 0.4}}})).toMatchObject({verdict: "partial", score_share: 0.4});
  });

  it("of a record or a list become one metric for each element", async () => {
    const {scores, verdict} = await one({scores: {tests: {value: {all: 1, edge: 0}}, grades: {value: [0.5, "C"]}}});
    expect(scores.map(({metric, scorer, value}) => [metric, scorer, value])).toEqual([
      ["all", "tests", 1],
      ["edge", "tests", 0],
      ["grades[0]", "grades", 0.5],
      ["grades[1]", "grades", 1]
    ]);
    expect(verdict).toBe("pass");
  });

  it("of a record decide by the value the log's results name first", async () => {
    const scores = {tests: {value: {all: 1, edge: 0}}};
    const results = {
      scores: [
        {name: "edge", scorer: "tests"},
        {name: "all", scorer: "tests"}
      ]
    };
    expect((await one({scores}, {results})).verdict).toBe("fail");
  });

  it("that are NaN leave the sample unscored", async () => {
    const text = log([sample({scores: {tests: {value: "@"}}})]).replace('"@"', "NaN");
    const {attempts, rejects} = await collectText(inspect, text);
    expect(attempts[0]).toMatchObject({verdict: "unscored", score_share: null});
    expect(attempts[0]!.scores[0]).toMatchObject({value: null, status: "unscored"});
    expect(rejects).toEqual([]);
  });

  it("that are a text no one can read are refused as cells, not counted as 0", async () => {
    const {attempts, rejects} = await read([sample({scores: {tests: {value: "GRADE: ok"}}})]);
    expect(attempts[0]!.verdict).toBe("unscored");
    expect(rejects).toEqual([expect.objectContaining({column: "score", row_kept: true, excerpt: "text"})]);
  });

  it("on a scale beyond [0, 1] are kept but decide nothing, even where they are 1", async () => {
    const rows = [1, 7].map((value, at) => sample({uuid: `u${at}`, id: at, scores: {tests: {value}}}));
    const {attempts, notes} = await read(rows);
    expect(attempts.map(({verdict, scores}) => [verdict, scores[0]!.value])).toEqual([
      ["unscored", 1],
      ["unscored", 7]
    ]);
    expect(notes).toEqual(["tests is not on a scale of [0, 1]: its scores are kept but decide no verdict"]);
  });

  it("edited by hand decide, become a rating, and leave the automatic score beside it", async () => {
    const provenance = {author: "reviewer-1", timestamp: "2026-02-01T00:00:00Z"};
    const history = [
      {value: "I", provenance: null},
      {value: "C", provenance}
    ];
    const {attempts, notes} = await read([sample({scores: {tests: {value: "C", history}}})]);
    expect(attempts[0]!.verdict).toBe("pass");
    expect(attempts[0]!.scores[0]!.value).toBe(0);
    expect(attempts[0]!.ratings).toEqual([
      expect.objectContaining({rater: "reviewer-1", rater_kind: "human", dimension: "tests", value: 1, label: "C"})
    ]);
    expect(notes.join()).toContain("1 of 1 samples have a score edited by hand");
  });

  it("of model graders name the judge: its own parameter, the grader's role, or the model itself", async () => {
    const scores = {model_graded_qa: {value: "C"}};
    const graded = (params: Members, model_roles?: Members) =>
      one({scores}, {results: {scores: [{scorer: "model_graded_qa", params}]}, eval: {...EVAL, model_roles}});
    const judge = async (...args: Parameters<typeof graded>) => (await graded(...args)).scores[0]!;
    expect(await judge({model: "globex/judge"})).toMatchObject({scorer_kind: "judge", scorer_system: "globex/judge"});
    expect((await judge({}, {grader: {model: "globex/other"}})).scorer_system).toBe("globex/other");
    expect((await judge({})).scorer_system).toBe("acme/kite-2");
  });
});

describe("inspect samples", () => {
  it("with an error are errors even where a scorer ran, timeouts by their message", async () => {
    expect(await one({error: {message: "boom"}})).toMatchObject({verdict: "error", score_share: null});
    expect((await one({error: "TimeoutError()"})).verdict).toBe("timeout");
  });

  it("at a limit passed if scored so, else timed out or failed by error", async () => {
    const failed = {scores: {tests: {value: "I"}}};
    expect((await one({limit: {type: "token"}})).verdict).toBe("pass");
    expect((await one({...failed, limit: {type: "time"}})).verdict).toBe("timeout");
    expect((await one({...failed, limit: "working"})).verdict).toBe("timeout");
    expect((await one({...failed, limit: "context"})).verdict).toBe("error");
  });

  it("that never completed were skipped, and withheld answers are refusals", async () => {
    expect((await one({scores: {}, completed: false})).verdict).toBe("skipped");
    expect((await one({scores: {}})).verdict).toBe("unscored");
    const output = {choices: [{stop_reason: "content_filter"}]};
    expect((await one({scores: {tests: {value: "I"}}, output})).verdict).toBe("refusal");
  });

  it("marked invalid, or of an invalid log, are rejected with a note", async () => {
    const marked = await read([sample({invalidation: {author: "x"}}), sample({uuid: "u2"})]);
    expect([marked.attempts.length, marked.rejects[0]!.code]).toEqual([1, "invalidated"]);
    expect(marked.notes.join()).toContain("1 of 2 samples were marked invalid");
    const all = await read([sample()], {invalidated: true});
    expect([all.attempts.length, all.rejects.length, all.runs.length]).toEqual([0, 1, 1]);
  });

  it("without an id are rejected; without a uuid keyed by log, id and epoch", async () => {
    const {attempts, rejects} = await read([sample({id: null}), sample({uuid: undefined, epoch: 3})]);
    expect(rejects.map(({position, column, code}) => [position, column, code])).toEqual([
      ["samples[0]", "task", "required"]
    ]);
    expect(attempts[0]).toMatchObject({row_key: "E1|a|3", attempt_index: 2});
  });

  it("add cached tokens to the input, unless their total shows they are in it", async () => {
    const usage = {input_tokens: 100, output_tokens: 20, input_tokens_cache_read: 50, input_tokens_cache_write: 10};
    const of = (more: Members) => one({model_usage: {"acme/kite-2": {...usage, ...more}}});
    expect(await of({total_tokens: 180})).toMatchObject({
      input_tokens: 160,
      cache_read_tokens: 50,
      cache_write_tokens: 10
    });
    expect((await of({})).input_tokens).toBe(160);
    expect((await of({total_tokens: 120})).input_tokens).toBe(100);
  });

  it("keep the judge's cost and tokens apart, by role or by a model that only grades", async () => {
    const own = {input_tokens: 100, output_tokens: 20, total_cost: 0.01};
    const grader = {input_tokens: 40, output_tokens: 9, total_cost: 0.002};
    const both = {model_usage: {"acme/kite-2": {input_tokens: 140, output_tokens: 29, total_cost: 0.012}}};
    const apart = {input_tokens: 100, output_tokens: 20, cost_usd: 0.01, judge_cost_usd: 0.002};
    expect(await one({...both, role_usage: {grader}})).toMatchObject(apart);
    const results = {scores: [{scorer: "model_graded_qa", params: {model: "globex/judge"}}]};
    expect(await one({model_usage: {"acme/kite-2": own, "globex/judge": grader}}, {results})).toMatchObject(apart);
  });

  it("have no cost where one of their models has none", async () => {
    const model_usage = {
      "acme/kite-2": {input_tokens: 1, output_tokens: 1, total_cost: 0.1},
      "acme/tool": {input_tokens: 1}
    };
    expect((await one({model_usage})).cost_usd).toBeNull();
  });

  it("take the working time, else the wall time, and say which", async () => {
    expect(await one({working_time: 2, total_time: 9})).toMatchObject({latency_s: 2, latency_kind: "task_working"});
    expect(await one({total_time: 9})).toMatchObject({latency_s: 9, latency_kind: "task_wall"});
    expect(await one({})).toMatchObject({latency_s: null, latency_kind: null});
  });

  it("answered by a fallback model say so in the system and a note", async () => {
    const {systems, notes} = await read([
      sample({model_fallbacks: [{model: "acme/kite-2", fallback_model: "acme/kite-1"}]})
    ]);
    expect(systems[0]!.served_model).toBe("acme/kite-1");
    expect(notes.join()).toContain("1 of 1 samples were answered, at least in part, by a fallback model");
  });
});

describe("inspect logs", () => {
  it("that were cancelled, failed or never ended keep their run with its status", async () => {
    for (const status of ["cancelled", "error", "started"]) {
      const {runs, notes} = await read([sample()], {status});
      expect(runs[0]!.status).toBe(status);
      expect(notes.join()).toContain(`status ${status}`);
    }
  });

  it("without samples have no rows, a note and their run", async () => {
    const {attempts, runs, notes} = await read([], {results: {total_samples: 3}});
    expect([attempts.length, runs.length]).toEqual([0, 1]);
    expect(notes).toEqual(["the log holds no samples: its results speak of 3"]);
  });

  it("cut short keep the samples before the cut", async () => {
    const text = log([sample(), sample({uuid: "u2", input: "x".repeat(99)})]);
    const {attempts, rejects, runs} = await collectText(inspect, text.slice(0, text.indexOf("xxxx") + 4));
    expect([attempts.length, runs.length]).toEqual([1, 1]);
    expect(rejects).toEqual([expect.objectContaining({position: "samples[1]", code: "truncated", row_kept: false})]);
  });

  it("name neither templates, secrets nor addresses in the system", async () => {
    const plan = {steps: [{solver: "system_message", params: {template: "canary, be careful"}}, {solver: "generate"}]};
    const model_args = {quantization: "int8", api_key: "canary", base_url: "http://canary", prompt: "a canary text"};
    const {systems} = await read([sample()], {
      plan,
      eval: {...EVAL, model_args, model_generate_config: {temperature: 0}}
    });
    expect(systems[0]!.facets.map(({facet, label}) => [facet, label])).toEqual([
      ["solver", "system_message + generate"],
      ["prompt", null],
      ["settings", "temperature=0, quantization=int8"]
    ]);
    expect(JSON.stringify(systems)).not.toContain("canary");
  });

  it("differ as systems by template and settings, not by ids a tool was given", async () => {
    const key = async (template: string, temperature: number, instance: string) => {
      const tools = [[{name: "browser", params: {instance}}]];
      const steps = [
        {solver: "system_message", params: {template}},
        {solver: "use_tools", params: {tools}}
      ];
      return (await read([sample()], {plan: {steps, config: {temperature}}})).systems[0]!.system_key;
    };
    const base = await key("be careful", 0, "x1");
    expect(await key("be careful", 0, "x2")).toBe(base);
    expect(await key("be very careful", 0, "x1")).not.toBe(base);
    expect(await key("be careful", 1, "x1")).not.toBe(base);
  });
});

describe("inspect .eval", () => {
  const header = {version: 2, status: "success", eval: EVAL, results: {scores: [{scorer: "tests"}]}};
  const thick = {model_usage: {}, metadata: {category: "repair"}};
  const zip = (members: Record<string, unknown>) =>
    buildZip(Object.entries(members).map(([name, value]) => ({name, data: JSON.stringify(value)})));

  it("with zstd members of several frames gives the same rows as its .json", async () => {
    // Members compressed by Debian's zstd 1.5, each as two frames.
    const [zipped, plain] = [
      await collect(inspect, fixture("zstd.eval")),
      await collect(inspect, fixture("zstd-as-json.json"))
    ];
    const bare = ({position: _, ...row}: (typeof plain.attempts)[0]) => row;
    expect(zipped.attempts.map(bare)).toEqual(plain.attempts.map(bare));
    expect([zipped.systems, zipped.runs, zipped.rejects]).toEqual([plain.systems, plain.runs, []]);
    expect(zipped.attempts[2]).toMatchObject({
      row_key: "uuid-2-1",
      task: {task: "fix/2", cluster: "org/one", tags: ["a", "b"]},
      verdict: "partial",
      cost_usd: 0.02,
      judge_cost_usd: 0.002,
      input_tokens: 260, // 200 and 50 read from and 10 written to the cache
      latency_s: 2.25,
      retries: 1,
      started_at: "2026-02-03T04:05:08.123Z",
      text: {prompt: "Repair function 2", output: "patched 2"}
    });
    expect(JSON.stringify(zipped.systems)).not.toContain("canary");
  });

  it("without samples is read from its summaries", async () => {
    const summary = {...sample(thick), error: "TimeoutError()", retries: 2, completed: true};
    const {attempts} = await collectText(inspect, zip({"header.json": header, "summaries.json": [summary]}));
    expect(attempts[0]).toMatchObject({verdict: "timeout", retries: 2, task: {task: "a", category: "repair"}});
  });

  it("of a crashed run, without a header, is read from its journal", async () => {
    const {attempts, runs, notes} = await collectText(
      inspect,
      zip({
        "_journal/start.json": {version: 2, eval: EVAL, plan: {}},
        "_journal/summaries/10.json": [sample({...thick, id: "c", uuid: "u3"})],
        "_journal/summaries/2.json": [sample({...thick, id: "b", uuid: "u2"})],
        "samples/a_epoch_1.json": sample()
      })
    );
    expect(attempts.map(({task}) => task.task)).toEqual(["a", "b", "c"]);
    expect(runs[0]!.status).toBe("started");
    expect(notes.join()).toContain("its journal was read");
  });

  it("takes a broken sample from its summary and says that its text is lost", async () => {
    const members = zip({"header.json": header, "summaries.json": [sample(thick)]});
    expect(members.length).toBeGreaterThan(0);
    const broken = buildZip([
      {name: "header.json", data: JSON.stringify(header)},
      {name: "samples/a_epoch_1.json", data: "{}", crc: 5},
      {name: "summaries.json", data: JSON.stringify([sample(thick)])}
    ]);
    const {attempts, rejects} = await collectText(inspect, broken);
    expect(attempts).toHaveLength(1);
    expect(rejects).toEqual([
      expect.objectContaining({position: "samples/a_epoch_1.json", row_kept: true, table: "text"})
    ]);
  });
});
