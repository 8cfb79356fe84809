import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {identifier, list, literal} from "../duckdb.js";
import type {Staged} from "../stage/stage-file.js";
import {STAGE, type StageTable} from "../stage/stage-tables.js";

/** Read once into memory; attempts and texts are read where they lie. */
const SMALL: readonly StageTable[] = [
  "task",
  "rating",
  "outcome",
  "summary",
  "loose_score",
  "report",
  "report_score",
  "reject"
];

/** Up to this many rows attempts are held as well: opening hundreds of files twice costs more than their rows. */
const FEW_ROWS = 200_000;

/**
 * Makes `st_<table>` for every stage table: the rows of all files with `src`, the file's place in the order of paths.
 *
 * A file that stands twice in the workspace is staged once and appears under both places.
 */
export async function makeStageViews(connection: DuckDBConnection, staged: readonly Staged[]): Promise<void> {
  await connection.run("create table file (src integer, stage varchar)");
  for (let from = 0; from < staged.length; from += 1000) {
    const values = staged.slice(from, from + 1000).map((file, i) => `(${from + i}, ${literal(file.folder)})`);
    await connection.run(`insert into file values ${values.join(", ")}`);
  }
  const rows = staged.reduce((sum, file) => sum + file.meta.rows_read, 0);
  const inMemory = rows <= FEW_ROWS ? [...SMALL, "attempt"] : SMALL;
  for (const table of Object.keys(STAGE) as StageTable[]) {
    const folders = [...new Set(staged.filter((file) => file.meta.tables.includes(table)).map((file) => file.folder))];
    const paths = folders.flatMap((folder) => partsOf(folder, table));
    const names = Object.keys(STAGE[table])
      .map((name) => `t.${identifier(name)}`)
      .join(", ");
    const empty = `select 0 as src, ${Object.entries(STAGE[table])
      .map(([name, type]) => `cast(null as ${type}) as ${identifier(name)}`)
      .join(", ")} where false`;
    const parts = paths.length === 0 ? [] : [`select f.src, ${names} from ${read(paths, "filename = true")}`];
    if (table === "text") parts.push(...textsOfRows(folders));
    const select = parts.length === 0 ? empty : parts.join(" union all ");
    await connection.run(`create ${inMemory.includes(table) ? "table" : "view"} st_${table} as ${select}`);
  }
}

const read = (paths: string[], options: string) =>
  `read_parquet(${list(paths)}, ${options}) t join file f on f.stage = parse_dirpath(t.filename)`;

/** Texts that an adapter handed over may lie in several parts. */
function partsOf(folder: string, table: StageTable): string[] {
  if (table !== "text") return [join(folder, `${table}.parquet`)];
  const parts = readdirSync(folder).filter((name) => /^text(-\d+)?\.parquet$/.test(name));
  return parts.sort().map((name) => join(folder, name));
}

/** Texts of mapped tables lie in their typed rows. */
function textsOfRows(folders: readonly string[]): string[] {
  const paths = folders.map((folder) => join(folder, "rows.parquet")).filter((path) => existsSync(path));
  if (paths.length === 0) return [];
  return [
    `select f.src, t.file_row_number + 1 as row_no, 0 as sub, t.k_prompt_text as prompt, t.k_output_text as output from ${read(paths, "filename = true, file_row_number = true")} where t.k_prompt_text is not null or t.k_output_text is not null`
  ];
}
