import type {DuckDBConnection} from "@duckdb/node-api";
import type {Staged} from "../stage/stage-file.js";
import type {Workspace} from "../workspace/read-workspace.js";
import {insertRows} from "./insert-rows.js";
import {addDetails, applyRunEntries, newRun, runIdentity, type DescribedRun, type NamedRun} from "./name-runs.js";
import {nameSystems, type DescribedSystem, type NamedSystem} from "./name-systems.js";

// Systems and runs are few: they are settled here, and handed to SQL as small tables.

export interface Systems {
  named: NamedSystem[];
  /** Index by `src␟system_key`. */
  byKey: Map<string, number>;
}

export async function settleSystems(
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

export interface Runs {
  list: NamedRun[];
  byId: Map<string, number>;
  described: DescribedRun[];
  systemOrd: number[];
}

export async function settleRuns(
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
export async function settleAliases(
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

/** Rows of `table: run` complete the runs they name; one that names none and has a system is a run without attempts. */
export async function placeRunRows(connection: DuckDBConnection, runs: Runs, systems: Systems): Promise<void> {
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
