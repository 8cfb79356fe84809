import type {Adapter, Sink, SourceFile} from "../intake.js";
import {readInspectEval} from "./inspect-eval.js";
import {readInspectJson} from "./inspect-json.js";
import {leadingPaths} from "./json-outline.js";

/** Inspect AI's logs: `.json`, and `.eval`, which is a zip with deflate or zstd members. */
export const inspect: Adapter = {
  format: "inspect",
  version: 3,
  detects: (file) => isZip(file) || isInspectJson(file.head),
  read: (file: SourceFile, sink: Sink) => (isZip(file) ? readInspectEval(file, sink) : readInspectJson(file, sink))
};

/** No other format here is a zip: an archive without a log's members is refused when it is read. */
function isZip({magic}: SourceFile): boolean {
  return (
    magic[0] === 0x50 && magic[1] === 0x4b && ((magic[2] === 3 && magic[3] === 4) || (magic[2] === 5 && magic[3] === 6))
  );
}

function isInspectJson(head: string): boolean {
  if (!/^\s*\{/.test(head)) return false;
  const paths = leadingPaths(head, [
    "version",
    "status",
    "eval.task",
    "eval.run_id",
    "eval.model",
    "eval.created",
    "plan"
  ]);
  return paths.has("eval.task") && (paths.has("eval.model") || paths.has("eval.run_id") || paths.has("eval.created"));
}
