import {formatCount, formatInterval, formatNumber, formatPercent, formatDollars} from "../../../style/format.js";
import {known} from "../../quantity.js";
import {countWord, countWordCapital, timesAsMuch} from "../ratio-words.js";
import type {FinishedModel, RetryCurveModel} from "./finished-model.js";

type Retry = FinishedModel["retry"];

/** Heading, paragraph and caption of the retry curves, or why there are none. */
export function retryWords(
  curves: readonly RetryCurveModel[],
  repeated: number,
  {kind, severalRuns}: {kind: "attempts" | "board"; severalRuns: boolean}
): Pick<Retry, "heading" | "text" | "caption" | "refused"> {
  if (curves.length === 0)
    return {heading: "What retrying would cost", text: "", caption: "", refused: refusal(repeated, kind)};
  const rising = curves.filter((c) => rises(c));
  const heading =
    rising.length === curves.length
      ? "Retrying finishes more tasks, at a rising price each"
      : rising.length === 0
        ? "Retrying finishes more tasks, and is not shown to make them dearer"
        : `Retrying makes a finished task dearer for ${countWord(rising.length)} of ${countWord(curves.length)} systems`;
  const told = rising[0] ?? curves[0]!;
  return {
    heading,
    text: `${example(told)} ${blind(told)}`,
    caption: caption(curves, rising.length, repeated) + (severalRuns ? RUNS : ""),
    refused: null
  };
}

const RUNS = " The tries at a task are the attempts of all its chosen runs.";

/** Whether the largest observed cap is shown to cost more per completed task than a single try. */
export function rises(curve: RetryCurveModel): boolean {
  return (known(observedEnd(curve).relative)?.low ?? 0) > 1;
}

function observedEnd(curve: RetryCurveModel): RetryCurveModel["points"][number] {
  return curve.points[Math.min(curve.observed_to, curve.points.length) - 1]!;
}

function refusal(repeated: number, kind: "attempts" | "board"): string {
  if (kind === "board") return "A board's totals do not say what a second attempt at the same task does.";
  return repeated === 0
    ? "What retrying costs cannot be told: no system with a known cost was tried more than once at its tasks, and one attempt says nothing of a second."
    : "What retrying costs cannot be told: too few tasks were tried more than once.";
}

function example(c: RetryCurveModel): string {
  const end = observedEnd(c);
  const told = (p: RetryCurveModel["points"][number]) => ({
    usd: known(p.cost_usd_per_completed)!,
    done: known(p.completed)!
  });
  const [one, more] = [told(c.points[0]!), told(end)];
  const ratio = known(end.relative)!;
  const change = `${formatNumber(ratio.value, 2)} times (95% interval ${formatInterval(ratio.low, ratio.high, (x) => formatNumber(x, 2))})`;
  const usd = [one.usd.value, more.usd.value].map((x) => formatDollars(x));
  const price =
    usd[0] === usd[1]
      ? `a finished one costs about the same, ${usd[0]}: ${change}`
      : `a finished one costs ${usd[1]} instead of ${usd[0]}, ${change}`;
  const why = rises(c) ? ": later tries go to the harder tasks" : "";
  return (
    `Where a failure is recognised and tried again, up to ${end.cap === 2 ? "twice" : `${countWord(end.cap)} times`}, ${c.system} finishes ${formatPercent(more.done.value)} of tasks instead of ${formatPercent(one.done.value)}, ` +
    `and ${price}${why}.`
  );
}

function blind(c: RetryCurveModel): string {
  const k = observedEnd(c).cap;
  return `Without a way to tell a pass from a failure, ${countWord(k)} tries are paid for and one is handed on: ${timesAsMuch(k)} the cost, and no more finished.`;
}

function caption(curves: readonly RetryCurveModel[], rising: number, repeated: number): string {
  const start =
    rising === 0
      ? "No curve is shown to rise."
      : rising === curves.length
        ? curves.length === 1
          ? "The curve rises."
          : `${curves.length === 2 ? "Both" : `All ${countWord(curves.length)}`} curves rise.`
        : `${countWordCapital(rising)} of ${countWord(curves.length)} curves ${rising === 1 ? "is" : "are"} shown to rise.`;
  const ends = curves.map((c) => c.observed_to);
  const model = curves.some((c) => c.points.length > c.observed_to)
    ? ` Hollow: beyond the attempts made (${Math.min(...ends) === Math.max(...ends) ? formatCount(ends[0]!) : `${formatCount(Math.min(...ends))} to ${formatCount(Math.max(...ends))}`} a task), by a beta-binomial fit.`
    : "";
  const left =
    repeated > curves.length
      ? ` ${countWordCapital(curves.length)} of ${countWord(repeated)} systems, nearest the frontier.`
      : "";
  return `${start} Cost per completed task, as a multiple of a single try's, against the cap on tries; lines span 95% cluster bootstrap intervals. Dashed: as it would be were all tasks equally hard. Dotted: without telling a pass.${model}${left}`;
}
