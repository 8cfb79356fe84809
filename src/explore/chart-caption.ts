import {formatCount, formatCountOf} from "../style/format.js";
import type {ChartSpec} from "./pick-chart.js";

/** What a quick chart shows and leaves out, in words. */
export function chartCaption(spec: Exclude<ChartSpec, {refused: string}>): string {
  const {kind, x, y, points, unknown, beyond, from_zero} = spec;
  const what = kind === "bars" ? `${x.name} by ${y.name}.` : `${y.name} over ${x.name}.`;
  const parts = [
    what,
    "The query's numbers as they are, without intervals.",
    kind === "bars" ? "Bars begin at zero." : from_zero ? null : `The scale of ${y.name} does not begin at zero.`,
    beyond > 0 ? `The first ${formatCount(points.length)} of ${formatCountOf(points.length + beyond, "row")}.` : null,
    unknown > 0
      ? `${formatCountOf(unknown, "row")} without a known value ${unknown === 1 ? "is" : "are"} left out.`
      : null
  ];
  return parts.filter((part) => part !== null).join(" ");
}
