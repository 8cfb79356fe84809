import type {Sink, SourceFile} from "../intake.js";
import {UnreadableFile} from "../intake.js";
import {utf8Bytes} from "./json-bytes.js";
import {isoTime} from "./json-cells.js";
import type {Cut} from "./json-cutter.js";
import {JsonCutter} from "./json-cutter.js";
import {asName, asRecord, parseJson} from "./json-values.js";
import {newTally, promptfooResult, tallyNotes} from "./promptfoo-result.js";
import {PromptfooSystems} from "./promptfoo-systems.js";
import {TableRows} from "./promptfoo-table.js";

/** The most one result may hold: a 60 MB output fits, a file without structure does not fill the memory. */
export const MAX_RESULT_BYTES = 128 * 1024 * 1024;
export const MAX_DEPTH = 512;

const ENVELOPE = [
  "evalId",
  "version",
  "timestamp",
  "results.version",
  "results.timestamp",
  "config.description",
  "config.tags.suite",
  "metadata.promptfooVersion",
  "metadata.evaluationCreatedAt",
  "createdAt"
];
const ROWS = ["results.results.*", "results.*"];
const TABLE = ["results.table.head", "results.table.body.*", "table.head", "table.body.*"];

/**
 * Reads a promptfoo JSON export of any size: each result is cut out of the bytes and parsed by itself.
 *
 * Version 2 holds the results a second time as a table; the table is read only where the list of results is empty.
 */
export async function readPromptfooJson(file: SourceFile, sink: Sink): Promise<void> {
  const envelope = new Map<string, unknown>();
  const state = {sink, systems: new PromptfooSystems(), tally: newTally()};
  let rows = await eachCut(file, sink, [...ENVELOPE, ...ROWS], async (cut, position) => {
    const last = cut.path[cut.path.length - 1];
    if (typeof last !== "number") {
      envelope.set(cut.path.join("."), parsed(cut));
      return false;
    }
    const result = asRecord(parsedRow(cut, position, sink));
    if (result !== null) await promptfooResult(result, position, state);
    return true;
  });
  if (rows === 0) {
    const table = new TableRows();
    rows = await eachCut(file, sink, TABLE, async (cut, position) => {
      if (cut.path[cut.path.length - 1] === "head") {
        table.setHead(asRecord(parsed(cut)));
        return false;
      }
      const row = asRecord(parsedRow(cut, position, sink));
      for (const {result, column} of row === null ? [] : table.resultsOf(row)) {
        await promptfooResult(result, `${position}.outputs[${column}]`, state);
      }
      return true;
    });
    if (rows > 0) sink.note("results are in the older table form, which has no row ids");
  }
  const version = asName(envelope.get("results.version") ?? envelope.get("version"));
  if (rows > 0 && version !== "3" && version !== "2")
    sink.note(`results.version is ${version ?? "missing"}, not 2 or 3`);
  if (rows === 0) sink.note("the export holds no results");
  const started = envelope.get("results.timestamp") ?? envelope.get("metadata.evaluationCreatedAt");
  state.systems.handOver(sink, {
    run: asName(envelope.get("evalId")),
    suite: asName(envelope.get("config.tags.suite") ?? envelope.get("config.description"), 80),
    harness_version: asName(envelope.get("metadata.promptfooVersion")),
    started_at: isoTime(started ?? envelope.get("timestamp") ?? envelope.get("createdAt"))
  });
  for (const note of tallyNotes(state.tally)) sink.note(note);
}

/** Cuts a file and hands each piece to `take`, which says whether it was a row; counts rows and a cut-off end. */
async function eachCut(
  file: SourceFile,
  sink: Sink,
  patterns: readonly string[],
  take: (cut: Cut, position: string) => Promise<boolean>
): Promise<number> {
  const cutter = new JsonCutter(patterns, {maxBytes: MAX_RESULT_BYTES, maxDepth: MAX_DEPTH});
  let rows = 0;
  for await (const chunk of utf8Bytes(file, (bytes) => sink.progress(bytes))) {
    for (const cut of cutter.push(chunk)) if (await take(cut, positionOf(cut))) rows++;
  }
  const {cuts, end} = cutter.finish();
  for (const cut of cuts) if (await take(cut, positionOf(cut))) rows++;
  if (end.fault === null) return rows;
  const {offset, message} = end.fault;
  if (rows === 0 && end.open === null) throw new UnreadableFile(`byte ${offset}: ${message}`);
  if (end.open !== null && typeof end.open[end.open.length - 1] === "number") {
    rows++;
    const position = pathText(end.open);
    sink.reject({
      position,
      table: "attempt",
      column: null,
      row_kept: false,
      code: "truncated",
      message: `the result ends in the middle, at byte ${offset}`,
      excerpt: null
    });
  }
  sink.note(`the file is broken at byte ${offset} (${message}): what follows is not there to be read`);
  return rows;
}

function parsed(cut: Cut): unknown {
  try {
    return cut.bytes === null ? null : parseJson(cut.bytes);
  } catch {
    return null;
  }
}

/** A row's value; what cannot be read is rejected here and comes back as `null`. */
export function parsedRow(cut: Pick<Cut, "bytes" | "fault">, position: string, sink: Sink): unknown {
  const refuse = (code: string, message: string) =>
    sink.reject({position, table: "attempt", column: null, row_kept: false, code, message, excerpt: null});
  if (cut.bytes === null) {
    const deep = cut.fault === "too_deep";
    refuse(
      cut.fault ?? "unreadable",
      deep ? `nested deeper than ${MAX_DEPTH} levels` : `longer than ${MAX_RESULT_BYTES / 1024 / 1024} MB`
    );
    return null;
  }
  try {
    const value = parseJson(cut.bytes);
    if (asRecord(value) === null) refuse("unreadable", "a result must be an object");
    return value;
  } catch {
    refuse("unreadable", "a result must be valid JSON");
    return null;
  }
}

function positionOf(cut: Cut): string {
  return pathText(cut.path);
}

/** `results.results[3]` as `results[3]`: the envelope's own name says nothing. */
function pathText(path: readonly (string | number)[]): string {
  const [head, ...rest] = path[0] === "results" && typeof path[1] === "string" ? path.slice(1) : path;
  return rest.reduce<string>(
    (text, step) => text + (typeof step === "number" ? `[${step}]` : `.${step}`),
    String(head)
  );
}
