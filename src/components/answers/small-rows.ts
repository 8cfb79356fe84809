import {nice} from "d3-array";
import {rowsChart} from "../../charts/rows-chart.js";
import type {SmallRows} from "../../models/answers/answers-model.js";
import {known} from "../../models/quantity.js";
import {reason} from "../../models/value/answer.js";
import {isRefusal} from "../../statistics/estimate.js";
import {formatCoefficient, formatDollars, formatDollarTick, formatPoints, minus} from "../../style/format.js";

/** How numbers of a kind are written, on the marks and on the axis; `least` is the shortest axis. */
const scaleOf = {
  share: {format: (x: number) => formatPoints(x), tick: (x: number) => formatPoints(x, 0), least: 0.05},
  coefficient: {
    format: (x: number) => formatCoefficient(x),
    tick: (x: number) => String(x).replace("-", minus),
    least: 1
  },
  usd_per_task: {format: (x: number) => formatDollars(x), tick: formatDollarTick, least: 0},
  usd_per_1000_tasks: {
    format: (x: number) => formatDollars(1000 * x),
    tick: (x: number) => formatDollarTick(1000 * x),
    least: 0
  }
} as const;

/** A few numbers on their intervals, for the list of answers. */
export function smallRows({rows, words, unit, references = []}: SmallRows, width: number): SVGSVGElement {
  const {format, tick, least} = scaleOf[unit ?? "share"];
  const ends = rows.flatMap(({quantity}) => {
    const e = known(quantity);
    return e ? [e.low ?? e.value, e.high ?? e.value] : [];
  });
  const [low, high] = nice(Math.min(0, ...ends), Math.max(least, ...ends), 4);
  return rowsChart(
    {
      label: words,
      groups: [
        {
          heading: null,
          rows: rows.map(({label, quantity, slot, accent}) => ({
            label,
            quantity,
            tone: accent ? "accent" : slot === null ? "neutral" : {slot},
            ...(isRefusal(quantity) ? {reason: reason(quantity.refused)} : {}),
            numbers: [],
            words: known(quantity) ? format(known(quantity)!.value) : ""
          }))
        }
      ],
      domain: [low, high],
      ticks: [...new Set([low, 0, high])].map((value) => ({value, label: tick(value)})),
      references: references.map((value) => ({value, label: ""})),
      columns: []
    },
    {document, width, compact: true}
  );
}
