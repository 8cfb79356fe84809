import {metricScores, stageColumns} from "./stage-columns.js";
import {runKeyOf} from "./stage-runs.js";
import type {StagePlan} from "./stage-rows.js";
import type {TypedColumn} from "./typed-rows.js";

/** SQL of the stage tables of attempts: the tasks they name, the attempts themselves and their further numbers. */
export function attemptTables(
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
    task: stageColumns("task", taskCells, tasks),
    attempt: stageColumns(
      "attempt",
      {...row, ...attemptCells(cell, counted), run_key: runKeyOf(cell), row_hash: "row_hash", sub: "sub"},
      source
    )
  };
  const score = metricScores(columns, "attempt");
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
