import type {OutcomeFacts} from "../../tables/outcome-facts.js";
import {WATCHED_DAYS} from "../../tables/outcome.js";

const DAY_MS = 86_400_000;

/** Whether a change was watched too briefly to be called clean; never without dates, where an outcome is final. */
export function isCensored({opened_at, observed_until}: OutcomeFacts, i: number): boolean {
  return (observed_until[i]! - opened_at[i]!) / DAY_MS < WATCHED_DAYS; // false where a date is missing
}
