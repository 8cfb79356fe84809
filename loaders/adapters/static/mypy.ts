import type {Adapter, Sink, SourceFile} from "../../intake.js";
import {utf8Bytes} from "../json-bytes.js";
import {linesOf} from "../json-lines.js";
import {asName, asRecord, parseJson} from "../json-values.js";
import {ExaminedFiles} from "./examined-files.js";

const MAX_LINE_BYTES = 4 << 20;

/** mypy's messages as JSON lines (`--output=json`). */
export const mypy: Adapter = {
  format: "mypy",
  version: 2,
  detects: ({head}) => {
    const line = /^\{.*$/m.exec(head)?.[0] ?? "";
    return /"file"\s*:/.test(line) && /"hint"\s*:/.test(line) && /"severity"\s*:\s*"(?:error|note)"/.test(line);
  },
  read: readMypy
};

/**
 * Counts the errors of each file that mypy has messages for; notes are no errors. After a syntax error mypy checks
 * nothing further of the file: its types are unknown, and it does not compile.
 *
 * mypy does not name files it finds nothing in. A report of one attempt, in the attempt's folder, says by an empty file
 * that the attempt is clean; in one report of many, attempts without a message stay unknown.
 */
async function readMypy(file: SourceFile, sink: Sink): Promise<void> {
  const files = new ExaminedFiles("mypy", {type_errors: "sum", compiles: "min"});
  let other = 0;
  const chunks = utf8Bytes(file, (bytes) => sink.progress(bytes));
  for await (const line of linesOf(chunks, MAX_LINE_BYTES)) {
    const message = messageOf(line.bytes);
    const path = asName(message?.["file"], 4000);
    if (path === null) {
      other++;
      continue;
    }
    files.see(path);
    if (message?.["severity"] !== "error") continue;
    files.add(path, "type_errors", 1);
    if (message["code"] !== "syntax") continue;
    files.fail(path);
    files.add(path, "compiles", 0);
  }
  if (other > 0) sink.note(other === 1 ? "1 line is no message of mypy" : `${other} lines are no messages of mypy`);
  await files.handOver(sink, other === 0);
}

function messageOf(bytes: Uint8Array | null): Record<string, unknown> | null {
  if (bytes === null || bytes[0] !== 0x7b) return null;
  try {
    return asRecord(parseJson(bytes));
  } catch {
    return null;
  }
}
