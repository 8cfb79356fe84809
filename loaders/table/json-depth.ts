import {createReadStream} from "node:fs";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** A line shorter than this cannot be nested so deep that DuckDB's parser runs out of stack. */
const SHORT = 8192;

/** How deep a JSON text is nested, strings left out; it need not be well-formed. */
export function depthOf(bytes: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (inString) {
      if (byte === BACKSLASH) i++;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (byte === 0x5b || byte === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (byte === 0x5d || byte === 0x7d) depth--;
  }
  return deepest;
}

/**
 * Whether a JSONL file has a line that would harm DuckDB's reader: longer than allowed, or nested beyond its stack.
 *
 * Only long lines are looked into, so that a gigabyte of ordinary ones passes at reading speed.
 */
export async function hasHarmfulLine(path: string, maxBytes: number): Promise<boolean> {
  let length = 0;
  let openers = 0;
  for await (const chunk of createReadStream(path, {highWaterMark: 1 << 20}) as AsyncIterable<Buffer>) {
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(0x0a, from);
      const stop = end === -1 ? chunk.length : end;
      length += stop - from;
      if (length > maxBytes) return true;
      // The start of a line that runs over from the last chunk is looked into as well: nesting grows from the front.
      if (length > SHORT || end === -1) openers += countOpeners(chunk, from, stop);
      if (openers > SHORT) return true;
      if (end === -1) break;
      length = 0;
      openers = 0;
      from = end + 1;
    }
  }
  return false;
}

function countOpeners(chunk: Buffer, from: number, stop: number): number {
  let count = 0;
  for (let i = from; i < stop; i++) if (chunk[i] === 0x5b || chunk[i] === 0x7b) count++;
  return count;
}
