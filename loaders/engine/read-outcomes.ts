import type {Facts} from "../../src/tables/cells.js";
import type {OutcomeFacts} from "../../src/tables/outcome-facts.js";
import {outcomeMetricsSql, outcomesSql} from "./outcomes-sql.js";
import type {Query} from "./query.js";

/**
 * Reads what became of changes, one entry a change in the order of their ids, with every metric they carry or take from
 * the attempt they come from.
 *
 * Metrics stand in the order of the workspace's `metrics:`, then by name; what a change lacks is `NaN`.
 */
export async function readOutcomes(query: Query, facts: Facts): Promise<OutcomeFacts> {
  const columns = await query.columns(outcomesSql);
  const length = columns["merged"]?.length ?? 0;
  const column = (name: string) => (columns[name] ?? []) as (number | null)[];
  const numbers = (name: string) => Float64Array.from(column(name), (value) => value ?? NaN);
  const flags = (name: string) => Int8Array.from(column(name), (value) => value ?? -1);
  const named = (columns["repository"] ?? []) as (string | null)[];
  const repositories = [...new Set(named.filter((name) => name !== null))].sort();
  const systems = new Map(facts.systems.map((system, i) => [system.system_id, i]));
  const systemIds = (columns["system_id"] ?? []) as (string | null)[];
  return {
    length,
    repositories,
    repository: Int32Array.from(named, (name) => (name === null ? -1 : repositories.indexOf(name))),
    system: Int32Array.from(systemIds, (id) => (id === null ? -1 : (systems.get(id) ?? -1))),
    opened_at: numbers("opened_at"),
    observed_until: numbers("observed_until"),
    merged: flags("merged"),
    rejected: flags("rejected"),
    defect: flags("defect"),
    reverted: flags("reverted"),
    defect_count: numbers("defect_count"),
    incident_usd: numbers("incident_usd"),
    review_minutes: numbers("review_minutes"),
    ...(await readMetrics(query, Object.keys(facts.settings.metrics), length))
  };
}

async function readMetrics(
  query: Query,
  first: readonly string[],
  length: number
): Promise<Pick<OutcomeFacts, "metrics" | "values">> {
  if (length === 0) return {metrics: [], values: []};
  const found = await query.columns(outcomeMetricsSql);
  const names = (found["metric"] ?? []) as string[];
  const known = new Set(names);
  const metrics = [...first.filter((m) => known.has(m)), ...[...known].filter((m) => !first.includes(m)).sort()];
  const values = metrics.map(() => new Float64Array(length).fill(NaN));
  const at = new Map(metrics.map((metric, m) => [metric, values[m]!]));
  for (let i = 0; i < names.length; i++)
    at.get(names[i]!)![(found["change"] as number[])[i]!] = (found["value"] as number[])[i]!;
  return {metrics, values};
}
