import {textWidth} from "../../style/text-width.js";
import {rowGrid} from "../axes.js";
import {shortenName} from "../labels/shorten-name.js";
import {line, words} from "../marks.js";
import {axisScale} from "../scales.js";
import {chartRoot, type ChartOptions} from "../svg.js";
import {rowMark} from "./row-mark.js";
import {rowsWords, type RowsModel} from "./rows-model.js";

const rowHeight = 20;
/** Some system faces run wider than the table of widths; a name that ends at its line would then begin off the picture. */
const WIDER = 1.14;

/** Rows as the small picture of the list of answers: names at the left of their line, few ticks, no numbers. */
export function compactRows(model: RowsModel, {document, width}: ChartOptions): SVGSVGElement {
  const rows = model.groups.flatMap((g) => g.rows);
  const labels = Math.max(...rows.map((r) => textWidth(r.label, 12)));
  // The last tick stands under the end of the axis, half of it beyond.
  const beyond = (textWidth(model.ticks.at(-1)?.label ?? "", 11) * WIDER) / 2;
  const plot = {
    left: Math.min(Math.ceil(labels * WIDER) + 10, width * 0.55),
    right: width - Math.max(10, Math.ceil(beyond) + 2),
    top: 2,
    bottom: 0
  };
  const x = axisScale(model.kind ?? "linear", model.domain, [plot.left, plot.right]);
  const marks: SVGElement[] = [];
  let y = plot.top;
  for (const row of rows) {
    const middle = y + rowHeight / 2;
    const label = shortenName(row.label, (plot.left - 8) / WIDER, 12);
    marks.push(words(document, label, {x: plot.left - 8, y: middle + 4}, {size: 12, anchor: "end"}));
    marks.push(rowMark(document, row, plot, x, middle, {radius: 3.4, width: 1.75}));
    y += rowHeight;
  }
  plot.bottom = y + 2;
  return chartRoot(document, {width, height: plot.bottom + 20}, {label: model.label, description: rowsWords(model)}, [
    rowGrid(document, plot, model.ticks, x, {zero: model.zero === undefined ? 0 : model.zero, size: 11}),
    ...model.references.map((r) =>
      line(document, [x(r.value), plot.top, x(r.value), plot.bottom], {paint: "var(--ink-3)", dash: "2 2"})
    ),
    ...marks
  ]);
}
