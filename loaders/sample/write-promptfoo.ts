import {createHash} from "node:crypto";
import type {SampleAttempt} from "./attempts.js";
import {after, errorText, rounded} from "./attempts.js";
import type {Draw} from "./draw.js";
import {stream, uuid} from "./draw.js";
import {HOUSE_JUDGE, SUITE} from "./story.js";

const PROMPT = "{{request}}";
const LABEL = "plain request";
const PROMPT_ID = createHash("sha256").update(PROMPT).digest("hex");
/** Metrics measured by code; `judge_score` comes from a model. */
const MEASURED = ["verify", "type_errors", "security_findings", "complexity_delta"] as const;

/**
 * Several systems' attempts at a slice of the suite as promptfoo exports them (`results.version` 3).
 *
 * promptfoo has no word for a repeat: each is a further row of the same test case. A cost it does not know is written 0.
 *
 * @returns the text of the JSON file
 */
export function writePromptfoo(seed: number, attempts: readonly SampleAttempt[]): string {
  const draw = stream(seed, "promptfoo");
  const systems = [...new Set(attempts.map((a) => a.system.model))];
  const tests = [...new Set(attempts.map((a) => `${a.task.task} ${a.attempt_index}`))];
  const rows = attempts.map((a) => ({
    attempt: a,
    row: rowOf(draw, a, tests.indexOf(`${a.task.task} ${a.attempt_index}`), systems.indexOf(a.system.model))
  }));
  const at = attempts[0]!.round.started_at.replace("Z", ".000Z");
  const took = Math.max(...attempts.map((a) => a.offset_s + a.total_s));
  const done = rows.map((r) => r.row);
  const file = {
    evalId: `eval-Qk7-${at.slice(0, 19)}`,
    results: {
      version: 3,
      timestamp: at,
      prompts: systems.map((model) =>
        promptOf(
          model,
          rows.filter((r) => r.attempt.system.model === model)
        )
      ),
      results: done,
      stats: {
        successes: done.filter((r) => r.success).length,
        failures: done.filter((r) => r.failureReason === 1).length,
        errors: done.filter((r) => r.failureReason === 2).length,
        tokenUsage: sumUsage(done.map((r) => r.tokenUsage)),
        durationMs: Math.round(took * 1000)
      }
    },
    config: {description: SUITE, tags: {suite: SUITE}, prompts: [PROMPT], providers: systems},
    shareableUrl: null,
    metadata: {
      promptfooVersion: "0.123.1",
      exportedAt: after(at, took + 5),
      evaluationCreatedAt: at,
      author: null
    },
    vars: ["task_id", "request"],
    runtimeOptions: {repeat: tests.length / new Set(attempts.map((a) => a.task.task)).size, cache: false}
  };
  // A row a line: the shape is promptfoo's, the white space is not, which keeps the sample small.
  return JSON.stringify(file, null, 0).replaceAll('{"cost":', '\n{"cost":') + "\n";
}

type Row = ReturnType<typeof rowOf>;

function rowOf(draw: Draw, a: SampleAttempt, testIdx: number, promptIdx: number) {
  const {task_id, request} = {task_id: a.task.task, request: a.task.prompt};
  const metadata = {
    task_id,
    category: a.task.category,
    language: a.task.language,
    difficulty: a.task.difficulty,
    cluster: a.task.repository,
    tags: a.task.tags
  };
  const failed = a.verdict === "error" || a.verdict === "timeout";
  const error =
    a.verdict === "error" ? errorText(draw) : a.verdict === "timeout" ? "Request timed out after 300000 ms" : null;
  const named = a.scores === null ? {} : namedScores(a);
  const usage = usageOf(a);
  // promptfoo knows neither tokens nor cost of a call that failed and writes 0.
  const cost = failed ? 0 : (a.cost_usd ?? 0);
  return {
    cost,
    ...(error === null ? {} : {error}),
    gradingResult: failed ? null : gradingOf(a, named),
    id: uuid(draw),
    latencyMs: Math.round(a.working_s * 1000),
    namedScores: named,
    prompt: {raw: request, label: LABEL},
    promptId: PROMPT_ID,
    promptIdx,
    provider: {id: a.system.model.replace("/", ":"), label: a.system.model},
    response: failed
      ? {error}
      : {
          output: a.output,
          tokenUsage: usage,
          cost,
          cached: false,
          finishReason: a.verdict === "refusal" ? "content_filter" : "stop",
          ...(a.verdict === "refusal" ? {isRefusal: true} : {})
        },
    score: a.verdict === "pass" ? 1 : a.verdict === "partial" ? 0.5 : 0,
    success: a.verdict === "pass",
    testCase: {description: task_id, vars: {task_id, request}, metadata},
    testIdx,
    tokenUsage: usage,
    vars: {task_id, request},
    metadata,
    failureReason: failed ? 2 : a.verdict === "pass" ? 0 : 1
  };
}

function namedScores(a: SampleAttempt): Record<string, number> {
  const verify = a.verdict === "pass" ? 1 : a.verdict === "partial" ? 0.5 : 0;
  return {verify, ...a.scores!};
}

/** The tests decide; the measured metrics and the judge are recorded and cannot fail a row. */
function gradingOf(a: SampleAttempt, named: Record<string, number>) {
  const pass = a.verdict === "pass";
  if (a.scores === null) {
    const assertion = {type: "not-is-refusal"};
    return {pass, score: 0, reason: "refused", componentResults: [{pass, score: 0, reason: "refused", assertion}]};
  }
  const measured = MEASURED.map((metric) => ({
    pass: metric === "verify" ? pass : true,
    score: named[metric],
    reason: metric === "verify" && !pass ? "tests fail" : "ok",
    assertion: {type: metric === "verify" ? "python" : "javascript", metric}
  }));
  const judge = {
    pass: true,
    score: named["judge_score"],
    reason: "marked",
    assertion: {type: "llm-rubric", metric: "judge_score", provider: HOUSE_JUDGE.model}
  };
  return {
    pass,
    score: pass ? 1 : (named["verify"] ?? 0),
    reason: pass ? "All assertions passed" : "tests fail",
    tokensUsed: {total: a.input_tokens + 390, prompt: a.input_tokens + 300, completion: 90},
    componentResults: [...measured, judge]
  };
}

interface TokenUsage {
  prompt: number;
  completion: number;
  cached: number;
  total: number;
  numRequests: number;
  completionDetails: {reasoning: number};
  assertions: {total: number};
}

function usageOf(a: SampleAttempt): TokenUsage {
  const called = a.verdict !== "error" && a.verdict !== "timeout";
  const prompt = called ? a.input_tokens : 0;
  const completion = called ? a.output_tokens : 0;
  return {
    prompt,
    completion,
    cached: 0,
    total: prompt + completion,
    numRequests: 1,
    completionDetails: {reasoning: called ? a.reasoning_tokens : 0},
    assertions: {total: a.scores === null ? 0 : a.input_tokens + 390}
  };
}

function sumUsage(list: readonly TokenUsage[]): TokenUsage {
  const sum = (f: (u: TokenUsage) => number) => list.reduce((total, u) => total + f(u), 0);
  return {
    prompt: sum((u) => u.prompt),
    completion: sum((u) => u.completion),
    cached: 0,
    total: sum((u) => u.total),
    numRequests: list.length,
    completionDetails: {reasoning: sum((u) => u.completionDetails.reasoning)},
    assertions: {total: sum((u) => u.assertions.total)}
  };
}

/** A prompt's own totals; named scores are sums over rows, with the count of rows beside them. */
function promptOf(model: string, rows: readonly {attempt: SampleAttempt; row: Row}[]) {
  const done = rows.map((r) => r.row);
  const graded = rows.filter((r) => r.attempt.scores !== null);
  const names = [...MEASURED, "judge_score"];
  const total = (name: string) =>
    rounded(
      graded.reduce((sum, r) => sum + (r.row.namedScores[name] ?? 0), 0),
      6
    );
  return {
    id: PROMPT_ID,
    raw: PROMPT,
    label: LABEL,
    provider: model,
    metrics: {
      score: done.reduce((sum, r) => sum + r.score, 0),
      testPassCount: done.filter((r) => r.success).length,
      testFailCount: done.filter((r) => r.failureReason === 1).length,
      testErrorCount: done.filter((r) => r.failureReason === 2).length,
      totalLatencyMs: done.reduce((sum, r) => sum + r.latencyMs, 0),
      tokenUsage: sumUsage(done.map((r) => r.tokenUsage)),
      namedScores: Object.fromEntries(names.map((n) => [n, total(n)])),
      namedScoresCount: Object.fromEntries(names.map((n) => [n, graded.length])),
      cost: rounded(
        done.reduce((sum, r) => sum + r.cost, 0),
        6
      )
    }
  };
}
