import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {aider} from "../../../loaders/adapters/aider.js";
import {adapters} from "../../../loaders/adapters/index.js";
import {inspect} from "../../../loaders/adapters/inspect.js";
import {promptfoo} from "../../../loaders/adapters/promptfoo.js";
import type {Adapter} from "../../../loaders/intake.js";
import {UnreadableFile} from "../../../loaders/intake.js";
import {collect, temporaryFile} from "./collect.js";

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/inspect/${name}`, import.meta.url));

const RESULT = {
  id: "r1",
  promptIdx: 0,
  testIdx: 1,
  provider: {id: "openai:kite", label: "kite"},
  prompt: {raw: "Solve it", label: "v1"},
  testCase: {vars: {task_id: "t1"}, metadata: {category: "x"}},
  response: {output: "ok"},
  success: true,
  failureReason: 0,
  cost: 0.25,
  tokenUsage: {prompt: 3, completion: 4},
  namedScores: {a: 1},
  gradingResult: {componentResults: [{pass: true, score: 1, assertion: {type: "equals", metric: "a"}}]}
};
const RESULTS = {evalId: "e", results: {version: 3, prompts: [], results: [RESULT, RESULT, RESULT], stats: {}}};
const HEADER = "task_id,[kite] v1,Status,Score,Named Scores,Grader Reason,Comment";
const BOARD =
  "- dirname: a\n  model: kite\n  pass_rate_1: 20.5\n  test_cases: 225\n  total_cost: 1.5\n  date: 2026-01-02\n";
const EXERCISE = {
  testcase: "two-fer",
  model: "kite",
  tests_outcomes: [false, true],
  cost: 0.1,
  chat_hashes: [["a", "b"]]
};

const report = (name: string) => readFileSync(new URL(`../../fixtures/static/${name}`, import.meta.url));
const named = (format: string) => adapters.find((adapter) => adapter.format === format)!;

const samples: [string, Adapter, Buffer][] = [
  ["promptfoo JSON", promptfoo, Buffer.from(JSON.stringify(RESULTS, null, 1))],
  ["promptfoo JSONL", promptfoo, Buffer.from(`${JSON.stringify(RESULT)}\n${JSON.stringify(RESULT)}\n`)],
  ["promptfoo CSV", promptfoo, Buffer.from(`${HEADER}\nt1,"a ""b""",PASS,1.00,"{""a"":1}",,\nt2,b,FAIL,0.00,,,\n`)],
  ["inspect .json", inspect, fixture("zstd-as-json.json")],
  ["inspect .eval", inspect, fixture("zstd.eval")],
  ["aider board", aider, Buffer.from(BOARD + BOARD)],
  ["aider result", aider, Buffer.from(JSON.stringify(EXERCISE))],
  ["pull requests", named("gh-pull-requests"), report("gh-pull-requests-2026-11-16.json")],
  ["SARIF", named("sarif"), report("sarif.json")],
  ["JUnit", named("junit"), report("junit.xml")],
  ["Bandit", named("bandit"), report("bandit.json")],
  ["mypy", named("mypy"), report("mypy.jsonl")],
  ["radon", named("radon"), report("radon.json")],
  ["lizard", named("lizard"), report("lizard.csv")],
  ["Semgrep", named("semgrep"), report("semgrep.json")]
];

/** Bytes that mean something to one of the parsers, among others. */
const byte = fc.oneof(fc.constantFrom(...Buffer.from('"\\{}[],:\n\r\0 -NaI0e')), fc.integer({min: 0, max: 255}));
const mutation = fc.record({
  at: fc.double({min: 0, max: 1, noNaN: true}),
  to: byte,
  cut: fc.integer({min: 0, max: 40})
});

function mutated(bytes: Buffer, changes: {at: number; to: number; cut: number}[], keep: number): Buffer {
  let result = Buffer.from(bytes);
  for (const {at, to, cut} of changes) {
    const place = Math.floor(at * (result.length - 1));
    result = Buffer.concat([
      result.subarray(0, place),
      Buffer.from([to]),
      result.subarray(place + 1 + (cut > 20 ? cut : 0))
    ]);
  }
  return result.subarray(0, Math.ceil(keep * result.length));
}

describe("any broken copy of an export", () => {
  for (const [name, adapter, bytes] of samples) {
    it(`of ${name} is read in part or refused in one line, and gives only values in range`, async () => {
      const changes = fc.array(mutation, {maxLength: 4});
      const keep = fc.oneof(fc.constant(1), fc.double({min: 0, max: 1, noNaN: true}));
      await fc.assert(
        fc.asyncProperty(changes, keep, async (list, share) => {
          const {file, remove} = temporaryFile(mutated(bytes, list, share));
          try {
            for (const each of adapters) each.detects(file);
            const {attempts, summaries, reports, outcomes, rejects} = await collect(adapter, file);
            for (const row of attempts) {
              expect(row.cost_usd === null || (row.cost_usd >= 0 && row.cost_usd <= 100_000)).toBe(true);
              expect(row.score_share === null || (row.score_share >= 0 && row.score_share <= 1)).toBe(true);
              expect(row.task.task).not.toBe("");
            }
            for (const row of summaries)
              expect(row.pass_rate === null || (row.pass_rate >= 0 && row.pass_rate <= 1)).toBe(true);
            for (const {scores} of reports)
              for (const {metric, value, weight, status} of scores) {
                expect(value === null ? status === "error" : value >= 0 && Number.isFinite(value)).toBe(true);
                if (metric === "tests_passed" || metric === "compiles") expect(value! / weight).toBeLessThanOrEqual(1);
              }
            for (const row of outcomes) expect(row.merged === true && row.rejected === true).toBe(false);
            for (const {message, excerpt} of rejects) expect(`${message}${excerpt ?? ""}`).not.toContain("\n");
          } catch (error) {
            expect(error).toBeInstanceOf(UnreadableFile);
            expect((error as Error).message).not.toContain("\n");
          } finally {
            remove();
          }
        }),
        {numRuns: 120}
      );
    });
  }
});
