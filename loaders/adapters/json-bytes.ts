import {createReadStream} from "node:fs";
import type {SourceFile} from "../intake.js";

const CHUNK_BYTES = 256 * 1024;

/**
 * A file's text as UTF-8 bytes in pieces, without its byte order mark; UTF-16 is translated on the way.
 *
 * UTF-16 is known by its mark, or by zero bytes where plain text has none.
 *
 * @param onProgress - called with the number of bytes of the file read so far
 */
export async function* utf8Bytes(
  file: SourceFile,
  onProgress?: (bytes: number) => void
): AsyncGenerator<Uint8Array, void, void> {
  const encoding = encodingOf(file.magic);
  const decoder = encoding === "utf-8" ? null : new TextDecoder(encoding);
  let read = 0;
  for await (const chunk of createReadStream(file.path, {highWaterMark: CHUNK_BYTES}) as AsyncIterable<Buffer>) {
    const first = read === 0;
    read += chunk.length;
    onProgress?.(read);
    if (decoder !== null) yield Buffer.from(decoder.decode(chunk, {stream: true}));
    else yield first && startsWithMark(chunk) ? chunk.subarray(3) : chunk;
  }
  const rest = decoder?.decode() ?? "";
  if (rest !== "") yield Buffer.from(rest);
}

/** The text encoding a file's first bytes show. */
export function encodingOf(magic: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (magic[0] === 0xff && magic[1] === 0xfe) return "utf-16le";
  if (magic[0] === 0xfe && magic[1] === 0xff) return "utf-16be";
  if (magic.length >= 4 && magic[0] !== 0 && magic[1] === 0 && magic[2] !== 0 && magic[3] === 0) return "utf-16le";
  if (magic.length >= 4 && magic[0] === 0 && magic[1] !== 0 && magic[2] === 0 && magic[3] !== 0) return "utf-16be";
  return "utf-8";
}

function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
