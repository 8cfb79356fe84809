import type {Verdict} from "../../src/tables/attempt.js";
import type {Draw} from "./draw.js";
import {lognormal, logistic, normal, pick, poisson, solve, stream} from "./draw.js";
import type {Round, StorySystem} from "./story.js";
import {
  HOUSE_JUDGE,
  IMPROVED,
  JUDGE_PRICE,
  PILOT,
  PILOT_REPEATS,
  PILOT_SYSTEMS,
  REGRESSION,
  ROUNDS,
  SYSTEMS
} from "./story.js";
import type {SampleTask} from "./suite.js";
import {outputFor} from "./texts.js";

/** What the scorers found beside the tests; the same names in every export. */
export interface SampleScores {
  type_errors: number;
  security_findings: number;
  /** Change in cyclomatic complexity against a person's solution. */
  complexity_delta: number;
  /** The house judge's mark in [0, 1]. */
  judge_score: number;
}

/** One attempt as it truly happened, before a harness writes it down. */
export interface SampleAttempt {
  system: StorySystem;
  round: Round;
  task: SampleTask;
  attempt_index: number;
  verdict: Verdict;
  /** The chance it had; nobody but the generator knows it. */
  pass_probability: number;
  /** How good the work is on the log-odds scale, which people and judges see through their own noise. */
  merit: number;
  output: string | null;
  input_tokens: number;
  cache_read_tokens: number;
  output_tokens: number;
  reasoning_tokens: number;
  cost_usd: number | null;
  judge_cost_usd: number | null;
  working_s: number;
  total_s: number;
  /** Seconds from the start of the run. */
  offset_s: number;
  scores: SampleScores | null;
}

const INPUT_TOKENS = {generation: 900, review: 3000, debugging: 2400, refactoring: 1900};
const MAX_SECONDS = 300;

/** Every attempt of the sample: the three rounds of all systems over all tasks, and the pilot in promptfoo. */
export function sampleAttempts(seed: number, tasks: readonly SampleTask[]): SampleAttempt[] {
  const attempts: SampleAttempt[] = [];
  for (const system of SYSTEMS) {
    const logOdds = passLogOdds(seed, system, tasks);
    for (const round of ROUNDS) {
      attempts.push(...runOf(seed, system, round, tasks, system.attempts_per_task, logOdds));
    }
    if (PILOT_SYSTEMS.includes(system.system)) {
      const slice = tasks.filter((t) => t.category === "debugging");
      attempts.push(...runOf(seed, system, PILOT, slice, PILOT_REPEATS, logOdds));
    }
  }
  return attempts;
}

type LogOdds = (task: SampleTask, round: Round) => number;

/**
 * The log-odds with which a system passes a task in a round: sharpness × (ability − hardness), as in a two-parameter
 * item response model, plus what this system makes of this very task. Ability is set so that the mean over the suite is
 * the story's; the regression so that its stratum falls by the story's drop.
 */
function passLogOdds(seed: number, system: StorySystem, tasks: readonly SampleTask[]): LogOdds {
  const draw = stream(seed, `ability ${system.system}`);
  const own = new Map(tasks.map((t) => [t.task, 0.5 * normal(draw)]));
  const leaning = (t: SampleTask) => (system.leaning[t.category] ?? 0) + (system.leaning[t.language] ?? 0);
  const at = (t: SampleTask, ability: number) =>
    t.sharpness * (ability + leaning(t) - t.hardness) + (own.get(t.task) ?? 0);
  const mean = (list: readonly SampleTask[], f: (t: SampleTask) => number) =>
    list.reduce((sum, t) => sum + logistic(f(t)), 0) / list.length;
  const ability = solve((x) => mean(tasks, (t) => at(t, x)), system.pass_rate);
  const hit = tasks.filter((t) => t.category === REGRESSION.category && t.language === REGRESSION.language);
  const before = mean(hit, (t) => at(t, ability));
  const fall = solve((x) => mean(hit, (t) => at(t, ability) + x), before - REGRESSION.drop);
  return (task, round) => {
    let x = at(task, ability);
    if (system.system === REGRESSION.system && round.round === REGRESSION.round && hit.includes(task)) x += fall;
    if (system.system === IMPROVED.system && round.round >= IMPROVED.since && round !== PILOT) x += IMPROVED.log_odds;
    return x;
  };
}

function runOf(
  seed: number,
  system: StorySystem,
  round: Round,
  tasks: readonly SampleTask[],
  repeats: number,
  logOdds: LogOdds
): SampleAttempt[] {
  const draw = stream(seed, `run ${system.system} ${round.round}`);
  const attempts: SampleAttempt[] = [];
  let offset_s = 0;
  for (const task of tasks) {
    for (let attempt_index = 0; attempt_index < repeats; attempt_index++) {
      const attempt = attemptOf(draw, system, round, task, attempt_index, logOdds(task, round));
      // Ten at a time, so the run moves on by a tenth of what each one takes.
      attempts.push({...attempt, offset_s: rounded(offset_s, 1)});
      offset_s += attempt.total_s / 10;
    }
  }
  return attempts;
}

function attemptOf(
  draw: Draw,
  system: StorySystem,
  round: Round,
  task: SampleTask,
  attempt_index: number,
  logOdds: number
): Omit<SampleAttempt, "offset_s"> {
  const pass_probability = logistic(logOdds);
  const passed = draw() < pass_probability;
  const verdict = verdictOf(draw, system, passed);
  const merit = 0.45 * logOdds + (passed ? 1.1 : -1.5) + 0.5 * normal(draw);
  const input = Math.round(lognormal(draw, INPUT_TOKENS[task.category], 0.3));
  const cached = Math.round((input * system.cache_read_share * draw()) / 16) * 16;
  const hard = Math.exp(0.12 * task.hardness);
  const written = Math.round(lognormal(draw, system.output_tokens * hard, 0.45));
  const output_tokens = verdict === "error" ? 0 : verdict === "refusal" ? 20 + Math.floor(draw() * 30) : written;
  const working = 0.6 + output_tokens / lognormal(draw, system.tokens_per_second, 0.2);
  const working_s = verdict === "timeout" ? MAX_SECONDS : verdict === "error" ? 1 + 9 * draw() : working;
  const judged = verdict === "pass" || verdict === "fail" || verdict === "partial";
  return {
    system,
    round,
    task,
    attempt_index,
    verdict,
    pass_probability,
    merit,
    output: judged ? outputFor(draw, task.language) : verdict === "refusal" ? "I cannot help with this change." : null,
    input_tokens: input,
    cache_read_tokens: cached,
    output_tokens,
    reasoning_tokens: Math.round(output_tokens * system.reasoning_share),
    cost_usd: costOf(system, verdict, input, cached, output_tokens),
    judge_cost_usd: judged ? rounded((JUDGE_PRICE.input * (input + 300) + JUDGE_PRICE.output * 90) / 1e6, 6) : null,
    working_s: rounded(working_s, 2),
    total_s: rounded(working_s + lognormal(draw, 0.8, 0.7), 2),
    scores: judged ? scoresOf(draw, system, passed, merit) : null
  };
}

function verdictOf(draw: Draw, system: StorySystem, passed: boolean): Verdict {
  const u = draw();
  const {error_rate, timeout_rate, refusal_rate} = system;
  if (u < error_rate) return "error";
  if (u < error_rate + timeout_rate) return "timeout";
  if (u < error_rate + timeout_rate + refusal_rate) return "refusal";
  if (passed) return "pass";
  return draw() < 0.07 ? "partial" : "fail";
}

/** What the provider charged: nothing for a call that failed; a tenth of the price for input read from its cache. */
function costOf(system: StorySystem, verdict: Verdict, input: number, cached: number, output: number): number | null {
  if (system.price === null) return null;
  if (verdict === "error") return 0;
  return rounded((system.price.input * (input - 0.9 * cached) + system.price.output * output) / 1e6, 6);
}

function scoresOf(draw: Draw, system: StorySystem, passed: boolean, merit: number): SampleScores {
  const faults = system.sloppiness * Math.exp(-0.15 * merit);
  const bonus = system.family === HOUSE_JUDGE.family ? HOUSE_JUDGE.own_family_bonus : 0;
  return {
    type_errors: Math.min(9, poisson(draw, (passed ? 0.35 : 1.1) * faults)),
    security_findings: Math.min(5, poisson(draw, 0.22 * faults)),
    complexity_delta: Math.round(1.5 + 1.8 * faults + 2.6 * normal(draw)),
    judge_score: rounded(logistic(merit + bonus * 0.6 + HOUSE_JUDGE.noise * normal(draw)), 2)
  };
}

/** The value to so many decimals. */
export function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** When an attempt of a run began, as an ISO text. */
export function startedAt(attempt: SampleAttempt): string {
  return after(attempt.round.started_at, attempt.offset_s);
}

/** An ISO text so many seconds after another. */
export function after(iso: string, seconds: number): string {
  return new Date(Date.parse(iso) + Math.round(seconds * 1000)).toISOString();
}

/** One of the attempts' own kind of message for an error, as providers word it. */
export function errorText(draw: Draw): string {
  return pick(draw, ["HTTP 529 overloaded", "HTTP 500 internal error", "connection reset by peer"]);
}
