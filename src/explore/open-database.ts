import {AsyncDuckDB, VoidLogger} from "@duckdb/duckdb-wasm";
import type {RowTableName} from "../tables/rows.js";
import {fetchPlain, type Progress} from "./fetch-plain.js";
import {plainValue, resultType, type Result} from "./result.js";

/** Where DuckDB and the row tables are, each file gzipped. */
export interface DatabaseFiles {
  wasm: string;
  worker: string;
  tables: Record<RowTableName, string>;
}

export interface Database {
  /** Rows in each table. */
  rows: Record<string, number>;
  /** Answers a query with its first rows; a query that is stopped rejects. */
  run: (sql: string, options: {most: number}) => Promise<Result>;
  /** Answers a query with all its rows, as an Arrow IPC file. */
  arrow: (sql: string) => Promise<Uint8Array>;
  /** Stops the query that is running. */
  stop: () => Promise<void>;
}

/** Before any SQL of a reader's: nothing of another origin, no file and no extension can be reached, nor this changed. */
const FENCE = [
  "set autoinstall_known_extensions = false",
  "set autoload_known_extensions = false",
  "set allow_community_extensions = false",
  "set enable_external_access = false",
  "set lock_configuration = true"
];

/**
 * A DuckDB in this browser with the row tables in it, fenced in.
 *
 * @param onProgress - called as the files come
 * @throws one line where a file cannot be read
 */
export async function openDatabase(files: DatabaseFiles, onProgress: (progress: Progress) => void): Promise<Database> {
  const names = Object.keys(files.tables) as RowTableName[];
  const [wasm, worker, ...tables] = await fetchPlain(
    [files.wasm, files.worker, ...names.map((name) => files.tables[name])],
    onProgress
  );
  const address = (bytes: Uint8Array, type: string) =>
    URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], {type}));
  const db = new AsyncDuckDB(new VoidLogger(), new Worker(address(worker!, "text/javascript")));
  await db.instantiate(address(wasm!, "application/wasm"));
  await db.open({query: {castBigIntToDouble: true, castDecimalToDouble: true}});
  const connection = await db.connect();
  const rows: Record<string, number> = {};
  for (const [i, name] of names.entries()) {
    await connection.insertArrowFromIPCStream(tables[i]!, {name, create: true});
    const [counted] = (await connection.query(`select count(*)::double as n from ${name}`)).toArray() as {n: number}[];
    rows[name] = counted!.n;
  }
  for (const statement of FENCE) await connection.query(statement);

  return {
    rows,
    async run(sql, {most}) {
      const started = performance.now();
      const reader = await connection.send(sql, true);
      const result: Result = {columns: [], rows: [], complete: true, ms: 0};
      for await (const batch of reader) {
        result.columns = columnsOf(batch.schema);
        const vectors = result.columns.map((_, c) => batch.getChildAt(c));
        for (let r = 0; r < batch.numRows && result.complete; r++) {
          if (result.rows.length === most) result.complete = false;
          else result.rows.push(vectors.map((vector) => plainValue(vector?.get(r))));
        }
        if (!result.complete) break;
      }
      if (!result.complete) await connection.cancelSent();
      if (result.columns.length === 0 && reader.schema) result.columns = columnsOf(reader.schema);
      return {...result, ms: performance.now() - started};
    },
    arrow: (sql) => connection.useUnsafe((bindings, id) => bindings.runQuery(id, sql)),
    stop: async () => void (await connection.cancelSent())
  };
}

function columnsOf(schema: {fields: readonly {name: string; type: unknown}[]}): Result["columns"] {
  return schema.fields.map(({name, type}) => ({name, type: resultType(String(type))}));
}
