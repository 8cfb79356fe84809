import {formatCount, formatCountOf, formatList} from "../../style/format.js";
import type {Facts, MetricSetting} from "../../tables/cells.js";
import type {Note} from "../page-model.js";
import {countWordCapital} from "./ratio-words.js";
import type {SystemTasks} from "./select-cells.js";

const HEADING = "Failure conditions";

/** Attempts of one system, or of one side of a comparison, and those of them that a failure condition zeroes. */
export type Gated = Pick<SystemTasks, "system" | "attempts" | "gated" | "gated_passes"> & {label?: string};

/** What a zeroed attempt counts as nothing in. */
type Zeroed = "quality" | "these rates";

/**
 * How many attempts of a selection a critical failure condition zeroes; none where the workspace states no condition.
 *
 * @param zeroed - what they count 0 in, as the page calls it
 */
export function gateNote(systems: readonly Gated[], facts: Facts, zeroed: Zeroed = "quality"): Note[] {
  const conditions = failureConditions(facts.settings.metrics);
  if (conditions.length === 0 || systems.length === 0) return [];
  const {attempts, gated, passed} = totals(systems);
  const named = formatList(conditions);
  if (gated === 0) return [{heading: HEADING, text: `${named}: met by none of ${formatCountOf(attempts, "attempt")}.`}];
  const most = [...systems].sort((a, b) => b.gated / b.attempts - a.gated / a.attempts)[0]!;
  const where =
    systems.length > 1
      ? ` Most often ${most.label ?? facts.systems[most.system]!.system}: ${formatCount(most.gated)} of ${formatCount(most.attempts)}.`
      : "";
  return [
    {
      heading: HEADING,
      text: `${named}: ${formatCount(gated)} of ${formatCountOf(attempts, "attempt")} ${gated === 1 ? "meets" : "meet"} a condition and ${gated === 1 ? "counts" : "count"} 0 in ${zeroed}. ${passedWords(gated, passed)}${where}`
    }
  ];
}

/** The note of a page that counts a passed attempt as passed whatever a failure condition says of it: pass@k. */
export function ungatedNote(systems: readonly Gated[], facts: Facts): Note[] {
  const conditions = failureConditions(facts.settings.metrics);
  if (conditions.length === 0 || systems.length === 0) return [];
  const {attempts, gated, passed} = totals(systems);
  const named = formatList(conditions);
  const met = gated === 0 ? "none" : formatCount(gated);
  const text = `${named}: met by ${met} of ${formatCountOf(attempts, "attempt")}.`;
  const kept =
    gated === 0
      ? ""
      : passed === 0
        ? gated === 1
          ? " It had not passed, so the condition changes nothing."
          : " None of them had passed, so the condition changes nothing."
        : ` ${gated === 1 ? "It" : passed === gated ? "All of them" : formatCount(passed)} had passed: ${passed === 1 ? "it counts" : "they count"} as passed here, and 0 in quality on the other pages.`;
  return [{heading: HEADING, text: text + kept}];
}

/** What failure conditions zero in one sentence, for what the answer rests on; empty where it is nothing. */
export function gateBasis(systems: readonly Gated[]): string {
  const {gated} = totals(systems);
  if (gated === 0) return "";
  return gated === 1
    ? " One attempt meets a failure condition and counts 0."
    : ` ${countWordCapital(gated)} attempts meet a failure condition and count 0.`;
}

/** The note of the data page, over all attempts of the workspace. */
export function gateTotals(
  metrics: Readonly<Record<string, MetricSetting>>,
  {judged, gated, passed}: {judged: number; gated: number; passed: number}
): Note[] {
  const conditions = failureConditions(metrics);
  if (conditions.length === 0) return [];
  const named = formatList(conditions);
  const text =
    gated === 0
      ? `${named}: met by none of ${formatCountOf(judged, "judged attempt")}.`
      : `${named}: ${formatCount(gated)} of ${formatCountOf(judged, "judged attempt")} ${gated === 1 ? "counts" : "count"} 0 in quality. ${passedWords(gated, passed)}`;
  return [{heading: HEADING, text}];
}

function totals(systems: readonly Gated[]): {attempts: number; gated: number; passed: number} {
  const sum = (of: (s: Gated) => number) => systems.reduce((total, s) => total + of(s), 0);
  return {attempts: sum((s) => s.attempts), gated: sum((s) => s.gated), passed: sum((s) => s.gated_passes)};
}

function passedWords(gated: number, passed: number): string {
  if (gated === 1)
    return passed === 1
      ? "It had passed, and stays a completed task in costs and in pass@k."
      : "It had not passed, so nothing is lost by it.";
  if (passed === 0) return "None of them had passed, so nothing is lost by it.";
  const which = passed === gated ? "All of them" : `${formatCount(passed)} of them`;
  return `${which} had passed, and ${passed === 1 ? "stays a completed task" : "stay completed tasks"} in costs and in pass@k.`;
}

/** The conditions as the workspace writes them, each with its metric. */
function failureConditions(metrics: Readonly<Record<string, MetricSetting>>): string[] {
  return Object.values(metrics).flatMap(({title, fails_when}) =>
    fails_when === undefined ? [] : [`${title} (${fails_when})`]
  );
}
