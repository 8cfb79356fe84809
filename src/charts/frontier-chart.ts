import {formatCountOf, formatList} from "../style/format.js";
import {textWidth} from "../style/text-width.js";
import {xAxis, yGrid} from "./axes.js";
import {placeFrontierLabels} from "./frontier/frontier-labels.js";
import {drawLabel, labelLines} from "./frontier/label-text.js";
import {frontierLayout, type FrontierLayout} from "./frontier/layout.js";
import {pointCross, pointMark, pointWords} from "./frontier/point-mark.js";
import {frontierOf, frontierPoints, type FrontierModel, type FrontierPoints} from "./frontier/points.js";
import {bandRegion, staircase, staircasePoints} from "./frontier/staircase.js";
import {unpricedStrip} from "./frontier/strip.js";
import {unpricedChart} from "./frontier/unpriced-chart.js";
import {overlap, type Box} from "./labels/geometry.js";
import type {PlacedLabel} from "./labels/place-labels.js";
import {line, words} from "./marks.js";
import {missingPicture} from "./missing-picture.js";
import {chartRoot, el, type ChartDocument, type ChartOptions} from "./svg.js";

/** Options of the frontier chart. `labels` keeps names where they stood while a slider moves. */
export interface FrontierOptions extends ChartOptions {
  labels?: PlacedLabel[];
}

/**
 * Quality over cost with the frontier: the hero of the value page.
 *
 * Every system is a cross of its 95 % intervals with its family's outline, inked by the probability of being on the
 * frontier; the staircase joins what is efficient, the band holds nine in ten resampled frontiers. Costs are on a log
 * axis. Systems without a cost stand in a strip at the right on the same scale. Below 520 px dominated names, strip and
 * arrow are left out. Without a single cost only the strip is drawn; without a system, what is missing is said.
 */
export function frontierChart(model: FrontierModel, options: FrontierOptions): SVGSVGElement {
  const points = frontierPoints(model);
  const {document, width} = options;
  if (points.priced.length + points.unpriced.length === 0) {
    return missingPicture("needs a system with graded attempts", {...options, height: options.height ?? 240});
  }
  const layout = frontierLayout(model, points, options);
  if (points.priced.length === 0) return unpricedChart(model, points, layout, document);
  const corners = staircasePoints(points.priced, layout);
  const hint = layout.narrow ? null : cornerHint(document, points, layout);
  const labels = options.labels ?? placeFrontierLabels(points.priced, layout, hint === null ? [] : [hint.box]);
  const lookup = new Map(points.priced.map((p) => [p.system, p]));
  const strip = layout.strip;
  const at = points.priced
    .map((point) => ({point, x: layout.x(point.cost?.value ?? 1), y: layout.y(point.quality.value)}))
    .sort((a, b) => order(a.point.tier) - order(b.point.tier) || a.point.quality.value - b.point.quality.value);
  const crosses = at.map(({point, x, y}) => ({point, cross: pointCross(document, point, layout, {x, y})}));
  return chartRoot(document, {width, height: layout.height}, describe(model, points), [
    words(document, model.quality_label, {x: 0, y: 12}, {size: 12}),
    bandRegion(document, model.band, layout),
    yGrid(document, layout.plot, layout.yTicks, layout.y, 0),
    xAxis(document, layout.plot, layout.xTicks, layout.x),
    words(document, costTitle(model, layout), {x: layout.plot.right, y: layout.height - 5}, {size: 12, anchor: "end"}),
    hint?.drawn,
    el(
      document,
      "g",
      {class: "intervals"},
      crosses.filter((c) => c.point.tier === "dominated").map((c) => c.cross)
    ),
    staircase(document, corners),
    el(
      document,
      "g",
      {class: "intervals"},
      crosses.filter((c) => c.point.tier !== "dominated").map((c) => c.cross)
    ),
    el(
      document,
      "g",
      {class: "marks"},
      at.map(({point, x, y}) => pointMark(document, point, model, {x, y}))
    ),
    strip === null ? null : unpricedStrip(document, points.unpriced, model, {...layout, strip}),
    el(
      document,
      "g",
      {class: "labels"},
      labels.flatMap((label) => {
        const point = lookup.get(label.id);
        return point === undefined ? [] : [drawLabel(document, label, labelLines(point, layout))];
      })
    )
  ]);
}

/** Places of the names alone, to be kept while a slider moves and given back to frontierChart as `labels`. */
export function frontierLabels(model: FrontierModel, size: {width: number; height?: number}): PlacedLabel[] {
  const points = frontierPoints(model);
  if (points.priced.length === 0) return [];
  const layout = frontierLayout(model, points, size);
  const hint = layout.narrow ? null : hintBox(points, layout);
  return placeFrontierLabels(points.priced, layout, hint === null ? [] : [hint]);
}

function costTitle(model: FrontierModel, layout: FrontierLayout): string {
  if (model.measure === "seconds") return `Seconds per ${model.cost_unit} (log scale)`;
  return `Cost per ${model.cost_unit}, ${layout.narrow ? "US$" : "US dollars"} (log scale)`;
}

function order(tier: string): number {
  return tier === "dominated" ? 0 : tier === "possible" ? 1 : 2;
}

function describe(model: FrontierModel, points: FrontierPoints): {label: string; description: string} {
  const frontier = frontierOf(points.priced);
  const shown = formatCountOf(points.priced.length, "system");
  const sentences = [
    `On the frontier, cheapest first: ${frontier.map((p) => pointWords(p, model)).join("; ")}.`,
    `${formatCountOf(points.priced.length - frontier.length, "other system")} with a cost.`
  ];
  if (points.unpriced.length > 0) {
    sentences.push(`Without a cost: ${formatList(points.unpriced.map((p) => p.system))}.`);
  }
  if (points.refused.length > 0) sentences.push(`Quality refused: ${formatList(points.refused)}.`);
  return {
    label: `${model.quality_label} over ${model.measure === "usd" ? "cost" : "time"} per ${model.cost_unit}, ${shown}`,
    description: sentences.join(" ")
  };
}

const hintWords = {usd: "cheaper and better", seconds: "quicker and better"};

/** The box of the corner's words, or null where a mark or an interval already stands there. */
function hintBox(points: FrontierPoints, layout: FrontierLayout): Box | null {
  const {plot} = layout;
  const box = {
    left: plot.left + 6,
    top: plot.top + 2,
    right: plot.left + 26 + textWidth(hintWords[layout.measure], 11),
    bottom: plot.top + 21
  };
  for (const p of points.priced) {
    if (p.cost === null) continue;
    const x = layout.x(p.cost.value);
    const y = layout.y(p.quality.value);
    const top = p.quality.high === null ? plot.top : layout.y(p.quality.high);
    const left = p.cost.low === null || p.cost.low <= 0 ? plot.left : layout.x(p.cost.low);
    const right = p.cost.high === null ? plot.right : layout.x(p.cost.high);
    if (overlap(box, {left: x - 8, right: x + 8, top, bottom: plot.bottom})) return null;
    if (overlap(box, {left, right, top: y - 8, bottom: y + 8})) return null;
  }
  return box;
}

function cornerHint(
  document: ChartDocument,
  points: FrontierPoints,
  layout: FrontierLayout
): {box: Box; drawn: SVGElement} | null {
  const box = hintBox(points, layout);
  if (box === null) return null;
  const {left, top} = box;
  const ink = {paint: "var(--ink-3)"};
  const drawn = el(document, "g", {class: "hint"}, [
    line(document, [left + 11, top + 15, left + 2, top + 6], ink),
    line(document, [left + 2, top + 6, left + 7, top + 6], ink),
    line(document, [left + 2, top + 6, left + 2, top + 11], ink),
    words(document, hintWords[layout.measure], {x: left + 17, y: top + 14}, {size: 11, ink: "--ink-3"})
  ]);
  return {box, drawn};
}
