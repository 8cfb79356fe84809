import type {DuckDBConnection} from "@duckdb/node-api";
import {identifier, rowsOf} from "../duckdb.js";
import type {Unbound} from "../stage/stage-tables.js";
import {UserError} from "../user-error.js";
import type {Mapped, Mapping} from "./mapping.js";

/** The expressions of a mapping that this file can answer, with the types they have. */
export interface Bound {
  mapped: (Mapped & {type: string})[];
  unbound: Unbound[];
}

/**
 * Binds every expression to the relation `source`, one by one only where they do not bind together.
 *
 * @param rows - the rows to map: `source` itself or the entry's `from` query
 * @param columns - names of the file's columns, for the message
 */
export async function bind(
  connection: DuckDBConnection,
  mapping: Mapping,
  rows: string,
  columns: string[]
): Promise<Bound> {
  if (mapping.from !== null) {
    const fault = await faultOf(connection, `select * from (${rows})`);
    if (fault) return {mapped: [], unbound: [{at: ["from"], message: fault, columns}]};
  }
  const select = (entries: Mapped[]) =>
    `select ${entries.map((m) => `(${m.expression}\n) as ${identifier(m.name)}`).join(", ")} from (${rows}) __row`;
  const together = await typesOf(connection, select(mapping.mapped)).catch(() => null);
  if (together) return {mapped: mapping.mapped.map((m) => ({...m, type: together.get(m.name)!})), unbound: []};
  const names = mapping.from === null ? columns : [...(await typesOf(connection, `select * from (${rows})`)).keys()];
  const bound: Bound = {mapped: [], unbound: []};
  for (const entry of mapping.mapped) {
    const readings = [entry];
    // A column may be called like a word of SQL: alone, its name means the column.
    const word = entry.expression.trim();
    if (names.includes(word)) readings.push({...entry, expression: identifier(word)});
    let fault: string | null = null;
    for (const reading of readings) {
      const said = await faultOf(connection, select([reading]));
      fault ??= said;
      if (said !== null) continue;
      bound.mapped.push({...reading, type: (await typesOf(connection, select([reading]))).get(entry.name)!});
      fault = null;
      break;
    }
    if (fault !== null) bound.unbound.push({at: entry.at, message: fault, columns: names});
  }
  if (bound.unbound.length === 0) {
    const fault = await faultOf(connection, select(bound.mapped));
    if (fault === null) return bound;
    throw new UserError(`sources: the columns of a mapping must be plain expressions of one row: ${fault}`);
  }
  return bound;
}

async function typesOf(connection: DuckDBConnection, sql: string): Promise<Map<string, string>> {
  const rows = await rowsOf<{column_name: string; column_type: string}>(connection, `describe ${sql}`);
  return new Map(rows.map((row) => [row.column_name, row.column_type]));
}

async function faultOf(connection: DuckDBConnection, sql: string): Promise<string | null> {
  try {
    await connection.runAndReadAll(`describe ${sql}`);
    return null;
  } catch (error) {
    return plainMessage(error);
  }
}

/** DuckDB's own message on one line, without its hints and the excerpt of our SQL around the user's. */
export function plainMessage(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const first = text.split(/\n\s*\n|\nLINE|\nCandidate/)[0]!.replace(/^[A-Z][A-Za-z ]* Error: /, "");
  return (first.slice(0, 1).toLowerCase() + first.slice(1)).replace(/\s+/g, " ").slice(0, 240);
}
