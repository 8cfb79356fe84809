import {nice} from "d3-array";
import {rowsChart} from "../charts/rows-chart.js";
import type {SmallRows} from "../models/answers/answers-model.js";
import {known} from "../models/quantity.js";
import {reason} from "../models/value/answer.js";
import {isRefusal} from "../statistics/estimate.js";
import {formatCoefficient, formatPoints, minus} from "../style/format.js";

/** A few shares or differences of shares on their intervals, for the list of answers. */
export function smallRows({rows, words, unit, references = []}: SmallRows, width: number): SVGSVGElement {
  const format = (x: number, decimals = 1) =>
    unit === "coefficient" ? formatCoefficient(x) : formatPoints(x, decimals);
  const ends = rows.flatMap(({quantity}) => {
    const e = known(quantity);
    return e ? [e.low ?? e.value, e.high ?? e.value] : [];
  });
  const most = unit === "coefficient" ? 1 : 0.05;
  const [low, high] = nice(Math.min(0, ...ends), Math.max(most, ...ends), 4);
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
      ticks: [...new Set([low, 0, high])].map((value) => ({
        value,
        label: unit === "coefficient" ? String(value).replace("-", minus) : format(value, 0)
      })),
      references: references.map((value) => ({value, label: ""})),
      columns: []
    },
    {document, width, compact: true}
  );
}
