import {formatCoefficient, formatDollars, formatNumber, formatPercent, formatTokens} from "../../style/format.js";
import {formatMeasure} from "../../style/format-measure.js";
import type {ProfileRow, SpendRow} from "./system-model.js";

/** How a metric's values are written: shares in percent, other numbers with three figures or so. */
export function metricNumber({is_share, metric}: Pick<ProfileRow, "is_share" | "metric">): (x: number) => string {
  if (is_share) return (x) => formatPercent(x, 1);
  if (metric === "quality") return (x) => formatCoefficient(x);
  return (x) => {
    const size = Math.abs(x);
    return formatNumber(x, size >= 100 ? 0 : size >= 10 ? 1 : 2);
  };
}

/** How what a system spends is written. */
export function measureNumber(measure: SpendRow["measure"]): (x: number) => string {
  if (measure.startsWith("usd")) return (x) => formatDollars(x);
  return measure.startsWith("tokens") ? (x) => formatTokens(x) : formatMeasure("seconds");
}

/** How a quantile of times is written: a tenth of a second tells p50 from its interval where whole seconds do not. */
export function latencyNumber(seconds: number): string {
  return seconds >= 9.95 && seconds < 99.95 ? `${formatNumber(seconds, 1)}\u00a0s` : formatMeasure("seconds")(seconds);
}
