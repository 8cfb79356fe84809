import type {DuckDBConnection} from "@duckdb/node-api";
import {rowsOf} from "../duckdb.js";
import type {Staged} from "../stage/stage-file.js";
import {bindByConvention, bindByPattern, slug, slugSql, type BoundNames, type KnownNames} from "./bind-paths.js";
import {idOf} from "./ids.js";
import {insertRows} from "./insert-rows.js";
import {joinReportParts} from "./report-scores.js";

/** In the place of a system these words mean a person's own solution of the task. */
const BASELINE = new Set(["baseline", "human-baseline"]);

const TARGET = {
  src: "INTEGER",
  row_no: "BIGINT",
  system: "VARCHAR",
  run: "VARCHAR",
  suite: "VARCHAR",
  task: "VARCHAR",
  attempt_index: "INTEGER",
  item_id: "VARCHAR",
  baseline: "BOOLEAN"
};

interface ReportRow {
  src: number;
  row_no: number;
  path: string | null;
  system: string | null;
  run: string | null;
  suite: string | null;
  task: string | null;
  attempt_index: number | null;
  item: string | null;
}

/**
 * Finds the attempt of every file that a tool's report speaks of, and makes `report_final` and `report_score_final`.
 *
 * The report's own word counts first, then the path of the file, then the path of the report itself. A file that fits
 * no attempt is left out and counted. The same report of one attempt twice is a duplicate; other reports of the same
 * tool add to it, because some runners write one for each class of tests.
 */
export async function placeReports(connection: DuckDBConnection, staged: readonly Staged[]): Promise<void> {
  const rows = await rowsOf<ReportRow>(
    connection,
    "select src, row_no, path, system, run, suite, task, attempt_index, item from st_report order by src, row_no"
  );
  // Most workspaces have none, and the joins below would read every score of theirs for nothing.
  if (rows.length === 0) return placeNothing(connection);
  const known = await knownNames(connection);
  const targets = rows.flatMap((row) => {
    const names = namesOf(row, staged[row.src]!, known);
    return names === null ? [] : [targetOf(row, names)];
  });
  await insertRows(connection, "report_target", TARGET, targets);
  await insertRows(
    connection,
    "report_content",
    {src: "INTEGER", sha256: "VARCHAR"},
    staged.map(({sha256}, src) => ({src, sha256}))
  );
  await matchTargets(connection);
  await connection.run(
    `insert into source_note select f.src, 'mypy names only files it has messages for: attempts without one are unknown, not clean'
     from report_final f join st_report_score p using (src, row_no) where p.scorer = 'mypy' group by f.src having count(distinct f.attempt_id) > 1`
  );
  await joinReportParts(connection);
}

async function placeNothing(connection: DuckDBConnection): Promise<void> {
  await connection.run("create table report_final (src integer, row_no bigint)");
  await insertRows(
    connection,
    "report_score_final",
    {
      attempt_id: "VARCHAR",
      metric: "VARCHAR",
      scorer: "VARCHAR",
      scorer_kind: "VARCHAR",
      value: "DOUBLE",
      status: "VARCHAR"
    },
    []
  );
}

/** Names of systems are those shown, those of the exports and those of the models. */
async function knownNames(connection: DuckDBConnection): Promise<KnownNames> {
  await connection.run(
    `create temp table system_slug as select distinct system_ord, slug from (
       select system_ord, ${slugSql("system")} as slug from system_final union all select system_ord, ${slugSql("model")} from system_final where model is not null
       union all select system_ord, ${slugSql("system_key")} from system_key) where slug <> ''`
  );
  await connection.run(`create temp table task_slug as select task_ord, ${slugSql("task")} as slug from task_name`);
  const all = async (sql: string) => new Set((await rowsOf<{name: string}>(connection, sql)).map((row) => row.name));
  const systems = await all("select distinct slug as name from system_slug");
  const tasks = await all("select distinct slug as name from task_slug where slug <> ''");
  const runs = await all(`select distinct ${slugSql("run")} as name from run_final where ${slugSql("run")} <> ''`);
  return {
    isSystem: (name) => systems.has(name) || BASELINE.has(name),
    isTask: (name) => tasks.has(name),
    isRun: (name) => runs.has(name)
  };
}

function namesOf(row: ReportRow, {source}: Staged, known: KnownNames): BoundNames | null {
  if (row.item !== null || (row.system !== null && row.task !== null)) return saidOf(row);
  const {bind} = source.entry;
  for (const path of [row.path, source.name]) {
    if (path === null) continue;
    const names = bind ? bindByPattern(bind, path) : bindByConvention(path, known);
    if (names) return {...names, ...saidOf(row)};
  }
  return null;
}

/** What the report itself says, without what it does not say. */
function saidOf({system, run, suite, task, attempt_index, item}: ReportRow): BoundNames {
  const said = {system, run, suite, task, item, attempt_index: attempt_index === null ? null : String(attempt_index)};
  return Object.fromEntries(Object.entries(said).filter(([, name]) => name !== null)) as BoundNames;
}

function targetOf({src, row_no}: ReportRow, names: BoundNames) {
  const name = (key: "system" | "run" | "suite" | "task") => (names[key] === undefined ? null : slug(names[key]));
  const index = names.attempt_index;
  return {
    src,
    row_no,
    system: name("system"),
    run: name("run"),
    suite: name("suite"),
    task: name("task"),
    attempt_index: index !== undefined && /^\d{1,6}$/.test(index) ? Number(index) : null,
    item_id: names.item === undefined ? null : idOf("item", names.item),
    baseline: BASELINE.has(name("system") ?? "")
  };
}

async function matchTargets(connection: DuckDBConnection): Promise<void> {
  const fits = `(t.run is null or t.run = ${slugSql("r.run")}) and (t.suite is null or t.suite = ${slugSql("r.suite")}) and (t.attempt_index is null or f.attempt_index = t.attempt_index)`;
  await connection.run(
    `create temp table report_hit as select src, row_no, count(distinct attempt_id) as n, any_value(attempt_id) as attempt_id from (
       select t.src, t.row_no, f.attempt_id from report_target t join attempt_final f on f.item_id = t.item_id join run_final r using (run_ord) where ${fits}
       union all
       select t.src, t.row_no, f.attempt_id from report_target t join system_slug s on s.slug = t.system join task_slug k on k.slug = t.task
         join attempt_final f on f.system_ord = s.system_ord and f.task_ord = k.task_ord join run_final r on r.run_ord = f.run_ord where t.item_id is null and ${fits}) group by all`
  );
  await connection.run(
    `create temp table report_bound as select p.src, p.row_no, case when h.n = 1 then h.attempt_id end as attempt_id, coalesce(h.n, 0) as n,
       coalesce(t.baseline, false) and exists (select 1 from task_slug k where k.slug = t.task) as baseline, t.task as task_slug, t.suite as suite_slug, t.attempt_index as solution,
       (select any_value(f.system) from system_slug s join system_final f using (system_ord) where s.slug = t.system and f.excluded) as excluded
     from st_report p left join report_target t using (src, row_no) left join report_hit h using (src, row_no)`
  );
  await connection.run(
    `create temp table report_ranked as select b.*, row_number() over (partition by coalesce(b.attempt_id, b.task_slug || chr(31) || coalesce(b.suite_slug, '') || chr(31) || coalesce(b.solution, 0)), c.sha256, b.row_no order by b.src) as copy
     from report_bound b join report_content c using (src) where b.attempt_id is not null or b.baseline`
  );
  await connection.run("insert into fate select src, row_no, 'duplicate', null from report_ranked where copy > 1");
  await connection.run("create table report_final as select * exclude copy from report_ranked where copy = 1");
  await connection.run(
    `insert into fate select src, row_no, case when excluded is not null then 'excluded' when n > 1 then 'unmatched' else 'unbound' end,
       case when excluded is not null then 'systems: leaves out ' || excluded
         when n > 1 then 'several attempts fit: the path must name the run or the attempt as well'
         else 'no attempt fits: <system>/<task>[/<attempt>] must be folders of the path, or bind: must say what is' end
     from report_bound where attempt_id is null and not baseline`
  );
}
