import {mkdirSync} from "node:fs";
import {availableParallelism} from "node:os";
import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";

/** What a fenced connection may touch. */
export interface Fence {
  /** Files it may read. */
  paths: string[];
  /** Folders it may read and write. */
  directories: string[];
  /** Spill folder, inside one of `directories`. */
  temp: string;
  memory?: string;
  threads?: number;
  /** Whether no user's SQL runs here, so that settings may still change. */
  trusted?: boolean;
  /** Whether `try` must catch every error: shared parts of expressions are then not worked out beforehand. */
  careful?: boolean;
}

export interface Engine {
  connection: DuckDBConnection;
  close: () => void;
}

/**
 * A DuckDB in memory that can reach nothing but what it is given: the user's expressions run in it.
 *
 * The settings are locked, so an expression cannot widen them. Insertion order is kept, because rows are counted by it
 * and equal input must give equal bytes.
 */
export async function openFenced(fence: Fence): Promise<Engine> {
  mkdirSync(fence.temp, {recursive: true});
  const instance = await DuckDBInstance.create(":memory:", {
    threads: String(fence.threads ?? Math.min(4, availableParallelism())),
    memory_limit: fence.memory ?? "512MB",
    temp_directory: fence.temp,
    preserve_insertion_order: "true",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    allow_community_extensions: "false"
  });
  const connection = await instance.connect();
  await connection.run("set TimeZone = 'UTC'");
  if (fence.careful) await connection.run("set disabled_optimizers = 'common_subexpressions'");
  await connection.run(`set allowed_paths = ${list(fence.paths)}`);
  await connection.run(`set allowed_directories = ${list(fence.directories.map((d) => `${d}/`))}`);
  await connection.run("set enable_external_access = false");
  if (!fence.trusted) await connection.run("set lock_configuration = true");
  return {
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    }
  };
}

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as an SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function list(texts: readonly string[]): string {
  return `[${texts.map(literal).join(", ")}]`;
}

/** All rows of a query as plain objects; whole numbers up to 2^53 arrive as numbers, times as ISO texts. */
export async function rowsOf<T>(connection: DuckDBConnection, sql: string): Promise<T[]> {
  const reader = await connection.runAndReadAll(sql);
  const names = reader.deduplicatedColumnNames();
  return reader.getRowsJS().map((row) => Object.fromEntries(row.map((cell, i) => [names[i]!, plain(cell)])) as T);
}

/** The columns of a query, with the same reading of cells. */
export async function columnsOf(connection: DuckDBConnection, sql: string): Promise<Record<string, unknown[]>> {
  const reader = await connection.runAndReadAll(sql);
  const names = reader.deduplicatedColumnNames();
  return Object.fromEntries(reader.getColumnsJS().map((cells, i) => [names[i]!, cells.map(plain)]));
}

function plain(cell: unknown): unknown {
  if (typeof cell === "bigint") return Number(cell);
  if (cell instanceof Date) return cell.toISOString();
  if (Array.isArray(cell)) return cell.map(plain);
  return cell ?? null;
}
