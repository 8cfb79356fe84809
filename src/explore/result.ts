/** What a column of an answer holds, as far as a table and a chart must tell apart. */
export type ResultType = "number" | "text" | "truth" | "time";

export interface ResultColumn {
  name: string;
  type: ResultType;
}

/** A plain value: numbers, texts, yes or no; a time is milliseconds since 1970. */
export type ResultValue = number | string | boolean | null;

/** The answer to a query, as far as it was read. */
export interface Result {
  columns: ResultColumn[];
  rows: ResultValue[][];
  /** Whether these are all the rows; reading stops where a page can no longer hold them. */
  complete: boolean;
  /** From the question to the last row, in milliseconds. */
  ms: number;
}

/** What an Arrow type is to a reader. */
export function resultType(arrow: string): ResultType {
  if (/^(Int|Uint|Float|Decimal)/.test(arrow)) return "number";
  if (/^(Timestamp|Date)/.test(arrow)) return "time";
  return arrow === "Bool" ? "truth" : "text";
}

/** A value of an Arrow vector as a plain one: lists, structs and intervals become their text. */
export function plainValue(value: unknown): ResultValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return value.getTime();
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  return String(value);
}

/** A value as text for a table: times as `2026-11-09 06:00`, numbers as they are, at most twelve significant digits. */
export function valueText(value: ResultValue, type: ResultType): string {
  if (value === null) return "null";
  if (type === "time" && typeof value === "number") return timeText(value);
  if (typeof value === "number") return numberText(value);
  return String(value);
}

function timeText(ms: number): string {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return "not a time";
  const text = date.toISOString();
  if (text.endsWith("T00:00:00.000Z")) return text.slice(0, 10);
  return text.slice(0, 19).replace("T", " ").replace(/:00$/, "");
}

/** Rounded where a double's last digits are noise; no thousands parted, for what is read here is copied into queries. */
function numberText(x: number): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "not a number" : x > 0 ? "infinity" : "\u2212infinity";
  return String(Number(x.toPrecision(12))).replace("-", "\u2212");
}
