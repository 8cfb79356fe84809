import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {literal, rowsOf} from "../duckdb.js";
import type {Staged} from "../stage/stage-file.js";
import type {Workspace} from "../workspace/read-workspace.js";
import {dropRepeatedIds, dropRepeatedKeys, leaveOutExcluded, makeRows, numberAttempts} from "./attempts.js";
import {idOf, idSql} from "./ids.js";
import {nameSystems, type DescribedSystem, type NamedSystem} from "./name-systems.js";
import {addDetails, applyRunEntries, newRun, runIdentity, type DescribedRun, type NamedRun} from "./name-runs.js";
import {placeOutcomes, placeRatings, placeScores, placeSummaries, placeTaskRows} from "./place-rows.js";
import {priceOpenAttempts} from "./price-attempts.js";
import {makeStageViews} from "./stage-views.js";
import {insertRows} from "./insert-rows.js";
import {writeTables} from "./write-tables.js";

/** What became of one file's rows. */
export interface SourceAccount {
  rows_kept: number;
  rows_rejected: number;
  rows_duplicate: number;
  notes: string[];
}

/**
 * Joins the stage of all files into the canonical tables: names, ids, duplicates, prices, zeros, ratings, outcomes.
 *
 * All that needs the whole workspace happens here and only here; files count in the order of their paths, whatever the
 * order in which they were found.
 *
 * @param target - folder the Parquet files are written to, inside the connection's fence
 */
export async function assemble(
  connection: DuckDBConnection,
  staged: readonly Staged[],
  workspace: Workspace,
  target: string
): Promise<SourceAccount[]> {
  await makeStageViews(connection, staged);
  const systems = await settleSystems(connection, staged, workspace);
  const runs = await settleRuns(connection, staged, workspace, systems);
  await makeRows(connection);
  await leaveOutExcluded(connection);
  const pairs = await dropRepeatedIds(connection);
  await settleAliases(connection, runs, pairs, workspace);
  await dropRepeatedKeys(connection);
  await numberAttempts(connection);
  await makeTaskIds(connection);
  await makeAttemptIds(connection);
  await priceOpenAttempts(connection, workspace);
  await placeTaskRows(connection);
  await placeOutcomes(connection);
  await placeRatings(connection);
  await placeScores(connection);
  await placeSummaries(connection);
  await placeRunRows(connection, runs, systems);
  await writeTables(connection, {staged, workspace, systems: systems.named, target});
  return accountsOf(connection, staged);
}

interface Systems {
  named: NamedSystem[];
  /** Index by `src␟system_key`. */
  byKey: Map<string, number>;
}

async function settleSystems(
  connection: DuckDBConnection,
  staged: readonly Staged[],
  workspace: Workspace
): Promise<Systems> {
  const described = staged.flatMap((file, src) =>
    file.meta.systems.map((system): DescribedSystem => ({...system, src}))
  );
  const {systems, of} = nameSystems(described, workspace.settings.systems ?? []);
  const byKey = new Map<string, number>();
  described.forEach((system, i) => byKey.set(`${system.src}\u001f${system.system_key}`, of[i]!));
  await insertRows(
    connection,
    "system_final",
    {
      system_ord: "INTEGER",
      system_id: "VARCHAR",
      system: "VARCHAR",
      excluded: "BOOLEAN",
      model: "VARCHAR",
      provider: "VARCHAR"
    },
    systems.map((system, system_ord) => ({...system, system_ord}))
  );
  await insertRows(
    connection,
    "system_key",
    {src: "INTEGER", system_key: "VARCHAR", system_ord: "INTEGER"},
    described.map((system, i) => ({src: system.src, system_key: system.system_key, system_ord: of[i]}))
  );
  return {named: systems, byKey};
}

interface Runs {
  list: NamedRun[];
  byId: Map<string, number>;
  described: DescribedRun[];
  systemOrd: number[];
}

async function settleRuns(
  connection: DuckDBConnection,
  staged: readonly Staged[],
  workspace: Workspace,
  systems: Systems
): Promise<Runs> {
  const rows = staged.flatMap((file, src) => file.meta.runs.map((run): DescribedRun => ({...run, src})));
  const runs: Runs = {list: [], byId: new Map(), described: rows.filter((row) => row.describes), systemOrd: []};
  const keys: {src: number; run_key: string; run_ord: number; harness: string; file_suite: string}[] = [];
  for (const row of rows) {
    if (row.describes) continue;
    const systemOrd = systems.byKey.get(`${row.src}\u001f${row.system_key}`);
    if (systemOrd === undefined) throw new Error(`a run names a system its file does not describe: ${row.system_key}`);
    const system = systems.named[systemOrd]!;
    const run_id = runIdentity(row, system, staged[row.src]!.sha256);
    const at = findOrAdd(runs, run_id, () => newRun(row, system, run_id), systemOrd);
    const run = runs.list[at]!;
    addDetails(run, row);
    run.paths.add(staged[row.src]!.source.name);
    keys.push({
      src: row.src,
      run_key: row.run_key,
      run_ord: at,
      harness: row.harness,
      file_suite: row.suite ?? "default"
    });
  }
  await insertRows(
    connection,
    "run_key",
    {src: "INTEGER", run_key: "VARCHAR", run_ord: "INTEGER", harness: "VARCHAR", file_suite: "VARCHAR"},
    keys
  );
  await makeRunFinal(connection, runs);
  return runs;
}

function findOrAdd(runs: Runs, run_id: string, make: () => NamedRun, systemOrd: number): number {
  const known = runs.byId.get(run_id);
  if (known !== undefined) return known;
  runs.byId.set(run_id, runs.list.length);
  runs.list.push(make());
  runs.systemOrd.push(systemOrd);
  return runs.list.length - 1;
}

async function makeRunFinal(connection: DuckDBConnection, runs: Runs): Promise<void> {
  await connection.run("drop table if exists run_final");
  const columns = {
    run_ord: "INTEGER",
    run_id: "VARCHAR",
    run: "VARCHAR",
    suite: "VARCHAR",
    system_ord: "INTEGER",
    started_at: "TIMESTAMP"
  };
  await insertRows(
    connection,
    "run_final",
    columns,
    runs.list.map((run, run_ord) => ({...run, run_ord, system_ord: runs.systemOrd[run_ord]}))
  );
}

/** Runs that share rows are one run exported twice: the first by path stays and learns what the other knows. */
async function settleAliases(
  connection: DuckDBConnection,
  runs: Runs,
  pairs: [number, number][],
  workspace: Workspace
): Promise<void> {
  const parent = runs.list.map((_, i) => i);
  const find = (i: number): number => (parent[i] === i ? i : (parent[i] = find(parent[i]!)));
  for (const [kept, copy] of pairs) {
    const [a, b] = [find(kept), find(copy)];
    if (a === b || runs.systemOrd[a] !== runs.systemOrd[b]) continue;
    const [first, second] = a < b ? [a, b] : [b, a];
    parent[second] = first;
    addDetails(runs.list[first]!, runs.list[second]!);
    for (const path of runs.list[second]!.paths) runs.list[first]!.paths.add(path);
  }
  applyRunEntries(runs.list, workspace.settings.runs ?? []);
  const alias = parent.flatMap((_, i) => (find(i) === i ? [] : [{copy: i, kept: find(i)}]));
  await insertRows(connection, "alias", {copy: "INTEGER", kept: "INTEGER"}, alias);
}

async function makeTaskIds(connection: DuckDBConnection): Promise<void> {
  const keys = await rowsOf<{suite: string; task_ord: number; task: string}>(
    connection,
    "select distinct r.suite, k.task_ord, n.task from kept k join run_final r using (run_ord) join task_name n using (task_ord) order by all"
  );
  await insertRows(
    connection,
    "task_final",
    {suite: "VARCHAR", task_ord: "INTEGER", task: "VARCHAR", task_id: "VARCHAR"},
    keys.map((key) => ({...key, task_id: idOf("task", key.suite, key.task)}))
  );
}

/** Makes `attempt_final`: each attempt that stays with its ids. */
async function makeAttemptIds(connection: DuckDBConnection): Promise<void> {
  const defaultItem = idSql("'item'", "r.suite", "t.task", "s.system", "k.attempt_index");
  await connection.run(
    `create table attempt_final as select k.src, k.row_no, k.sub, k.run_ord, k.task_ord, k.attempt_index, t.task_id, r.system_ord, r.suite,
       ${idSql("'attempt'", "r.run_id", "t.task_id", "k.attempt_index")} as attempt_id,
       case when k.item is null then ${defaultItem} else ${idSql("'item'", "k.item")} end as item_id
     from kept k join run_final r using (run_ord) join system_final s using (system_ord)
     join task_final t on t.suite = r.suite and t.task_ord = k.task_ord`
  );
}

/** Rows of `table: run` complete the runs they name; one that names none and has a system is a run without attempts. */
async function placeRunRows(connection: DuckDBConnection, runs: Runs, systems: Systems): Promise<void> {
  await connection.run("create table run_row (src integer, row_no bigint)");
  const fates: {src: number; row_no: number; why: string; message: string}[] = [];
  const keptRows: {src: number; row_no: number}[] = [];
  for (const row of runs.described) {
    const place = {src: row.src, row_no: row.row_no!};
    const systemOrd = row.system_key === null ? undefined : systems.byKey.get(`${row.src}\u001f${row.system_key}`);
    const named = runs.list.filter(
      (run, i) =>
        run.run === row.run &&
        (row.suite === null || run.suite === row.suite) &&
        (systemOrd === undefined || runs.systemOrd[i] === systemOrd)
    );
    if (named.length === 0 && systemOrd === undefined) {
      fates.push({
        ...place,
        why: "unmatched",
        message: "no run of this name has attempts, and the row names no system"
      });
      continue;
    }
    if (named.length === 0) {
      const system = systems.named[systemOrd!]!;
      const run_id = runIdentity(row, system, "");
      const run = runs.list[findOrAdd(runs, run_id, () => newRun(row, system, run_id), systemOrd!)]!;
      run.described = true;
    } else for (const run of named) addDetails(run, row);
    keptRows.push(place);
  }
  await insertRows(connection, "run_row_new", {src: "INTEGER", row_no: "BIGINT"}, keptRows);
  await connection.run("insert into run_row select * from run_row_new");
  await insertRows(
    connection,
    "fate_new",
    {src: "INTEGER", row_no: "BIGINT", why: "VARCHAR", message: "VARCHAR"},
    fates
  );
  await connection.run("insert into fate select * from fate_new");
  const columns = {
    run_id: "VARCHAR",
    run: "VARCHAR",
    system_ord: "INTEGER",
    suite: "VARCHAR",
    suite_version: "VARCHAR",
    model_version: "VARCHAR",
    harness: "VARCHAR",
    harness_version: "VARCHAR",
    started_at: "TIMESTAMP",
    dataset_hash: "VARCHAR",
    prompt: "VARCHAR",
    prompt_hash: "VARCHAR",
    commit: "VARCHAR",
    retrieval: "VARCHAR",
    status: "VARCHAR",
    src: "INTEGER",
    run_ord: "INTEGER",
    described: "BOOLEAN"
  };
  const rows = runs.list.map((run, run_ord) => ({
    ...run,
    run_ord,
    system_ord: runs.systemOrd[run_ord],
    described: run.described || run.harness !== "table"
  }));
  await insertRows(connection, "run_detail", columns, rows);
}

async function accountsOf(connection: DuckDBConnection, staged: readonly Staged[]): Promise<SourceAccount[]> {
  const kept = await rowsOf<{src: number; n: number}>(
    connection,
    `select src, count(*) as n from (
       select distinct src, row_no from kept union all
       select src, row_no from outcome_final union all select src, row_no from rating_final where attempt_row_no is null union all
       select src, row_no from summary_final union all select src, row_no from loose_final union all
       select src, row_no from task_row union all select src, row_no from run_row) group by src`
  );
  const lost = await rowsOf<{src: number; why: string; n: number; in_file: number}>(
    connection,
    "select src, why, count(distinct row_no) as n, count(*) filter (where message = 'in_file') as in_file from fate group by src, why"
  );
  const notes = await rowsOf<{src: number; note: string}>(connection, "select src, note from source_note order by all");
  return staged.map((file, src) => {
    const mine = lost.filter((row) => row.src === src);
    const duplicate = mine.find((row) => row.why === "duplicate");
    const rejected = mine.filter((row) => row.why !== "duplicate").reduce((sum, row) => sum + row.n, 0);
    const said = [...file.meta.notes, ...notes.filter((row) => row.src === src).map((row) => row.note)];
    if (duplicate && duplicate.in_file > 0)
      said.push(
        `${duplicate.in_file} rows equal another row of this file in every cell and count as duplicates; map attempt_index to keep them as repeats`
      );
    return {
      rows_kept: kept.find((row) => row.src === src)?.n ?? 0,
      rows_rejected: file.meta.rows_rejected + rejected,
      rows_duplicate: duplicate?.n ?? 0,
      notes: said
    };
  });
}

/** Path of a canonical table in a folder, as an SQL literal. */
export function tablePath(folder: string, table: string): string {
  return literal(join(folder, `${table}.parquet`));
}
