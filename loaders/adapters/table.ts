import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {identifier, literal, openFenced, rowsOf} from "../duckdb.js";
import {UnreadableFile, type SourceFile} from "../intake.js";
import {nothingRead, type StageMeta, type StageRun, type StageSystem, type StageTable} from "../stage/stage-tables.js";
import {bind, plainMessage, type Bound} from "../table/bind.js";
import {lostRows, lostSql, type Lost} from "../table/lost-lines.js";
import {mappingOf, type Mapping} from "../table/mapping.js";
import {openRelation, type Relation} from "../table/relation.js";
import {stagePlan} from "../table/stage-rows.js";
import {typedRows, type TypedColumn} from "../table/typed-rows.js";
import {UserError} from "../user-error.js";
import type {SourceEntry} from "../workspace/workspace-schema.js";

/** Longest a mapping may take over one file. */
const TIME_LIMIT_MS = 15 * 60_000;
/** Up to this size the file is read once more to say how many of its rows a `from` query makes. */
const COUNT_AGAIN_BYTES = 64 << 20;

export interface TableJob {
  file: SourceFile;
  entry: SourceEntry;
  /** Where the stage tables go. */
  folder: string;
  /** Folder for copies that do not stay. */
  scratch: string;
  onProgress: (bytes: number, rows: number) => void;
  timeLimitMs?: number;
  /** Whether the mapping has no other file: then an expression that does not bind ends the read at once. */
  alone?: boolean;
}

/**
 * Reads a mapped table in one pass of DuckDB and writes its stage tables.
 *
 * The first try reads the file as fast as it can be read and fails on anything odd; the second reads cell by cell, so
 * that every odd line or cell is named and every other row is kept.
 */
export async function readTable(job: TableJob): Promise<StageMeta> {
  try {
    try {
      return await readOnce(job, false);
    } catch (error) {
      if (error instanceof UserError || error instanceof UnreadableFile || isInterrupt(error)) throw error;
      return await readOnce(job, true);
    }
  } catch (error) {
    if (error instanceof UserError || error instanceof UnreadableFile) throw error;
    if (isInterrupt(error))
      throw new UserError(`${job.file.name}: the mapping must end within its time limit, and did not`);
    throw new UnreadableFile(plainMessage(error).replaceAll(job.file.path, "the file").replaceAll(job.scratch, ""));
  }
}

async function readOnce(job: TableJob, careful: boolean): Promise<StageMeta> {
  const fence = {paths: [job.file.path], directories: [job.folder], temp: job.scratch, careful};
  const {connection, close} = await openFenced(fence);
  const timer = setTimeout(() => connection.interrupt(), job.timeLimitMs ?? TIME_LIMIT_MS);
  try {
    return await attemptRead(job, connection, careful);
  } finally {
    clearTimeout(timer);
    close();
  }
}

const isInterrupt = (error: unknown) => error instanceof Error && /INTERRUPT/i.test(error.message);

async function attemptRead(job: TableJob, connection: DuckDBConnection, careful: boolean): Promise<StageMeta> {
  const {file} = job;
  const mapping = mappingOf(job.entry);
  const relation = await openRelation(connection, file, job.scratch, careful, (bytes) => job.onProgress(bytes, 0));
  const format = "table";
  if (relation === null) return nothingRead(format, ["the file is empty"], null);
  const notes: string[] = [];
  const bound =
    relation.columns.length > 0
      ? await bindTo(connection, mapping, relation, careful, notes)
      : {mapped: [], unbound: []};
  if (job.alone && bound.unbound.length > 0) return nothingRead(format, [], bound.unbound);
  const rowsFile = join(job.folder, "rows.parquet");
  const {sql, columns} = typedRows(mapping, bound, rowsOfMapping(mapping), careful);
  const fromFailed = bound.unbound.some((u) => u.at[0] === "from");
  const select =
    fromFailed || relation.columns.length === 0 ? `select cast(null as ubigint) as row_hash where false` : sql;
  const hasText = mapping.mapped.some((m) => m.longText);
  await connection.run(
    `copy (${select}) to ${literal(rowsFile)} (format parquet, compression zstd, row_group_size ${hasText ? 8192 : 122880})`
  );
  const usable = select === sql ? columns : [];
  const lost = await lostRows(connection, relation);
  const {tables, systems, runs} = await writeStage(job, connection, mapping, rowsFile, usable, lost);
  const [counts] = await rowsOf<{rows: number; refused: number}>(
    connection,
    "select count(*) as rows, count(refusal) as refused from mapped"
  );
  for (const unbound of bound.unbound)
    notes.push(`${unbound.at.join(".")} does not bind in this file: ${unbound.message}`);
  if (counts!.rows + lost.length === 0) notes.push("the file has no rows");
  if (mapping.from !== null && !fromFailed && file.bytes < COUNT_AGAIN_BYTES) {
    const [all] = await rowsOf<{n: number}>(connection, "select count(*) as n from source");
    if (all!.n !== counts!.rows) notes.push(`the query in from makes ${counts!.rows} rows of the file's ${all!.n}`);
  }
  return {
    format,
    rows_read: counts!.rows + lost.length,
    rows_rejected: counts!.refused + lost.length,
    notes,
    systems,
    runs,
    tables,
    unbound: bound.unbound
  };
}

const rowsOfMapping = (mapping: Mapping) =>
  (mapping.from === null ? "source" : `${mapping.from}\n`).replace(/^(?=source$)/, "from ");

/** Makes the relation `source`, with columns as text where a type would lose cells and the mapping can do without. */
async function bindTo(
  connection: DuckDBConnection,
  mapping: Mapping,
  relation: Relation,
  careful: boolean,
  notes: string[]
): Promise<Bound> {
  const names = relation.columns.map((column) => column.name);
  const types = new Map<string, string>();
  const make = async () => {
    await connection.run(`create or replace temp view source as ${relation.sql({types, keepRejects: true})}`);
    return bind(connection, mapping, rowsOfMapping(mapping), names);
  };
  for (const name of textOnlyColumns(mapping, relation)) types.set(name, "VARCHAR");
  let bound = await make();
  if (relation.rawSql === null) return bound;
  const lossy = await lossyColumns(connection, mapping, relation, types);
  if (lossy.size === 0) return bound;
  for (const name of lossy.keys()) types.set(name, "VARCHAR");
  const asText = await make();
  if (asText.unbound.length <= bound.unbound.length) return asText;
  for (const name of lossy.keys()) types.delete(name);
  bound = await make();
  for (const [name, {cells, type}] of lossy)
    notes.push(`column ${name}: ${cells} cells are not ${type} and were read as unknown`);
  return bound;
}

/** Columns that only name things keep their text: version 2.10 must not become 2.1. */
function textOnlyColumns(mapping: Mapping, relation: Relation): string[] {
  if (relation.kind === "parquet" || mapping.from !== null) return [];
  return relation.columns
    .map((column) => column.name)
    .filter((name) => {
      const uses = mapping.mapped.filter((m) => m.expression.toLowerCase().includes(name.toLowerCase()));
      const bare = uses.filter(
        (m) => m.expression.trim().toLowerCase() === name.toLowerCase() || m.expression.trim() === identifier(name)
      );
      return uses.length > 0 && bare.length === uses.length && uses.every((m) => m.reading === "text");
    });
}

/** Typed columns the mapping uses in which some cell is of another type than the first rows showed. */
async function lossyColumns(
  connection: DuckDBConnection,
  mapping: Mapping,
  relation: Relation,
  types: Map<string, string>
): Promise<Map<string, {cells: number; type: string}>> {
  const words = [mapping.from ?? "", ...mapping.mapped.map((m) => m.expression)].join("\n").toLowerCase();
  const typed = relation.columns.filter(
    (c) =>
      c.raw !== null &&
      !["VARCHAR", "JSON"].includes(c.type) &&
      !types.has(c.name) &&
      words.includes(c.name.toLowerCase())
  );
  if (typed.length === 0) return new Map();
  const counts = typed.map(
    (c, i) =>
      `count(*) filter (where trim(${c.raw}) <> '' and ${/^TIMESTAMP/.test(c.type) ? `try_cast(${c.raw} as timestamptz)` : `try_cast(${c.raw} as ${c.type})`} is null) as n${i}`
  );
  const [row] = await rowsOf<Record<string, number>>(
    connection,
    `select ${counts.join(", ")} from ${relation.rawSql!}`
  );
  return new Map(
    typed.flatMap((c, i) => (row![`n${i}`]! > 0 ? [[c.name, {cells: row![`n${i}`]!, type: c.type}] as const] : []))
  );
}

async function writeStage(
  job: TableJob,
  connection: DuckDBConnection,
  mapping: Mapping,
  rowsFile: string,
  columns: TypedColumn[],
  lost: Lost[]
): Promise<Pick<StageMeta, "tables" | "systems" | "runs">> {
  const rows = `select * exclude file_row_number, file_row_number + 1 as row_no from read_parquet(${literal(rowsFile)}, file_row_number = true)`;
  const plan = stagePlan(mapping.table, rows, columns);
  for (const view of plan.views) await connection.run(view);
  const tables: StageTable[] = [];
  for (const [table, sql] of Object.entries(plan.tables) as [StageTable, string | undefined][]) {
    if (!sql) continue;
    const target = literal(join(job.folder, `${table}.parquet`));
    const more = table === "reject" ? lostSql(lost, mapping.table) : "";
    await connection.run(`copy (${sql}${more}) to ${target} (format parquet, compression zstd)`);
    const [count] = await rowsOf<{n: number}>(connection, `select count(*) as n from read_parquet(${target})`);
    if (count!.n > 0) tables.push(table);
  }
  // Texts stay in the typed rows: a second copy of a gigabyte would say nothing new.
  if (columns.some((column) => column.key === "prompt_text" || column.key === "output_text")) tables.push("text");
  const systems = plan.systems === null ? [] : await rowsOf<Omit<StageSystem, "facets">>(connection, plan.systems);
  const runs = plan.runs === null ? [] : await rowsOf<StageRun>(connection, plan.runs);
  return {tables, systems: systems.map((system) => ({...system, facets: []})), runs};
}
