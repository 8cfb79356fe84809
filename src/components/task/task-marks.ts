import type {TaskRunsModel} from "../../charts/task-runs-chart.js";
import type {TaskSystemsModel} from "../../charts/task-systems-chart.js";
import {known} from "../../models/quantity.js";
import type {TaskModel, TaskRun, TaskSystem} from "../../models/task/task-model.js";
import {formatCount, formatCountOf, formatInterval, formatPercent} from "../../style/format.js";
import {formatDateRangeShort} from "../../style/format-date.js";

/** What the figure draws: every system with an attempt that counts. */
export function taskSystemRows({systems, choice}: TaskModel): TaskSystemsModel {
  const tried = systems.filter((s) => s.attempts > 0);
  const expects = tried.some((s) => known(s.expected));
  return {
    label: `Who passes ${choice.task}: share of attempts passed, and what was to be expected`,
    columns: ["passed", ...(expects ? ["expected"] : [])],
    rows: tried.map((s) => {
      const expected = known(s.expected);
      return {
        label: s.system,
        slot: s.slot,
        share: s.share,
        once: s.attempts === 1 && !s.partial,
        expected: s.expected,
        surprising: s.surprise !== null,
        numbers: [passedOf(s), ...(expects ? [expected ? formatPercent(expected.value) : ""] : [])],
        words: `${passedOf(s)}${expected ? `, ${formatPercent(expected.value)} expected` : ""}`
      };
    })
  };
}

/** "2 of 3", and the mean where attempts were scored in part. */
export function passedOf(s: Pick<TaskSystem, "passes" | "attempts" | "share" | "partial">): string {
  const share = known(s.share);
  const scored = s.partial && share ? ` (scored ${formatPercent(share.value)})` : "";
  return `${formatCount(s.passes)} of ${formatCount(s.attempts)}${scored}`;
}

/** The runs of every system that has several, by day. */
export function taskRunRows({history, choice}: TaskModel): TaskRunsModel {
  const keys = new Map<string, string>();
  const placed = history.map(({system, slot, runs}) => {
    const seen = new Map<string, number>();
    const marks = runs.map((run) => {
      const day = run.date === null ? run.run : run.date.slice(0, 10);
      const nth = seen.get(day) ?? 0;
      seen.set(day, nth + 1);
      const key = `${run.date === null ? "~" : ""}${day} ${String(nth).padStart(4, "0")}`;
      keys.set(key, run.date === null ? run.run : formatDateRangeShort(day, day));
      return {key, run};
    });
    return {system, slot, marks};
  });
  const order = [...keys.keys()].sort();
  return {
    label: `Runs over ${choice.task}, by system and day`,
    columns: order.map((key) => keys.get(key)!),
    rows: placed.map(({system, slot, marks}) => ({
      label: system,
      slot,
      marks: marks.map(({key, run}) => ({
        column: order.indexOf(key),
        share: known(run.share)?.value ?? 0,
        text: run.attempts > 1 ? `${formatCount(run.passes)} of ${formatCount(run.attempts)}` : "",
        words: `${keys.get(key)!}: ${runWords(run)}`
      }))
    }))
  };
}

function runWords({attempts, passes, share, model_version}: TaskRun): string {
  const version = model_version === null ? "" : `, ${model_version}`;
  if (attempts === 1) return `${passes === 1 ? "passed" : "did not pass"}${version}`;
  const e = known(share);
  const margin = e ? ` (${formatInterval(e.low, e.high, (x) => formatPercent(x))})` : "";
  return `${formatCount(passes)} of ${formatCountOf(attempts, "attempt")}${margin}${version}`;
}
