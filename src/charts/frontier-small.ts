import {formatList, formatNumber, formatPercent} from "../style/format.js";
import {textWidth} from "../style/text-width.js";
import {xAxis, yGrid, type Plot} from "./axes.js";
import {qualityTicks, type FrontierLayout} from "./frontier/layout.js";
import {pointCross, pointMark} from "./frontier/point-mark.js";
import {frontierOf, frontierPoints, type FrontierModel, type FrontierPoint} from "./frontier/points.js";
import {bandRegion, staircase, staircasePoints, staircaseSegments} from "./frontier/staircase.js";
import {drawLabel} from "./frontier/label-text.js";
import {plainNames} from "./labels/plain-names.js";
import {placeLabels} from "./labels/place-labels.js";
import {missingPicture} from "./missing-picture.js";
import {axisScale, costDomain, logTicks} from "./scales.js";
import {formatDollarTick} from "../style/format.js";
import {chartRoot, el, type ChartOptions} from "./svg.js";

const mostNames = 4;

/**
 * The quality at which the small picture starts: the basis beside it must say so ("Quality from 30% up").
 *
 * A quarter under the lowest system of the frontier, rounded down to a tenth, never under nought.
 */
export function smallFrontierFloor(model: FrontierModel): number {
  const frontier = frontierOf(frontierPoints(model).priced);
  if (frontier.length === 0) return 0;
  const lowest = Math.min(...frontier.map((p) => p.quality.value));
  return Math.max(0, Math.floor((lowest - 0.25) * 10 + 1e-9) / 10);
}

/** What the basis beside the small picture says of its axes, which have no titles; empty where there is no picture. */
export function smallFrontierWords(model: FrontierModel): string {
  if (frontierPoints(model).priced.length === 0) return "";
  const floor = smallFrontierFloor(model);
  return floor > 0 ? `Quality from ${floorText(model, floor)} up, cost on a log scale.` : "Cost on a log scale.";
}

function floorText(model: FrontierModel, floor: number): string {
  return model.quality_is_share ? formatPercent(floor) : formatNumber(floor, 1);
}

/** The frontier reduced to the 316 px of the list of answers: the same marks, at most four names, few ticks, no titles. */
export function frontierSmall(model: FrontierModel, options: ChartOptions): SVGSVGElement {
  const {document, width, height = 160} = options;
  const {priced} = frontierPoints(model);
  if (priced.length === 0) {
    return missingPicture(model.systems.length === 0 ? "needs graded attempts" : "needs the cost of a system", options);
  }
  const layout = smallLayout(model, priced, {width, height});
  const floor = smallFrontierFloor(model);
  const at = priced
    .filter((p) => p.quality.value >= floor)
    .map((point) => ({
      point,
      x: layout.x(point.cost?.value ?? 1),
      y: layout.y(point.quality.value),
      r: point.tier === "frontier" ? 4.4 : point.tier === "possible" ? 4 : 2.9
    }))
    .sort((a, b) => a.point.quality.value - b.point.quality.value);
  const corners = staircasePoints(priced, layout);
  const named = namedOf(priced);
  const plain = plainNames(model.systems.map((s) => s.system));
  const nameOf = (p: FrontierPoint) => plain.get(p.system) ?? p.system;
  const line = (p: FrontierPoint) => [{text: nameOf(p), size: 11, weight: 400, ink: "--ink"}];
  const requests = at
    .filter(({point}) => named.includes(point))
    .map(({point, x, y, r}) => ({
      id: point.system,
      x,
      y,
      r: r + 1,
      width: textWidth(nameOf(point), 11) + 3,
      height: 15.1,
      tier: "frontier" as const
    }));
  const labels = placeLabels(requests, {
    frame: layout.frame,
    marks: at.map(({point, x, y, r}) => ({id: point.system, x, y, r})),
    lines: staircaseSegments(corners).map((s) => ({...s, weight: 2.2})),
    taken: [],
    crowded: false
  });
  const lookup = new Map(priced.map((p) => [p.system, p]));
  return chartRoot(
    document,
    {width, height},
    {
      label: `${model.quality_label} over cost per ${model.cost_unit}, reduced`,
      description: `On the frontier, cheapest first: ${formatList(frontierOf(priced).map((p) => p.system))}. Quality from ${floorText(model, floor)} up.`
    },
    [
      bandRegion(document, model.band, layout),
      yGrid(document, layout.plot, layout.yTicks, layout.y, 0),
      xAxis(document, layout.plot, layout.xTicks, layout.x, {rule: false}),
      ...at.map(({point, x, y}) => pointCross(document, point, layout, {x, y}, {cost: point.tier !== "dominated"})),
      staircase(document, corners),
      ...at.map(({point, x, y, r}) => pointMark(document, point, model, {x, y}, r)),
      el(
        document,
        "g",
        {class: "labels"},
        labels.map((l) => drawLabel(document, l, line(lookup.get(l.id)!)))
      )
    ]
  );
}

function smallLayout(
  model: FrontierModel,
  priced: FrontierPoint[],
  {width, height}: {width: number; height: number}
): FrontierLayout {
  const plot: Plot = {left: 34, right: width - 6, top: 24, bottom: height - 22};
  const domain = costDomain(priced.flatMap((p) => (p.cost === null ? [] : [p.cost])));
  const highest = Math.max(...priced.map((p) => p.quality.high ?? p.quality.value));
  const floor = smallFrontierFloor(model);
  const yDomain: [number, number] = [floor, Math.max(floor + 0.05, highest)];
  return {
    width,
    height,
    plot,
    strip: null,
    narrow: true,
    crowded: false,
    measure: model.measure,
    bare: true,
    x: axisScale("log", domain, [plot.left, plot.right]),
    y: axisScale("linear", yDomain, [plot.bottom, plot.top]),
    xTicks: logTicks(domain, 3).map((value) => ({value, label: formatDollarTick(value)})),
    yTicks: qualityTicks(model, yDomain, 3),
    frame: {left: plot.left + 2, top: 1, right: width, bottom: plot.bottom - 1}
  };
}

/** Both ends of the frontier first, then those most surely on it. */
function namedOf(priced: FrontierPoint[]): FrontierPoint[] {
  const frontier = frontierOf(priced);
  const ends = [frontier[0], frontier[frontier.length - 1]].filter((p) => p !== undefined);
  const rest = frontier.slice(1, -1).sort((a, b) => (b.probability ?? 0) - (a.probability ?? 0));
  return [...new Set<FrontierPoint>([...ends, ...rest])].slice(0, mostNames);
}
