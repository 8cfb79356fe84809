import {nice, ticks} from "d3-array";
import type {RowsModel} from "../../charts/rows-chart.js";
import type {BriefingRows} from "../../models/briefing/briefing-model.js";
import {rowNumber} from "../../models/briefing/row-number.js";
import {known, type Quantity} from "../../models/quantity.js";
import {reason} from "../../models/value/answer.js";
import {isRefusal} from "../../statistics/estimate.js";
import {formatCount, formatDollarTick, formatInterval, formatPoints, minus} from "../../style/format.js";

/** The least span of an axis by unit, so that tiny differences do not fill the width. */
const LEAST = {coefficient: 1, usd_per_task: 0, usd_per_1000_tasks: 0, share: 0.05};

/** The rows of a picture with their numbers beside them: value, 95 % interval and what was counted. */
export function briefingRows({label, unit, references = [], counted, groups}: BriefingRows): RowsModel {
  const format = rowNumber(unit);
  const ends = groups.flatMap((g) => g.rows.flatMap((row) => endsOf(row.quantity)));
  const [low, high] = nice(Math.min(0, ...ends), Math.max(LEAST[unit ?? "share"], ...ends), 4);
  return {
    label,
    groups: groups.map(({heading, rows}) => ({
      heading,
      rows: rows.map(({label, quantity, slot, accent}) => ({
        label,
        quantity,
        tone: accent ? "accent" : slot === null ? "neutral" : {slot},
        ...(isRefusal(quantity) ? {reason: reason(quantity.refused)} : {}),
        numbers: numbersOf(quantity, format, counted),
        words: wordsOf(quantity, format, counted)
      }))
    })),
    domain: [low, high],
    ticks: ticks(low, high, 4).map((value) => ({value, label: tickLabel(value, unit)})),
    references: references.map((value) => ({value, label: String(value).replace(/^0/, "")})),
    columns: ["", "95% interval", ...(counted === "" ? [] : [counted])]
  };
}

function endsOf(quantity: Quantity): number[] {
  const e = known(quantity);
  return e ? [e.low ?? e.value, e.high ?? e.value] : [];
}

function numbersOf(quantity: Quantity, format: (x: number) => string, counted: string): string[] {
  const e = known(quantity);
  if (!e) return [];
  return [format(e.value), intervalOf(quantity, format), ...(counted === "" ? [] : [formatCount(e.n)])];
}

function wordsOf(quantity: Quantity, format: (x: number) => string, counted: string): string {
  const e = known(quantity);
  if (!e) return "";
  const interval = intervalOf(quantity, format);
  const n = counted === "" ? "" : `, ${formatCount(e.n)} ${counted}`;
  return `${format(e.value)}${interval === "" ? "" : ` (${interval})`}${n}`;
}

function intervalOf(quantity: Quantity, format: (x: number) => string): string {
  const e = known(quantity);
  return !e || (e.low === null && e.high === null) ? "" : formatInterval(e.low, e.high, format);
}

function tickLabel(value: number, unit: BriefingRows["unit"]): string {
  if (unit === "coefficient") return String(value).replace("-", minus);
  if (unit === "usd_per_task") return formatDollarTick(value);
  if (unit === "usd_per_1000_tasks") return formatDollarTick(value * 1000);
  return formatPoints(value, 0);
}
