import {identifier} from "../duckdb.js";
import type {StageTable} from "../stage/stage-tables.js";
import {KEYS, type TableKind} from "./keys.js";
import {refusalsOf, rejectsSql} from "./row-refusals.js";
import {attemptTables} from "./stage-attempts.js";
import {metricScores, stageColumns} from "./stage-columns.js";
import {attemptRuns, describedRuns, systemsSql} from "./stage-runs.js";
import type {TypedColumn} from "./typed-rows.js";

/** The stage tables of one mapped file, as SQL over its typed rows. */
export interface StagePlan {
  /** Views to make first. */
  views: string[];
  tables: Partial<Record<StageTable, string>>;
  /** Queries of the systems and runs, in the fields of `StageSystem` and `StageRun`. */
  systems: string | null;
  runs: string | null;
}

/**
 * What each kind of table brings into the stage: which rows are left out and why, and the rest in the stage's columns.
 *
 * @param rows - SQL of the typed rows with `row_no`
 */
export function stagePlan(kind: TableKind, rows: string, columns: TypedColumn[]): StagePlan {
  const has = new Set(columns.filter((column) => !column.isMetric).map((column) => column.key));
  const cell = (key: string) => (has.has(key) ? identifier(`k_${key}`) : "null");
  const refusals = refusalsOf(kind, has, cell, columns);
  const refused = `case ${refusals.map((r, i) => `when ${r.when} then ${i}`).join(" ")} end`;
  const views = [
    `create temp view mapped as select *, ${refused} as refusal from (${rows})`,
    `create temp view kept as select * from mapped where refusal is null`
  ];
  const tables: StagePlan["tables"] = {reject: rejectsSql(kind, refusals, columns)};
  const named = has.has("system") && kind !== "run" ? systemsSql(cell) : null;
  const plan: StagePlan = {views, tables, systems: named, runs: null};
  const own = Object.fromEntries(Object.keys(KEYS[kind]).map((key) => [key, cell(key)]));
  const row = {...own, row_no: "row_no", position: `'row ' || row_no`, system_key: cell("system")};
  switch (kind) {
    case "attempt":
      Object.assign(tables, attemptTables(row, cell, has, columns));
      break;
    case "score": {
      const scorer = `coalesce(${cell("scorer")}, 'table')`;
      tables.loose_score = stageColumns("loose_score", {
        ...row,
        scorer,
        status: `coalesce(${cell("status")}, case when ${cell("value")} is null then 'unscored' else 'ok' end)`
      });
      break;
    }
    case "rating": {
      const defaults = {
        rater_kind: `coalesce(${cell("rater_kind")}, 'human')`,
        dimension: `coalesce(${cell("dimension")}, 'rating')`
      };
      tables.rating = stageColumns("rating", {...row, ...defaults});
      break;
    }
    case "outcome":
      tables.outcome = stageColumns("outcome", row);
      tables.score = metricScores(columns, "outcome");
      break;
    case "summary":
      tables.summary = stageColumns("summary", {...row, slice: `coalesce(${cell("slice")}, 'all')`});
      break;
    case "task":
      tables.task = stageColumns("task", row);
      break;
    case "run":
      plan.systems = has.has("system") ? systemsSql(cell) : null;
      plan.runs = describedRuns(cell);
  }
  if (kind === "attempt") plan.runs = attemptRuns(cell, has);
  return plan;
}
