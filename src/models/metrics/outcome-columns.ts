import type {OutcomeFacts} from "../../tables/outcome-facts.js";
import {isCensored} from "./is-censored.js";
import type {ExcludedChanges, OutcomeName} from "./metrics-model.js";

/** What became of the changes that can be judged: a value to rank by, and whether the event happened. */
export interface OutcomeColumn {
  outcome: OutcomeName;
  /** Positions of the changes that count. */
  rows: number[];
  /** The count where events were counted, minutes, else 1 or 0; one for each row. */
  value: Float64Array;
  /** 1 where it happened, else 0. */
  event: Float64Array;
  excluded: ExcludedChanges;
}

export const OUTCOMES: readonly OutcomeName[] = ["defect", "rejected", "reverted", "review_minutes"];

/** The outcomes of which something is known and which vary. */
export function knownOutcomes(outcomes: OutcomeFacts): OutcomeName[] {
  return OUTCOMES.filter((name) => new Set(outcomeColumn(outcomes, name).value).size > 1);
}

/**
 * One outcome over the changes that can be judged.
 *
 * Defects and reverts come late: with dates, a change watched under 30 days is censored whatever was found so far, since
 * keeping only the early finds would make young changes look worse. Defects rank by their count where they were counted.
 */
export function outcomeColumn(outcomes: OutcomeFacts, outcome: OutcomeName): OutcomeColumn {
  const late = outcome === "defect" || outcome === "reverted";
  const rows: number[] = [];
  const excluded = {unknown: 0, censored: 0};
  for (let i = 0; i < outcomes.length; i++) {
    if (Number.isNaN(reading(outcomes, outcome, i))) excluded.unknown++;
    else if (late && isCensored(outcomes, i)) excluded.censored++;
    else rows.push(i);
  }
  const value = Float64Array.from(rows, (i) => reading(outcomes, outcome, i));
  const threshold = outcome === "review_minutes" ? middle(value) : 0;
  return {outcome, rows, value, event: value.map((x) => (x > threshold ? 1 : 0)), excluded};
}

function reading(outcomes: OutcomeFacts, outcome: OutcomeName, i: number): number {
  if (outcome === "review_minutes") return outcomes.review_minutes[i]!;
  const flag = outcomes[outcome][i]!;
  if (flag < 0) return NaN;
  const count = outcomes.defect_count[i]!;
  return outcome === "defect" && flag === 1 && count > 0 ? count : flag;
}

function middle(values: Float64Array): number {
  const sorted = values.slice().sort();
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
