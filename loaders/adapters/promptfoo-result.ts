import type {AttemptIntake, Sink} from "../intake.js";
import {RowCells} from "./json-cells.js";
import type {JsonRecord} from "./json-values.js";
import {asName, asRecord} from "./json-values.js";
import {graderUsage, promptfooScores} from "./promptfoo-scores.js";
import type {PromptfooSystems} from "./promptfoo-systems.js";
import {promptfooTask} from "./promptfoo-task.js";
import {graderFailed, leaves, promptfooVerdict} from "./promptfoo-verdict.js";

/** What a whole file showed that the report should say once. */
export interface PromptfooTally {
  rows: number;
  stripped: number;
  byPosition: number;
  withoutAssertions: number;
  graderErrors: number;
  graderTokens: number;
  graderCosts: number;
  humanRatings: number;
}

export function newTally(): PromptfooTally {
  return {
    rows: 0,
    stripped: 0,
    byPosition: 0,
    withoutAssertions: 0,
    graderErrors: 0,
    graderTokens: 0,
    graderCosts: 0,
    humanRatings: 0
  };
}

/**
 * One promptfoo result as an attempt.
 *
 * A zero cost passes as it is: assembly classifies zeros. promptfoo writes 0 for tokens and latency it was not told, so
 * zeros there are unknown, except the tokens of an error, which may have used none. `score_share` is the verdict (1 or
 * 0), because the tool's own totals are of passes; its weighted score is kept as the metric `score`.
 */
export async function promptfooResult(
  result: JsonRecord,
  position: string,
  {sink, systems, tally}: {sink: Sink; systems: PromptfooSystems; tally: PromptfooTally}
): Promise<void> {
  tally.rows++;
  const prompt = asRecord(result.prompt);
  const key = systems.keyOf(result.provider, prompt, result.promptId, result.promptIdx);
  if (key === null) {
    const message = "provider needed an id or a label, none came";
    sink.reject({
      position,
      table: "attempt",
      column: "system",
      row_kept: false,
      code: "required",
      message,
      excerpt: null
    });
    return;
  }
  const cells = new RowCells(sink, position);
  const {byPosition, ...task} = promptfooTask(result);
  const verdict = promptfooVerdict(result);
  const response = asRecord(result.response);
  const is_cached = cachedOf(result, response);
  const {scores, ratings} = promptfooScores(result, cells);
  const grader = graderUsage(result, cells);
  const latency_s = secondsOf(result, response, cells);
  const text = {prompt: readable(prompt?.raw), output: readable(response?.output ?? result.text)};

  if (byPosition) tally.byPosition++;
  if (isStripped(prompt?.raw) || isStripped(response?.output ?? result.text)) tally.stripped++;
  if (verdict === "unscored" && scores.every((score) => score.scorer === "promptfoo")) tally.withoutAssertions++;
  if (leaves(asRecord(result.gradingResult)).some(graderFailed)) tally.graderErrors++;
  if (grader.tokens > 0) tally.graderTokens++;
  if (grader.judge_cost_usd !== null) tally.graderCosts++;
  tally.humanRatings += ratings.length;

  const attempt: AttemptIntake = {
    position,
    row_key: asName(result.id, 200),
    run_key: key,
    task,
    attempt_index: cells.count("attempt_index", result.repeatIndex),
    item: null,
    verdict,
    score_share: verdict === "pass" ? 1 : verdict === "fail" || verdict === "refusal" ? 0 : null,
    cost_usd: cells.dollars("cost_usd", result.cost ?? response?.cost),
    judge_cost_usd: grader.judge_cost_usd,
    ...tokensOf(result, response, verdict === "error" || verdict === "timeout", cells),
    latency_s,
    latency_kind: latency_s === null ? null : is_cached === true ? "cached" : "request",
    ttft_s: null,
    is_cached,
    retries: null,
    started_at: null,
    scores,
    ratings,
    text: text.prompt === null && text.output === null ? null : text
  };
  await sink.attempt(attempt);
}

/** What a file showed, as sentences for the report. */
export function tallyNotes(tally: PromptfooTally): string[] {
  const notes: string[] = [];
  const of = (count: number, text: string) => {
    if (count > 0) notes.push(`${count} of ${tally.rows} results ${text}`);
  };
  of(tally.stripped, "were exported with prompt or output stripped: their text is unknown");
  of(tally.byPosition, "name no task and have no variables: their task is the row number of the test");
  of(tally.withoutAssertions, "have no assertion: unscored, though promptfoo counts them as successes");
  of(tally.graderErrors, "have a grader that failed itself: its score is an error, not a verdict");
  of(tally.graderTokens - tally.graderCosts, "used tokens for grading whose cost the export does not say");
  of(tally.humanRatings, "were rated by hand in promptfoo's viewer");
  return notes;
}

type Tokens = Pick<
  AttemptIntake,
  "input_tokens" | "output_tokens" | "cache_read_tokens" | "cache_write_tokens" | "reasoning_tokens" | "calls"
>;

function tokensOf(result: JsonRecord, response: JsonRecord | null, failed: boolean, cells: RowCells): Tokens {
  const usage = asRecord(result.tokenUsage) ?? asRecord(response?.tokenUsage);
  const details = asRecord(usage?.completionDetails);
  const input = cells.count("input_tokens", usage?.prompt);
  const output = cells.count("output_tokens", usage?.completion);
  const read = known(cells.count("cache_read_tokens", details?.cacheReadInputTokens));
  const write = known(cells.count("cache_write_tokens", details?.cacheCreationInputTokens));
  const unknown = !failed && (input ?? 0) === 0 && (output ?? 0) === 0;
  // Some providers count cached tokens beside the prompt's: more cached than there were says so.
  const cached = (read ?? 0) + (write ?? 0);
  const beside = input !== null && cached > input ? cached : 0;
  return {
    input_tokens: unknown || input === null ? null : input + beside,
    output_tokens: unknown ? null : output,
    cache_read_tokens: read,
    cache_write_tokens: write,
    reasoning_tokens: known(cells.count("reasoning_tokens", details?.reasoning)),
    calls: known(cells.count("calls", usage?.numRequests))
  };
}

/** promptfoo fills its usage records with zeros: a zero there is not known. */
function known(count: number | null): number | null {
  return count === 0 ? null : count;
}

function secondsOf(result: JsonRecord, response: JsonRecord | null, cells: RowCells): number | null {
  const millis = cells.number("latency_s", result.latencyMs ?? response?.latencyMs, {min: 0, max: 3.2e11});
  return millis === null || millis === 0 ? null : millis / 1000;
}

function cachedOf(result: JsonRecord, response: JsonRecord | null): boolean | null {
  if (typeof response?.cached === "boolean") return response.cached;
  const usage = asRecord(result.tokenUsage);
  const cached = usage?.cached;
  return typeof cached === "number" && cached > 0 && cached === usage?.total ? true : null;
}

function isStripped(value: unknown): boolean {
  return typeof value === "string" && /^\[[a-z ]{1,40} stripped\]$/.test(value);
}

function readable(value: unknown): string | null {
  if (value === null || value === undefined || isStripped(value)) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}
