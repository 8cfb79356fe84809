import {createHash} from "node:crypto";
import {open} from "node:fs/promises";
import {encodingOf} from "../adapters/json-bytes.js";
import type {SourceFile} from "../intake.js";
import type {FoundSource} from "../workspace/find-sources.js";

const HEAD_BYTES = 65536;
const CHUNK_BYTES = 1 << 22;

/** A file with its first bytes, for detection. */
export async function openSource(found: FoundSource): Promise<SourceFile> {
  const handle = await open(found.path);
  try {
    const buffer = Buffer.alloc(Math.min(HEAD_BYTES, found.bytes));
    const {bytesRead} = await handle.read(buffer, 0, buffer.length, 0);
    const magic = buffer.subarray(0, bytesRead);
    return {path: found.path, name: found.name, bytes: found.bytes, head: decode(magic), magic};
  } finally {
    await handle.close();
  }
}

/** Text of the file's first bytes, its byte order mark left out. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes, {stream: true});
}

/** The file's SHA-256, read as a stream. */
export async function sha256Of(path: string, onBytes?: (bytes: number) => void): Promise<string> {
  const hash = createHash("sha256");
  const handle = await open(path);
  try {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    for (;;) {
      const {bytesRead} = await handle.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
      onBytes?.(bytesRead);
    }
  } finally {
    await handle.close();
  }
  return hash.digest("hex");
}
