import type {OutcomeFacts} from "../../tables/outcome-facts.js";
import {associate, type ScopeRows} from "./associate.js";
import type {MetricColumn} from "./metric-columns.js";
import type {MetricTiming} from "./metrics-model.js";
import type {OutcomeColumn} from "./outcome-columns.js";

/** Whether the metric came before the outcome, as far as dates can say. */
export interface Timing {
  /** Changes with both dates; of these, how many were opened before the watch ended. */
  dated: number;
  first: number;
  halves: MetricTiming[];
}

/**
 * Metrics are measured when a change is opened, outcomes are known when the watch ends; and a metric that predicts must
 * do so again on later changes. Both need dates.
 */
export function timing(
  columns: readonly MetricColumn[],
  outcomes: OutcomeFacts,
  outcome: OutcomeColumn,
  scope: ScopeRows
): Timing {
  const opened = (r: number) => outcomes.opened_at[outcome.rows[r]!]!;
  const members = scope.groups.flat().filter((r) => !Number.isNaN(opened(r)));
  const watched = members.filter((r) => !Number.isNaN(outcomes.observed_until[outcome.rows[r]!]!));
  const first = watched.filter((r) => opened(r) < outcomes.observed_until[outcome.rows[r]!]!).length;
  if (members.length < 2) return {dated: watched.length, first, halves: []};
  const dates = members.map(opened).sort((a, b) => a - b);
  const middle = dates[Math.floor(dates.length / 2)]!;
  const half = (late: boolean): ScopeRows => ({
    ...scope,
    groups: scope.groups.map((g) => g.filter((r) => (late ? opened(r) >= middle : opened(r) < middle)))
  });
  const [early, late] = [half(false), half(true)];
  const halves = columns.map((c) => ({
    metric: c.metric,
    early: associate(c, outcome, early, null).spearman,
    late: associate(c, outcome, late, null).spearman
  }));
  return {dated: watched.length, first, halves};
}
