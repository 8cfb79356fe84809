import type {Sink, SourceFile} from "../intake.js";
import {UnreadableFile} from "../intake.js";
import {cutMembers, cutSamples} from "./inspect-cuts.js";
import {HEADER_MEMBERS, InspectLog} from "./inspect-log.js";
import {offScale} from "./inspect-score.js";
import {utf8Bytes} from "./json-bytes.js";
import {asRecord} from "./json-values.js";

/**
 * Reads an Inspect `.json` log of any size, in two passes over its bytes: first what the log says of itself (some of it
 * stands behind the samples) and the scale of each score, then the samples.
 */
export async function readInspectJson(file: SourceFile, sink: Sink): Promise<void> {
  const off = new Set<string>();
  const patterns = [...HEADER_MEMBERS, "samples.*.scores"];
  const {members: header, end} = await cutMembers(utf8Bytes(file), patterns, (scores) => offScale(scores, off));
  if (asRecord(header.eval) === null) {
    const where = end.fault === null ? "" : `, broken at byte ${end.fault.offset}`;
    throw new UnreadableFile(`needed an inspect log with a member eval${where}`);
  }
  const log = new InspectLog(header, off, sink);
  const samples = cutSamples(
    utf8Bytes(file, (bytes) => sink.progress(bytes)),
    "samples.*"
  );
  for (;;) {
    const next = await samples.next();
    if (next.done === true) {
      const {fault, open} = next.value;
      if (fault === null) break;
      if (open?.[0] === "samples") {
        log.refuse(`samples[${open[1]}]`, null, "truncated", `the sample ends in the middle, at byte ${fault.offset}`);
      }
      sink.note(`the file is broken at byte ${fault.offset} (${fault.message}): what follows is not there to be read`);
      break;
    }
    const {sample, index, fault, lost} = next.value;
    const position = `samples[${index}]`;
    if (fault !== null) log.refuse(position, null, fault.code, fault.message);
    else await log.sample(sample, position, lost);
  }
  log.finish();
}
