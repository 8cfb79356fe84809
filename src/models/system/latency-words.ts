import {formatCount, formatCountOf, formatInterval, formatPercent} from "../../style/format.js";
import {isRefusal} from "../../statistics/estimate.js";
import {known} from "../quantity.js";
import type {LatencyEstimate} from "./latency-estimates.js";
import {latencyNumber} from "./system-numbers.js";
import type {SystemLatency} from "./system-model.js";

/** What a clock measured, as the heading of its rows. */
export function clockTitle(kind: string): string {
  return (
    (
      {
        request: "Request time",
        task_wall: "Wall clock",
        task_working: "Working time",
        cached: "From a cache",
        unknown: "Clock not named"
      } as Record<string, string>
    )[kind] ?? `Time (${kind.replaceAll("_", " ")})`
  );
}

/** The median and the slow tail in a sentence or two, and what was cut off. */
export function latencyText(overall: readonly LatencyEstimate[]): string {
  return overall.map(oneClock).join(" ");
}

function oneClock(e: LatencyEstimate): string {
  const seconds = latencyNumber;
  const start = CLOCK[e.kind] ?? "By its clock";
  const half = known(e.p50);
  if (!half)
    return isRefusal(e.p50) && e.p50.refused === "not_reached"
      ? `${start} more than half of the attempts were cut off, the longest after ${seconds(e.longest_s)}: their median is not reached.`
      : `${start} ${formatCountOf(e.attempts, "attempt")} ${e.attempts === 1 ? "was" : "were"} timed, too few for a median.`;
  const tail = known(e.p90);
  const slow = tail
    ? ` and nine in ten within ${seconds(tail.value)} (95% interval ${formatInterval(tail.low, tail.high, seconds)})`
    : "";
  const cut =
    e.timeouts > 0
      ? ` ${formatCount(e.timeouts)} of ${formatCountOf(e.attempts, "attempt")} ${e.timeouts === 1 ? "was" : "were"} cut off by a timeout and ${e.timeouts === 1 ? "counts" : "count"} as longer.`
      : "";
  return `${start} half of the attempts finish within ${seconds(half.value)} (95% interval ${formatInterval(half.low, half.high, seconds)})${slow}.${cut}${brokenOff(e)}`;
}

const CLOCK: Record<string, string> = {
  request: "By the time of its requests",
  task_wall: "By the clock on the wall",
  task_working: "In working time",
  cached: "From a cache"
};

function brokenOff({errors, attempts}: LatencyEstimate): string {
  if (errors === 0) return "";
  const share = formatPercent(errors / (errors + attempts), 1);
  return ` ${formatCount(errors)} that broke off with an error (${share}) ${errors === 1 ? "is" : "are"} left out.`;
}

/** Under the rows of quantiles: what they are, and where they must not be trusted. */
export function latencyCaption(
  overall: readonly (LatencyEstimate & {field?: SystemLatency["overall"][number]["field"]})[]
): string {
  const others = overall.some((e) => (e.field?.p50.length ?? 0) > 0);
  const field = others ? "Grey ticks are the other systems by the same clock. " : "";
  const several = overall.length > 1 ? " Times of different clocks are never put together." : "";
  const cut = overall.some((e) => e.timeouts > 0);
  const method = cut
    ? "Intervals are Kaplan and Meier's where attempts were cut off by a timeout, order statistics otherwise"
    : "Intervals are those of order statistics, which assume no shape";
  const repeated = overall.some((e) => e.attempts > e.tasks)
    ? " They take attempts as independent; several goes at one task are alike, so the intervals are somewhat narrow."
    : "";
  const refused = overall.some((e) => isRefusal(e.p99) && e.p99.refused === "n_too_small")
    ? " A p99 needs a hundred attempts."
    : "";
  const working = overall.some((e) => e.kind === "task_working")
    ? " Working time leaves out waiting for a provider."
    : "";
  const counts = overall.map((e) => formatCount(e.attempts)).join(" and ");
  return `p50, p90 and p99 are the times within which half, nine tenths and ninety-nine hundredths of ${counts} attempts finish. ${method}.${repeated}${refused}${several}${working} ${field}The axis is on a log scale.`;
}
