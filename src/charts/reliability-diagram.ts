import {formatCount} from "../style/format.js";
import {textWidth} from "../style/text-width.js";
import {xAxis, yGrid, type Plot} from "./axes.js";
import {isEstimate} from "./estimate.js";
import {breakName} from "./labels/break-name.js";
import {uprightEnds} from "./interval-ends.js";
import {intervalLine, line, stackedWords, words} from "./marks.js";
import {missingPicture} from "./missing-picture.js";
import {axisScale} from "./scales.js";
import {chartRoot, el, type ChartDocument, type ChartOptions} from "./svg.js";
import type {Quantity} from "../models/quantity.js";
import {quantityColumns} from "./chart-data.js";

/** One judge: how high it marked, and what people approved of that. */
export interface ReliabilityPanel {
  title: string;
  bins: {mark: number | null; approved: Quantity; n: number; words: string}[];
}

/** Reliability diagrams on one pair of scales, both from 0 to 1. */
export interface ReliabilityModel {
  label: string;
  panels: ReliabilityPanel[];
  missing?: string;
}

const gap = 32;
const side = 250;
const ticks = [0, 0.25, 0.5, 0.75, 1].map((value) => ({value, label: String(value)}));
const shares = [0, 0.5, 1].map((value) => ({value, label: value === 1 ? "100%" : String(value * 100)}));

/**
 * Marks against what people approve, one square a judge: on the dashed diagonal a mark is the chance it seems to be.
 *
 * Each bin is a dot with its 95 % interval; how many answers it holds stands at the foot, where there is room.
 */
export function reliabilityDiagram(model: ReliabilityModel, options: ChartOptions): SVGSVGElement {
  const {document, width} = options;
  if (model.panels.length === 0) return missingPicture(model.missing ?? "needs marks between 0 and 1", options);
  const columns = Math.max(1, Math.min(model.panels.length, Math.floor((width + gap) / (side + gap))));
  const panelWidth = Math.min(320, (width - gap * (columns - 1)) / columns);
  const titles = model.panels.map((p) => breakName(p.title, 12.5, true, 0.75 * panelWidth));
  const lines = Math.max(...titles.map((t) => t.length));
  const top = 36 + 15 * lines;
  const plot = {left: 36, right: panelWidth - 10, top, bottom: top + panelWidth - 46};
  const panelHeight = plot.bottom + 60;
  const rows = Math.ceil(model.panels.length / columns);
  const panels = model.panels.map((panel, i) => {
    const at = `translate(${(i % columns) * (panelWidth + gap)},${Math.floor(i / columns) * panelHeight})`;
    return el(document, "g", {class: "panel", transform: at}, drawPanel(document, panel, titles[i]!, plot));
  });
  const said = model.panels.map((p) => `${p.title}: ${p.bins.map((b) => b.words).join("; ")}`).join(". ");
  const shown = Math.min(columns, model.panels.length);
  const size = {width: shown * panelWidth + (shown - 1) * gap, height: rows * panelHeight};
  const data = model.panels.flatMap((p) =>
    p.bins.map(({mark, approved}) => ({judge: p.title, mark, ...quantityColumns(approved)}))
  );
  return chartRoot(document, size, {label: model.label, description: said, data}, panels);
}

function drawPanel(
  document: ChartDocument,
  panel: ReliabilityPanel,
  title: string[],
  plot: Plot
): (SVGElement | null)[] {
  const x = axisScale("linear", [0, 1], [plot.left, plot.right]);
  const y = axisScale("linear", [0, 1], [plot.bottom, plot.top]);
  const middle = 2 + 7.5 * title.length;
  let free = -Infinity;
  const marks = panel.bins.flatMap((bin) => {
    if (bin.mark === null || !isEstimate(bin.approved)) return [];
    const {value, low, high} = bin.approved;
    const at = x(bin.mark);
    const interval = uprightEnds({low, high}, y, plot, at);
    const count = formatCount(bin.n);
    const half = textWidth(count, 11) / 2;
    const fits = at - half > free + 6;
    if (fits) free = at + half;
    return [
      el(document, "g", {class: "bin"}, [
        el(document, "title", {}, [`${panel.title}: ${bin.words}`]),
        intervalLine(document, interval, {horizontal: false, paint: "var(--accent)", width: 1.75}),
        el(document, "circle", {cx: at, cy: y(value), r: 4, style: "fill: var(--accent)"})
      ]),
      fits ? words(document, count, {x: at, y: plot.bottom + 33}, {size: 11, anchor: "middle"}) : null
    ];
  });
  return [
    stackedWords(document, title, {x: 0, y: middle}, {size: 12.5, weight: 600, ink: "--ink"}),
    words(document, "Approved by people", {x: 0, y: plot.top - 16}, {size: 11}),
    yGrid(document, plot, shares, y, 0),
    xAxis(document, plot, ticks, x),
    line(document, [x(0), y(0), x(1), y(1)], {paint: "var(--ink-3)", dash: "2 2"}),
    words(document, "n", {x: plot.left - 10, y: plot.bottom + 33}, {size: 11, anchor: "end", ink: "--ink-3"}),
    ...marks,
    words(document, "Judge's mark", {x: plot.right, y: plot.bottom + 49}, {size: 11, anchor: "end"})
  ];
}
