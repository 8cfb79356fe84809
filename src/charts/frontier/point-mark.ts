import {formatMeasure} from "../../style/format-measure.js";
import {formatInterval, formatNumber, formatPercent, formatProbability} from "../../style/format.js";
import {slotPaint} from "../../style/palette.js";
import {uprightEnds} from "../interval-ends.js";
import {familyMark, intervalLine, systemMark} from "../marks.js";
import {el, type ChartDocument} from "../svg.js";
import type {FrontierLayout} from "./layout.js";
import type {FrontierModel, FrontierPoint} from "./points.js";

/** Radius of a system's mark on the frontier chart, px: 6 on it, 5.5 where it could be, smaller where dominated. */
export function pointRadius(point: FrontierPoint): number {
  return point.tier === "frontier" ? 6 : point.tier === "possible" ? 5.5 : 4.2;
}

/** The cross of a system: its 95 % intervals of quality and, where `x` is a place of cost, of cost. */
export function pointCross(
  document: ChartDocument,
  point: FrontierPoint,
  layout: FrontierLayout,
  at: {x: number; y: number},
  parts: {cost: boolean} = {cost: true}
): SVGElement {
  const {plot} = layout;
  const faint = point.tier === "dominated" || point.cost === null;
  const style = faint ? {paint: "var(--faint)", width: 1.1, opacity: 0.5} : {paint: slotPaint(point.slot), width: 1.4};
  const {quality, cost} = point;
  const vertical = intervalLine(document, uprightEnds(quality, layout.y, plot, at.x), {horizontal: false, ...style});
  if (!parts.cost || cost === null) return vertical;
  const horizontal = intervalLine(
    document,
    {
      low: cost.low === null || cost.low <= 0 ? null : layout.x(cost.low),
      high: cost.high === null ? null : layout.x(cost.high),
      frameLow: plot.left,
      frameHigh: plot.right,
      across: at.y
    },
    {horizontal: true, ...style}
  );
  return el(document, "g", {class: "cross", "data-system": point.system}, [vertical, horizontal]);
}

/** The mark of a system with its words on the pointer. */
export function pointMark(
  document: ChartDocument,
  point: FrontierPoint,
  model: FrontierModel,
  at: {x: number; y: number},
  radius = pointRadius(point)
): SVGElement {
  const unknown = point.probability === null && point.onFrontier;
  const mark = unknown
    ? familyMark(document, at, {slot: point.slot, radius, hollow: true})
    : systemMark(document, at, {slot: point.slot, probability: shownProbability(point), radius});
  return el(document, "g", {class: "mark", "data-system": point.system}, [
    el(document, "title", {}, [pointWords(point, model)]),
    mark
  ]);
}

/** A system in one line of words: quality, cost and probability with their intervals and units. */
export function pointWords(point: FrontierPoint, model: FrontierModel): string {
  const quality = (x: number): string => (model.quality_is_share ? formatPercent(x, 1) : formatNumber(x, 2));
  const cost = formatMeasure(model.measure);
  const parts = [
    `${quality(point.quality.value)} (${formatInterval(point.quality.low, point.quality.high, quality)})`,
    point.cost === null
      ? LACKS[model.measure]
      : `${cost(point.cost.value)} (${formatInterval(point.cost.low, point.cost.high, cost)}) per ${model.cost_unit}`
  ];
  if (point.cost !== null) {
    parts.push(point.probability === null ? "P refused" : `P ${formatProbability(point.probability)}`);
  }
  return `${point.system}: ${parts.join(", ")}`;
}

const LACKS = {usd: "no cost", seconds: "no time"};

/** Without a cost a system cannot be on the frontier: it is drawn as the dominated are. */
function shownProbability(point: FrontierPoint): number | null {
  if (point.cost === null) return 0;
  // A system on the frontier of the point estimates keeps its hue however seldom resamples put it there.
  if (point.onFrontier && point.probability !== null) return Math.max(point.probability, 0.05);
  return point.probability;
}
