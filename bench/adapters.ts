import {createReadStream} from "node:fs";
import {mkdtemp, open, rm, stat} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {performance} from "node:perf_hooks";
import {JSONParser} from "@streamparser/json";
import {JsonCutter} from "../loaders/adapters/json-cutter.js";
import {promptfoo} from "../loaders/adapters/promptfoo.js";
import type {Sink, SourceFile} from "../loaders/intake.js";
import {tokenPricer} from "../loaders/prices.js";
import type {Timing} from "../loaders/bench/timings.js";

export const name = "adapters";

const ROWS = 30_000;
const PRICED_ROWS = 1_000_000;

/** Times the promptfoo reader on an export of about 70 MB against bare work on the same file, and the pricing of rows. */
export async function bench(): Promise<Timing[]> {
  const folder = await mkdtemp(join(tmpdir(), "assay-bench-"));
  try {
    const {json, lines} = await writeExports(folder);
    const parse_ms = await timed(() => parseLines(lines));
    const read_ms = await timed(() => promptfoo.read(json, countingSink()));
    const cut_ms = await timed(() => cutOnly(json.path));
    const stream_ms = await timed(() => streamParse(json.path));
    return [
      {
        name: `promptfoo JSON, ${Math.round(json.bytes / 1e6)} MB, to attempts`,
        ours_ms: read_ms,
        baseline_ms: parse_ms,
        baseline: "JSON.parse of each result, one a line",
        note: "the same file scales to any size: memory holds one result"
      },
      {
        name: "results cut out of the bytes",
        ours_ms: cut_ms,
        baseline_ms: stream_ms,
        baseline: "@streamparser/json on the same path",
        note: "cut only, not yet parsed"
      },
      pricing()
    ];
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The same results as one indented JSON object and as lines. */
async function writeExports(folder: string): Promise<{json: SourceFile; lines: string}> {
  const path = join(folder, "export.json");
  const lines = join(folder, "export.jsonl");
  const [whole, lined] = [await open(path, "w"), await open(lines, "w")];
  await whole.write(
    '{\n  "evalId": "eval-bench",\n  "results": {\n    "version": 3,\n    "prompts": [],\n    "results": [\n'
  );
  for (let from = 0; from < ROWS; from += 1000) {
    const rows = Array.from({length: 1000}, (_, at) => resultOf(from + at));
    const indented = rows.map((row) => JSON.stringify(row, null, 2)).join(",\n");
    await whole.write((from === 0 ? "" : ",\n") + indented);
    await lined.write(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  }
  await whole.write("]}}");
  await whole.close();
  await lined.close();
  const {size} = await stat(path);
  const head = '{"evalId": "eval-bench", "results": {"version": 3';
  return {json: {path, name: "export.json", bytes: size, head, magic: new Uint8Array(0)}, lines};
}

function resultOf(at: number): unknown {
  const components = ["correct", "concise", "near"].map((metric) => ({
    pass: at % 3 !== 0,
    score: at % 3 === 0 ? 0 : 1,
    reason: "the assertion was looked at",
    assertion: {type: "equals", metric, value: `return ${at}`}
  }));
  return {
    id: `row-${at}`,
    promptIdx: at % 8,
    testIdx: Math.floor(at / 8),
    promptId: `p${at % 2}`,
    provider: {id: `acme:model-${at % 4}`, label: `model ${at % 4}`},
    prompt: {raw: `Solve task ${at >> 3}. `.repeat(20), label: `prompt ${at % 2}`},
    vars: {task_id: `T-${at >> 3}`},
    testCase: {vars: {task_id: `T-${at >> 3}`}, metadata: {category: "bench", language: "python"}},
    response: {output: `def f():\n    return ${at}\n`.repeat(20), tokenUsage: {prompt: 90, completion: 30, total: 120}},
    success: at % 3 !== 0,
    failureReason: at % 3 === 0 ? 1 : 0,
    score: at % 3 === 0 ? 0 : 1,
    latencyMs: 800 + (at % 100),
    cost: 0.001,
    namedScores: {correct: 1, concise: 1, near: 1},
    gradingResult: {pass: at % 3 !== 0, componentResults: components},
    tokenUsage: {prompt: 90, completion: 30, total: 120, numRequests: 1}
  };
}

function countingSink(): Sink {
  const nothing = () => undefined;
  const later = () => Promise.resolve();
  return {
    system: nothing,
    run: nothing,
    attempt: later,
    summary: later,
    outcome: later,
    report: later,
    reject: nothing,
    note: nothing,
    progress: nothing
  };
}

async function parseLines(path: string): Promise<void> {
  let rest = "";
  for await (const chunk of createReadStream(path, {
    encoding: "utf8",
    highWaterMark: 1 << 18
  }) as AsyncIterable<string>) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) JSON.parse(line);
  }
}

async function cutOnly(path: string): Promise<void> {
  const cutter = new JsonCutter(["results.results.*"], {maxBytes: 1 << 27, maxDepth: 512});
  const chunks = createReadStream(path, {highWaterMark: 1 << 18}) as AsyncIterable<Buffer>;
  for await (const chunk of chunks) cutter.push(chunk);
}

async function streamParse(path: string): Promise<void> {
  const parser = new JSONParser({paths: ["$.results.results.*"], keepStack: false});
  parser.onValue = () => undefined;
  for await (const chunk of createReadStream(path, {highWaterMark: 1 << 18}) as AsyncIterable<Buffer>)
    parser.write(chunk);
}

function pricing(): Timing {
  const price = tokenPricer();
  const [model, provider, at] = ["gpt-4o-mini", "openai", "2026-01-02T03:04:05Z"];
  let total = 0;
  let start = performance.now();
  for (let row = 0; row < PRICED_ROWS; row++) {
    const [input_tokens, output_tokens] = [1000 + row, row % 500];
    total +=
      price({model, provider, at, input_tokens, output_tokens, cache_read_tokens: 0, cache_write_tokens: 0}) ?? 0;
  }
  const ours_ms = performance.now() - start;
  start = performance.now();
  for (let row = 0; row < PRICED_ROWS; row++) total += ((1000 + row) * 0.15 + (row % 500) * 0.6) / 1e6;
  const baseline_ms = performance.now() - start;
  const note = `$${total.toFixed(0)} in all`;
  return {name: "1,000,000 attempts priced", ours_ms, baseline_ms, baseline: "the two multiplications alone", note};
}
