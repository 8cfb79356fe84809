import type {Cut, CutEnd} from "./json-cutter.js";
import {JsonCutter} from "./json-cutter.js";
import type {JsonRecord} from "./json-values.js";
import {parseJson} from "./json-values.js";
import {putMember, SAMPLE_MEMBERS} from "./inspect-log.js";

/** The most one member of a sample may hold; events and messages are passed over and may be any size. */
const LIMITS = {maxBytes: 64 * 1024 * 1024, maxDepth: 512};

/** A sample put together from its members, or why it could not be. */
interface CutSample {
  sample: JsonRecord;
  /** Index in the log's list; 0 for a sample in a file of its own. */
  index: number;
  fault: {code: string; message: string} | null;
  /** Members that could not be read: unknown in a sample that is kept. */
  lost: string[];
}

/**
 * The samples in a JSON text: those of the list `samples`, or the text itself.
 *
 * @param at - `samples.*` for a whole log, empty for a file that is one sample
 * @returns how the text ended
 */
export async function* cutSamples(
  chunks: AsyncIterable<Uint8Array>,
  at: "samples.*" | "",
  wanted: readonly string[] = SAMPLE_MEMBERS
): AsyncGenerator<CutSample, CutEnd, void> {
  const prefix = at === "" ? "" : `${at}.`;
  const cutter = new JsonCutter([...wanted.map((member) => prefix + member), `${at}!`], LIMITS);
  const depth = at === "" ? 0 : 2;
  let sample: JsonRecord = {};
  let lost: string[] = [];
  const take = (cut: Cut): CutSample | null => {
    const index = depth === 0 ? 0 : Number(cut.path[1]);
    if (cut.kind === "end") {
      const fault = cut.fault === null ? null : {code: "unreadable", message: "a sample must be an object"};
      const whole = {sample, index, fault, lost};
      sample = {};
      lost = [];
      return whole;
    }
    const path = cut.path.slice(depth);
    try {
      if (cut.bytes === null) lost.push(path.join("."));
      else putMember(sample, path, parseJson(cut.bytes));
    } catch {
      lost.push(path.join("."));
    }
    return null;
  };
  for await (const chunk of chunks) {
    for (const cut of cutter.push(chunk)) {
      const whole = take(cut);
      if (whole !== null) yield whole;
    }
  }
  const {cuts, end} = cutter.finish();
  for (const cut of cuts) take(cut);
  return end;
}

/**
 * Some members of a JSON object by their paths; what cannot be read is left out.
 *
 * @param inSamples - called with what a pattern finds within the list `samples`, which is not kept
 */
export async function cutMembers(
  chunks: AsyncIterable<Uint8Array>,
  patterns: readonly string[],
  inSamples?: (value: unknown) => void
): Promise<{members: JsonRecord; end: CutEnd}> {
  const cutter = new JsonCutter(patterns, LIMITS);
  const members: JsonRecord = {};
  const take = ({path, bytes}: Cut) => {
    if (bytes === null) return;
    try {
      const value = parseJson(bytes);
      if (path[0] === "samples") inSamples?.(value);
      else putMember(members, path, value);
    } catch {
      // Absent and unreadable are the same to a header: unknown.
    }
  };
  for await (const chunk of chunks) for (const cut of cutter.push(chunk)) take(cut);
  const {cuts, end} = cutter.finish();
  for (const cut of cuts) take(cut);
  return {members, end};
}

/** The elements of a JSON array one by one; what cannot be read is left out. */
export async function* cutElements(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<unknown, void, void> {
  const cutter = new JsonCutter(["*"], LIMITS);
  for await (const chunk of chunks) {
    for (const {bytes} of cutter.push(chunk)) {
      if (bytes === null) continue;
      try {
        yield parseJson(bytes);
      } catch {
        // A summary that cannot be read leaves its sample without one.
      }
    }
  }
}
