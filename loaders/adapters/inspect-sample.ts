import type {Verdict} from "../../src/tables/attempt.js";
import type {AttemptIntake} from "../intake.js";
import type {SampleScores} from "./inspect-score.js";
import type {JsonRecord} from "./json-values.js";
import {asList, asName, asRecord, asText} from "./json-values.js";
import {looksLikeTimeout} from "./verdict-of-error.js";

/**
 * What became of a sample: its scores' verdict, unless an error or a limit explains it better.
 *
 * An error is `error` or `timeout` even where a scorer ran. A sample that hit a limit and was scored a pass all the
 * same passed; one that was not is a `timeout` for a limit of time and an `error` for any other. A sample that never
 * completed and has no score was `skipped`; an answer withheld by a content filter that did not pass is a `refusal`.
 */
export function sampleVerdict(
  sample: JsonRecord,
  scores: SampleScores
): Pick<AttemptIntake, "verdict" | "score_share"> {
  const {verdict, score_share} = scores;
  const withoutShare = (other: Verdict) => ({verdict: other, score_share: null});
  const error = asText(sample.error) ?? asText(asRecord(sample.error)?.message);
  if (error !== null || asRecord(sample.error) !== null)
    return withoutShare(looksLikeTimeout(error) ? "timeout" : "error");
  const limit = asText(sample.limit) ?? asText(asRecord(sample.limit)?.type);
  if (limit !== null && verdict !== "pass" && verdict !== "partial") {
    return withoutShare(limit === "time" || limit === "working" ? "timeout" : "error");
  }
  if (verdict === "unscored" && scores.scores.length === 0 && sample.completed === false)
    return withoutShare("skipped");
  if (verdict === "fail" && stopReason(sample) === "content_filter") return {verdict: "refusal", score_share: 0};
  return {verdict, score_share};
}

/** The prompt and the answer of a sample, as texts; pictures and other attachments are left out. */
export function sampleText(sample: JsonRecord): AttemptIntake["text"] {
  const output = asRecord(sample.output);
  const message = asRecord(asRecord(asList(output?.choices)[0])?.message);
  const prompt = contentText(sample.input);
  const answer = asText(output?.completion) ?? contentText(message?.content);
  return prompt === null && answer === null ? null : {prompt, output: answer};
}

/** The model that answered, as the provider named it. */
export function servedModel(sample: JsonRecord): string | null {
  return asName(asRecord(sample.output)?.model);
}

/** The models that stepped in for the one asked. */
export function fallbackModels(sample: JsonRecord): string[] {
  return asList(sample.model_fallbacks)
    .map((fallback) => asName(asRecord(fallback)?.fallback_model) ?? asName(asRecord(fallback)?.model))
    .filter((model) => model !== null);
}

function stopReason(sample: JsonRecord): string | null {
  return asText(asRecord(asList(asRecord(sample.output)?.choices)[0])?.stop_reason);
}

function contentText(content: unknown): string | null {
  if (typeof content === "string") return content === "" || content.startsWith("attachment://") ? null : content;
  const parts = asList(content).map((part) => {
    const record = asRecord(part);
    return contentText(record?.content ?? record?.text);
  });
  const texts = parts.filter((text) => text !== null);
  return texts.length > 0 ? texts.join("\n\n") : null;
}
