import type {Verdict} from "../../src/tables/attempt.js";
import {looksLikeTimeout} from "./verdict-of-error.js";
import type {JsonRecord} from "./json-values.js";
import {asList, asRecord, asText} from "./json-values.js";

/**
 * What became of one promptfoo result.
 *
 * `failureReason` tells a failed assertion (1) from an error (2); older exports lack it, and there a row with an error
 * and no grading is an error. A row that failed only because a grader failed was judged by nobody, and neither was one
 * without assertions, which promptfoo counts as a success: both are `unscored`.
 */
export function promptfooVerdict(result: JsonRecord): Verdict {
  const grading = asRecord(result.gradingResult);
  const passed = result.success === true || result.pass === true;
  if (isError(result, grading, passed)) {
    return looksLikeTimeout(asText(result.error) ?? asText(asRecord(result.response)?.error)) ? "timeout" : "error";
  }
  if (passed) return grading?.reason === "No assertions" && leaves(grading).length === 0 ? "unscored" : "pass";
  if (failedByGradersOnly(grading)) return "unscored";
  return asRecord(result.response)?.isRefusal === true ? "refusal" : "fail";
}

/** The judged assertions of a grading, those inside assertion sets included, in order. */
export function leaves(grading: JsonRecord | null, depth = 0): JsonRecord[] {
  const found: JsonRecord[] = [];
  for (const item of asList(grading?.componentResults)) {
    const component = asRecord(item);
    if (component === null) continue;
    const within = depth < 8 ? leaves(component, depth + 1) : [];
    found.push(...(within.length > 0 ? within : [component]));
  }
  return found;
}

/** Whether the grader itself failed here: not a verdict on the attempt. */
export function graderFailed(component: JsonRecord): boolean {
  return asRecord(component.metadata)?.graderError === true;
}

function isError(result: JsonRecord, grading: JsonRecord | null, passed: boolean): boolean {
  if (typeof result.failureReason === "number") return result.failureReason === 2;
  return !passed && grading === null && asText(result.error) !== null;
}

function failedByGradersOnly(grading: JsonRecord | null): boolean {
  const failed = leaves(grading).filter((component) => component.pass === false);
  if (failed.length === 0) return asRecord(grading?.metadata)?.graderError === true;
  return failed.every(graderFailed);
}
