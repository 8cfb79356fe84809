import type {Quantity} from "../models/quantity.js";
import {textWidth} from "../style/text-width.js";
import {xAxis, yGrid, type Plot} from "./axes.js";
import {isEstimate} from "./estimate.js";
import {uprightEnds} from "./interval-ends.js";
import {familyMark, intervalLine, line, struckCircle, words} from "./marks.js";
import {missingPicture} from "./missing-picture.js";
import {axisScale} from "./scales.js";
import {chartRoot, el, polyline, type ChartDocument, type ChartOptions} from "./svg.js";
import {tonePaint, type Tone} from "./tone.js";
import {quantityColumns} from "./chart-data.js";

/** One panel: one system or stratum along runs, k or bins. */
export interface LinePanel {
  title: string;
  tone: Tone;
  points: {x: number; quantity: Quantity; words: string}[];
}

/** Small multiples on one pair of scales. */
export interface LineMultiplesModel {
  label: string;
  y_title: string;
  x_title: string;
  panels: LinePanel[];
  x_kind: "linear" | "log";
  x_domain: [number, number];
  x_ticks: {value: number; label: string}[];
  y_domain: [number, number];
  y_ticks: {value: number; label: string}[];
  /** A dashed level, such as a baseline or the diagonal of a reliability diagram. */
  reference?: {label: string; level: number} | {label: string; diagonal: true};
  missing?: string;
}

const panelHeight = 150;
const gap = {x: 28, y: 24};

/**
 * One line per panel, each point with its 95 % interval, on the same scales: pass@k over k, runs over time, reliability.
 *
 * A line joins the states of one thing only, never different systems. A refused point is a struck circle at the foot.
 */
export function lineMultiples(model: LineMultiplesModel, options: ChartOptions): SVGSVGElement {
  const {document, width} = options;
  if (model.panels.length === 0) return missingPicture(model.missing ?? "nothing to draw yet", options);
  const columns = Math.min(model.panels.length, Math.max(1, Math.floor((width + gap.x) / (220 + gap.x))));
  const panelWidth = Math.min(360, (width - gap.x * (columns - 1)) / columns);
  const rows = Math.ceil(model.panels.length / columns);
  const top = 18;
  const height = top + rows * (panelHeight + gap.y) - gap.y + 20;
  const plot = {left: 36, right: panelWidth - 8, top: 24, bottom: panelHeight - 22};
  const panels = model.panels.map((panel, i) => {
    const x = (i % columns) * (panelWidth + gap.x);
    const y = top + Math.floor(i / columns) * (panelHeight + gap.y);
    const at = `translate(${Math.round(x * 100) / 100},${y})`;
    return el(document, "g", {class: "panel", transform: at}, drawPanel(document, model, panel, plot, i === 0));
  });
  const end = Math.min(columns, model.panels.length) * (panelWidth + gap.x) - gap.x;
  return chartRoot(
    document,
    {width, height},
    {
      label: model.label,
      data: model.panels.flatMap((p) =>
        p.points.map(({x, quantity}) => ({panel: p.title, x, ...quantityColumns(quantity)}))
      ),
      description: model.panels.map((p) => `${p.title}: ${p.points.map((q) => q.words).join(", ")}`).join("; ")
    },
    [
      words(document, model.y_title, {x: 0, y: 12}),
      ...panels,
      words(document, model.x_title, {x: end - 8, y: height - 4}, {anchor: "end"})
    ]
  );
}

function drawPanel(
  document: ChartDocument,
  model: LineMultiplesModel,
  panel: LinePanel,
  plot: Plot,
  first: boolean
): (SVGElement | null)[] {
  const x = axisScale(model.x_kind, model.x_domain, [plot.left, plot.right]);
  const y = axisScale("linear", model.y_domain, [plot.bottom, plot.top]);
  const {paint} = tonePaint(panel.tone);
  const path: [number, number][] = [];
  const marks: SVGElement[] = [];
  for (const point of panel.points) {
    const title = el(document, "title", {}, [`${panel.title}: ${point.words}`]);
    if (!isEstimate(point.quantity)) {
      marks.push(el(document, "g", {}, [title, struckCircle(document, {x: x(point.x), y: plot.bottom - 8})]));
      continue;
    }
    const {value, low, high} = point.quantity;
    path.push([x(point.x), y(value)]);
    const interval = uprightEnds({low, high}, y, plot, x(point.x));
    marks.push(
      el(document, "g", {}, [
        title,
        intervalLine(document, interval, {horizontal: false, paint, width: 1.4}),
        el(document, "circle", {cx: x(point.x), cy: y(value), r: 3.4, style: `fill: ${paint}`})
      ])
    );
  }
  const slot = typeof panel.tone === "object" ? panel.tone.slot : null;
  return [
    slot === null ? null : familyMark(document, {x: plot.left + 6, y: 9}, {slot, radius: 4.4}),
    words(
      document,
      fitted(panel.title, plot.right - plot.left - (slot === null ? 0 : 18)),
      {x: plot.left + (slot === null ? 0 : 18), y: 13},
      {size: 12.5, weight: 600, ink: "--ink"}
    ),
    yGrid(document, plot, model.y_ticks, y, model.y_domain[0]),
    xAxis(document, plot, model.x_ticks, x),
    ...reference(document, model, plot, x, y, first),
    el(document, "path", {d: polyline(path), style: `fill: none; stroke: ${paint}; stroke-width: 1px; opacity: 0.6`}),
    ...marks
  ];
}

function reference(
  document: ChartDocument,
  model: LineMultiplesModel,
  plot: Plot,
  x: (value: number) => number,
  y: (value: number) => number,
  first: boolean
): SVGElement[] {
  const r = model.reference;
  if (r === undefined) return [];
  const dashed = {paint: "var(--ink-3)", dash: "2 2"};
  const drawn =
    "level" in r
      ? line(document, [plot.left, y(r.level), plot.right, y(r.level)], dashed)
      : line(
          document,
          [x(model.x_domain[0]), y(model.y_domain[0]), x(model.x_domain[1]), y(model.y_domain[1])],
          dashed
        );
  if (!first) return [drawn];
  const at = "level" in r ? {x: plot.right, y: y(r.level) - 5} : {x: plot.right - 2, y: plot.bottom - 8};
  return [drawn, words(document, r.label, at, {size: 11, ink: "--ink-3", anchor: "end", halo: true})];
}

function fitted(title: string, room: number): string {
  if (textWidth(title, 12.5, true) <= room) return title;
  let end = title.length;
  while (end > 3 && textWidth(`${title.slice(0, end)}…`, 12.5, true) > room) end--;
  return `${title.slice(0, end).trimEnd()}…`;
}
