import {textWidth} from "../../style/text-width.js";
import {rowGrid} from "../axes.js";
import {breakName} from "../labels/break-name.js";
import {platedWords, words} from "../marks.js";
import {axisScale} from "../scales.js";
import {chartRoot, type ChartOptions} from "../svg.js";
import {referenceLevels, referenceLines} from "./references.js";
import {rowMark} from "./row-mark.js";
import {rowsWords, type RowsModel} from "./rows-model.js";
import {rowsData} from "../chart-data.js";

/** Rows on a narrow window: the label above its line, the numbers in words after it or beneath. */
export function narrowRows(model: RowsModel, {document, width}: ChartOptions): SVGSVGElement {
  const plot = {left: 8, right: width - 14, top: 0, bottom: 0};
  const x = axisScale(model.kind ?? "linear", model.domain, [plot.left, plot.right]);
  const levels = referenceLevels(model.references, x, plot);
  const baseline = 12 + 15 * Math.max(0, ...levels.map((l) => l.level));
  plot.top = levels.length > 0 ? baseline + 6 : 2;
  const marks: SVGElement[] = [];
  const say = (text: string, at: {x: number; y: number; end?: boolean}, ink: string, size = 12, weight = 400): void => {
    marks.push(platedWords(document, text, at, {size, weight, ink, anchor: at.end ? "end" : "start"}));
  };
  let y = plot.top;
  for (const group of model.groups) {
    if (group.rows.length === 0) continue;
    if (group.heading !== null) {
      y += 24;
      say(group.heading, {x: 0, y: y - 4}, "--ink", 12.5, 600);
    }
    for (const row of group.rows) {
      const refused = "refused" in row.quantity;
      const numbers = refused ? "" : row.words;
      const oneLine = textWidth(row.label, 12) + textWidth(numbers, 12) + 16 <= width;
      for (const text of breakName(row.label, 12, false, width - 4)) {
        y += 16;
        say(text, {x: 0, y}, refused ? "--ink-3" : "--ink");
      }
      if (numbers !== "" && oneLine) say(numbers, {x: width, y, end: true}, "--ink-2");
      if (numbers !== "" && !oneLine) {
        for (const text of breakName(numbers, 12, false, width - 4)) {
          y += 15;
          say(text, {x: 0, y}, "--ink-2");
        }
      }
      y += 13;
      marks.push(rowMark(document, row, plot, x, y, {radius: 4, width: 1.75}));
      y += 11;
    }
  }
  plot.bottom = y + 2;
  const height = plot.bottom + (model.axis_title === undefined ? 20 : 38);
  return chartRoot(
    document,
    {width, height},
    {label: model.label, description: rowsWords(model), data: rowsData(model)},
    [
      rowGrid(document, plot, model.ticks, x, {zero: model.zero === undefined ? 0 : model.zero}),
      ...referenceLines(document, levels, plot, baseline),
      ...marks,
      model.axis_title === undefined
        ? null
        : words(document, model.axis_title, {x: width, y: plot.bottom + 33}, {anchor: "end"})
    ]
  );
}
