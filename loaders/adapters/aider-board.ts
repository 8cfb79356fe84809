import {readFile} from "node:fs/promises";
import {LineCounter, parseDocument} from "yaml";
import type {Sink, SourceFile} from "../intake.js";
import {UnreadableFile} from "../intake.js";
import {aiderSystem} from "./aider-system.js";
import {encodingOf} from "./json-bytes.js";
import {RowCells, toNumber} from "./json-cells.js";
import type {JsonRecord} from "./json-values.js";
import {asName, asRecord} from "./json-values.js";

/** The largest board there is has 56 KB; a YAML parser needs a thousand times a file's size. */
const MAX_BYTES = 4 * 1024 * 1024;
const MAX_BRACKETS = 20_000;
// aider's benchmarks by their number of exercises.
const SUITES: ReadonlyMap<number, string> = new Map([
  [225, "aider polyglot"],
  [133, "aider edit"],
  [89, "aider refactor"]
]);

/** Whether a text starts as a list of maps with a leaderboard's keys. */
export function isAiderBoard(head: string): boolean {
  const start = head.slice(0, 8192);
  return (
    /^\s*(?:#[^\n]*\n\s*|---\s*)*- \w+:/.test(start) &&
    /^\s+(?:- )?pass_rate_1:/m.test(start) &&
    /(?:^|\s)(?:dirname|model):/.test(start)
  );
}

/**
 * Reads an aider leaderboard as published totals, one summary a row.
 *
 * - Suite: the file does not name it. A row's `total_tests`, else the largest `test_cases` of the rows without one,
 *   tells it: 225 exercises are `aider polyglot`, 133 `aider edit`, 89 `aider refactor`, others `aider <n>`.
 * - The rate is that of the last try (`pass_rate_2`, else `pass_rate_1`), as printed; passes and cases are as counted.
 * - A cost of 0 or none is unknown: aider writes 0 for models it has no price for.
 */
export async function readAiderBoard(file: SourceFile, sink: Sink): Promise<void> {
  const rows = await rowsOf(file, sink);
  const largest = Math.max(
    0,
    ...rows.map((row) => (row?.total_tests === undefined ? (toNumber(row?.test_cases) ?? 0) : 0))
  );
  const systems = new Set<string>();
  const odd: string[] = [];
  let unpriced = 0;
  for (const [index, row] of rows.entries()) {
    const position = `[${index}]`;
    const name = asName(row?.model);
    if (row === null || name === null) {
      const message = row === null ? "a row must be a map" : "model needed a name, none came";
      const column = row === null ? null : "system";
      const code = row === null ? "unreadable" : "required";
      sink.reject({position, table: "summary", column, row_kept: false, code, message, excerpt: null});
      continue;
    }
    const cells = new RowCells(sink, position, "summary");
    const tries = row.pass_rate_2 === undefined ? 1 : 2;
    const percent = cells.number("pass_rate", row[`pass_rate_${tries}`], {min: 0, max: 100});
    const cost_usd = cells.dollars("cost_usd", row.total_cost);
    const tasks = cells.count("tasks", row.test_cases);
    const passed_tasks = cells.count("passed_tasks", row[`pass_num_${tries}`]);
    if (cost_usd === null || cost_usd === 0) unpriced++;
    if (disagree(percent, passed_tasks, tasks)) odd.push(name);
    const system = aiderSystem(row, name);
    if (!systems.has(system.system_key)) sink.system(system);
    systems.add(system.system_key);
    await sink.summary({
      position,
      system_key: system.system_key,
      suite: suiteOf(toNumber(row.total_tests) ?? largest),
      slice: "all",
      reported_at: cells.time("reported_at", row.date),
      label: asName(row.dirname),
      tasks,
      passed_tasks,
      pass_rate: percent === null ? null : Number((percent / 100).toFixed(6)),
      cost_usd: cost_usd === 0 ? null : cost_usd,
      seconds_per_task: cells.seconds("seconds_per_task", row.seconds_per_case)
    });
  }
  sink.progress(file.bytes);
  if (unpriced > 0) sink.note(`${unpriced} of ${rows.length} rows have a cost of 0 or none: unknown, not free`);
  if (odd.length > 0) {
    sink.note(`${odd.length} of ${rows.length} rows print a rate that is not passes over cases run: ${odd.join(", ")}`);
  }
}

async function rowsOf(file: SourceFile, sink: Sink): Promise<(JsonRecord | null)[]> {
  if (file.bytes > MAX_BYTES) throw new UnreadableFile("a leaderboard of more than 4 MB");
  const text = new TextDecoder(encodingOf(file.magic)).decode(await readFile(file.path));
  // Boards are written in lines; brackets by the thousand are an attack on the parser's stack.
  const brackets = text.match(/[[{]/g)?.length ?? 0;
  if (brackets > MAX_BRACKETS) throw new UnreadableFile(`needed a list of rows, not ${brackets} brackets`);
  const {value, fault, repeated} = read(text);
  if (fault !== null) throw new UnreadableFile(fault);
  if (!Array.isArray(value)) throw new UnreadableFile("needed a list of rows");
  if (repeated.length > 0) {
    sink.note(`keys stand twice in a row, the last counts: line ${repeated.slice(0, 20).join(", ")}`);
  }
  return value.map(asRecord);
}

/** The document's value, where and why it cannot be read, and the lines with a key that stood in its map before. */
function read(text: string): {value: unknown; fault: string | null; repeated: number[]} {
  try {
    const lineCounter = new LineCounter();
    const document = parseDocument(text, {lineCounter});
    const error = document.errors.find(({code}) => code !== "DUPLICATE_KEY");
    if (error !== undefined) {
      const {line, col} = lineCounter.linePos(error.pos[0]);
      const why = error.code.toLowerCase().replaceAll("_", " ");
      return {value: null, fault: `line ${line}, column ${col}: not valid YAML (${why})`, repeated: []};
    }
    const repeated = document.errors.map(({pos}) => lineCounter.linePos(pos[0]).line);
    const whole = repeated.length === 0 ? document : parseDocument(text, {uniqueKeys: false});
    return {value: whole.toJS({maxAliasCount: 100}) as unknown, fault: null, repeated};
  } catch {
    // Nesting beyond the stack, or aliases that multiply.
    return {value: null, fault: "not a YAML file of ordinary size and depth", repeated: []};
  }
}

function suiteOf(tests: number): string {
  return SUITES.get(tests) ?? (tests > 0 ? `aider ${tests}` : "aider");
}

/** Whether the printed rate is more than its own rounding away from passes over cases. */
function disagree(percent: number | null, passes: number | null, cases: number | null): boolean {
  if (percent === null || passes === null || cases === null || cases === 0) return false;
  return Math.abs((100 * passes) / cases - percent) > 0.05 + 1e-9;
}
