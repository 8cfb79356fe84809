import type {Adapter, Sink, SourceFile} from "../../intake.js";
import {asRecord, toCount} from "../json-values.js";
import {addFunction, COMPLEXITY} from "./complexity-measures.js";
import {ExaminedFiles} from "./examined-files.js";
import {rejectPart, reportParts} from "./report-parts.js";

const FIRST = /^\s*\{\s*"(?:[^"\\]|\\.)*"\s*:\s*(?:\[\s*\{[^{}[\]]*"(?:rank|complexity)"\s*:|\{\s*"error"\s*:)/;

/** radon's cyclomatic complexity (`radon cc -j`). */
export const radon: Adapter = {
  format: "radon",
  version: 1,
  detects: ({head}) => FIRST.test(head),
  read: readRadon
};

/**
 * Reads the functions and methods of each file. A class is left out: its number is an average of its methods, which
 * stand in the list once more as entries of their own. A file with an error does not parse; a file without any block
 * is not in radon's report and stays unknown.
 */
async function readRadon(file: SourceFile, sink: Sink): Promise<void> {
  const files = new ExaminedFiles("radon", {...COMPLEXITY, compiles: "min"});
  for await (const {path, value} of reportParts(file, sink, ["{}"])) {
    const name = String(path[0]);
    if (!Array.isArray(value)) {
      files.fail(name);
      files.add(name, "compiles", 0);
      continue;
    }
    files.see(name);
    files.add(name, "compiles", 1);
    for (const [i, block] of value.entries()) {
      const record = asRecord(block);
      if (record?.["type"] === "class") continue;
      const complexity = toCount(record?.["complexity"]);
      if (complexity === null || complexity < 1)
        rejectPart(sink, `${name.slice(0, 150)}[${i}]`, "unreadable", "complexity must be a number of at least 1");
      else addFunction(files, name, complexity);
    }
  }
  await files.handOver(sink, false);
}
