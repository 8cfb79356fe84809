import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  DuckDBDataChunk,
  DuckDBListValue,
  DuckDBTimestampValue,
  INTEGER,
  LIST,
  TIMESTAMP,
  UBIGINT,
  VARCHAR,
  type DuckDBAppender,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue
} from "@duckdb/node-api";
import {parseTime} from "./parse-time.js";

const TYPES: Record<string, DuckDBType> = {
  VARCHAR,
  "VARCHAR[]": LIST(VARCHAR),
  DOUBLE,
  BIGINT,
  UBIGINT,
  INTEGER,
  BOOLEAN,
  TIMESTAMP
};

/** DuckDB's vectors hold so many rows. */
const CHUNK_ROWS = 2048;
const CHUNK_CHARACTERS = 8 << 20;

export type Cell = string | number | bigint | boolean | string[] | null | undefined;

/** Rows on their way into one DuckDB table, handed over by the chunk so that memory stays bounded. */
export class TableWriter {
  rows = 0;
  readonly #names: string[];
  readonly #kinds: string[];
  readonly #types: DuckDBType[];
  readonly #appender: DuckDBAppender;
  #columns: DuckDBValue[][];
  #pending = 0;
  #characters = 0;

  private constructor(appender: DuckDBAppender, columns: Record<string, string>) {
    this.#appender = appender;
    this.#names = Object.keys(columns);
    this.#kinds = Object.values(columns);
    this.#types = this.#kinds.map((kind) => TYPES[kind]!);
    this.#columns = this.#names.map(() => []);
  }

  static async create(
    connection: DuckDBConnection,
    name: string,
    columns: Record<string, string>
  ): Promise<TableWriter> {
    const definition = Object.entries(columns).map(([column, type]) => `"${column}" ${type}`);
    await connection.run(`create or replace table "${name}" (${definition.join(", ")})`);
    return new TableWriter(await connection.createAppender(name), columns);
  }

  /** Adds a row; a cell that its column's type cannot hold becomes `null` and is told to `onUnreadable`. */
  add(row: Readonly<Record<string, unknown>>, onUnreadable: (column: string, cell: unknown) => void): void {
    for (let i = 0; i < this.#names.length; i++) {
      const name = this.#names[i]!;
      const cell = row[name] as Cell;
      const value = cell == null ? null : toValue(cell, this.#kinds[i]!);
      if (value === null && cell != null) onUnreadable(name, cell);
      if (typeof value === "string") this.#characters += value.length;
      this.#columns[i]!.push(value);
    }
    this.rows++;
    this.#pending++;
    if (this.#pending >= CHUNK_ROWS || this.#characters >= CHUNK_CHARACTERS) this.flush();
  }

  flush(): void {
    if (this.#pending === 0) return;
    const chunk = DuckDBDataChunk.create(this.#types, this.#pending);
    chunk.setColumns(this.#columns);
    this.#appender.appendDataChunk(chunk);
    this.#appender.flushSync();
    this.#columns = this.#names.map(() => []);
    this.#pending = 0;
    this.#characters = 0;
  }

  close(): void {
    this.flush();
    this.#appender.closeSync();
  }
}

function toValue(cell: NonNullable<Cell>, kind: string): DuckDBValue {
  switch (kind) {
    case "VARCHAR":
      return typeof cell === "string" ? cell : String(cell as number);
    case "VARCHAR[]":
      return Array.isArray(cell) ? new DuckDBListValue(cell.map(String)) : null;
    case "DOUBLE":
      return typeof cell === "number" && Number.isFinite(cell) ? cell : null;
    case "BIGINT":
      return typeof cell === "bigint" ? cell : Number.isSafeInteger(cell) ? BigInt(cell as number) : null;
    case "UBIGINT":
      return typeof cell === "bigint" ? cell : null;
    case "INTEGER":
      return Number.isSafeInteger(cell) && Math.abs(cell as number) < 2 ** 31 ? (cell as number) : null;
    case "BOOLEAN":
      return typeof cell === "boolean" ? cell : null;
    default: {
      const micros = typeof cell === "string" ? parseTime(cell) : null;
      return micros === null ? null : new DuckDBTimestampValue(micros);
    }
  }
}
