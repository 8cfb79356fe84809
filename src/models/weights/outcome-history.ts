import {utility} from "../../statistics/composite/utility.js";
import type {OutcomeHistory} from "../../statistics/composite/recalibration-study.js";
import type {PageSettings} from "../../tables/cells.js";
import type {OutcomeFacts} from "../../tables/outcome-facts.js";
import {isCensored} from "../metrics/is-censored.js";

/** Changes as a recalibration reads them, and how many could not be used, by reason. */
export interface JudgedChanges {
  history: OutcomeHistory;
  /** Metrics of the weights that no change carries. */
  missing: string[];
  excluded: {censored: number; unknown: number; undated: number; incomplete: number};
}

/**
 * The changes from which weights can be learned: utilities of the weighed metrics, and whether the change turned out well.
 *
 * Well means not rejected, and neither broken nor reverted within a watch of at least 30 days; younger changes are
 * censored. A change that lacks a metric, a date or an outcome is left out and counted, never filled in.
 *
 * @param metrics - those of the standing weights, in their order
 */
export function judgedChanges(
  outcomes: OutcomeFacts,
  metrics: readonly string[],
  settings: PageSettings
): JudgedChanges {
  const columns = metrics.map((m) => outcomes.values[outcomes.metrics.indexOf(m)]);
  const missing = metrics.filter((_, k) => columns[k] === undefined || columns[k].every((x) => Number.isNaN(x)));
  const excluded = {censored: 0, unknown: 0, undated: 0, incomplete: 0};
  const history = {rows: [] as number[][], y: [] as number[], repositories: [] as number[], times: [] as number[]};
  for (let i = 0; i < outcomes.length; i++) {
    const end = endOf(outcomes, i);
    if (end === "unknown" || end === "censored") {
      excluded[end]++;
      continue;
    }
    const values = columns.map((c) => c?.[i] ?? NaN);
    if (values.some((x) => Number.isNaN(x))) excluded.incomplete++;
    else if (Number.isNaN(outcomes.opened_at[i]!)) excluded.undated++;
    else {
      history.rows.push(values.map((x, k) => utility(x, settings.metrics[metrics[k]!]?.anchors ?? [0, 1])));
      history.y.push(end === "good" ? 1 : 0);
      history.repositories.push(outcomes.repository[i]!);
      history.times.push(outcomes.opened_at[i]!);
    }
  }
  return {history, missing, excluded};
}

/** How a change turned out. A rejection is final at once; a clean record needs the watch. */
function endOf(outcomes: OutcomeFacts, i: number): "good" | "bad" | "censored" | "unknown" {
  const {rejected, defect, reverted} = outcomes;
  if (rejected[i] === 1) return "bad";
  if (isCensored(outcomes, i)) return "censored";
  if (defect[i] === 1 || reverted[i] === 1) return "bad";
  return defect[i] === 0 || reverted[i] === 0 ? "good" : "unknown";
}
