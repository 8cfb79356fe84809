import type {Adapter, Sink, SourceFile} from "../intake.js";
import {firstLine, leadingPaths} from "./json-outline.js";
import {isPromptfooCsv, readPromptfooCsv} from "./promptfoo-csv.js";
import {readPromptfooJson} from "./promptfoo-json.js";
import {readPromptfooLines} from "./promptfoo-lines.js";

const RESULT_KEYS = ["promptIdx", "testIdx", "promptId", "testCase", "gradingResult", "namedScores", "failureReason"];

/** promptfoo's exports: JSON (versions 2 and 3), JSONL, and CSV, which loses most of what matters. */
export const promptfoo: Adapter = {
  format: "promptfoo",
  version: 4,
  detects: (file) => shapeOf(file) !== null,
  async read(file: SourceFile, sink: Sink): Promise<void> {
    const shape = shapeOf(file) ?? "json";
    if (shape === "csv") await readPromptfooCsv(file, sink);
    else if (shape === "lines") await readPromptfooLines(file, sink);
    else await readPromptfooJson(file, sink);
  }
};

function shapeOf(file: SourceFile): "json" | "lines" | "csv" | null {
  const {head} = file;
  if (/^\s*\{/.test(head)) {
    const line = leadingPaths(firstLine(head), RESULT_KEYS);
    if (line.size >= 2) return "lines";
    return isSummary(head) ? "json" : null;
  }
  return isPromptfooCsv(head) ? "csv" : null;
}

function isSummary(head: string): boolean {
  const paths = leadingPaths(head, [
    "evalId",
    "results.version",
    "results.prompts",
    "results.results",
    "results.table",
    "version",
    "prompts",
    "table",
    "stats"
  ]);
  if (paths.has("results.version") && (paths.size >= 2 || /"results"\s*:\s*\{\s*"version"/.test(head))) return true;
  if (paths.has("results.results") || paths.has("results.table")) return true;
  if (!/"results"\s*:/.test(head)) return false;
  // The summary the library returns: the same without the envelope.
  const rows = RESULT_KEYS.some((key) => head.includes(`"${key}"`));
  return paths.has("evalId") || (paths.has("version") && (paths.has("prompts") || paths.has("table") || rows));
}
