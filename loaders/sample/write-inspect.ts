import {ZipFile} from "yazl";
import type {SampleAttempt} from "./attempts.js";
import {after, errorText, rounded, startedAt} from "./attempts.js";
import type {Draw} from "./draw.js";
import {shortId, stream} from "./draw.js";
import {HOUSE_JUDGE, ROUNDS, SUITE, SUITE_VERSION} from "./story.js";

/** Scorers in the log's order; the first one decides the verdict. */
const SCORERS = ["verify", "type_errors", "security_findings", "complexity_delta", "judge_score"] as const;

/**
 * One run of one system as Inspect writes it: a zip with a header, summaries and a member per sample.
 *
 * The last round keeps all its samples, where the texts are; older logs are thinned to header and summaries, and to
 * those samples that ended badly, because only a sample says that an answer was withheld.
 *
 * @param attempts - one run of one system, in the order of the suite
 * @returns the bytes of the `.eval` file; the same attempts and seed give the same bytes
 */
export async function writeInspect(seed: number, attempts: readonly SampleAttempt[]): Promise<Buffer> {
  const first = attempts[0];
  if (first === undefined) throw new TypeError("a log needs at least one attempt");
  const draw = stream(seed, `inspect ${first.system.system} ${first.round.round}`);
  const head = headOf(draw, attempts);
  const samples = attempts.map((a) => sampleOf(draw, a));
  const kept = first.round === ROUNDS.at(-1) ? samples : samples.filter((s) => endedBadly(s));
  const members: [name: string, content: unknown][] = [
    ["_journal/start.json", {version: 2, eval: head.eval, plan: head.plan}],
    ...kept.map((s): [string, unknown] => [`samples/${s.id}_epoch_${s.epoch}.json`, s]),
    ["summaries.json", samples.map(summaryOf)],
    ["reductions.json", []],
    ["header.json", head]
  ];
  return zip(members, first.round.started_at);
}

function endedBadly({error, limit, output}: ReturnType<typeof sampleOf>): boolean {
  return error !== null || limit !== null || output.choices[0]?.stop_reason === STOP.refusal;
}

/** File name as Inspect makes it: start, task and id. */
export function inspectName(attempts: readonly SampleAttempt[]): string {
  const first = attempts[0]!;
  const time = first.round.started_at.replaceAll(":", "-").replace("Z", "+00-00");
  return `exports/inspect/${time}_${SUITE}_${first.system.model.split("/")[1]}.eval`;
}

function headOf(draw: Draw, attempts: readonly SampleAttempt[]) {
  const {system, round} = attempts[0]!;
  const last = attempts.at(-1)!;
  const judged = attempts.filter((a) => a.scores !== null);
  const share = judged.reduce((sum, a) => sum + (a.verdict === "pass" ? 1 : a.verdict === "partial" ? 0.5 : 0), 0);
  return {
    version: 2,
    status: "success",
    eval: {
      run_id: round.round,
      created: round.started_at.replace("Z", "+00:00"),
      task: SUITE,
      task_id: shortId(draw),
      task_version: SUITE_VERSION,
      task_file: `${SUITE}/task.py`,
      task_attribs: {},
      task_args: {},
      dataset: {
        name: SUITE,
        location: `${SUITE}/tasks.jsonl`,
        samples: attempts.length,
        sample_ids: attempts.map((a) => a.task.task),
        shuffled: false
      },
      model: system.model,
      model_generate_config: {},
      model_args: {},
      model_roles: {grader: {model: HOUSE_JUDGE.model}},
      config: {epochs: 1, epochs_reducer: ["mean"], fail_on_error: false, log_samples: true},
      revision: {type: "git", origin: "git@example.org:team/bench-240.git", commit: "5a3c1e9"},
      packages: {inspect_ai: "0.3.140"},
      scorers: SCORERS.map((name) => ({
        name,
        options: name === "judge_score" ? {model_role: "grader"} : {},
        metrics: [{name: "inspect_ai/mean", options: {}}],
        metadata: {}
      }))
    },
    plan: {name: "plan", steps: [{solver: "generate", params: {}}], config: {}},
    results: {
      total_samples: attempts.length,
      completed_samples: judged.length,
      scores: [
        {
          name: "verify",
          scorer: "verify",
          params: {},
          metrics: {mean: {name: "mean", value: rounded(share / judged.length, 6), params: {}}}
        }
      ]
    },
    stats: {
      started_at: round.started_at.replace("Z", "+00:00"),
      completed_at: after(round.started_at, last.offset_s + last.total_s).replace("Z", "+00:00"),
      model_usage: {
        [system.model]: sumUsage(attempts.map(usageOf)),
        [HOUSE_JUDGE.model]: sumUsage(judged.map(judgeUsageOf))
      },
      role_usage: {grader: sumUsage(judged.map(judgeUsageOf))}
    }
  };
}

interface Usage {
  input_tokens: number;
  output_tokens: number;
  total_tokens: number;
  input_tokens_cache_read: number;
  reasoning_tokens: number;
  total_cost?: number;
}

/** Inspect counts input without what was read from the cache, and leaves the cost out where no price is known. */
function usageOf(a: SampleAttempt): Usage {
  return {
    input_tokens: a.input_tokens - a.cache_read_tokens,
    output_tokens: a.output_tokens,
    total_tokens: a.input_tokens + a.output_tokens,
    input_tokens_cache_read: a.cache_read_tokens,
    reasoning_tokens: a.reasoning_tokens,
    ...(a.cost_usd === null ? {} : {total_cost: a.cost_usd})
  };
}

function judgeUsageOf(a: SampleAttempt): Usage {
  const input_tokens = a.input_tokens + 300;
  return {
    input_tokens,
    output_tokens: 90,
    total_tokens: input_tokens + 90,
    input_tokens_cache_read: 0,
    reasoning_tokens: 0,
    ...(a.judge_cost_usd === null ? {} : {total_cost: a.judge_cost_usd})
  };
}

function sumUsage(list: readonly Usage[]): Usage {
  const sum = (key: keyof Usage) => list.reduce((total, u) => total + (u[key] ?? 0), 0);
  const total: Usage = {
    input_tokens: sum("input_tokens"),
    output_tokens: sum("output_tokens"),
    total_tokens: sum("total_tokens"),
    input_tokens_cache_read: sum("input_tokens_cache_read"),
    reasoning_tokens: sum("reasoning_tokens")
  };
  return list.some((u) => u.total_cost !== undefined) ? {...total, total_cost: rounded(sum("total_cost"), 6)} : total;
}

const STOP: Partial<Record<SampleAttempt["verdict"], string>> = {refusal: "content_filter"};
const VALUE: Partial<Record<SampleAttempt["verdict"], string>> = {pass: "C", partial: "P", fail: "I"};

function sampleOf(draw: Draw, a: SampleAttempt) {
  const model = a.system.model;
  const failed = a.verdict === "error" || a.verdict === "timeout";
  const completion = a.output ?? "";
  return {
    id: a.task.task,
    epoch: a.attempt_index + 1,
    input: a.task.prompt,
    target: "all tests pass",
    output: {
      model: model.split("/")[1],
      choices: failed
        ? []
        : [{message: {role: "assistant", content: completion}, stop_reason: STOP[a.verdict] ?? "stop"}],
      completion
    },
    scores: scoresOf(a),
    metadata: {
      category: a.task.category,
      language: a.task.language,
      difficulty: a.task.difficulty,
      cluster: a.task.repository,
      tags: a.task.tags
    },
    model_usage: {[model]: usageOf(a), ...(a.scores === null ? {} : {[HOUSE_JUDGE.model]: judgeUsageOf(a)})},
    role_usage: a.scores === null ? {} : {grader: judgeUsageOf(a)},
    started_at: startedAt(a).replace("Z", "+00:00"),
    completed_at: after(startedAt(a), a.total_s).replace("Z", "+00:00"),
    total_time: a.total_s,
    working_time: a.working_s,
    uuid: shortId(draw),
    error: a.verdict === "error" ? {message: errorText(draw), traceback: "", traceback_ansi: ""} : null,
    limit: a.verdict === "timeout" ? {type: "time", limit: 300} : null,
    error_retries: []
  };
}

/** A withheld answer passes no test and has no code to measure; what never answered was not scored at all. */
function scoresOf(a: SampleAttempt): Record<string, {value: string | number}> {
  if (a.scores === null) return a.verdict === "refusal" ? {verify: {value: "I"}} : {};
  const measured = Object.entries(a.scores).map(([name, value]) => [name, {value: value as number}]);
  return {verify: {value: VALUE[a.verdict] ?? "I"}, ...Object.fromEntries(measured)};
}

function summaryOf(s: ReturnType<typeof sampleOf>) {
  const {id, epoch, input, target, metadata, scores, model_usage, role_usage} = s;
  const {started_at, completed_at, total_time, working_time, uuid} = s;
  return {
    ...{id, epoch, input, target, metadata, scores, model_usage, role_usage},
    ...{started_at, completed_at, total_time, working_time, uuid},
    ...(s.error === null ? {} : {error: s.error.message}),
    ...(s.limit === null ? {} : {limit: s.limit.type}),
    retries: 0,
    completed: s.error === null,
    message_count: s.output.choices.length + 1
  };
}

async function zip(members: readonly [name: string, content: unknown][], at: string): Promise<Buffer> {
  const file = new ZipFile();
  const [year, month, day, hour, minute] = at.split(/\D/).map(Number) as [number, number, number, number, number];
  // A zip's clock has no zone: the local time of the same digits, so that every machine writes the same bytes.
  const mtime = new Date(year, month - 1, day, hour, minute);
  for (const [name, content] of members) {
    const bytes = Buffer.from(JSON.stringify(content));
    file.addBuffer(bytes, name, {mtime, mode: 0o100644, compress: true, compressionLevel: 9, forceDosTimestamp: true});
  }
  file.end();
  const chunks: Buffer[] = [];
  for await (const chunk of file.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
