import type {Sink} from "../intake.js";
import {asText} from "./json-values.js";

interface Range {
  min?: number;
  max: number;
}

// Far above anything one attempt can be: a value beyond is a wrong unit or a wrong file, not a fact.
const DOLLARS: Range = {min: 0, max: 100_000};
const COUNT: Range = {min: 0, max: 1e12};
const SECONDS: Range = {min: 0, max: 3.2e8};

/**
 * Reads the optional cells of one row: what cannot be read becomes `null` and is rejected by its column, the row kept.
 *
 * "12" for a number and an ISO text or an epoch for a time are lossless and pass; nothing is rounded into range.
 */
export class RowCells {
  constructor(
    private readonly sink: Sink,
    private readonly position: string,
    private readonly table = "attempt"
  ) {}

  dollars(column: string, value: unknown): number | null {
    return this.number(column, value, DOLLARS);
  }

  count(column: string, value: unknown): number | null {
    const count = this.number(column, value, COUNT);
    if (count === null || Number.isInteger(count)) return count;
    return this.refuse(column, "unreadable", `${column} must be a whole number: ${count}`, String(count));
  }

  seconds(column: string, value: unknown): number | null {
    return this.number(column, value, SECONDS);
  }

  share(column: string, value: unknown): number | null {
    return this.number(column, value, {min: 0, max: 1});
  }

  /** Any finite number, for scores. */
  number(
    column: string,
    value: unknown,
    {min = -Number.MAX_VALUE, max}: Range = {max: Number.MAX_VALUE}
  ): number | null {
    if (value === null || value === undefined || value === "") return null;
    const number = toNumber(value);
    // The cell may hold a text where a number was needed, and the text may be anything: it is not repeated.
    if (number === null) return this.refuse(column, "unreadable", `${column} must be a number`, nonFinite(value));
    if (number >= min && number <= max) return number;
    return this.refuse(column, "out_of_range", `${column} must be in [${min}, ${max}]: ${number}`, String(number));
  }

  /** A time in UTC as ISO text. */
  time(column: string, value: unknown): string | null {
    if (value === null || value === undefined || value === "") return null;
    return isoTime(value) ?? this.refuse(column, "unreadable", `${column} must be an ISO time or an epoch`, null);
  }

  /** Says that a cell was too large, too deep or not JSON. */
  lost(column: string): void {
    this.refuse(column, "unreadable", `${column} must be JSON of ordinary size and depth`, null);
  }

  private refuse(column: string, code: string, message: string, excerpt: string | null): null {
    const {position, table} = this;
    this.sink.reject({position, table, column, row_kept: true, code, message, excerpt: excerpt?.slice(0, 80) ?? null});
    return null;
  }
}

/** A finite number, also from the text that writes one; else `null`. */
export function toNumber(value: unknown): number | null {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}

function nonFinite(value: unknown): string | null {
  return typeof value === "string" && /^[-+\w.]{1,20}$/.test(value) ? value : null;
}

/**
 * A time in UTC as ISO text, from ISO text or an epoch in seconds or milliseconds; `null` when it is neither.
 *
 * A time without a zone is read as UTC, so that the same file reads the same on every machine.
 */
export function isoTime(value: unknown): string | null {
  const text = asText(value);
  if (text === null) return null;
  const epoch = /^\d{9,16}(?:\.\d+)?$/.test(text) ? Number(text) : null;
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    text.trim()
  );
  if (epoch === null && iso === null) return null;
  const millis = epoch !== null ? (epoch < 1e11 ? epoch * 1000 : epoch) : Date.parse(isoParts(iso!));
  const date = new Date(millis);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function isoParts([, day, clock, zone]: RegExpExecArray): string {
  // Python writes microseconds; a date holds milliseconds.
  const time = (clock ?? "00:00").replace(/(\.\d{3})\d+$/, "$1");
  return `${day}T${time}${zone ?? "Z"}`;
}
