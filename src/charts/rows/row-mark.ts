import {textWidth} from "../../style/text-width.js";
import type {Plot} from "../axes.js";
import {isEstimate} from "../estimate.js";
import {levelEnds} from "../interval-ends.js";
import {intervalLine, line, struckCircle, words} from "../marks.js";
import {el, type ChartDocument} from "../svg.js";
import {tonePaint} from "../tone.js";
import {refusalReason, rowWords, type ChartRow} from "./rows-model.js";

/** Half the height of a tick for another system, px. */
const TICK = 5;

/** The dot and line of a row at `y`, or a struck circle and the reason on paper so that no line crosses the words. */
export function rowMark(
  document: ChartDocument,
  row: ChartRow,
  plot: Plot,
  x: (value: number) => number,
  y: number,
  size: {radius: number; width: number}
): SVGElement {
  const title = el(document, "title", {}, [rowWords(row)]);
  const field = fieldTicks(document, row, plot, x, y);
  if (!isEstimate(row.quantity))
    return el(document, "g", {class: "row"}, [title, ...field, ...refusal(document, row, plot, y)]);
  const {paint, hollow} = tonePaint(row.tone);
  const {low, high, value} = row.quantity;
  const interval = levelEnds({low, high}, x, plot, y);
  const style = hollow ? `fill: var(--paper); stroke: ${paint}; stroke-width: 1.25px` : `fill: ${paint}`;
  return el(document, "g", {class: "row"}, [
    title,
    ...field,
    intervalLine(document, interval, {horizontal: true, paint, width: size.width}),
    el(document, "circle", {cx: Math.min(plot.right, Math.max(plot.left, x(value))), cy: y, r: size.radius, style})
  ]);
}

/** The others as short grey ticks, kept inside the frame. */
function fieldTicks(
  document: ChartDocument,
  {field = []}: ChartRow,
  plot: Plot,
  x: (value: number) => number,
  y: number
): SVGElement[] {
  return field.map((value) => {
    const at = Math.min(plot.right, Math.max(plot.left, x(value)));
    return line(document, [at, y - TICK, at, y + TICK], {paint: "var(--faint)"});
  });
}

function refusal(document: ChartDocument, row: ChartRow, plot: Plot, y: number): SVGElement[] {
  const left = plot.left + 4;
  const room = plot.right - left - 18;
  const whole = `refused: ${refusalReason(row)}`;
  const text = textWidth(whole, 12) <= room ? whole : cut(whole, room);
  return [
    el(document, "rect", {
      x: left,
      y: y - 10,
      width: 22 + textWidth(text, 12),
      height: 20,
      style: "fill: var(--paper)"
    }),
    struckCircle(document, {x: left + 6, y}),
    words(document, text, {x: left + 17, y: y + 4}, {size: 12, ink: "--ink-3"})
  ];
}

function cut(text: string, room: number): string {
  let end = text.length;
  while (end > 8 && textWidth(`${text.slice(0, end).trimEnd()}…`, 12) > room) end--;
  return `${text.slice(0, end).trimEnd()}…`;
}
