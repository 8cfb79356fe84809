import {clusterSums, type Clusters} from "../../statistics/rates/clusters.js";
import type {Cells, Facts} from "../../tables/cells.js";
import {costColumns, noProvenance, provenanceOf, type CostColumns, type CostProvenance} from "./cost-columns.js";
import type {ValueChoice} from "./value-model.js";

/** Sums over the cells of one system and task, an entry per pair. */
export interface Pools {
  attempts: Float64Array;
  counted: Float64Array;
  share: Float64Array;
  passes: Float64Array;
  failed_calls: Float64Array;
  unjudged: Float64Array;
  gated: Float64Array;
  gated_passes: Float64Array;
  cost_usd: Float64Array;
  cost_passes: Float64Array;
  cost_attempts: Float64Array;
  cost_runs: Float64Array;
  cost_unknown: Float64Array;
  cost_passes_usd: Float64Array;
  other: {cost_usd: Float64Array; cost_passes: Float64Array; cost_unknown: Float64Array};
  judge_usd: Float64Array;
  retries: Float64Array;
  provenance: Record<keyof CostProvenance, Float64Array>;
  tokens: Float64Array;
  tokens_passes: Float64Array;
  latency_s: Float64Array;
  latency_passes: Float64Array;
  timed: Float64Array;
  priced: Float64Array;
  metrics: {n: Float64Array; sum: Float64Array}[];
}

/**
 * The sums of some cells over each system and task.
 *
 * @param rows - which cells
 * @param pairs - the pair of system and task of each of them
 * @param timed - whether a cell's seconds are of the selection's clock
 */
export function poolCells(
  facts: Facts,
  cells: Cells,
  rows: readonly number[],
  pairs: Clusters,
  metrics: readonly string[],
  {errors, prices}: ValueChoice,
  timed: (cell: number) => boolean
): Pools {
  const sum = (of: (i: number) => number) => {
    const values = new Float64Array(rows.length);
    for (let r = 0; r < rows.length; r++) values[r] = of(rows[r]!);
    return clusterSums(values, pairs);
  };
  const sumOf = (column: ArrayLike<number>) => sum((i) => column[i]!);
  const costSums = (c: CostColumns) => ({
    cost_usd: sumOf(c.usd),
    cost_passes: sumOf(c.passes),
    cost_unknown: sum(c.unknown)
  });
  const failed = (i: number) => cells.errors[i]! + cells.timeouts[i]! + cells.refusals[i]!;
  const costs = costColumns(cells, prices);
  const other = costColumns(cells, prices === "stated" ? "list" : "stated");
  return {
    attempts: sumOf(cells.attempts),
    counted: sum((i) => cells.judged[i]! + (errors === "failed" ? failed(i) : 0)),
    share: sumOf(cells.sum_share),
    passes: sumOf(cells.passes),
    failed_calls: sum(failed),
    unjudged: sumOf(cells.unjudged),
    gated: sumOf(cells.gated),
    gated_passes: sumOf(cells.gated_passes),
    ...costSums(costs),
    cost_attempts: sumOf(costs.known),
    cost_runs: sum((i) => (costs.known[i]! > 0 ? 1 : 0)),
    cost_passes_usd: sumOf(costs.passes_usd),
    other: costSums(other),
    judge_usd: sumOf(cells.judge_cost_usd),
    retries: sumOf(cells.retries),
    provenance: Object.fromEntries(
      PROVENANCE.map((key) => [key, sum((i) => provenanceOf[key](cells, i))])
    ) as Pools["provenance"],
    tokens: sumOf(cells.tokens),
    tokens_passes: sumOf(cells.tokens_passes),
    latency_s: sum((i) => (timed(i) ? cells.latency_s[i]! : 0)),
    latency_passes: sum((i) => (timed(i) ? cells.latency_passes[i]! : 0)),
    timed: sum((i) => (timed(i) ? cells.latency_known[i]! : 0)),
    priced: sumOf(costs.priced),
    metrics: metrics.map((m) => {
      const columns = metricColumns(facts, cells, m);
      return columns
        ? {n: sumOf(columns.n), sum: sumOf(columns.sum)}
        : {n: new Float64Array(pairs.count), sum: new Float64Array(pairs.count)};
    })
  };
}

/** The ways in which a cost came to be known. */
export const PROVENANCE = Object.keys(noProvenance()) as (keyof CostProvenance)[];

/** Where a metric's counts and sums stand: a score of the exports, or a count every export has. */
function metricColumns(facts: Facts, cells: Cells, metric: string): MetricColumns | null {
  const m = facts.metrics.indexOf(metric);
  if (m >= 0) return {n: cells.metric_n[m]!, sum: cells.metric_sum[m]!};
  if (metric === "calls") return {n: cells.calls_known, sum: cells.calls};
  if (metric === "latency_s") return {n: cells.latency_known, sum: cells.latency_s};
  return null;
}

interface MetricColumns {
  n: ArrayLike<number>;
  sum: ArrayLike<number>;
}
