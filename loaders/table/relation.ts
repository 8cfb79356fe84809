import {createWriteStream} from "node:fs";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import type {DuckDBConnection} from "@duckdb/node-api";
import {parse as parseCsv} from "csv-parse/sync";
import {encodingOf, utf8Bytes} from "../adapters/json-bytes.js";
import {identifier, literal, rowsOf} from "../duckdb.js";
import {UnreadableFile, type SourceFile} from "../intake.js";
import {cleanJson, MAX_ROW_BYTES, type LostRow} from "./clean-json.js";
import {hasHarmfulLine} from "./json-depth.js";

export interface Column {
  name: string;
  type: string;
  /** SQL of the cell as it stands in the file, where it differs from the typed cell; it finds what a type lost. */
  raw: string | null;
}

/** A file as a relation DuckDB can query. */
export interface Relation {
  kind: "csv" | "jsonl" | "json" | "parquet";
  columns: Column[];
  /** The typed select; `types` overrides the type of a column, `keepRejects` records the lines that are left out. */
  sql: (options?: {types?: Map<string, string>; keepRejects?: boolean}) => string;
  /** The cells as they stand in the file, for finding those a type cannot hold; `null` where there are none. */
  rawSql: string | null;
  /** Rows that are not in the relation. */
  lost: LostRow[];
}

/**
 * A table file as a relation: CSV, TSV, JSONL, a JSON array or Parquet, known by its content.
 *
 * CSV cells are read as text and then typed, because DuckDB drops a whole row over one cell of another type than the
 * first twenty thousand rows had. JSON is read typed, which is several times faster, and again cell by cell where that
 * failed (`careful`).
 *
 * @param scratch - folder for a rewritten copy, inside the fence
 */
export async function openRelation(
  connection: DuckDBConnection,
  file: SourceFile,
  scratch: string,
  careful: boolean,
  onProgress: (bytes: number) => void
): Promise<Relation | null> {
  if (file.bytes === 0 || (file.head.trim() === "" && file.bytes < 65536)) return null;
  const start = file.head.trimStart();
  if (Buffer.from(file.magic.subarray(0, 4)).toString("latin1") === "PAR1") return parquet(connection, file.path);
  if (/^<(!doctype|html|\?xml)/i.test(start))
    throw new UnreadableFile("must be CSV, TSV, JSON or Parquet, got HTML or XML");
  if (file.magic[0] === 0x1f && file.magic[1] === 0x8b) throw new UnreadableFile("must be unpacked first: it is gzip");
  if (file.magic[0] === 0x50 && file.magic[1] === 0x4b) throw new UnreadableFile("must be unpacked first: it is a zip");
  const plainText = encodingOf(file.magic) === "utf-8";
  if (plainText && file.magic.includes(0))
    throw new UnreadableFile("must be CSV, TSV, JSON or Parquet, got binary data");
  if (start.startsWith("[") || start.startsWith("{")) {
    const array = start.startsWith("[");
    const clean = array || careful || !plainText || (await hasHarmfulLine(file.path, MAX_ROW_BYTES));
    if (!clean) return json(connection, file.path, "jsonl", [], careful);
    const copy = join(scratch, "clean.jsonl");
    const lost = await cleanJson(file, copy, onProgress);
    return json(connection, copy, array ? "json" : "jsonl", lost, careful);
  }
  let path = file.path;
  if (!plainText) {
    path = join(scratch, "utf8.csv");
    await pipeline(utf8Bytes(file, onProgress), createWriteStream(path));
  }
  return csv(connection, path, start);
}

async function describe(connection: DuckDBConnection, sql: string): Promise<Column[]> {
  const rows = await rowsOf<{column_name: string; column_type: string}>(connection, `describe ${sql}`);
  return rows.map((row) => ({name: row.column_name, type: row.column_type, raw: null}));
}

async function parquet(connection: DuckDBConnection, path: string): Promise<Relation> {
  const sql = `select * from read_parquet(${literal(path)})`;
  return {kind: "parquet", columns: await describe(connection, sql), sql: () => sql, rawSql: null, lost: []};
}

async function json(
  connection: DuckDBConnection,
  path: string,
  kind: "json" | "jsonl",
  lost: LostRow[],
  careful: boolean
): Promise<Relation> {
  const options = `format = 'newline_delimited', maximum_object_size = ${MAX_ROW_BYTES + 1024}`;
  let columns: Column[];
  try {
    columns = await describe(
      connection,
      `select * from read_json(${literal(path)}, ${options}, sample_size = ${careful ? -1 : 20480})`
    );
  } catch (error) {
    // A file whose every row was left out has no columns.
    if (lost.length > 0) return {kind, columns: [], sql: () => "select 1 where false", rawSql: null, lost};
    throw error;
  }
  // DuckDB wraps rows that are no objects into one column of that name; read cell by cell they are named instead.
  if (!careful && columns.length === 1 && columns[0]!.name === "json") throw new Error("some rows are no objects");
  const reader = (type: (column: Column) => string) => {
    const spec = columns.map((column) => `${literal(column.name)}: ${literal(type(column))}`).join(", ");
    return `read_json(${literal(path)}, ${options}, columns = {${spec}})`;
  };
  const raw = columns.map((column) => ({...column, raw: careful ? `${identifier(column.name)} ->> '$'` : null}));
  const sql: Relation["sql"] = ({types} = {}) => {
    const typeOf = (column: Column) => types?.get(column.name) ?? column.type;
    if (careful) {
      const cells = columns.map(
        (column) => `${castJson(identifier(column.name), typeOf(column))} as ${identifier(column.name)}`
      );
      return `select ${cells.join(", ")} from ${reader(() => "JSON")}`;
    }
    // DuckDB's own reading of a time drops its zone, so times are read as text first.
    const cells = columns.map((column) =>
      isTime(typeOf(column))
        ? `${castText(identifier(column.name), typeOf(column))} as ${identifier(column.name)}`
        : identifier(column.name)
    );
    return `select ${cells.join(", ")} from ${reader((column) => (isTime(typeOf(column)) ? "VARCHAR" : typeOf(column)))}`;
  };
  return {kind, columns: raw, sql, rawSql: careful ? reader(() => "JSON") : null, lost};
}

const isTime = (type: string) => type.startsWith("TIMESTAMP");

function castJson(cell: string, type: string): string {
  if (type === "JSON") return cell;
  if (/[[(]/.test(type)) return `try_cast(${cell} as ${type})`;
  return castText(`(${cell} ->> '$')`, type);
}

function castText(cell: string, type: string): string {
  if (type === "VARCHAR") return cell;
  if (isTime(type)) return `cast(try_cast(${cell} as timestamptz) as timestamp)`;
  return `try_cast(${cell} as ${type})`;
}

interface Dialect {
  delim: string;
  quote: string;
  escape: string;
  skip: number;
  columns: Column[];
}

async function csv(connection: DuckDBConnection, path: string, start: string): Promise<Relation> {
  const dialect = await sniff(connection, path, start);
  const {columns} = dialect;
  const spec = columns.map((column) => `${literal(column.name)}: 'VARCHAR'`).join(", ");
  const reader = (keepRejects: boolean) =>
    `read_csv(${literal(path)}, auto_detect = false, header = true, skip = ${dialect.skip}, delim = ${literal(dialect.delim)}, quote = ${literal(dialect.quote)}, escape = ${literal(dialect.escape)}, columns = {${spec}}, max_line_size = ${MAX_ROW_BYTES}, ignore_errors = true, store_rejects = ${keepRejects}, rejects_limit = 0)`;
  const sql: Relation["sql"] = ({types, keepRejects = false} = {}) => {
    const cells = columns.map(
      (column) =>
        `${castText(identifier(column.name), types?.get(column.name) ?? column.type)} as ${identifier(column.name)}`
    );
    return `select ${cells.join(", ")} from ${reader(keepRejects)}`;
  };
  return {
    kind: "csv",
    columns: columns.map((column) => ({...column, raw: identifier(column.name)})),
    sql,
    rawSql: reader(false),
    lost: []
  };
}

async function sniff(connection: DuckDBConnection, path: string, start: string): Promise<Dialect> {
  const header = start.split(/\r?\n/, 1)[0] ?? "";
  const delim = likelyDelimiter(header);
  interface Sniffed {
    Delimiter: string;
    Quote: string;
    Escape: string;
    SkipRows: number;
    cols: {name: string; type: string}[];
  }
  try {
    const [found] = await rowsOf<Omit<Sniffed, "cols"> & {cols: string}>(
      connection,
      `select Delimiter, Quote, Escape, SkipRows, cast(to_json(Columns) as varchar) as cols from sniff_csv(${literal(path)}, header = true)`
    );
    const cols = JSON.parse(found!.cols) as {name: string; type: string}[];
    // A ragged file can make the sniffer take the whole line for one column.
    if (cols.length > 1 || delim === null) {
      const quote = found!.Quote === "(empty)" || found!.Quote === "" ? '"' : found!.Quote;
      const escape = found!.Escape === "(empty)" || found!.Escape === "" ? quote : found!.Escape;
      return {
        delim: found!.Delimiter,
        quote,
        escape,
        skip: found!.SkipRows,
        columns: cols.map((c) => ({...c, raw: null}))
      };
    }
  } catch {
    // Rows that no dialect fits: the header says enough to read the others.
  }
  const names = distinct(
    (
      parseCsv(`${header}\n`, {delimiter: delim ?? ",", relax_quotes: true, relax_column_count: true}) as string[][]
    )[0] ?? [header]
  );
  const columns = names.map((name) => ({name, type: "VARCHAR", raw: null}));
  const dialect = {delim: delim ?? ",", quote: '"', escape: '"', skip: 0, columns};
  return {...dialect, columns: await typeOfTexts(connection, path, dialect)};
}

function likelyDelimiter(header: string): string | null {
  const counts = [",", "\t", ";", "|"].map((sign) => [sign, header.split(sign).length - 1] as const);
  const [best] = counts.sort((a, b) => b[1] - a[1]);
  return best && best[1] > 0 ? best[0] : null;
}

/** Names as DuckDB makes them: the second `name` is `name_1`. */
function distinct(names: string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name, i) => {
    const plain = name.trim() || `column${i}`;
    const times = seen.get(plain) ?? 0;
    seen.set(plain, times + 1);
    return times === 0 ? plain : `${plain}_${times}`;
  });
}

/** Without the sniffer: a column is a number or a boolean where every cell that is there reads as one. */
async function typeOfTexts(connection: DuckDBConnection, path: string, dialect: Dialect): Promise<Column[]> {
  const spec = dialect.columns.map((column) => `${literal(column.name)}: 'VARCHAR'`).join(", ");
  const from = `read_csv(${literal(path)}, auto_detect = false, header = true, delim = ${literal(dialect.delim)}, quote = '"', escape = '"', columns = {${spec}}, max_line_size = ${MAX_ROW_BYTES}, ignore_errors = true)`;
  const kinds = ["BIGINT", "DOUBLE", "BOOLEAN", "TIMESTAMP"];
  const counts = dialect.columns.flatMap((column, i) => [
    `count(${identifier(column.name)}) as n${i}`,
    ...kinds.map((kind, k) => `count(try_cast(${identifier(column.name)} as ${kind})) as n${i}_${k}`)
  ]);
  const [row] = await rowsOf<Record<string, number>>(connection, `select ${counts.join(", ")} from ${from}`);
  return dialect.columns.map((column, i) => {
    const all = row![`n${i}`]!;
    const kind = kinds.find((_, k) => all > 0 && row![`n${i}_${k}`] === all);
    return {...column, type: kind ?? "VARCHAR"};
  });
}
