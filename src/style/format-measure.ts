import {formatDollars, formatDollarTick, formatNumber, formatSeconds} from "./format.js";

const noBreakSpace = "\u00a0";

/** What the frontier's horizontal axis counts. */
type Measure = "usd" | "seconds";

/** Where minutes would be too coarse to tell systems apart, s. */
const MINUTES_FROM = 600;

/** How an amount of money or time is written. */
export function formatMeasure(measure: Measure): (x: number) => string {
  if (measure === "usd") return (x) => formatDollars(x);
  return (x) => (x >= 119.5 && x < MINUTES_FROM ? `${formatNumber(x)}${noBreakSpace}s` : formatSeconds(x));
}

/** The same for the ticks of an axis: seconds stay seconds, since 1,000 s is no whole number of minutes. */
export function formatMeasureTick(measure: Measure): (x: number) => string {
  return measure === "usd"
    ? (x) => formatDollarTick(x)
    : (x) => `${formatNumber(x, x < 0.995 ? 1 : 0)}${noBreakSpace}s`;
}
