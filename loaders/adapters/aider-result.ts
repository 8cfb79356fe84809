import {readFile} from "node:fs/promises";
import type {Verdict} from "../../src/tables/attempt.js";
import type {AttemptIntake, ScoreIntake, Sink, SourceFile} from "../intake.js";
import {UnreadableFile} from "../intake.js";
import {aiderSystem} from "./aider-system.js";
import {encodingOf} from "./json-bytes.js";
import {isoTime, RowCells} from "./json-cells.js";
import {JsonCutter} from "./json-cutter.js";
import {leadingPaths} from "./json-outline.js";
import type {JsonRecord} from "./json-values.js";
import {asList, asName, asRecord, hashOf, parseJson} from "./json-values.js";

const MAX_BYTES = 32 * 1024 * 1024;
/** What aider counts besides the tests, kept as metrics. */
const COUNTS = [
  "num_error_outputs",
  "num_user_asks",
  "num_exhausted_context_windows",
  "num_malformed_responses",
  "syntax_errors",
  "indentation_errors",
  "lazy_comments",
  "test_timeouts"
];

/** Whether a text starts as the result of one exercise. */
export function isAiderResult(head: string): boolean {
  if (!/^\s*\{/.test(head)) return false;
  const paths = leadingPaths(head, ["testcase", "testdir", "tests_outcomes", "exception"]);
  return paths.has("tests_outcomes") || (paths.has("testcase") && (paths.has("testdir") || paths.has("exception")));
}

/**
 * Reads `.aider.results.json`, one exercise, as one attempt.
 *
 * - `tests_outcomes` are tries one after the other, each with the last one's errors as feedback, not independent
 *   samples: the last outcome is the verdict and the tries before it are retries.
 * - An exercise that did not pass is a `timeout` where a test run timed out, an `error` where the context window was
 *   exhausted or aider itself failed; counts of these are kept as scores either way.
 * - The language and the run are read from the path, `<run>/<language>/exercises/practice/<case>/`; a run's day from
 *   its name, which starts with it. aider's cost includes the editor's model; 0 is left to be classified.
 */
export async function readAiderResult(file: SourceFile, sink: Sink): Promise<void> {
  const row = await resultOf(file);
  sink.progress(file.bytes);
  const position = "file";
  const {run, language, task} = placeOf(file.name, row);
  const model = asName(row.model);
  if (model === null || task === null) {
    const column = model === null ? "system" : "task";
    const message = `${model === null ? "model" : "testcase"} needed a name, none came`;
    sink.reject({position, table: "attempt", column, row_kept: false, code: "required", message, excerpt: null});
    return;
  }
  const system = aiderSystem(row, model);
  const run_key = run ?? "run";
  const polyglot = language !== null;
  const started_at = dayOf(run);
  sink.system(system);
  sink.run({
    run_key,
    system_key: system.system_key,
    run,
    suite: polyglot ? "aider polyglot" : "aider",
    suite_version: null,
    model_version: null,
    harness: "aider",
    harness_version: null,
    started_at,
    dataset_hash: null,
    prompt_hash: null,
    commit: asName(row.commit_hash),
    status: null
  });
  await sink.attempt(attemptOf(row, {position, run_key, language, task, run}, new RowCells(sink, position)));
}

interface Place {
  position: string;
  run_key: string;
  run: string | null;
  language: string | null;
  task: string;
}

function attemptOf(row: JsonRecord, place: Place, cells: RowCells): AttemptIntake {
  const {position, run_key, language, task} = place;
  const outcomes = asList(row.tests_outcomes);
  const verdict = verdictOf(row, outcomes);
  const latency_s = cells.seconds("latency_s", row.duration);
  const hashes = asList(row.chat_hashes);
  // The hashes of what was sent and answered tell one go at an exercise from another, wherever its file is copied to.
  const row_key = hashes.length > 0 ? hashOf([row.model, language, task, row.commit_hash, hashes]) : null;
  return {
    position,
    row_key,
    run_key,
    task: {task: language === null ? task : `${language}/${task}`, ...(language === null ? {} : {language})},
    attempt_index: null,
    item: null,
    verdict,
    score_share: verdict === "pass" ? 1 : verdict === "fail" ? 0 : null,
    cost_usd: cells.dollars("cost_usd", row.cost),
    judge_cost_usd: null,
    input_tokens: cells.count("input_tokens", row.prompt_tokens),
    output_tokens: cells.count("output_tokens", row.completion_tokens),
    cache_read_tokens: null,
    cache_write_tokens: null,
    reasoning_tokens: cells.count("reasoning_tokens", row.thinking_tokens),
    latency_s,
    latency_kind: latency_s === null ? null : "task_wall",
    ttft_s: null,
    is_cached: null,
    calls: hashes.length > 0 ? hashes.length : null,
    retries: outcomes.length > 0 ? outcomes.length - 1 : null,
    started_at: null,
    scores: countsOf(row, outcomes, cells),
    ratings: [],
    text: null
  };
}

function verdictOf(row: JsonRecord, outcomes: readonly unknown[]): Verdict {
  const last = outcomes[outcomes.length - 1];
  if (last === true) return "pass";
  if (positive(row.test_timeouts)) return "timeout";
  if (positive(row.num_exhausted_context_windows) || row.exception !== undefined) return "error";
  return last === false ? "fail" : "unscored";
}

function countsOf(row: JsonRecord, outcomes: readonly unknown[], cells: RowCells): ScoreIntake[] {
  const score = (metric: string, value: number, scorer_kind: ScoreIntake["scorer_kind"]): ScoreIntake => ({
    metric,
    scorer: "aider",
    value,
    scorer_kind,
    scorer_system: null,
    status: "ok"
  });
  const scores = outcomes.length > 0 ? [score("first_try", outcomes[0] === true ? 1 : 0, "test")] : [];
  for (const metric of COUNTS) {
    const value = cells.count(metric, row[metric]);
    if (value !== null) scores.push(score(metric, value, "static"));
  }
  return scores;
}

function positive(value: unknown): boolean {
  return typeof value === "number" && value > 0;
}

async function resultOf(file: SourceFile): Promise<JsonRecord> {
  if (file.bytes > MAX_BYTES) throw new UnreadableFile("an exercise's result of more than 32 MB");
  const text = new TextDecoder(encodingOf(file.magic)).decode(await readFile(file.path));
  const bytes = Buffer.from(text);
  const cutter = new JsonCutter([""], {maxBytes: MAX_BYTES * 2, maxDepth: 512});
  const deep = cutter.push(bytes).some((cut) => cut.fault === "too_deep");
  const {fault} = cutter.finish().end;
  if (deep) throw new UnreadableFile("nested deeper than 512 levels");
  if (fault !== null) throw new UnreadableFile(`byte ${fault.offset}: ${fault.message}`);
  try {
    const row = asRecord(parseJson(bytes));
    if (row !== null) return row;
  } catch {
    // Said below: the parser's own words may repeat the file.
  }
  throw new UnreadableFile("needed the JSON object of one exercise");
}

/** Run, language and case from the file's path, else from the directory the file names. */
function placeOf(name: string, row: JsonRecord): {run: string | null; language: string | null; task: string | null} {
  for (const path of [name, asName(row.testdir, 1000) ?? ""]) {
    const steps = path.replaceAll("\\", "/").split("/");
    const at = steps.lastIndexOf("exercises");
    const language = at > 0 && steps[at + 1] === "practice" ? steps[at - 1] : undefined;
    if (language === undefined) continue;
    return {run: steps[at - 2] || null, language, task: asName(row.testcase) ?? asName(steps[at + 2])};
  }
  const folder = name.split("/").slice(0, -1);
  return {run: folder[folder.length - 2] ?? null, language: null, task: asName(row.testcase) ?? folder.pop() ?? null};
}

/** aider names a run's folder `2025-01-17-19-44-33--name`, in the time of the machine. */
function dayOf(run: string | null): string | null {
  const [, day, hour, minute, second] = /^(\d{4}-\d{2}-\d{2})-(\d{2})-(\d{2})-(\d{2})--/.exec(run ?? "") ?? [];
  return day === undefined ? null : isoTime(`${day}T${hour}:${minute}:${second}Z`);
}
