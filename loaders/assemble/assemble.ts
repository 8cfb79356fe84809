import type {DuckDBConnection} from "@duckdb/node-api";
import {rowsOf} from "../duckdb.js";
import type {Staged} from "../stage/stage-file.js";
import type {Workspace} from "../workspace/read-workspace.js";
import {dropRepeatedIds, dropRepeatedKeys, leaveOutExcluded, makeRows, numberAttempts} from "./attempts.js";
import {idOf, idSql} from "./ids.js";
import {placeRunRows, settleAliases, settleRuns, settleSystems} from "./settle-runs.js";
import {placeOutcomes} from "./place-outcomes.js";
import {placeReports} from "./place-reports.js";
import {placeRatings, placeScores, placeSummaries, placeTaskRows} from "./place-rows.js";
import {priceAtList, priceOpenAttempts} from "./price-attempts.js";
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
  await priceAtList(connection, workspace);
  await placeTaskRows(connection);
  await placeOutcomes(connection);
  await placeRatings(connection);
  await placeScores(connection);
  await placeReports(connection, staged);
  await placeSummaries(connection);
  await placeRunRows(connection, runs, systems);
  await writeTables(connection, {staged, workspace, systems: systems.named, target});
  return accountsOf(connection, staged);
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

async function accountsOf(connection: DuckDBConnection, staged: readonly Staged[]): Promise<SourceAccount[]> {
  const kept = await rowsOf<{src: number; n: number}>(
    connection,
    `select src, count(*) as n from (
       select distinct src, row_no from kept union all
       select src, row_no from outcome_row union all select src, row_no from report_final union all select src, row_no from rating_final where attempt_row_no is null union all
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
