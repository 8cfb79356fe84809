import {createRequire} from "node:module";
import {dirname, join} from "node:path";

/** What benches and tests need of DuckDB as the browser has it. */
export interface BrowserDuckdb {
  query: (sql: string) => {toArray: () => {toJSON: () => Record<string, unknown>}[]};
  insertArrowFromIPCStream: (bytes: Uint8Array, options: {name: string; create: boolean}) => void;
}

interface Blocking {
  createDuckDB: (bundles: object, logger: object, runtime: object) => Promise<BlockingDatabase>;
  VoidLogger: new () => object;
  NODE_RUNTIME: object;
}

interface BlockingDatabase {
  instantiate: (onProgress: () => void) => Promise<unknown>;
  open: (config: object) => void;
  connect: () => BrowserDuckdb;
}

const require = createRequire(import.meta.url);

/** The very WebAssembly that the site ships, run in Node with the settings of the page. */
export async function browserDuckdb(): Promise<BrowserDuckdb> {
  const file = require.resolve("@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs");
  const duckdb = require(file) as Blocking;
  const bundle = (name: string) => ({mainModule: join(dirname(file), name), mainWorker: ""});
  const bundles = {mvp: bundle("duckdb-mvp.wasm"), eh: bundle("duckdb-eh.wasm")};
  const db = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await db.instantiate(() => {});
  db.open({query: {castBigIntToDouble: true, castDecimalToDouble: true}});
  return db.connect();
}
