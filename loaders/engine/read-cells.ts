import type {Cells} from "../../src/tables/cells.js";
import {cellsSql, metricCellsSql} from "./cells-sql.js";
import type {Query} from "./query.js";

const COUNTS = [
  "run",
  "task",
  "attempts",
  "judged",
  "passes",
  "errors",
  "timeouts",
  "refusals",
  "unjudged",
  "gated",
  "gated_passes",
  "cost_known",
  "cost_passes",
  "cost_unknown",
  "tokens_known",
  "tokens_passes",
  "calls_known",
  "latency_known",
  "latency_passes",
  "list_known",
  "list_passes",
  "priced",
  "zero_cached",
  "zero_error",
  "zero_unknown"
] as const;
const SUMS = [
  "sum_share",
  "sum_share2",
  "cost_usd",
  "judge_cost_usd",
  "tokens",
  "calls",
  "latency_s",
  "cost_passes_usd",
  "list_usd",
  "list_passes_usd",
  "retries",
  "priced_usd"
] as const;

/**
 * Reads the cells of a workspace: per run and task the counts and sums every page is computed from.
 *
 * @param metrics - the metrics to carry, in the order they shall have in `metric_n` and `metric_sum`
 */
export async function readCells(query: Query, metrics: readonly string[]): Promise<Cells> {
  const columns = await query.columns(cellsSql);
  const length = columns["run"]?.length ?? 0;
  const read = (name: string) => (columns[name] ?? []) as number[];
  const counts = Object.fromEntries(COUNTS.map((name) => [name, Uint32Array.from(read(name))]));
  const sums = Object.fromEntries(SUMS.map((name) => [name, Float64Array.from(read(name))]));
  return {length, ...counts, ...sums, ...(await readMetrics(query, metrics, counts, length))} as Cells;
}

async function readMetrics(
  query: Query,
  metrics: readonly string[],
  counts: Record<string, Uint32Array>,
  length: number
): Promise<Pick<Cells, "metric_n" | "metric_sum">> {
  const metric_n = metrics.map(() => new Float64Array(length));
  const metric_sum = metrics.map(() => new Float64Array(length));
  if (metrics.length === 0) return {metric_n, metric_sum};
  const row = new Map<string, number>();
  for (let i = 0; i < length; i++) row.set(`${counts["run"]![i]}/${counts["task"]![i]}`, i);
  const column = new Map(metrics.map((metric, m) => [metric, m]));
  const found = await query.columns(metricCellsSql);
  const metric = (found["metric"] ?? []) as string[];
  for (let i = 0; i < metric.length; i++) {
    const m = column.get(metric[i]!);
    const at = row.get(`${(found["run"] as number[])[i]}/${(found["task"] as number[])[i]}`);
    if (m === undefined || at === undefined) continue;
    metric_n[m]![at] = (found["n"] as number[])[i]!;
    metric_sum[m]![at] = (found["total"] as number[])[i]!;
  }
  return {metric_n, metric_sum};
}
