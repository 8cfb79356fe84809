import {Buffer} from "node:buffer";

/** One line of a file; `bytes` is `null` where the line is longer than allowed and was passed over. */
export interface Line {
  number: number;
  bytes: Uint8Array | null;
  /** Whether a line break closed it; the last line of a file cut short has none. */
  closed: boolean;
}

/** The lines of a byte stream one by one, blank ones left out, holding no more than one line. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Line, void, void> {
  let parts: Uint8Array[] = [];
  let held = 0;
  let number = 0;
  const line = (closed: boolean): Line | null => {
    number++;
    const bytes = held > maxBytes ? null : Buffer.concat(parts);
    parts = [];
    held = 0;
    return bytes !== null && isBlank(bytes) ? null : {number, bytes, closed};
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(0x0a, from);
      const stop = end === -1 ? chunk.length : end;
      held += stop - from;
      if (held > maxBytes) parts = [];
      // A copy, because the line outlives the reader's chunk.
      else if (stop > from)
        parts.push(end === -1 ? new Uint8Array(chunk.subarray(from, stop)) : chunk.subarray(from, stop));
      if (end === -1) break;
      const next = line(true);
      if (next !== null) yield next;
      from = end + 1;
    }
  }
  if (held > 0) {
    const last = line(false);
    if (last !== null) yield last;
  }
}

function isBlank(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 0x20) return false;
  return true;
}
