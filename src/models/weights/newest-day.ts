import type {Facts} from "../../tables/cells.js";
import type {OutcomeFacts} from "../../tables/outcome-facts.js";

/** The day of the newest run or outcome, such as "2026-11-16"; `null` where nothing has a date. */
export function newestDay(
  {runs}: {runs: readonly Pick<Facts["runs"][number], "started_at">[]},
  {opened_at, observed_until}: Pick<OutcomeFacts, "opened_at" | "observed_until">
): string | null {
  let latest = -Infinity;
  for (const times of [opened_at, observed_until]) for (const t of times) if (t > latest) latest = t;
  let day = latest > -Infinity ? new Date(latest).toISOString().slice(0, 10) : "";
  for (const {started_at} of runs) if (started_at !== null && started_at > day) day = started_at.slice(0, 10);
  return day === "" ? null : day;
}
