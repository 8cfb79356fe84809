import {identifier} from "../duckdb.js";
import {readCell} from "./readings.js";
import type {Bound} from "./bind.js";
import type {Mapping} from "./mapping.js";

/** A column of the typed rows: the key's cell, and why it could not be read. */
export interface TypedColumn {
  name: string;
  key: string;
  isMetric: boolean;
  /** Name of the column with the faults; `null` where there can be none. */
  fault: string | null;
}

/**
 * SQL of the one pass over the file: each key's cell read by its rule, why it could not be, and a hash of the whole row.
 *
 * @param careful - whether a single row's failing expression must not end the query: it becomes an unreadable cell
 */
export function typedRows(
  mapping: Mapping,
  bound: Bound,
  rows: string,
  careful: boolean
): {sql: string; columns: TypedColumn[]} {
  const inner: string[] = [];
  const outer: string[] = [];
  const columns: TypedColumn[] = [];
  for (const entry of bound.mapped) {
    const cell = identifier(`v_${entry.name}`);
    const thrown = identifier(`x_${entry.name}`);
    const expression = `(${entry.expression}\n)`;
    inner.push(`${careful ? `try${expression}` : expression} as ${cell}`);
    // Null where the expression raised an error, else whether it is null: tells a failed cell from an absent one.
    if (careful) inner.push(`(try((${expression} is null)) is null) as ${thrown}`);
    const {value, fault} = readCell(entry.reading, cell, entry.type, entry.longText);
    outer.push(`${value} as ${identifier(entry.name)}`);
    const faults = [careful ? `case when ${thrown} then 'unreadable:' end` : null, fault].filter((f) => f !== null);
    const name = faults.length > 0 ? `f_${entry.name}` : null;
    if (name) outer.push(`coalesce(${faults.join(", ")}, null) as ${identifier(name)}`);
    columns.push({name: entry.name, key: entry.key, isMetric: entry.isMetric, fault: name});
  }
  // Texts are read from these rows by name, so both columns are there where one is.
  const texts = ["k_prompt_text", "k_output_text"];
  const names = columns.map((column) => column.name);
  if (texts.some((name) => names.includes(name)))
    for (const name of texts) if (!names.includes(name)) outer.push(`cast(null as varchar) as ${identifier(name)}`);
  const needsHash = mapping.table === "attempt";
  if (needsHash) inner.push("hash(__row) as row_hash");
  const sql = `select ${[...outer, ...(needsHash ? ["row_hash"] : ["cast(null as ubigint) as row_hash"])].join(", ")} from (select ${inner.length > 0 ? inner.join(", ") : "1"} from (${rows}) __row)`;
  return {sql, columns};
}
