import {identifier, literal} from "../duckdb.js";
import {STAGE, type StageTable} from "../stage/stage-tables.js";
import type {TypedColumn} from "./typed-rows.js";

/** SQL of a stage table's columns, in their order and types: the cells given, and null for the rest. */
export function stageColumns(table: StageTable, cells: Record<string, string>, from = "kept"): string {
  return `select ${Object.entries(STAGE[table])
    .map(([name, type]) => `cast(${cells[name] ?? "null"} as ${type}) as ${identifier(name)}`)
    .join(", ")} from ${from}`;
}

/** SQL of the further numbers of a mapping as scores of their rows; none where the mapping names no metric. */
export function metricScores(columns: TypedColumn[], subject: "attempt" | "outcome"): string | undefined {
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
    return `${stageColumns("score", cells)} where ${identifier(metric.name)} is not null`;
  });
  return parts.join(" union all ");
}
