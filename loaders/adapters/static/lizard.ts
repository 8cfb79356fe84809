import {createReadStream} from "node:fs";
import {parse} from "csv-parse";
import type {Adapter, Sink, SourceFile} from "../../intake.js";
import {encodingOf} from "../json-bytes.js";
import {toCount} from "../json-values.js";
import {addFunction, COMPLEXITY} from "./complexity-measures.js";
import {ExaminedFiles} from "./examined-files.js";
import {rejectPart} from "./report-parts.js";

const FIRST = /^(?:\uFEFF)?(?:"?NLOC"?,"?CCN"?,"?token"?,|\d+,\d+,\d+,\d+,\d+,"[^"\n]*@\d+-\d+@[^"\n]*",)/;
const COLUMNS = 11;
const [NLOC, CCN, FILE] = [0, 1, 6];

/** lizard's table (`--csv`): one line a function, eleven columns or more, a header only where it was verbose. */
export const lizard: Adapter = {
  format: "lizard",
  version: 1,
  detects: ({head}) => FIRST.test(head),
  read: readLizard
};

async function readLizard(file: SourceFile, sink: Sink): Promise<void> {
  const files = new ExaminedFiles("lizard", {...COMPLEXITY, loc: "sum"});
  const rows = createReadStream(file.path).pipe(
    parse({
      encoding: encodingOf(file.magic) === "utf-16le" ? "utf16le" : "utf8",
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 1 << 20
    })
  );
  let line = 0;
  try {
    for await (const row of rows as AsyncIterable<string[]>) {
      line++;
      if (line === 1 && row[NLOC] === "NLOC") continue;
      const [lines, complexity] = [toCount(row[NLOC]), toCount(row[CCN])];
      const path = row[FILE];
      if (row.length < COLUMNS || lines === null || complexity === null || complexity < 1 || !path) {
        rejectPart(
          sink,
          `row ${line}`,
          "unreadable",
          `a function must have ${COLUMNS} cells with its lines, complexity and file`
        );
        continue;
      }
      addFunction(files, path, complexity);
      files.add(path, "loc", lines);
    }
  } catch {
    rejectPart(sink, `row ${line + 1}`, "unreadable", "a row must be readable as CSV, and what follows it is lost");
  }
  sink.progress(file.bytes);
  await files.handOver(sink, false);
}
