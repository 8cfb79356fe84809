import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Secret} from "../../src/tables/secret.js";
import {identifier, literal, rowsOf} from "../duckdb.js";
import type {Staged} from "../stage/stage-file.js";
import {STAGE, type StageTable} from "../stage/stage-tables.js";
import {secretKinds} from "./close-text.js";
import {secretShapes, type SecretShape} from "./secret-shapes.js";

/** What was found in one file; kept beside its stage tables, so that no file is looked through twice. */
type FileSecret = Omit<Secret, "source_id">;

/** Columns with words of a fixed list, and the tool's own names: nobody's text. */
const FIXED =
  /^(verdict|latency_kind|subject_kind|rater_kind|scorer_kind|status|table|column|code|position|parts_join|scorer|metric)$/;

/**
 * Looks for what has the shape of a key, a token or an e-mail address in every text of the files' stage tables.
 *
 * One pass of DuckDB a column with all shapes at once; only cells that match are looked at kind by kind. A file is
 * looked through once: the finding lies beside its stage tables. Needs the views of `makeStageViews`.
 *
 * @returns the findings of each file, in the order of the files
 */
export async function scanStage(connection: DuckDBConnection, staged: readonly Staged[]): Promise<FileSecret[][]> {
  const open = new Map<string, number>();
  staged.forEach(({folder}, src) => {
    if (!existsSync(fileOf(folder)) && !open.has(folder)) open.set(folder, src);
  });
  const found = new Map<number, FileSecret[]>([...open.values()].map((src) => [src, []]));
  for (const table of Object.keys(STAGE) as StageTable[]) {
    const holding = [...open].filter(([, src]) => staged[src]!.meta.tables.includes(table)).map(([, src]) => src);
    if (holding.length === 0) continue;
    for (const column of textColumns(table))
      for (const hit of await scanColumn(connection, table, column, holding))
        found.get(hit.src)!.push(...findings(hit, table, column));
  }
  for (const src of open.values()) found.get(src)!.push(...namesOf(staged[src]!));
  for (const [folder, src] of open) writeFileSync(fileOf(folder), JSON.stringify(found.get(src)));
  return staged.map(({folder}) => JSON.parse(readFileSync(fileOf(folder), "utf8")) as FileSecret[]);
}

const fileOf = (folder: string) => join(folder, "secrets.json");

function textColumns(table: StageTable): string[] {
  return Object.entries(STAGE[table])
    .filter(([name, type]) => type === "VARCHAR" && !FIXED.test(name))
    .map(([name]) => name);
}

type Hit = {src: number} & Record<string, number | string | null>;

const any = secretShapes.map(({pattern}) => pattern).join("|");

async function scanColumn(
  connection: DuckDBConnection,
  table: StageTable,
  column: string,
  files: readonly number[]
): Promise<Hit[]> {
  const place = placeOf(table);
  // A task that an attempt names is looked at there.
  const named = table === "task" && column === "task" ? " and t.row_no is not null" : "";
  const kinds = secretShapes.flatMap((shape, k) => {
    const holds = `filter (where ${holding(shape)})`;
    return [`count(*) ${holds} as n${k}`, `min_by(place, ordinal) ${holds} as p${k}`];
  });
  return rowsOf<Hit>(
    connection,
    `select src, ${kinds.join(", ")} from (
       select t.src, t.${identifier(column)} as v, ${place.at} as ordinal, ${place.text} as place from st_${table} t ${place.join}
       where t.src in (${files.join(", ")})${named} and regexp_matches(t.${identifier(column)}, ${literal(any)}))
     group by src order by src`
  );
}

/** Where a row stands in its file: as its adapter said, else its number. */
function placeOf(table: StageTable): {at: string; text: string; join: string} {
  if (table === "reject") return {at: "t.position", text: "t.position", join: ""};
  if ("position" in STAGE[table]) return {at: "t.row_no", text: "t.position", join: ""};
  if (table !== "text") return {at: "coalesce(t.row_no, 0)", text: "'row ' || t.row_no", join: ""};
  return {
    at: "t.row_no",
    text: "coalesce(a.position, 'row ' || t.row_no)",
    join: "left join st_attempt a on a.src = t.src and a.row_no = t.row_no and a.sub = t.sub"
  };
}

function holding({pattern, except}: SecretShape): string {
  if (except === undefined) return `regexp_matches(v, ${literal(pattern)})`;
  const all = `regexp_extract_all(v, ${literal(pattern)})`;
  return `len(list_filter(${all}, lambda x: not regexp_matches(x, ${literal(except)}))) > 0`;
}

/** Secrets in the names of the file's systems and runs, which lie outside of SQL. */
function namesOf({meta}: Staged): FileSecret[] {
  const found = new Map<string, FileSecret>();
  for (const [table, rows] of [
    ["system", meta.systems],
    ["run", meta.runs]
  ] as const)
    for (const [i, row] of rows.entries())
      for (const [column, value] of Object.entries(row))
        for (const kind of typeof value === "string" ? secretKinds(value) : []) {
          const key = `${table} ${column} ${kind}`;
          const known = found.get(key);
          if (known) known.count++;
          else found.set(key, {kind, table, column, position: `${table} ${i + 1}`, count: 1});
        }
  return [...found.values()];
}

function findings(hit: Hit, table: string, column: string): FileSecret[] {
  return secretShapes.flatMap(({kind}, k) => {
    const count = Number(hit[`n${k}`]);
    return count === 0 ? [] : [{kind, table, column, position: String(hit[`p${k}`] ?? ""), count}];
  });
}
