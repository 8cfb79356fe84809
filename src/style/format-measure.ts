import {formatDollars, formatDollarTick, formatNumber, formatSeconds} from "./format.js";

const noBreakSpace = "\u00a0";

/** What the frontier's horizontal axis counts. */
type Measure = "usd" | "seconds";

/** How an amount of money or time is written. */
export function formatMeasure(measure: Measure): (x: number) => string {
  return measure === "usd" ? (x) => formatDollars(x) : (x) => formatSeconds(x);
}

/** The same for the ticks of an axis: seconds stay seconds, since 1,000 s is no whole number of minutes. */
export function formatMeasureTick(measure: Measure): (x: number) => string {
  return measure === "usd"
    ? (x) => formatDollarTick(x)
    : (x) => `${formatNumber(x, x < 0.995 ? 1 : 0)}${noBreakSpace}s`;
}
