import {textWidth} from "../../style/text-width.js";
import {breakName} from "../labels/break-name.js";
import {overlap, type Box} from "../labels/geometry.js";
import {line, words} from "../marks.js";
import {el, type ChartDocument} from "../svg.js";
import type {FrontierLayout} from "./layout.js";
import {pointCross, pointMark} from "./point-mark.js";
import type {FrontierModel, FrontierPoint} from "./points.js";

const radius = 4.2;
const column = 9;

/**
 * The strip beside the frontier for systems whose cost is unknown: on the same y scale, never at the cost axis.
 *
 * Marks that would touch step to the side. Names stand under or over their mark where they fit, and not at all when
 * there are more than 40 systems: the table has them.
 */
export function unpricedStrip(
  document: ChartDocument,
  points: FrontierPoint[],
  model: FrontierModel,
  layout: FrontierLayout & {strip: number}
): SVGElement {
  const {plot, strip, width} = layout;
  const children: SVGElement[] = [
    words(document, model.measure === "usd" ? "No cost" : "No time", {x: strip + 13, y: 12}, {size: 12}),
    line(document, [strip, plot.top - 4, strip, plot.bottom], {paint: "var(--rule)"})
  ];
  const placed = spread(points, layout, strip + 18, width - 8);
  for (const {point, x, y} of placed) children.push(pointCross(document, point, layout, {x, y}, {cost: false}));
  for (const {point, x, y} of placed) children.push(pointMark(document, point, model, {x, y}, radius));
  if (!layout.crowded) children.push(...stripNames(document, placed, layout));
  return el(document, "g", {class: "strip"}, children);
}

interface Placed {
  point: FrontierPoint;
  x: number;
  y: number;
}

/** Marks at their quality, moved right by columns until none touches another. */
function spread(points: FrontierPoint[], layout: FrontierLayout, from: number, to: number): Placed[] {
  const placed: Placed[] = [];
  for (const point of [...points].sort((a, b) => b.quality.value - a.quality.value)) {
    const y = layout.y(point.quality.value);
    let x = from;
    while (x + column <= to && placed.some((p) => Math.hypot(p.x - x, p.y - y) < column)) x += column;
    placed.push({point, x, y});
  }
  return placed;
}

function stripNames(document: ChartDocument, placed: Placed[], layout: FrontierLayout & {strip: number}): SVGElement[] {
  const size = 11;
  const marks = placed.map((p) => box(p.x - 6, p.y - 6, p.x + 6, p.y + 6));
  const taken: Box[] = [];
  const names: SVGElement[] = [];
  for (let i = 0; i < placed.length; i++) {
    const {point, x, y} = placed[i]!;
    const lines = breakName(point.system, size, false, layout.width - x - 4);
    const width = Math.max(...lines.map((l) => textWidth(l, size)));
    const left = Math.max(layout.strip + 5, Math.min(x - 5, layout.width - width - 1));
    if (left + width > layout.width) continue;
    const height = lines.length * 13 + 3;
    for (const top of [y + 7, y - 7 - height]) {
      const place = box(left, top, left + width, top + height);
      const free = ![...taken, ...marks.filter((_, j) => j !== i)].some((t) => overlap(t, place));
      if (!free || top < layout.plot.top || top + height > layout.plot.bottom) continue;
      taken.push(place);
      const spans = lines.map((text, k) => el(document, "tspan", {x: left, y: top + 12 + 13 * k}, [text]));
      const style =
        "font-size: 11px; fill: var(--ink-3); stroke: var(--paper); stroke-width: 2.5px; stroke-linejoin: round; paint-order: stroke";
      names.push(el(document, "text", {style}, spans));
      break;
    }
  }
  return names;
}

function box(left: number, top: number, right: number, bottom: number): Box {
  return {left, top, right, bottom};
}
