import {textWidth} from "../../style/text-width.js";
import {rowGrid} from "../axes.js";
import {words} from "../marks.js";
import {axisScale} from "../scales.js";
import {chartRoot, type ChartOptions} from "../svg.js";
import {referenceLevels, referenceLines} from "./references.js";
import {rowMark} from "./row-mark.js";
import {rowsWords, type RowsModel} from "./rows-model.js";
import {rowsData} from "../chart-data.js";

const rowHeight = 25;

/** Rows on a wide page: labels left, marks in the middle, numbers in columns at the right. */
export function wideRows(model: RowsModel, {document, width}: ChartOptions): SVGSVGElement {
  const rows = model.groups.flatMap((g) => g.rows);
  const grouped = model.groups.some((g) => g.heading !== null);
  const indent = grouped ? 12 : 0;
  const labels = Math.max(
    ...rows.map((r) => indent + textWidth(r.label, 12.5)),
    ...model.groups.map((g) => textWidth(g.heading ?? "", 12.5, true))
  );
  const columns = columnEnds(model, width);
  const plot = {
    left: Math.min(Math.ceil(labels) + 14, width * 0.45),
    right: columns.left - 18,
    top: 0,
    bottom: 0
  };
  const x = axisScale(model.kind ?? "linear", model.domain, [plot.left, plot.right]);
  const levels = referenceLevels(model.references, x, plot);
  const highest = Math.max(0, ...levels.map((l) => l.level));
  const headed = levels.length > 0 || model.columns.some((c) => c !== "");
  const baseline = 12 + 15 * highest;
  plot.top = headed ? baseline + 6 : 2;
  const marks: SVGElement[] = [];
  let y = plot.top + 4;
  for (const group of model.groups) {
    if (group.rows.length === 0) continue;
    if (group.heading !== null) {
      y += rowHeight;
      marks.push(words(document, group.heading, {x: 0, y: y - 8}, {size: 12.5, weight: 600, ink: "--ink"}));
    }
    for (const row of group.rows) {
      y += rowHeight;
      const middle = y - rowHeight / 2;
      const refused = "refused" in row.quantity;
      const ink = refused ? "--ink-3" : "--ink";
      marks.push(words(document, row.label, {x: indent, y: middle + 4}, {size: 12.5, ink}));
      marks.push(rowMark(document, row, plot, x, middle, {radius: 4.3, width: 1.9}));
      row.numbers.forEach((text, i) => {
        const at = columns.ends[i];
        if (at === undefined || refused) return;
        const style = {size: 12.5, anchor: "end" as const, ink: i === 0 ? "--ink" : "--ink-2"};
        marks.push(words(document, text, {x: at, y: middle + 4}, {...style, weight: i === 0 ? 500 : 400}));
      });
    }
  }
  plot.bottom = y + 4;
  const height = plot.bottom + (model.axis_title === undefined ? 20 : 38);
  return chartRoot(
    document,
    {width, height},
    {label: model.label, description: rowsWords(model), data: rowsData(model)},
    [
      rowGrid(document, plot, model.ticks, x, {zero: model.zero === undefined ? 0 : model.zero}),
      ...referenceLines(document, levels, plot, baseline),
      ...model.columns.map((text, i) => words(document, text, {x: columns.ends[i]!, y: baseline}, {anchor: "end"})),
      ...marks,
      model.axis_title === undefined
        ? null
        : words(document, model.axis_title, {x: plot.right, y: plot.bottom + 33}, {anchor: "end"})
    ]
  );
}

/** The right ends of the number columns, each as wide as its widest text, packed against the right edge. */
function columnEnds(model: RowsModel, width: number): {ends: number[]; left: number} {
  const ends: number[] = [];
  let right = width - 2;
  for (let i = model.columns.length - 1; i >= 0; i--) {
    ends[i] = right;
    let widest = textWidth(model.columns[i]!, 12);
    for (const group of model.groups) {
      for (const row of group.rows) widest = Math.max(widest, textWidth(row.numbers[i] ?? "", 12.5, i === 0));
    }
    right -= Math.ceil(widest) + 14;
  }
  return {ends, left: right};
}
