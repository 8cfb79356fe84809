import type {RetryCurveModel} from "../models/value/finished/finished-model.js";
import {formatInterval, formatNumber, formatPercent, formatDollars} from "../style/format.js";
import {slotPaint} from "../style/palette.js";
import {textWidth} from "../style/text-width.js";
import {xAxis, yGrid, type Plot} from "./axes.js";
import {isEstimate} from "./estimate.js";
import {uprightEnds} from "./interval-ends.js";
import {familyMark, intervalLine, line, words} from "./marks.js";
import {missingPicture} from "./missing-picture.js";
import {chartRoot, el, polyline, type ChartDocument, type ChartOptions} from "./svg.js";

const gap = {x: 24, y: 20};
const plotHeight = 104;
/** Beyond this multiple of a single try's cost lines leave the frame. */
const highest = 3;

/**
 * What a completed task costs against the cap on tries, a panel a system on one pair of scales: multiples of a single
 * try's cost, with intervals, hollow where a model speaks.
 *
 * Dashed is the level at which retrying would stay if all tasks were equally hard, dotted the bill of tries that nobody
 * can tell apart. Dollars and share completed stand under the name, for the largest cap that was observed.
 */
export function retryCurves(curves: readonly RetryCurveModel[], options: ChartOptions): SVGSVGElement {
  const {document, width} = options;
  if (curves.length === 0) return missingPicture("needs repeated attempts", options);
  const least = width < 520 ? 150 : 204;
  const columns = Math.min(curves.length, Math.max(1, Math.floor((width + gap.x) / (least + gap.x))));
  const panelWidth = Math.min(340, (width - gap.x * (columns - 1)) / columns);
  const plot = {left: 34, right: panelWidth - 10, top: 44, bottom: 44 + plotHeight};
  const panelHeight = plot.bottom + 22;
  const top = 20;
  const rows = Math.ceil(curves.length / columns);
  const height = top + rows * (panelHeight + gap.y) - gap.y + 18;
  const end = columns * (panelWidth + gap.x) - gap.x;
  const scales = scalesOf(curves, plot);
  const panels = curves.map((curve, i) => {
    const x = (i % columns) * (panelWidth + gap.x);
    const y = top + Math.floor(i / columns) * (panelHeight + gap.y);
    return el(document, "g", {class: "panel", transform: `translate(${Math.round(x * 100) / 100},${y})`}, [
      familyMark(document, {x: 6, y: 9}, {slot: curve.slot, radius: 4.4}),
      words(document, fitted(curve.system, panelWidth - 20), {x: 18, y: 13}, {size: 12.5, weight: 600, ink: "--ink"}),
      words(document, fitted(endWords(curve, panelWidth < 190), panelWidth - 2, 11.5), {x: 0, y: 30}, {size: 11.5}),
      ...drawPanel(document, curve, plot, scales),
      i === 0 && panelWidth >= 190 ? blindLabel(document, plot, scales) : null
    ]);
  });
  return chartRoot(
    document,
    {width, height},
    {
      label: "Cost per completed task by cap on tries, as a multiple of a single try's, with 95% intervals",
      description: curves.map(curveWords).join("; ")
    },
    [
      words(document, "Times the cost of one try", {x: 0, y: 12}),
      ...panels,
      words(document, "Cap on tries", {x: end - 8, y: height - 3}, {anchor: "end"})
    ]
  );
}

interface Scales {
  x: (cap: number) => number;
  y: (times: number) => number;
  caps: number;
  low: number;
  high: number;
}

function scalesOf(curves: readonly RetryCurveModel[], plot: Plot): Scales {
  const caps = Math.max(...curves.map((c) => c.points.length));
  const ends = curves.flatMap((c) =>
    c.points.flatMap(({relative: q}) => (isEstimate(q) ? [q.low ?? q.value, q.high ?? q.value] : []))
  );
  const high = Math.min(highest, Math.max(1.4, Math.ceil(Math.max(...ends) * 5) / 5));
  const low = Math.min(0.9, Math.max(0, Math.floor(Math.min(...ends) * 10) / 10));
  const step = (plot.right - plot.left - 20) / Math.max(1, caps - 1);
  return {
    caps,
    low,
    high,
    x: (cap) => plot.left + 10 + (cap - 1) * step,
    y: (times) => plot.bottom - ((times - low) / (high - low)) * (plot.bottom - plot.top)
  };
}

function drawPanel(
  document: ChartDocument,
  curve: RetryCurveModel,
  plot: Plot,
  {x, y, caps, high}: Scales
): (SVGElement | null)[] {
  const paint = slotPaint(curve.slot);
  const path: [number, number][] = [];
  const marks = curve.points.flatMap((p) => {
    const q = p.relative;
    // What lies wholly above the frame stands in the words and the CSV.
    if (!isEstimate(q) || (q.low ?? q.value) > high) return [];
    if (q.value <= high) path.push([x(p.cap), y(q.value)]);
    const modelled = p.cap > curve.observed_to;
    return [
      el(document, "g", {}, [
        el(document, "title", {}, [`${curve.system}: ${pointWords(p)}`]),
        intervalLine(document, uprightEnds(q, y, plot, x(p.cap)), {horizontal: false, paint, width: 1.4}),
        q.value > high
          ? null
          : el(document, "circle", {
              cx: x(p.cap),
              cy: y(q.value),
              r: 3.2,
              style: modelled ? `fill: var(--paper); stroke: ${paint}; stroke-width: 1.3px` : `fill: ${paint}`
            })
      ])
    ];
  });
  const ticks = high > 2 ? [1, 2, 3] : high > 1.5 ? [1, 1.5, 2] : [1, 1.2, 1.4];
  const steps = caps > 6 ? [1, 2, 3, 5, 10] : [1, 2, 3, 4, 5, 6];
  const leaves = Math.min(caps, high);
  return [
    yGrid(
      document,
      plot,
      ticks.filter((t) => t <= high).map((value) => ({value, label: formatNumber(value, value % 1 === 0 ? 0 : 1)})),
      y,
      NaN
    ),
    xAxis(
      document,
      plot,
      steps.filter((k) => k <= caps).map((value) => ({value, label: String(value)})),
      x
    ),
    line(document, [plot.left, y(1), plot.right, y(1)], {paint: "var(--ink-3)", dash: "4 3"}),
    line(document, [x(1), y(1), x(leaves), y(leaves)], {paint: "var(--ink-3)", dash: "1 3"}),
    el(document, "path", {d: polyline(path), style: `fill: none; stroke: ${paint}; stroke-width: 1px; opacity: 0.6`}),
    ...marks
  ];
}

/** Beside the dotted line where it leaves the frame: there marks lie far below. */
function blindLabel(document: ChartDocument, plot: Plot, {x, caps, high}: Scales): SVGElement {
  const at = {x: x(Math.min(caps, high)) + 6, y: plot.top + 9};
  return words(document, "no way to tell a pass", at, {size: 11, ink: "--ink-3"});
}

/** "1 try $0.21, 85%; 3: $0.24, 95%", on narrow panels the second half alone. */
function endWords(curve: RetryCurveModel, short: boolean): string {
  const say = (cap: number) => {
    const {cost_usd_per_completed: usd, completed} = curve.points[cap - 1]!;
    return isEstimate(usd) && isEstimate(completed)
      ? `${formatDollars(usd.value)}, ${formatPercent(completed.value)}`
      : "refused";
  };
  const last = Math.min(curve.observed_to, curve.points.length);
  return short ? `${last} tries ${say(last)}` : `1 try ${say(1)}; ${last}: ${say(last)}`;
}

function curveWords(curve: RetryCurveModel): string {
  return `${curve.system}: ${curve.points.map(pointWords).join(", ")}`;
}

function pointWords({
  cap,
  relative,
  cost_usd_per_completed: usd,
  completed
}: RetryCurveModel["points"][number]): string {
  if (!isEstimate(relative) || !isEstimate(usd) || !isEstimate(completed)) return `${cap} refused`;
  const margin = formatInterval(usd.low, usd.high, (v) => formatDollars(v));
  return `${cap} ${cap === 1 ? "try" : "tries"} ${formatDollars(usd.value)} (${margin}) a completed task, ${formatPercent(completed.value)} completed`;
}

function fitted(text: string, room: number, size = 12.5): string {
  if (textWidth(text, size, size === 12.5) <= room) return text;
  let end = text.length;
  while (end > 3 && textWidth(`${text.slice(0, end)}…`, size, size === 12.5) > room) end--;
  return `${text.slice(0, end).trimEnd()}…`;
}
