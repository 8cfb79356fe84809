import {slotPaint} from "../style/palette.js";
import {textWidth} from "../style/text-width.js";
import {rowGrid} from "./axes.js";
import {line, stackedWords, words} from "./marks.js";
import {missingPicture} from "./missing-picture.js";
import {breakName} from "./labels/break-name.js";
import {fitted} from "./labels/fitted.js";
import {axisScale} from "./scales.js";
import {chartRoot, el, type ChartOptions} from "./svg.js";

/** Two states of one thing per row, such as first place near the standing weights and over all weights. */
export interface PairRowsModel {
  label: string;
  filled_title: string;
  hollow_title: string;
  domain: [number, number];
  ticks: {value: number; label: string}[];
  rows: {label: string; slot: number; filled: number; hollow: number; numbers: string}[];
  missing?: string;
}

/**
 * A filled and a hollow dot joined by a line, one row each, titled over the first row.
 *
 * Numbers stand at the right where there is room for them; under 420 px they are left to the table or the caption.
 */
export function pairRows(model: PairRowsModel, options: ChartOptions): SVGSVGElement {
  const {document, width} = options;
  const first = model.rows[0];
  if (first === undefined) return missingPicture(model.missing ?? "nothing to draw yet", options);
  const wide = width >= 420;
  const numbers = wide ? Math.max(...model.rows.map((r) => textWidth(r.numbers, 12))) + 20 : 14;
  const most = width * (wide ? 0.45 : 0.5) - 12;
  const labels = model.rows.map((r) => breakName(r.label, 12, false, most).map((text) => fitted(text, most, 12)));
  const rowHeight = labels.some((lines) => lines.length > 1) ? 30 : wide ? 22 : 24;
  const left = Math.ceil(Math.max(...labels.flat().map((text) => textWidth(text, 12)))) + 12;
  const plot = {left, right: width - numbers, top: 22, bottom: 22 + model.rows.length * rowHeight + 4};
  const x = axisScale("linear", model.domain, [plot.left, plot.right]);
  const rows = model.rows.map((row, i) => {
    const y = plot.top + (i + 0.5) * rowHeight + 2;
    const paint = slotPaint(row.slot);
    const [filled, hollow] = [x(row.filled), x(row.hollow)];
    return el(document, "g", {class: "row"}, [
      el(document, "title", {}, [`${row.label}: ${row.numbers}`]),
      stackedWords(document, labels[i]!, {x: plot.left - 8, y}, {size: 12, anchor: "end", ink: "--ink"}),
      line(document, [filled, y, hollow, y], {paint, width: 1.75}),
      el(document, "circle", {
        cx: hollow,
        cy: y,
        r: 4.2,
        style: `fill: var(--paper); stroke: ${paint}; stroke-width: 1.5px`
      }),
      el(document, "circle", {cx: filled, cy: y, r: 4.2, style: `fill: ${paint}`}),
      wide ? words(document, row.numbers, {x: width - 2, y: y + 4}, {anchor: "end"}) : null
    ]);
  });
  const said = model.rows.map((r) => `${r.label}: ${r.numbers}`).join("; ");
  return chartRoot(
    document,
    {width, height: plot.bottom + 20},
    {
      label: model.label,
      description: `${model.filled_title}, filled; ${model.hollow_title}, hollow. ${said}`,
      data: model.rows.map(({label, filled, hollow}) => ({
        label,
        [model.filled_title]: filled,
        [model.hollow_title]: hollow
      }))
    },
    [
      rowGrid(document, plot, model.ticks, x, {size: wide ? 12 : 11}),
      ...titles(model, first, options, plot, x, rowHeight),
      ...rows
    ]
  );
}

/** Titles over the two dots of the first row; where they would touch, both step aside. */
function titles(
  model: PairRowsModel,
  first: PairRowsModel["rows"][number],
  {document, width}: ChartOptions,
  plot: {top: number},
  x: (value: number) => number,
  rowHeight: number
): SVGElement[] {
  const ends = [
    {text: model.filled_title, at: x(first.filled)},
    {text: model.hollow_title, at: x(first.hollow)}
  ].sort((a, b) => a.at - b.at);
  const widths = ends.map((e) => textWidth(e.text, 11) + 4);
  const lefts = ends.map((e, i) => Math.min(Math.max(0, e.at - widths[i]! / 2), width - widths[i]!));
  const touching = lefts[0]! + widths[0]! + 6 - lefts[1]!;
  if (touching > 0) {
    const second = Math.min(lefts[1]! + touching / 2, width - widths[1]!);
    lefts[1] = second;
    lefts[0] = second - widths[0]! - 6;
  }
  return ends.flatMap((e, i) => [
    words(document, e.text, {x: lefts[i]! + widths[i]! / 2, y: 11}, {size: 11, anchor: "middle"}),
    line(document, [e.at, 15, e.at, plot.top + rowHeight / 2 - 3], {paint: "var(--faint)"})
  ]);
}
