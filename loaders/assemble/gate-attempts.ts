import {copyFileSync, mkdirSync} from "node:fs";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {gate} from "../../src/tables/gate.js";
import {identifier, literal, openFenced, rowsOf} from "../duckdb.js";
import {numbersSql} from "../engine/cells-sql.js";
import {plainMessage} from "../table/bind.js";
import {UserError} from "../user-error.js";
import type {Workspace} from "../workspace/read-workspace.js";

/** What a condition may name beside the metrics of the workspace. */
const NAMES = ["value", "verdict", "score_share"];

/**
 * Writes the table `gate`: attempts that meet a metric's `fails_when:`, the critical failure condition.
 *
 * A condition is a DuckDB expression over `value`, the attempt's own number of that metric, over its verdict and share,
 * and over the metrics that workspace.yaml names. It is asked of attempts that have the metric; what is unknown fails
 * nothing. Conditions run behind the same fence as mappings. Throws a `UserError` with the line of one that does not
 * bind, is neither true nor false, or fails on a row.
 *
 * @param folder - the new tables, `gate.parquet` among them afterwards
 * @param scratch - a folder for the copy the fenced engine writes
 */
export async function gateAttempts(workspace: Workspace, folder: string, scratch: string): Promise<void> {
  const tables = ["score", "rating", "attempt"].map((name) => [name, join(folder, `${name}.parquet`)] as const);
  mkdirSync(scratch, {recursive: true});
  const engine = await openFenced({
    paths: tables.map(([, path]) => path),
    directories: [scratch],
    temp: join(scratch, "spill")
  });
  try {
    const {connection} = engine;
    await connection.run("create temp table gate (attempt_id varchar, metric varchar)");
    const conditions = Object.entries(workspace.settings.metrics ?? {}).flatMap(([metric, {fails_when}]) =>
      fails_when === undefined ? [] : [{metric, fails_when}]
    );
    if (conditions.length > 0) {
      for (const [name, path] of tables)
        await connection.run(`create temp view ${name} as select * from read_parquet(${literal(path)})`);
      await makeNumbers(connection, Object.keys(workspace.settings.metrics ?? {}));
      for (const {metric, fails_when} of conditions) await applyCondition(connection, workspace, metric, fails_when);
    }
    const target = join(scratch, `${gate.name}.parquet`);
    await connection.run(
      `copy (select * from gate order by attempt_id, metric) to ${literal(target)} (format parquet, compression zstd)`
    );
    copyFileSync(target, join(folder, `${gate.name}.parquet`));
  } finally {
    engine.close();
  }
}

/** Makes `number`, one row an attempt and metric, and `known`, one row an attempt with the named metrics beside it. */
async function makeNumbers(connection: DuckDBConnection, metrics: readonly string[]): Promise<void> {
  await connection.run(
    `create temp table number as select attempt_id, metric, avg(value) as value from (
       ${numbersSql} union all select attempt_id, 'pass', coalesce(score_share, (verdict = 'pass')::double) from attempt where verdict in ('pass', 'fail', 'partial')) group by all`
  );
  const columns = metrics
    .filter((metric) => !NAMES.includes(metric.toLowerCase()))
    .map((metric) => `max(n.value) filter (where n.metric = ${literal(metric)}) as ${identifier(metric)}`);
  await connection.run(
    `create temp table known as select ${["a.attempt_id as __attempt_id", "any_value(a.verdict) as verdict", "any_value(a.score_share) as score_share", ...columns].join(", ")}
     from attempt a join number n using (attempt_id) group by a.attempt_id`
  );
}

async function applyCondition(
  connection: DuckDBConnection,
  workspace: Workspace,
  metric: string,
  condition: string
): Promise<void> {
  const rows = `(select k.*, n.value from known k join number n on n.attempt_id = k.__attempt_id and n.metric = ${literal(metric)}) __row`;
  const refuse = (what: string): never => {
    throw new UserError(`${workspace.at(["metrics", metric, "fails_when"])}: metrics.${metric}.fails_when ${what}`);
  };
  try {
    const [described] = await rowsOf<{column_type: string}>(
      connection,
      `describe select (${condition}\n) as failed from ${rows}`
    );
    const type = described!.column_type;
    if (type !== "BOOLEAN") refuse(`must be true or false, got a value of type ${type}`);
    // Stands in `where`, so that an aggregate is refused rather than asked of all attempts at once.
    await connection.run(
      `insert into gate select __attempt_id, ${literal(metric)} from ${rows} where (${condition}\n)`
    );
  } catch (error) {
    if (error instanceof UserError) throw error;
    const names = [...NAMES, ...Object.keys(workspace.settings.metrics ?? {})];
    refuse(
      `must be a condition of one attempt: ${plainMessage(error).replace(/[.!]$/, "")}; it may name ${names.join(", ")}`
    );
  }
}
