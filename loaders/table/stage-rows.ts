import {identifier, literal} from "../duckdb.js";
import {STAGE, type StageTable} from "../stage/stage-tables.js";
import {KEYS, type TableKind} from "./keys.js";
import type {TypedColumn} from "./typed-rows.js";

/** Most attempts one row may stand for. */
const MAX_ATTEMPTS = 10_000;

/** A reason to leave a row out: the condition under which it holds, the key it is about, and the sentence. */
interface Refusal {
  key: string;
  when: string;
  code: string;
  message: string;
}

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
  const tables: StagePlan["tables"] = {reject: rejects(kind, refusals, columns)};
  const named = has.has("system") && kind !== "run" ? systemsSql(cell) : null;
  const plan: StagePlan = {views, tables, systems: named, runs: null};
  const as = (table: StageTable, cells: Record<string, string>, from = "kept") =>
    `select ${Object.entries(STAGE[table])
      .map(([name, type]) => `cast(${cells[name] ?? "null"} as ${type}) as ${identifier(name)}`)
      .join(", ")} from ${from}`;
  const own = Object.fromEntries(Object.keys(KEYS[kind]).map((key) => [key, cell(key)]));
  const row = {...own, row_no: "row_no", position: `'row ' || row_no`, system_key: cell("system")};
  switch (kind) {
    case "attempt":
      Object.assign(tables, attemptTables(as, row, cell, has, columns));
      break;
    case "score": {
      const scorer = `coalesce(${cell("scorer")}, 'table')`;
      tables.loose_score = as("loose_score", {
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
      tables.rating = as("rating", {...row, ...defaults});
      break;
    }
    case "outcome":
      tables.outcome = as("outcome", row);
      tables.score = metricScores(as, columns, "outcome");
      break;
    case "summary":
      tables.summary = as("summary", {...row, slice: `coalesce(${cell("slice")}, 'all')`});
      break;
    case "task":
      tables.task = as("task", row);
      break;
    case "run":
      plan.systems = has.has("system") ? systemsSql(cell) : null;
      plan.runs = describedRuns(cell);
  }
  if (kind === "attempt") plan.runs = attemptRuns(cell, has);
  return plan;
}

type As = (table: StageTable, cells: Record<string, string>, from?: string) => string;

function refusalsOf(
  kind: TableKind,
  has: Set<string>,
  cell: (key: string) => string,
  columns: TypedColumn[]
): Refusal[] {
  const required = (key: string, message = `${kind} needs ${key}`): Refusal => ({
    key,
    when: `${cell(key)} is null`,
    code: "required",
    message
  });
  const either = (a: string, b: string): Refusal => ({
    key: a,
    when: `${cell(a)} is null and ${cell(b)} is null`,
    code: "required",
    message: `${kind} needs ${a} or ${b}`
  });
  const refusals: Refusal[] = [];
  if (kind === "attempt") {
    refusals.push(required("system"), required("task"));
    if (has.has("attempts")) {
      refusals.push(required("attempts"), required("passes"));
      refusals.push({
        key: "attempts",
        when: `${cell("attempts")} < 1 or ${cell("attempts")} > ${MAX_ATTEMPTS}`,
        code: "out_of_range",
        message: `attempts must be in [1, ${MAX_ATTEMPTS}]`
      });
      refusals.push({
        key: "passes",
        when: `${cell("passes")} > ${cell("attempts")}`,
        code: "out_of_range",
        message: "passes must be at most attempts"
      });
    }
  } else if (kind === "score") {
    refusals.push(required("metric"));
    refusals.push({
      key: "task",
      when: `${cell("item")} is null and ${cell("change")} is null and (${cell("task")} is null or ${cell("system")} is null)`,
      code: "required",
      message: "score needs item, change, or system and task"
    });
  } else if (kind === "rating") {
    const verdict = either("value", "label");
    // A judge that gave no verdict is an outage of the judge and stays a row; a person's empty cell says nothing.
    const byPerson = `coalesce(${cell("rater_kind")}, 'human') = 'human'`;
    refusals.push(required("rater"), {...verdict, when: `${verdict.when} and ${byPerson}`}, either("item", "task"));
  } else if (kind === "outcome") refusals.push(required("change"));
  else if (kind === "summary") refusals.push(required("system"));
  else if (kind === "task") refusals.push(required("task"));
  else refusals.push(required("run"));
  // A required cell that is there but cannot be read says so, rather than that it is missing.
  return refusals.flatMap((refusal) => {
    const fault = columns.find((column) => !column.isMetric && column.key === refusal.key)?.fault;
    if (!fault || refusal.code !== "required") return [refusal];
    return [
      {
        ...refusal,
        when: `${refusal.when} and ${identifier(fault)} is not null`,
        code: "unreadable",
        message: `${refusal.key} cannot be read`
      },
      refusal
    ];
  });
}

function rejects(kind: TableKind, refusals: Refusal[], columns: TypedColumn[]): string {
  const pick = (field: (refusal: Refusal) => string) =>
    `case refusal ${refusals.map((r, i) => `when ${i} then ${field(r)}`).join(" ")} end`;
  const faultColumn = (refusal: Refusal) =>
    columns.find((column) => !column.isMetric && column.key === refusal.key)?.fault;
  const excerpt = pick((r) =>
    faultColumn(r) ? `substr(${identifier(faultColumn(r)!)}, instr(${identifier(faultColumn(r)!)}, ':') + 1)` : "null"
  );
  const rows = `select 'row ' || row_no as position, '${kind}' as "table", ${pick((r) => literal(r.key))} as "column", false as row_kept, ${pick((r) => literal(r.code))} as code, ${pick((r) => literal(r.message))} as message, nullif(${excerpt}, '') as excerpt, row_no from mapped where refusal is not null`;
  const cells = columns
    .filter((column) => column.fault !== null)
    .map((column) => {
      const fault = identifier(column.fault!);
      const name = literal(column.isMetric ? `metrics.${column.key}` : column.key);
      return `select 'row ' || row_no, '${kind}', ${name}, true, split_part(${fault}, ':', 1), ${name} || case when ${fault} like 'out_of_range%' then ' is out of range' else ' cannot be read' end, nullif(substr(${fault}, instr(${fault}, ':') + 1), ''), row_no from kept where ${fault} is not null`;
    });
  return `select * exclude row_no from (${[rows, ...cells].join(" union all ")})`;
}

const RUN_FIELDS = [
  "run_key",
  "system_key",
  "run",
  "suite",
  "suite_version",
  "model_version",
  "harness",
  "harness_version",
  "started_at",
  "dataset_hash",
  "prompt",
  "prompt_hash",
  "commit",
  "retrieval",
  "status"
];

const runFields = (cells: Record<string, string>) =>
  RUN_FIELDS.map((name) => `${cells[name] ?? "cast(null as varchar)"} as ${identifier(name)}`).join(", ");

function systemsSql(cell: (key: string) => string): string {
  const first = (key: string) => (cell(key) === "null" ? "cast(null as varchar)" : `arg_min(${cell(key)}, row_no)`);
  const details = ["model", "family", "provider", "technique", "prompt"].map((key) => `${first(key)} as ${key}`);
  return `select ${cell("system")} as system_key, ${cell("system")} as name, ${details.join(", ")}, cast(null as varchar) as served_model, cast(null as varchar) as settings from kept where ${cell("system")} is not null group by all order by min(row_no)`;
}

/** A run's key within its file: its system, suite and name. */
const runKeyOf = (cell: (key: string) => string) =>
  `concat_ws(chr(31), ${cell("system")}, coalesce(${cell("suite")}, 'default'), coalesce(${cell("run")}, ''))`;

function attemptRuns(cell: (key: string) => string, has: Set<string>): string {
  const first = (key: string) => (has.has(key) ? `arg_min(${cell(key)}, row_no)` : "cast(null as varchar)");
  const cells = {
    run_key: runKeyOf(cell),
    system_key: `any_value(${cell("system")})`,
    run: `any_value(${cell("run")})`,
    suite: `any_value(${cell("suite")})`,
    suite_version: first("suite_version"),
    model_version: first("model_version"),
    harness: "'table'",
    started_at: has.has("started_at") ? `min(${cell("started_at")})` : "cast(null as timestamp)"
  };
  return `select ${runFields(cells)}, false as describes, null as row_no from kept group by ${runKeyOf(cell)} order by min(row_no)`;
}

function describedRuns(cell: (key: string) => string): string {
  const own = Object.fromEntries(RUN_FIELDS.filter((name) => cell(name) !== "null").map((name) => [name, cell(name)]));
  const cells = {
    ...own,
    run_key: cell("run"),
    system_key: cell("system"),
    harness: `coalesce(${cell("harness")}, 'table')`
  };
  return `select ${runFields(cells)}, true as describes, row_no from kept order by row_no`;
}

function attemptTables(
  as: As,
  row: Record<string, string>,
  cell: (key: string) => string,
  has: Set<string>,
  columns: TypedColumn[]
): StagePlan["tables"] {
  const first = (key: string) => (has.has(key) ? `arg_min(${cell(key)}, row_no)` : "null");
  const taskKeys = [
    "cluster",
    "category",
    "subcategory",
    "tags",
    "language",
    "difficulty",
    "tier",
    "split",
    "released_at",
    "variant_of"
  ];
  const tasks = `(select ${cell("suite")} as suite, ${cell("task")} as task, ${taskKeys.map((key) => `${first(key)} as ${key}`).join(", ")}, min(row_no) as first_row from kept group by 1, 2) order by first_row`;
  const taskCells = Object.fromEntries(["suite", "task", ...taskKeys].map((name) => [name, name]));
  const counted = has.has("attempts");
  const n = cell("attempts");
  const source = counted ? `(select *, unnest(range(${n})) as sub from kept)` : "(select *, 0 as sub from kept)";
  const tables: StagePlan["tables"] = {
    task: as("task", taskCells, tasks),
    attempt: as(
      "attempt",
      {...row, ...attemptCells(cell, counted), run_key: runKeyOf(cell), row_hash: "row_hash", sub: "sub"},
      source
    )
  };
  const score = metricScores(as, columns, "attempt");
  if (score) tables.score = score;
  return tables;
}

/** The verdict and the shares of a row that may stand for several attempts: costs and tokens evenly, sums kept. */
function attemptCells(cell: (key: string) => string, counted: boolean): Record<string, string> {
  const [verdict, passed, score] = [cell("verdict"), cell("passed"), cell("score")];
  const n = cell("attempts");
  const ofPasses = counted ? `case when sub < ${cell("passes")} then 'pass' else 'fail' end` : "null";
  const ofPassed = passed === "null" ? "null" : `case when ${passed} then 'pass' when not ${passed} then 'fail' end`;
  const ofScore =
    score === "null"
      ? "null"
      : `case when ${score} = 1 then 'pass' when ${score} = 0 then 'fail' when ${score} is not null then 'partial' end`;
  const settled = `coalesce(${verdict}, ${ofPassed}, ${ofScore}, ${ofPasses}, 'unscored')`;
  const cells: Record<string, string> = {
    verdict: settled,
    score_share: `coalesce(${score === "null" ? "null" : score}, case ${settled} when 'pass' then 1 when 'fail' then 0 end)`,
    latency_kind:
      cell("latency_s") === "null"
        ? "null"
        : `case when ${cell("latency_s")} is not null then case when ${cell("is_cached")} then 'cached' else 'task_wall' end end`
  };
  if (!counted) return cells;
  for (const key of ["cost_usd", "judge_cost_usd"]) cells[key] = `${cell(key)} / ${n}`;
  for (const key of [
    "input_tokens",
    "output_tokens",
    "cache_read_tokens",
    "cache_write_tokens",
    "reasoning_tokens",
    "calls",
    "retries"
  ])
    cells[key] = cell(key) === "null" ? "null" : `${cell(key)} * (sub + 1) // ${n} - ${cell(key)} * sub // ${n}`;
  if (cell("attempt_index") !== "null") cells["attempt_index"] = `${cell("attempt_index")} + sub`;
  return cells;
}

function metricScores(as: As, columns: TypedColumn[], subject: "attempt" | "outcome"): string | undefined {
  const metrics = columns.filter((column) => column.isMetric);
  if (metrics.length === 0) return undefined;
  const parts = metrics.map((metric) => {
    const cells = {
      row_no: "row_no",
      sub: "0",
      subject_kind: `'${subject}'`,
      metric: literal(metric.key),
      scorer: "'table'",
      value: identifier(metric.name),
      scorer_kind: "'static'",
      status: "'ok'"
    };
    return `${as("score", cells)} where ${identifier(metric.name)} is not null`;
  });
  return parts.join(" union all ");
}
