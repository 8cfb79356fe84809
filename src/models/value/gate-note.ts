import {formatCount, formatCountOf, formatList} from "../../style/format.js";
import type {Facts, MetricSetting} from "../../tables/cells.js";
import type {Note} from "../page-model.js";
import type {SystemTasks} from "./select-cells.js";

/** How many attempts of a selection a critical failure condition zeroes; none where the workspace states no condition. */
export function gateNote(
  systems: readonly (Pick<SystemTasks, "system" | "gated" | "gated_passes"> & {attempts: number})[],
  facts: Facts
): Note[] {
  const conditions = failureConditions(facts.settings.metrics);
  if (conditions.length === 0 || systems.length === 0) return [];
  const sum = (of: (s: (typeof systems)[number]) => number) => systems.reduce((total, s) => total + of(s), 0);
  const [attempts, gated, passed] = [sum((s) => s.attempts), sum((s) => s.gated), sum((s) => s.gated_passes)];
  const heading = "Failure conditions";
  const named = formatList(conditions);
  if (gated === 0) return [{heading, text: `${named}: met by none of ${formatCountOf(attempts, "attempt")}.`}];
  const most = [...systems].sort((a, b) => b.gated / b.attempts - a.gated / a.attempts)[0]!;
  const share =
    systems.length > 1
      ? ` Most often ${facts.systems[most.system]!.system}: ${formatCount(most.gated)} of ${formatCount(most.attempts)}.`
      : "";
  const had =
    passed === 0
      ? "None of them had passed its tests, so no quality is lost by it."
      : `${formatCount(passed)} of them had passed and would count otherwise; what they cost still counts as completed.`;
  return [
    {
      heading,
      text: `${named}: ${formatCount(gated)} of ${formatCountOf(attempts, "attempt")} ${gated === 1 ? "meets" : "meet"} a condition and ${gated === 1 ? "counts" : "count"} 0 in quality. ${had}${share}`
    }
  ];
}

/** The conditions as the workspace writes them, each with its metric. */
export function failureConditions(metrics: Readonly<Record<string, MetricSetting>>): string[] {
  return Object.values(metrics).flatMap(({title, fails_when}) =>
    fails_when === undefined ? [] : [`${title} (${fails_when})`]
  );
}
