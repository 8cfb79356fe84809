import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {identifier, literal, rowsOf} from "../duckdb.js";
import type {Staged} from "../stage/stage-file.js";
import type {Workspace} from "../workspace/read-workspace.js";
import {attempt} from "../../src/tables/attempt.js";
import {outcome} from "../../src/tables/outcome.js";
import {rating} from "../../src/tables/rating.js";
import {reject} from "../../src/tables/reject.js";
import {run} from "../../src/tables/run.js";
import {score} from "../../src/tables/score.js";
import {summary} from "../../src/tables/summary.js";
import {system} from "../../src/tables/system.js";
import {task} from "../../src/tables/task.js";
import {text} from "../../src/tables/text.js";
import {costSql} from "./costs.js";
import {idOf} from "./ids.js";
import {insertRows} from "./insert-rows.js";
import {listCostSql} from "./price-attempts.js";
import {orderSystems, type NamedSystem} from "./name-systems.js";

export interface TableDefinition {
  name: string;
  key: readonly string[];
  columns: Readonly<Record<string, string>>;
}

export interface WriteOptions {
  staged: readonly Staged[];
  workspace: Workspace;
  systems: NamedSystem[];
  target: string;
}

/** Id of a file by its path in the workspace: it stays when the file grows. */
export function sourceId(staged: Staged): string {
  return idOf("source", staged.source.name, staged.source.entry.table ?? "", staged.source.entry.from ?? "");
}

/** Writes every canonical table but `source`, sorted by its key, so that equal input gives equal bytes. */
export async function writeTables(connection: DuckDBConnection, options: WriteOptions): Promise<void> {
  const {staged, systems, target} = options;
  await insertRows(
    connection,
    "source_key",
    {src: "INTEGER", source_id: "VARCHAR"},
    staged.map((file, src) => ({src, source_id: sourceId(file)}))
  );
  const write = (table: TableDefinition, cells: Record<string, string>, from: string, sorted = true) =>
    writeTable(connection, table, cells, from, target, sorted);
  await writeAttempts(connection, write);
  await connection.run(
    `create temp table run_kept as select d.* from run_detail d where d.run_ord in (select run_ord from attempt_final)
       or (d.described and d.run_ord not in (select run_ord from row) and not (select excluded from system_final s where s.system_ord = d.system_ord))`
  );
  await write(
    run,
    {system_id: "s.system_id", suite_id: "d.suite", source_id: "k.source_id", ...own("d", run)},
    "run_kept d join system_final s using (system_ord) join source_key k on k.src = d.src"
  );
  await write(
    task,
    {
      task_id: "t.task_id",
      suite_id: "t.suite",
      cluster_id: "coalesce(t.cluster, t.task)",
      ...own("t", task)
    },
    `(select coalesce(f.suite, x.suite) as suite, coalesce(f.task, x.task) as task, left(md5('task' || chr(31) || coalesce(f.suite, x.suite) || chr(31) || coalesce(f.task, x.task)), 16) as task_id,
        x.* exclude (suite, task) from task_final f full join task_fact x on x.suite = f.suite and x.task = f.task) t`
  );
  const scores = `(select subject_kind, subject_id, metric, scorer, value, scorer_kind, scorer_system, status from own_score
     union all select subject_kind, subject_id, metric, scorer, value, scorer_kind, scorer_system, status from loose_final
     union all select 'attempt', attempt_id, metric, scorer, value, scorer_kind, null, status from report_score_final) o`;
  await write(score, own("o", score), scores);
  await write(
    rating,
    {system_id: "s.system_id", ...own("r", rating), item: "coalesce(r.item, r.task)"},
    "rating_final r left join system_final s using (system_ord)"
  );
  await write(
    outcome,
    {system_id: "s.system_id", ...own("o", outcome)},
    "outcome_final o left join system_final s using (system_ord)"
  );
  await write(
    summary,
    {system_id: "s.system_id", suite_id: "m.suite", source_id: "k.source_id", ...own("m", summary)},
    "summary_final m join system_final s using (system_ord) join source_key k on k.src = m.src"
  );
  await writeTexts(connection, write);
  await writeRejects(connection, write);
  await writeSystems(connection, systems, write);
}

/** In the order of files and rows: sorting a gigabyte of texts by a random id would cost more than all the rest. */
async function writeTexts(connection: DuckDBConnection, write: Write): Promise<void> {
  // The texts must stream past the ids, never the other way round, or they would have to fit into memory.
  await connection.run("set disabled_optimizers = 'join_order,build_side_probe_side'");
  await write(
    text,
    {attempt_id: "f.attempt_id", prompt: "t.prompt", output: "t.output"},
    "st_text t join attempt_final f using (src, row_no, sub)",
    false
  );
  await connection.run("reset disabled_optimizers");
}

type Write = (table: TableDefinition, cells: Record<string, string>, from: string, sorted?: boolean) => Promise<void>;

/** Columns taken as they are. */
function own(alias: string, table: TableDefinition): Record<string, string> {
  const made = ["system_id", "suite_id", "source_id", "task_id", "cluster_id"];
  return Object.fromEntries(
    Object.keys(table.columns)
      .filter((name) => !made.includes(name))
      .map((name) => [name, `${alias}.${identifier(name)}`])
  );
}

async function writeTable(
  connection: DuckDBConnection,
  table: TableDefinition,
  cells: Record<string, string>,
  from: string,
  target: string,
  sorted: boolean
): Promise<void> {
  const select = Object.entries(table.columns).map(
    ([name, type]) => `cast(${cells[name]} as ${type}) as ${identifier(name)}`
  );
  const order = sorted ? ` order by ${table.key.map((name) => `${identifier(name)} nulls first`).join(", ")}` : "";
  await connection.run(
    `copy (select ${select.join(", ")} from ${from}${order}) to ${literal(join(target, `${table.name}.parquet`))} (format parquet, compression zstd, row_group_size ${sorted ? 122880 : 8192})`
  );
}

async function writeAttempts(connection: DuckDBConnection, write: Write): Promise<void> {
  const {cost_usd, cost_status} = costSql("a", "p.price_usd");
  const made = {
    attempt_id: "f.attempt_id",
    run_id: "r.run_id",
    task_id: "f.task_id",
    attempt_index: "f.attempt_index",
    item_id: "f.item_id",
    cost_usd,
    cost_status,
    // A call that failed before it used a token costs nothing at any list.
    list_cost_usd: `coalesce(${listCostSql("a", "l", "x")}, case when (${cost_status}) = 'zero_error' and a.input_tokens is null and a.output_tokens is null then 0 end)`
  };
  const [priced] = await rowsOf<{n: number}>(connection, "select count(*) as n from price");
  const price =
    priced!.n > 0
      ? "left join price p using (src, row_no, sub)"
      : "cross join (select cast(null as double) as price_usd) p";
  await write(
    attempt,
    {...own("a", attempt), ...made},
    `st_attempt a join attempt_final f using (src, row_no, sub) join run_final r using (run_ord)
     left join list_price l on l.system_ord = f.system_ord left join list_row x on x.src = a.src and x.row_no = a.row_no and x.sub = a.sub ${price}`
  );
}

async function writeRejects(connection: DuckDBConnection, write: Write): Promise<void> {
  const [refused] = await rowsOf<{n: number}>(connection, "select count(*) as n from fate where why <> 'duplicate'");
  const positions = ["attempt", "rating", "outcome", "summary", "loose_score", "report"].map(
    (name) =>
      `select src, row_no, position, '${["loose_score", "report"].includes(name) ? "score" : name}' as "table" from st_${name} semi join fate using (src, row_no)`
  );
  const late = `select x.src, coalesce(any_value(p.position), 'row ' || x.row_no) as position, coalesce(any_value(p."table"), 'row') as "table", cast(null as varchar) as "column", false as row_kept, x.why as code, any_value(x.message) as message, cast(null as varchar) as excerpt
    from fate x left join (${positions.join(" union all ")}) p using (src, row_no) where x.why <> 'duplicate' group by x.src, x.row_no, x.why`;
  const from = `(select distinct on (src, position, "table", "column", code) * from (
      select src, position, "table", "column", row_kept, code, message, excerpt from st_reject${refused!.n > 0 ? ` union all ${late}` : ""}) order by all) o join source_key k using (src)`;
  await write(reject, {source_id: "k.source_id", ...own("o", reject)}, from);
}

async function writeSystems(connection: DuckDBConnection, systems: NamedSystem[], write: Write): Promise<void> {
  const counts = await rowsOf<{system_ord: number; n: number}>(
    connection,
    "select system_ord, count(*) as n from attempt_final group by all"
  );
  const used = await rowsOf<{system_ord: number}>(
    connection,
    "select system_ord from run_kept union select system_ord from summary_final union select system_ord from rating_final union select system_ord from outcome_final"
  );
  const ords = new Set(used.map((row) => row.system_ord));
  const attempts = new Map(counts.map((row) => [systems[row.system_ord]!.system_id, row.n]));
  const ordered = orderSystems(
    systems.filter((named, i) => !named.excluded && ords.has(i)),
    attempts
  );
  const settled = Object.entries(system.columns).filter(([name]) => !name.startsWith("list_"));
  await insertRows(connection, "system_row", Object.fromEntries(settled), ordered);
  const from = (name: string) => (name.startsWith("list_") ? "l" : "x");
  await write(
    system,
    Object.fromEntries(Object.keys(system.columns).map((name) => [name, `${from(name)}.${identifier(name)}`])),
    "system_row x join system_final f using (system_id) left join list_price l on l.system_ord = f.system_ord"
  );
}
