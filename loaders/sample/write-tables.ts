import type {SampleAttempt} from "./attempts.js";
import {startedAt} from "./attempts.js";
import {csv} from "./csv.js";
import {normal, stream} from "./draw.js";
import {REGRESSION, SYSTEMS} from "./story.js";

/** One system's runs as a team's own runner writes them: a row per attempt, costs in cents, no texts. */
export function writeRunsTable(attempts: readonly SampleAttempt[]): string {
  return csv(
    attempts.map((a) => ({
      run: a.round.round,
      model: a.system.model,
      model_version: a.round.round === REGRESSION.round ? "2026-10-28" : "2026-08-20",
      started_at: startedAt(a).slice(0, 19),
      task: a.task.task,
      category: a.task.category,
      attempt: a.attempt_index + 1,
      verdict: a.verdict,
      // The share of tests passed, where it is neither all nor none.
      partial_share: a.verdict === "partial" ? 0.5 : null,
      cost_cents: a.cost_usd === null ? null : Number((a.cost_usd * 100).toFixed(4)),
      judge_cents: a.judge_cost_usd === null ? null : Number((a.judge_cost_usd * 100).toFixed(4)),
      input_tokens: a.input_tokens,
      output_tokens: a.output_tokens,
      seconds: a.working_s,
      type_errors: a.scores?.type_errors ?? null,
      security_findings: a.scores?.security_findings ?? null,
      complexity_delta: a.scores?.complexity_delta ?? null,
      judge_score: a.scores?.judge_score ?? null
    }))
  );
}

/** A public board of another suite: totals only, and an order that is not quite the team's own. */
export function writeBoard(seed: number): string {
  const draw = stream(seed, "board");
  const rows = SYSTEMS.map((s) => {
    const logOdds = Math.log(s.pass_rate / (1 - s.pass_rate)) - 0.5 + 0.45 * normal(draw);
    const passed = Math.round(500 / (1 + Math.exp(-logOdds)));
    const price = s.price;
    const cost = price === null ? null : ((price.input * 9000 + price.output * 2 * s.output_tokens) * 500) / 1e6;
    return {
      system: s.system,
      date: "2026-10-01",
      tasks: 500,
      passed,
      resolved_pct: Number((passed / 5).toFixed(1)),
      total_cost: cost === null ? null : Number(cost.toFixed(2))
    };
  });
  return csv(rows.sort((a, b) => b.passed - a.passed));
}
