import type {Sink, SourceFile} from "../intake.js";
import {UnreadableFile} from "../intake.js";
import {cutElements, cutMembers, cutSamples} from "./inspect-cuts.js";
import {HEADER_MEMBERS, InspectLog} from "./inspect-log.js";
import {offScale} from "./inspect-score.js";
import type {InspectHeader} from "./inspect-system.js";
import type {JsonRecord} from "./json-values.js";
import {asRecord, asText} from "./json-values.js";
import type {ZipMember} from "./zip-members.js";
import {UnreadableMember, ZipArchive} from "./zip-members.js";

/** Up to this size samples are read for their texts; following 256 MB of bytes takes about a second. */
const AFFORDABLE_BYTES = 256 * 1024 * 1024;

/**
 * Reads an Inspect `.eval` log: a zip of JSON members.
 *
 * Header and summaries are enough for everything but texts, the reason an answer stopped, and the model that served
 * it. The samples themselves are read where they are affordable (together at most 256 MB), or needed: summaries are
 * missing or, as in early logs, hold no usage. A sample that cannot be read is taken from its summary. After a crash,
 * without header.json, the journal stands in.
 */
export async function readInspectEval(file: SourceFile, sink: Sink): Promise<void> {
  const archive = await ZipArchive.open(file);
  try {
    const header = await headerOf(archive, file, sink);
    const summaries = await summariesOf(archive, sink);
    const samples = [...archive.members.values()].filter(({name}) => /^samples\/.+\.json$/.test(name));
    const bytes = samples.reduce((sum, member) => sum + member.bytes, 0);
    const needed = summaries.size === 0 || [...summaries.values()].some(isThin);
    const reads = samples.length > 0 && (needed || bytes <= AFFORDABLE_BYTES);
    const off = new Set<string>();
    for (const summary of summaries.values()) offScale(summary.scores, off);
    if (reads && summaries.size === 0) await findOffScale(archive, samples, off);

    const log = new InspectLog(header, off, sink);
    if (reads) await readSamples(archive, samples, summaries, log, sink);
    else if (samples.length > 0) {
      sink.note(`read from the summaries: the samples hold ${Math.round(bytes / 1e6)} MB, so texts are not kept`);
    }
    for (const [key, summary] of summaries) await log.sample(summary, `summaries.json ${key}`, []);
    log.finish();
  } finally {
    archive.close();
  }
}

async function headerOf(archive: ZipArchive, file: SourceFile, sink: Sink): Promise<InspectHeader> {
  for (const name of ["header.json", "_journal/start.json"]) {
    const member = archive.members.get(name);
    if (member === undefined) continue;
    try {
      const {members} = await cutMembers(archive.read(member), HEADER_MEMBERS);
      if (asRecord(members.eval) === null) continue;
      if (name === "header.json") return members;
      sink.note("the log has no readable header.json: the run did not finish, its journal was read");
      return {...members, status: "started"};
    } catch (error) {
      sink.note(memberNote(error, name));
    }
  }
  throw new UnreadableFile(`needed header.json or _journal/start.json of an inspect log, neither can be read`);
}

/** The summaries by sample and epoch: the consolidated ones, else those of the journal in their order. */
async function summariesOf(archive: ZipArchive, sink: Sink): Promise<Map<string, JsonRecord>> {
  const journal = [...archive.members.keys()]
    .filter((name) => /^_journal\/summaries\/\d+\.json$/.test(name))
    .sort((a, b) => numberIn(a) - numberIn(b));
  const summaries = new Map<string, JsonRecord>();
  const whole = archive.members.get("summaries.json");
  for (const member of whole === undefined ? [] : [whole]) await addSummaries(archive, member, summaries, sink);
  if (summaries.size > 0) return summaries;
  for (const name of journal) await addSummaries(archive, archive.members.get(name)!, summaries, sink);
  return summaries;
}

async function addSummaries(
  archive: ZipArchive,
  member: ZipMember,
  summaries: Map<string, JsonRecord>,
  sink: Sink
): Promise<void> {
  try {
    for await (const element of cutElements(archive.read(member))) {
      const summary = asRecord(element);
      if (summary !== null) summaries.set(keyOf(summary), summary);
    }
  } catch (error) {
    sink.note(memberNote(error, member.name));
  }
}

async function readSamples(
  archive: ZipArchive,
  members: readonly ZipMember[],
  summaries: Map<string, JsonRecord>,
  log: InspectLog,
  sink: Sink
): Promise<void> {
  const broken: {name: string; code: string; message: string}[] = [];
  let read = 0;
  for (const member of members) {
    const {name} = member;
    try {
      for (const {sample, fault, lost} of await samplesIn(archive, member)) {
        if (fault !== null) {
          broken.push({name, ...fault});
          continue;
        }
        const key = keyOf(sample);
        const summary = summaries.get(key);
        summaries.delete(key);
        // A sample's own members win; a summary may know what an early sample leaves out.
        await log.sample({...summary, ...sample}, name, lost);
      }
    } catch (error) {
      if (!(error instanceof UnreadableMember)) throw error;
      broken.push({name, code: error.code, message: error.message});
    }
    sink.progress((read += member.entry.compressedSize));
  }
  // What is left of the summaries stands in for as many samples; a file name does not say which sample it holds.
  for (const [at, {name, code, message}] of broken.entries()) {
    if (at < summaries.size) {
      sink.reject({position: name, table: "text", column: null, row_kept: true, code, message, excerpt: null});
    } else log.refuse(name, null, code, message);
  }
}

/** The sample in a member, only when the whole of it could be trusted: a wrong checksum shows at the end. */
async function samplesIn(archive: ZipArchive, member: ZipMember) {
  const samples = cutSamples(archive.read(member), "");
  const found = [];
  for (;;) {
    const next = await samples.next();
    if (next.done !== true) {
      found.push(next.value);
      continue;
    }
    const {fault} = next.value;
    if (fault !== null)
      throw new UnreadableMember("unreadable", `${member.name}: byte ${fault.offset}: ${fault.message}`);
    if (found.length === 0) throw new UnreadableMember("unreadable", `${member.name} is empty`);
    return found;
  }
}

async function findOffScale(archive: ZipArchive, members: readonly ZipMember[], off: Set<string>): Promise<void> {
  for (const member of members) {
    try {
      for await (const {sample} of cutSamples(archive.read(member), "", ["scores"])) offScale(sample.scores, off);
    } catch (error) {
      if (!(error instanceof UnreadableMember)) throw error;
    }
  }
}

/** Early summaries hold scores only. */
function isThin(summary: JsonRecord): boolean {
  return asText(summary.uuid) === null || summary.model_usage === undefined;
}

function keyOf(sample: JsonRecord): string {
  return `${asText(sample.id) ?? ""} epoch ${asText(sample.epoch) ?? "1"}`;
}

function numberIn(name: string): number {
  return Number(/(\d+)\.json$/.exec(name)?.[1] ?? 0);
}

function memberNote(error: unknown, name: string): string {
  if (error instanceof UnreadableMember) return `a member was passed over: ${error.message}`;
  throw error instanceof Error ? error : new Error(`${name}: ${String(error)}`);
}
