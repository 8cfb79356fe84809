import {join} from "node:path";
import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {TABLES} from "./checks.js";
import {columnsOf, literal, rowsOf} from "./duckdb.js";

/** The canonical tables of one ingest, open for reading. */
export interface OpenTables {
  /** Rows of a query; whole numbers arrive as numbers, times as ISO texts. */
  rows: <T>(sql: string) => Promise<T[]>;
  /** The same by column, for many rows. */
  columns: (sql: string) => Promise<Record<string, unknown[]>>;
  connection: DuckDBConnection;
  close: () => void;
}

/**
 * The canonical tables as views of an in-memory DuckDB that can read their folder and nothing else.
 *
 * @param out - the out folder of an ingest
 */
export async function openTables(out: string): Promise<OpenTables> {
  const folder = join(out, "tables");
  const instance = await DuckDBInstance.create(":memory:", {
    allow_community_extensions: "false",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false"
  });
  const connection = await instance.connect();
  await connection.run("set TimeZone = 'UTC'");
  await connection.run(`set allowed_directories = [${literal(`${folder}/`)}]`);
  await connection.run("set enable_external_access = false");
  for (const {name} of TABLES)
    await connection.run(
      `create view ${name} as select * from read_parquet(${literal(join(folder, `${name}.parquet`))})`
    );
  return {
    rows: (sql) => rowsOf(connection, sql),
    columns: (sql) => columnsOf(connection, sql),
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    }
  };
}

export function closeTables(tables: OpenTables): void {
  tables.close();
}
