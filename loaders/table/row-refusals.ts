import {identifier, literal} from "../duckdb.js";
import type {TableKind} from "./keys.js";
import type {TypedColumn} from "./typed-rows.js";

/** Most attempts one row may stand for. */
const MAX_ATTEMPTS = 10_000;

/** A reason to leave a row out: the condition under which it holds, the key it is about, and the sentence. */
export interface Refusal {
  key: string;
  when: string;
  code: string;
  message: string;
}

/** Why a row of a table of this kind is left out, the first reason first. */
export function refusalsOf(
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

/** SQL of the rejects of a file: rows left out, and cells of kept rows that could not be read. */
export function rejectsSql(kind: TableKind, refusals: Refusal[], columns: TypedColumn[]): string {
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
