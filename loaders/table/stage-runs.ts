import {identifier} from "../duckdb.js";

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

/** SQL of the systems that a file's rows name, in the order in which they first do. */
export function systemsSql(cell: (key: string) => string): string {
  const first = (key: string) => (cell(key) === "null" ? "cast(null as varchar)" : `arg_min(${cell(key)}, row_no)`);
  const details = ["model", "family", "provider", "technique", "prompt"].map((key) => `${first(key)} as ${key}`);
  return `select ${cell("system")} as system_key, ${cell("system")} as name, ${details.join(", ")}, cast(null as varchar) as served_model, cast(null as varchar) as settings from kept where ${cell("system")} is not null group by all order by min(row_no)`;
}

/** A run's key within its file: its system, suite and name. */
export const runKeyOf = (cell: (key: string) => string) =>
  `concat_ws(chr(31), ${cell("system")}, coalesce(${cell("suite")}, 'default'), coalesce(${cell("run")}, ''))`;

/** SQL of the runs that a file's attempts belong to. */
export function attemptRuns(cell: (key: string) => string, has: Set<string>): string {
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

/** SQL of runs that a table of runs describes, a row each. */
export function describedRuns(cell: (key: string) => string): string {
  const own = Object.fromEntries(RUN_FIELDS.filter((name) => cell(name) !== "null").map((name) => [name, cell(name)]));
  const cells = {
    ...own,
    run_key: cell("run"),
    system_key: cell("system"),
    harness: `coalesce(${cell("harness")}, 'table')`
  };
  return `select ${runFields(cells)}, true as describes, row_no from kept order by row_no`;
}
