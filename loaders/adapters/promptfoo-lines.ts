import type {Sink, SourceFile} from "../intake.js";
import {utf8Bytes} from "./json-bytes.js";
import {JsonCutter} from "./json-cutter.js";
import {linesOf} from "./json-lines.js";
import {asRecord} from "./json-values.js";
import {MAX_DEPTH, MAX_RESULT_BYTES, parsedRow} from "./promptfoo-json.js";
import {newTally, promptfooResult, tallyNotes} from "./promptfoo-result.js";
import {PromptfooSystems} from "./promptfoo-systems.js";

/**
 * Reads promptfoo's JSONL: one result a line, with no run id, time or version around them.
 *
 * An interrupted file may end in the middle of a row, which is rejected as cut off. Each line's depth is followed
 * before it is parsed.
 */
export async function readPromptfooLines(file: SourceFile, sink: Sink): Promise<void> {
  const state = {sink, systems: new PromptfooSystems(), tally: newTally()};
  const lines = linesOf(
    utf8Bytes(file, (bytes) => sink.progress(bytes)),
    MAX_RESULT_BYTES
  );
  for await (const line of lines) {
    const position = `line ${line.number}`;
    const {bytes, truncated, fault} = checked(line.bytes);
    if (truncated && !line.closed) {
      const message = "the last line ends in the middle of a result";
      sink.reject({
        position,
        table: "attempt",
        column: null,
        row_kept: false,
        code: "truncated",
        message,
        excerpt: null
      });
      continue;
    }
    const result = asRecord(parsedRow({bytes, fault}, position, sink));
    if (result !== null) await promptfooResult(result, position, state);
  }
  sink.note("JSONL holds no run id, time or version: say them under runs: where they matter");
  state.systems.handOver(sink, {run: null, suite: null, harness_version: null, started_at: null});
  for (const note of tallyNotes(state.tally)) sink.note(note);
}

function checked(line: Uint8Array | null): {
  bytes: Uint8Array | null;
  truncated: boolean;
  fault: "too_large" | "too_deep" | null;
} {
  if (line === null) return {bytes: null, truncated: false, fault: "too_large"};
  const cutter = new JsonCutter([""], {maxBytes: MAX_RESULT_BYTES, maxDepth: MAX_DEPTH});
  const deep = cutter.push(line).find((cut) => cut.fault === "too_deep");
  const {end} = cutter.finish();
  if (deep !== undefined) return {bytes: null, truncated: false, fault: "too_deep"};
  return {bytes: line, truncated: end.fault !== null, fault: null};
}
