import type {DuckDBConnection} from "@duckdb/node-api";
import {TableWriter} from "../stage/table-writer.js";

/** Makes a table of rows that were settled outside of SQL. */
export async function insertRows(
  connection: DuckDBConnection,
  table: string,
  columns: Record<string, string>,
  rows: readonly object[]
): Promise<void> {
  const writer = await TableWriter.create(connection, table, columns);
  for (const row of rows)
    writer.add(row as Record<string, unknown>, (column, cell) => {
      throw new Error(`${table}.${column} cannot hold ${String(cell)}`);
    });
  writer.close();
}
