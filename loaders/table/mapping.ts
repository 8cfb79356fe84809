import {KEYS, type Reading, type TableKind} from "./keys.js";
import type {SourceEntry} from "../workspace/workspace-schema.js";

/** One expression of a mapping and the key or metric it fills. */
export interface Mapped {
  /** `k_system` for a key, `m_loc` for a metric: cannot collide with the file's own columns. */
  name: string;
  key: string;
  expression: string;
  reading: Reading;
  longText: boolean;
  isMetric: boolean;
  /** Path within the entry of `sources:`. */
  at: string[];
}

/** A `format: table` entry as a list of expressions. */
export interface Mapping {
  table: TableKind;
  from: string | null;
  mapped: Mapped[];
}

export function mappingOf(entry: SourceEntry): Mapping {
  const table = entry.table as TableKind;
  const keys = Object.entries(entry.columns ?? {}).map(([key, expression]): Mapped => {
    const longText = key === "prompt_text" || key === "output_text";
    const reading = KEYS[table][key]!;
    return {name: `k_${key}`, key, expression, reading, longText, isMetric: false, at: ["columns", key]};
  });
  const metrics = Object.entries(entry.metrics ?? {}).map(([key, expression]): Mapped => {
    const reading = "number" as const;
    return {name: `m_${key}`, key, expression, reading, longText: false, isMetric: true, at: ["metrics", key]};
  });
  return {table, from: entry.from ?? null, mapped: [...keys, ...metrics]};
}
