import {createHash} from "node:crypto";

/** A JSON object whose members have not been looked at yet. */
export type JsonRecord = Record<string, unknown>;

/**
 * The value of a JSON text, with Python's bare `NaN`, `Infinity` and `-Infinity` read as those words.
 *
 * Python's `json.dump` writes them and several harnesses do so on purpose; `JSON.parse` refuses the whole text. They
 * come back as strings, so that a reader of numbers says that the cell is not a number instead of finding nothing.
 * Strict texts never pay for it. Throws a `SyntaxError` without any of the text in it.
 */
export function parseJson(bytes: Uint8Array): unknown {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    try {
      return JSON.parse(quoteNonFinite(text));
    } catch {
      throw new SyntaxError("not valid JSON");
    }
  }
}

/** Quotes bare non-finite literals that stand outside of strings. */
function quoteNonFinite(text: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < text.length) {
    const quote = text.indexOf('"', at);
    const outside = text.slice(at, quote === -1 ? text.length : quote);
    parts.push(outside.replace(/-?\b(?:NaN|Infinity)\b/g, '"$&"'));
    if (quote === -1) break;
    const end = endOfString(text, quote);
    parts.push(text.slice(quote, end));
    at = end;
  }
  return parts.join("");
}

function endOfString(text: string, quote: number): number {
  let from = quote + 1;
  for (;;) {
    const end = text.indexOf('"', from);
    if (end === -1) return text.length;
    let back = end;
    while (back > from && text[back - 1] === "\\") back--;
    if ((end - back) % 2 === 0) return end + 1;
    from = end + 1;
  }
}

/** The value as an object, or `null` when it is anything else. */
export function asRecord(value: unknown): JsonRecord | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonRecord) : null;
}

/** The value as a list; anything else is an empty one. */
export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as a text that is not empty, or `null`; a number counts as the text that writes it. */
export function asText(value: unknown): string | null {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

/** A text short enough to be a name and on one line: never a prompt, an output or a document. */
export function asName(value: unknown, maxLength = 120): string | null {
  const text = asText(value)?.trim() ?? null;
  return text !== null && text.length <= maxLength && !/[\r\n]/.test(text) ? text : null;
}

/** A whole number of at least 0, also from the text that writes one; else `null`. */
export function toCount(value: unknown): number | null {
  const number = typeof value === "string" && /^\d{1,15}$/.test(value.trim()) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** An object's members, those named like members of `Object.prototype` included, in the order of the text. */
export function members(value: unknown): [string, unknown][] {
  const record = asRecord(value);
  return record === null ? [] : Object.entries(record);
}

/** The same text for equal values whatever the order of their keys; for hashing. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const record = asRecord(value);
  if (record === null) return JSON.stringify(value) ?? "null";
  const keys = Object.keys(record).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`).join(",")}}`;
}

/** Twelve hexadecimal digits that stand for a value. */
export function hashOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex").slice(0, 12);
}
