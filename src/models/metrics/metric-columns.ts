import type {Facts} from "../../tables/cells.js";
import type {OutcomeFacts} from "../../tables/outcome-facts.js";

/** One metric of the changes, with what it is called and which way it is meant to point. */
export interface MetricColumn {
  metric: string;
  title: string;
  direction: 1 | -1;
  /** One value a change, `NaN` where it has none. */
  values: Float64Array;
}

/** Names under which tools give the size of a change, the likeliest first. */
const SIZES = ["loc_changed", "lines_changed", "changed_lines", "churn", "additions", "loc", "sloc", "nloc", "size"];

/** Every metric the changes carry. Where workspace.yaml does not say which way is better, more is taken for worse. */
export function metricColumns(facts: Facts, outcomes: OutcomeFacts): MetricColumn[] {
  return outcomes.metrics.map((metric, m) => ({
    metric,
    title: facts.settings.metrics[metric]?.title ?? metric.replaceAll("_", " "),
    direction: facts.settings.metrics[metric]?.better === "higher" ? -1 : 1,
    values: outcomes.values[m]!
  }));
}

/** The metric that measures size: most others are size in disguise. `null` where none is known by its name. */
export function sizeMetric(columns: readonly MetricColumn[]): string | null {
  return SIZES.find((name) => columns.some((c) => c.metric.toLowerCase() === name)) ?? null;
}
