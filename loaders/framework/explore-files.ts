import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {gzipSync} from "node:zlib";
import {ratingRows, readRows} from "../engine/read-rows.js";
import type {RowColumns} from "../engine/row-columns.js";
import {rowsToArrow} from "../engine/rows-arrow.js";
import {closeName} from "../publish/close-name.js";
import {openTables} from "../read-tables.js";
import {closeText} from "../secrets/close-text.js";
import type {TarMember} from "./tar.js";
import {siteData} from "./write-page.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * What the page that offers SQL loads: the row tables, and DuckDB itself from the installed package.
 *
 * All gzipped: many hosts send WebAssembly as it is, and 34 MB would travel in place of 8.
 *
 * @param out - the out folder of an ingest
 */
export async function exploreFiles(out: string): Promise<TarMember[]> {
  const {facts, ratings, published} = await siteData();
  const tables = await openTables(out);
  try {
    const members: TarMember[] = [];
    for (const name of ["attempts", "scores", "outcomes", "tasks", "runs"] as const)
      members.push({
        name: `${name}.arrow.gz`,
        bytes: rowsToArrow(closed(await readRows(tables.connection, name), published))
      });
    members.push({name: "ratings.arrow.gz", bytes: rowsToArrow(await ratingRows(tables, facts, ratings))});
    members.push({name: "duckdb.wasm.gz", bytes: duckdbFile("duckdb-eh.wasm")});
    members.push({name: "duckdb-worker.js.gz", bytes: duckdbFile("duckdb-browser-eh.worker.js")});
    return members;
  } finally {
    tables.close();
  }
}

/** Rows by the same names as in the facts, which have been through the gate. */
function closed(rows: RowColumns, published: boolean): RowColumns {
  if (!published) return rows;
  return rows.mapTexts((text, column) => (column === "task" ? closeName(text, "task") : closeText(text)));
}

/** A file of the installed DuckDB, gzipped once for each version. */
function duckdbFile(name: string): Buffer {
  const folder = join(root, "node_modules/@duckdb/duckdb-wasm");
  const {version} = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {version: string};
  const kept = join(root, ".assay/cache", `${version}-${name}.gz`);
  if (existsSync(kept)) return readFileSync(kept);
  const bytes = gzipSync(readFileSync(join(folder, "dist", name)));
  mkdirSync(dirname(kept), {recursive: true});
  // Renamed into place: a build that is stopped halfway leaves no half of it.
  writeFileSync(`${kept}.${process.pid}`, bytes);
  renameSync(`${kept}.${process.pid}`, kept);
  return bytes;
}
