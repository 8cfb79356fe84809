import {Readable} from "node:stream";
import {CsvError, parse} from "csv-parse";
import type {Sink, SourceFile} from "../intake.js";
import {UnreadableFile} from "../intake.js";
import {utf8Bytes} from "./json-bytes.js";
import type {JsonRecord} from "./json-values.js";
import {asRecord, parseJson} from "./json-values.js";
import {newTally, promptfooResult, tallyNotes} from "./promptfoo-result.js";
import {PromptfooSystems} from "./promptfoo-systems.js";

const MAX_RECORD_CHARACTERS = 128 * 1024 * 1024;

/** One prompt's columns in the header: `[provider] label`, Status, Score, Named Scores, metrics, reason, comment. */
interface Block {
  provider: string | null;
  label: string;
  at: number;
  end: number;
}

/** Whether a text starts with the header of promptfoo's CSV export. */
export function isPromptfooCsv(head: string): boolean {
  return /,"?Status"?,"?Score"?,"?Named Scores"?[,\r\n]/.test(head) && !/^\s*[[{<]/.test(head.slice(0, 100));
}

/**
 * Reads promptfoo's CSV, which is lossy: no ids, cost, tokens, latency or time, and scores rounded to two decimals.
 *
 * Columns of several prompts bear the same names, so a prompt's block is paired by position. A cell promptfoo guarded
 * against spreadsheet formulas loses that guard again. A block without a status was never run.
 */
export async function readPromptfooCsv(file: SourceFile, sink: Sink): Promise<void> {
  const state = {sink, systems: new PromptfooSystems(), tally: newTally()};
  const records = Readable.from(
    utf8Bytes(file, (bytes) => sink.progress(bytes)),
    {objectMode: false}
  ).pipe(parse({relax_column_count: true, relax_quotes: true, max_record_size: MAX_RECORD_CHARACTERS}));
  let header: string[] = [];
  let blocks: Block[] = [];
  let row = 0;
  let empty = 0;
  try {
    for await (const cells of records as AsyncIterable<string[]>) {
      const plain = cells.map(withoutGuard);
      if (row++ === 0) {
        header = plain;
        blocks = blocksOf(header);
        if (blocks.length === 0) throw new UnreadableFile("needed promptfoo's columns Status and Score");
        continue;
      }
      if (plain.length !== header.length) {
        // A row cut short or grown cannot be paired by position.
        rejectRow(sink, row, "ragged", `needed ${header.length} columns, ${plain.length} came`);
        continue;
      }
      for (const [at, block] of blocks.entries()) {
        const result = resultOf(header, plain, block, at, blocks[0]!.at);
        if (result === null) empty++;
        else if (result === "unreadable") rejectRow(sink, row, "unreadable", "Status must be PASS, FAIL or ERROR", at);
        else await promptfooResult(result, `row ${row}, prompt ${at + 1}`, state);
      }
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    if (row === 0) throw new UnreadableFile("not a CSV that can be read");
    if (!(error instanceof CsvError)) throw error;
    rejectRow(sink, row + 1, "truncated", `the file cannot be read beyond row ${row}`);
  }
  sink.note(
    "CSV is promptfoo's lossy export: no cost, tokens, latency, ids or time, and scores rounded; JSON has them"
  );
  if (empty > 0) sink.note(`${empty} cells hold no result: these prompts were not run on these tests`);
  state.systems.handOver(sink, {run: null, suite: null, harness_version: null, started_at: null});
  for (const note of tallyNotes(state.tally)) sink.note(note);
}

function blocksOf(header: readonly string[]): Block[] {
  const starts: number[] = [];
  for (let at = 0; at + 2 < header.length; at++) {
    if (header[at + 1] === "Status" && header[at + 2] === "Score") starts.push(at);
  }
  return starts.map((at, index) => {
    const [, provider = null, label = header[at]!] = /^\[([^\]]*)\] ([\s\S]*)$/.exec(header[at]!) ?? [];
    return {provider, label, at, end: starts[index + 1] ?? header.length};
  });
}

function resultOf(
  header: readonly string[],
  cells: readonly string[],
  {provider, label, at, end}: Block,
  order: number,
  firstBlock: number
): JsonRecord | "unreadable" | null {
  const own = new Map<string, string>();
  for (let column = at + 1; column < end; column++) own.set(header[column]!, cells[column]!);
  const status = own.get("Status");
  if (status === "" && own.get("Score") === "" && cells[at] === "") return null;
  if (status !== "PASS" && status !== "FAIL" && status !== "ERROR") return "unreadable";
  const described = header[0] === "Description" && firstBlock > 0;
  const vars: [string, string][] = [];
  for (let column = described ? 1 : 0; column < firstBlock; column++) vars.push([header[column]!, cells[column]!]);
  const named = own.get("Named Scores") ?? "";
  return {
    provider: provider ?? "unknown provider",
    prompt: {label},
    promptIdx: order,
    testCase: {vars: Object.fromEntries(vars), description: described ? cells[0] : null},
    success: status === "PASS",
    failureReason: status === "PASS" ? 0 : status === "FAIL" ? 1 : 2,
    score: own.get("Score"),
    namedScores: namedOf(named) ?? metricColumns(own),
    response: status === "ERROR" ? {error: cells[at]} : {output: cells[at]},
    error: status === "ERROR" ? cells[at] : null,
    gradingResult: status === "ERROR" ? null : {reason: own.get("Grader Reason")}
  };
}

function namedOf(cell: string): JsonRecord | null {
  try {
    return cell === "" ? null : asRecord(parseJson(Buffer.from(cell)));
  } catch {
    return null;
  }
}

function metricColumns(own: ReadonlyMap<string, string>): JsonRecord {
  const metrics = [...own].filter(([name, value]) => name.startsWith("Metric: ") && value !== "");
  return Object.fromEntries(metrics.map(([name, value]) => [name.slice("Metric: ".length), value]));
}

/** Undoes the apostrophe promptfoo puts before what a spreadsheet would run as a formula. */
export function withoutGuard(cell: string): string {
  return /^'[\s\u200B-\u200D]*[=@+-]/.test(cell) ? cell.slice(1) : cell;
}

function rejectRow(sink: Sink, row: number, code: string, message: string, block?: number): void {
  const position = block === undefined ? `row ${row}` : `row ${row}, prompt ${block + 1}`;
  sink.reject({position, table: "attempt", column: null, row_kept: false, code, message, excerpt: null});
}
