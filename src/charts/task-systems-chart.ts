import type {Quantity} from "../models/quantity.js";
import {slotPaint} from "../style/palette.js";
import {textWidth} from "../style/text-width.js";
import {rowGrid, type Plot} from "./axes.js";
import {isEstimate} from "./estimate.js";
import {shortenName} from "./labels/shorten-name.js";
import {familyMark, intervalLine, line, platedWords, words} from "./marks.js";
import {missingPicture} from "./missing-picture.js";
import {axisScale} from "./scales.js";
import {chartRoot, el, type ChartOptions} from "./svg.js";

/** One system at a task: what it did beside what its record leads one to expect. */
export interface TaskSystemRow {
  label: string;
  slot: number;
  share: Quantity;
  /** One attempt has no share worth a line: it passed or it did not. */
  once: boolean;
  expected: Quantity;
  /** Whether the result is out of line with the record. */
  surprising: boolean;
  /** Texts of the columns at the right. */
  numbers: string[];
  /** The same in words, for narrow windows and pointers. */
  words: string;
}

export interface TaskSystemsModel {
  label: string;
  rows: TaskSystemRow[];
  columns: string[];
}

const narrowBelow = 520;
const TICKS = [0, 0.25, 0.5, 0.75, 1].map((value) => ({value, label: value === 1 ? "100%" : String(value * 100)}));
const AXIS = "Attempts passed";

/**
 * Every system at one task: dots on their intervals, single attempts as filled or hollow marks, over grey bars for what
 * each system's record leads one to expect.
 *
 * Rows are drawn in the order given. Below 520 px the names move above their line.
 */
export function taskSystemsChart(model: TaskSystemsModel, options: ChartOptions): SVGSVGElement {
  if (model.rows.length === 0) return missingPicture("needs an attempt that was judged", options);
  return options.width < narrowBelow ? narrow(model, options) : wide(model, options);
}

function wide({label, rows, columns}: TaskSystemsModel, {document, width}: ChartOptions): SVGSVGElement {
  const height = rows.length > 24 ? 21 : 25;
  const names = Math.max(...rows.map((r) => textWidth(r.label, 12.5, r.surprising)));
  const ends: number[] = [];
  let right = width - 2;
  for (let i = columns.length - 1; i >= 0; i--) {
    ends[i] = right;
    const widest = Math.max(textWidth(columns[i]!, 12), ...rows.map((r) => textWidth(r.numbers[i] ?? "", 12.5)));
    right -= Math.ceil(widest) + 14;
  }
  const plot = {left: Math.min(Math.ceil(names) + 36, width * 0.45), right: right - 14, top: 18, bottom: 0};
  const x = axisScale("linear", [0, 1], [plot.left, plot.right]);
  const marks: SVGElement[] = [];
  rows.forEach((row, i) => {
    const y = plot.top + 4 + height * (i + 0.5);
    const name = shortenName(row.label, plot.left - 30, 12.5);
    const weight = row.surprising ? 600 : 400;
    marks.push(familyMark(document, {x: 7, y}, {slot: row.slot, radius: 4.4}));
    marks.push(words(document, name, {x: 20, y: y + 4}, {size: 12.5, ink: "--ink", weight}));
    marks.push(systemMark(row, plot, x, y, document));
    row.numbers.forEach((text, k) =>
      marks.push(
        words(document, text, {x: ends[k]!, y: y + 4}, {size: 12.5, anchor: "end", ink: k === 0 ? "--ink" : "--ink-2"})
      )
    );
  });
  plot.bottom = plot.top + 8 + height * rows.length;
  return chartRoot(document, {width, height: plot.bottom + 38}, {label, description: description(rows)}, [
    rowGrid(document, plot, TICKS, x),
    ...columns.map((text, k) => words(document, text, {x: ends[k]!, y: 12}, {anchor: "end"})),
    ...marks,
    words(document, AXIS, {x: plot.right, y: plot.bottom + 33}, {anchor: "end"})
  ]);
}

function narrow({label, rows}: TaskSystemsModel, {document, width}: ChartOptions): SVGSVGElement {
  const plot = {left: 8, right: width - 18, top: 2, bottom: 0};
  const x = axisScale("linear", [0, 1], [plot.left, plot.right]);
  const marks: SVGElement[] = [];
  let y = plot.top;
  for (const row of rows) {
    const weight = row.surprising ? 600 : 400;
    const together = textWidth(row.label, 12, true) + textWidth(row.words, 12) + 34 <= width;
    y += 17;
    const name = shortenName(row.label, width - 20, 12);
    marks.push(el(document, "rect", {x: 0, y: y - 12, width: 16, height: 15, style: "fill: var(--paper)"}));
    marks.push(familyMark(document, {x: 6, y: y - 4}, {slot: row.slot, radius: 4}));
    marks.push(platedWords(document, name, {x: 16, y}, {size: 12, ink: "--ink", weight}));
    if (!together) y += 15;
    const at = together ? {x: width, y} : {x: 16, y};
    marks.push(platedWords(document, row.words, at, {size: 12, anchor: together ? "end" : "start"}));
    y += 13;
    marks.push(systemMark(row, plot, x, y, document));
    y += 10;
  }
  plot.bottom = y + 2;
  return chartRoot(document, {width, height: plot.bottom + 38}, {label, description: description(rows)}, [
    rowGrid(document, plot, TICKS, x),
    ...marks,
    words(document, AXIS, {x: width, y: plot.bottom + 33}, {anchor: "end"})
  ]);
}

function systemMark(
  row: TaskSystemRow,
  plot: Plot,
  x: (value: number) => number,
  y: number,
  document: ChartOptions["document"]
): SVGElement {
  const children: SVGElement[] = [el(document, "title", {}, [`${row.label}: ${row.words}`])];
  const {expected, share} = row;
  if (isEstimate(expected)) {
    const [low, high] = [x(expected.low ?? 0), x(expected.high ?? 1)];
    children.push(
      el(document, "rect", {x: low, y: y - 4, width: Math.max(1, high - low), height: 8, style: "fill: var(--grid)"}),
      line(document, [x(expected.value), y - 6, x(expected.value), y + 6], {paint: "var(--ink-3)", width: 2.5})
    );
  }
  if (isEstimate(share)) {
    const paint = slotPaint(row.slot);
    const filled = !row.once || share.value > 0;
    const ends = {
      low: x(share.low ?? 0),
      high: x(share.high ?? 1),
      frameLow: plot.left,
      frameHigh: plot.right,
      across: y
    };
    if (!row.once) children.push(intervalLine(document, ends, {horizontal: true, paint, width: 1.9}));
    const style = filled ? `fill: ${paint}` : `fill: var(--paper); stroke: ${paint}; stroke-width: 1.5px`;
    children.push(el(document, "circle", {cx: x(share.value), cy: y, r: 4.3, style}));
  }
  return el(document, "g", {class: "row"}, children);
}

function description(rows: readonly TaskSystemRow[]): string {
  return rows.map((r) => `${r.label}: ${r.words}`).join("; ");
}
