import type {ScorerKind} from "../../src/tables/score.js";
import type {RatingIntake, ScoreIntake} from "../intake.js";
import type {RowCells} from "./json-cells.js";
import type {JsonRecord} from "./json-values.js";
import {asName, asRecord, asText, members} from "./json-values.js";
import {graderFailed, leaves} from "./promptfoo-verdict.js";

const JUDGES =
  /^(?:llm-rubric|g-eval|model-graded-.*|factuality|answer-relevance|context-.*|conversation-relevance|select-best|agent-rubric|search-rubric|trajectory:.*|pi|moderation)$/;
const SIMILARITIES = /^(?:similar.*|levenshtein|rouge-.*|bleu|gleu|meteor|classifier)$/;
const MEASURES = /^(?:cost|latency|perplexity.*|word-count|finish-reason|trace-.*)$/;

/** What kind of scorer a promptfoo assertion type is; `not-` in front changes nothing. */
function scorerKind(type: string): ScorerKind {
  const plain = type.replace(/^not-/, "");
  if (plain === "human") return "human";
  if (JUDGES.test(plain)) return "judge";
  if (SIMILARITIES.test(plain)) return "similarity";
  return MEASURES.test(plain) ? "static" : "test";
}

/**
 * The scores and human ratings of one promptfoo result.
 *
 * - Named scores keep their name; the scorer is the type of the assertions that feed them.
 * - An assertion without a name becomes the metric of its type (`llm-rubric`, `llm-rubric 2` …).
 * - Where the grader failed the score has no value and the status `error`.
 * - The result's own weighted score is the metric `score`.
 * - An assertion of type `human`, added in promptfoo's viewer, is a rating of this attempt.
 */
export function promptfooScores(result: JsonRecord, cells: RowCells): {scores: ScoreIntake[]; ratings: RatingIntake[]} {
  const scores = new Map<string, ScoreIntake>();
  const ratings = new Map<string, RatingIntake>();
  const grading = asRecord(result.gradingResult);
  const named = new Map(members(result.namedScores));
  const unnamed = new Map<string, number>();
  // The grader of a whole test, where no assertion names its own.
  const options = asRecord(asRecord(result.testCase)?.options);
  for (const component of leaves(grading)) {
    const assertion = asRecord(component.assertion);
    const type = asName(assertion?.type, 60) ?? "assertion";
    const metric = asName(assertion?.metric, 80);
    const value = component.score ?? (typeof component.pass === "boolean" ? Number(component.pass) : null);
    if (type === "human") {
      const rating = humanRating(component, metric ?? "pass", cells.number("value", value));
      ratings.set(rating.dimension, rating);
      continue;
    }
    const failed = graderFailed(component);
    const kind = scorerKind(type);
    const model = judgeOf(assertion) ?? (kind === "judge" ? judgeOf(options) : null);
    const row = {scorer_kind: kind, scorer_system: model};
    if (metric !== null) {
      const known = scores.get(metric);
      const merged = known === undefined ? type : joined(known.scorer, type);
      const cell = named.has(metric) ? named.get(metric) : value;
      const status = failed || known?.status === "error" ? "error" : "ok";
      const number = status === "error" ? null : (known?.value ?? cells.number("score", cell));
      scores.set(metric, score(metric, merged, number, known ?? row, status));
      continue;
    }
    let index = (unnamed.get(type) ?? 0) + 1;
    while (scores.has(numbered(type, index)) || named.has(numbered(type, index))) index++;
    unnamed.set(type, index);
    const own = failed ? null : cells.number("score", value);
    scores.set(numbered(type, index), score(numbered(type, index), type, own, row, failed ? "error" : "ok"));
  }
  for (const [metric, value] of named) {
    const name = asName(metric, 80);
    if (name === null || scores.has(name)) continue;
    scores.set(name, score(name, "promptfoo", cells.number("score", value), {scorer_kind: null, scorer_system: null}));
  }
  const whole = grading === null ? null : cells.number("score", result.score);
  if (whole !== null && !scores.has("score")) {
    scores.set("score", score("score", "promptfoo", whole, {scorer_kind: null, scorer_system: null}));
  }
  return {scores: [...scores.values()], ratings: [...ratings.values()]};
}

function score(
  metric: string,
  scorer: string,
  value: number | null,
  by: Pick<ScoreIntake, "scorer_kind" | "scorer_system">,
  status: ScoreIntake["status"] = "ok"
): ScoreIntake {
  const {scorer_kind, scorer_system} = by;
  return {
    metric,
    scorer,
    value,
    scorer_kind,
    scorer_system,
    status: status === "ok" && value === null ? "unscored" : status
  };
}

function numbered(type: string, index: number): string {
  return index === 1 ? type : `${type} ${index}`;
}

function joined(scorers: string, type: string): string {
  return scorers.split(" + ").includes(type) ? scorers : `${scorers} + ${type}`;
}

function humanRating(component: JsonRecord, dimension: string, value: number | null): RatingIntake {
  return {
    item: null,
    rater: "promptfoo reviewer",
    rater_kind: "human",
    dimension,
    value,
    label: typeof component.pass === "boolean" ? (component.pass ? "pass" : "fail") : null,
    batch: null,
    rated_at: null,
    inclusion_probability: null
  };
}

function judgeOf(settings: JsonRecord | null): string | null {
  const provider = asRecord(settings?.provider);
  const text = asName(provider?.text) ?? asName(asRecord(provider?.text)?.id);
  return asName(settings?.provider) ?? asName(provider?.id) ?? text ?? null;
}

/** What the graders of one result cost, where the export says so; and the tokens they used. */
export function graderUsage(result: JsonRecord, cells: RowCells): {judge_cost_usd: number | null; tokens: number} {
  const grading = asRecord(result.gradingResult);
  const costs = [grading?.cost, ...leaves(grading).map((leaf) => leaf.cost ?? asRecord(leaf.metadata)?.cost)];
  const known = costs.map((cost) => cells.dollars("judge_cost_usd", cost)).filter((cost) => cost !== null);
  const whole = grading?.cost === undefined ? known : known.slice(0, 1);
  const asserted = asRecord(asRecord(result.tokenUsage)?.assertions);
  const tokens = Number(asText(asserted?.total ?? asRecord(grading?.tokensUsed)?.total) ?? 0);
  return {
    judge_cost_usd: whole.length > 0 ? whole.reduce((sum, cost) => sum + cost, 0) : null,
    tokens: Number.isFinite(tokens) ? tokens : 0
  };
}
