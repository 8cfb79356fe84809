import {createWriteStream} from "node:fs";
import {once} from "node:events";
import {finished} from "node:stream/promises";
import {utf8Bytes} from "../adapters/json-bytes.js";
import {JsonCutter} from "../adapters/json-cutter.js";
import {linesOf} from "../adapters/json-lines.js";
import {asRecord, parseJson} from "../adapters/json-values.js";
import type {SourceFile} from "../intake.js";
import {depthOf} from "./json-depth.js";

/** A row that could not be read at all. */
export interface LostRow {
  position: string;
  code: string;
  message: string;
}

/** Longest row and deepest nesting that are read; DuckDB's parser recurses and dies far beyond. */
export const MAX_ROW_BYTES = 16 << 20;
export const MAX_DEPTH = 500;

/**
 * Rewrites JSONL or one JSON array as JSONL that DuckDB can read: one readable object a line.
 *
 * DuckDB's own way around a bad line is a row of nulls that looks like data. Here each bad line is named and counted.
 *
 * @returns the rows left out, with their line or element
 */
export async function cleanJson(
  file: SourceFile,
  target: string,
  onProgress?: (bytes: number) => void
): Promise<LostRow[]> {
  const lost: LostRow[] = [];
  const out = createWriteStream(target);
  const put = async (bytes: Uint8Array, position: string) => {
    const fault = faultOf(bytes);
    if (fault) lost.push({position, ...fault});
    else if (!out.write(Buffer.concat([rewritten(bytes), NEWLINE]))) await once(out, "drain");
  };
  try {
    if (file.head.trimStart().startsWith("[")) await elements(file, put, lost, onProgress);
    else await lines(file, put, lost, onProgress);
  } finally {
    out.end();
    await finished(out);
  }
  return lost;
}

const NEWLINE = Buffer.from("\n");

async function lines(
  file: SourceFile,
  put: (bytes: Uint8Array, position: string) => Promise<void>,
  lost: LostRow[],
  onProgress?: (bytes: number) => void
): Promise<void> {
  for await (const line of linesOf(utf8Bytes(file, onProgress), MAX_ROW_BYTES)) {
    const position = `line ${line.number}`;
    if (line.bytes === null) lost.push({position, ...tooLarge});
    else await put(line.bytes, position);
  }
}

async function elements(
  file: SourceFile,
  put: (bytes: Uint8Array, position: string) => Promise<void>,
  lost: LostRow[],
  onProgress?: (bytes: number) => void
): Promise<void> {
  const cutter = new JsonCutter(["*"], {maxBytes: MAX_ROW_BYTES, maxDepth: MAX_DEPTH});
  let next = 0;
  const take = async (cuts: ReturnType<JsonCutter["push"]>) => {
    for (const cut of cuts) {
      const position = `[${String(cut.path[0])}]`;
      next = Number(cut.path[0]) + 1;
      if (cut.bytes !== null) await put(cut.bytes, position);
      else if (cut.fault === "too_deep") lost.push({position, ...tooDeep});
      else lost.push({position, ...tooLarge});
    }
  };
  for await (const chunk of utf8Bytes(file, onProgress)) await take(cutter.push(chunk));
  const {cuts, end} = cutter.finish();
  await take(cuts);
  if (end.fault !== null)
    lost.push({
      position: `[${next}]`,
      code: "truncated",
      message: `a JSON array must be whole: ${end.fault.message} at byte ${end.fault.offset}`
    });
}

const tooLarge = {code: "too_large", message: `a row must be at most ${MAX_ROW_BYTES >> 20} MiB long`};
const tooDeep = {code: "too_deep", message: `a row must be nested at most ${MAX_DEPTH} deep`};
const NAN = /\b(?:NaN|Infinity)\b/;

function faultOf(bytes: Uint8Array): {code: string; message: string} | null {
  if (depthOf(bytes) > MAX_DEPTH) return tooDeep;
  try {
    new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    return {code: "unreadable", message: "a row must be valid UTF-8"};
  }
  try {
    return asRecord(parseJson(bytes)) ? null : {code: "unreadable", message: "a row must be a JSON object"};
  } catch {
    return {code: "unreadable", message: "a row must be valid JSON"};
  }
}

/** On one line; keys that stand twice once, the last as in every browser. Long whole numbers keep their digits. */
function rewritten(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  if (NAN.test(text) || /[\r\n]/.test(text) || hasTwin(text)) return Buffer.from(JSON.stringify(parseJson(bytes)));
  return bytes;
}

/** Whether some key may stand twice: DuckDB refuses the whole file over it. */
function hasTwin(text: string): boolean {
  const keys = text.match(/"(?:[^"\\]|\\.)*"(?=\s*:)/g) ?? [];
  return new Set(keys).size !== keys.length;
}
