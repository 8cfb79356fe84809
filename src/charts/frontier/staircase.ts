import type {FrontierBand} from "../../models/value/value-model.js";
import type {Plot} from "../axes.js";
import type {Segment} from "../labels/geometry.js";
import {el, polyline, type ChartDocument} from "../svg.js";
import {frontierOf, type FrontierPoint} from "./points.js";

interface Place {
  plot: Plot;
  x: (usd: number) => number;
  y: (quality: number) => number;
}

/** The corners of the frontier: quality holds until the next system is paid for, and to the frame after the last. */
export function staircasePoints(points: FrontierPoint[], {plot, x, y}: Place): [number, number][] {
  const corners: [number, number][] = [];
  for (const p of frontierOf(points)) {
    const last = corners[corners.length - 1];
    if (last !== undefined) corners.push([x(p.cost.value), last[1]]);
    corners.push([x(p.cost.value), y(p.quality.value)]);
  }
  const last = corners[corners.length - 1];
  if (last !== undefined) corners.push([plot.right, last[1]]);
  return corners;
}

/** The frontier as a staircase in ink. */
export function staircase(
  document: ChartDocument,
  corners: [number, number][],
  width = 1.25,
  paint = "--ink"
): SVGElement {
  const style = `fill: none; stroke: var(${paint}); stroke-width: ${width}px; stroke-linejoin: miter`;
  return el(document, "path", {class: "frontier", d: polyline(corners), style});
}

/** The pale region that holds nine in ten resampled frontiers, cut to the frame; null where there is none. */
export function bandRegion(document: ChartDocument, band: FrontierBand | null, {plot, x, y}: Place): SVGElement | null {
  if (band === null) return null;
  const upper: [number, number][] = [];
  const lower: [number, number][] = [];
  for (let i = 0; i < band.cost_usd.length; i++) {
    const low = band.low[i];
    const high = band.high[i];
    const cost = band.cost_usd[i]!;
    if (low == null || high == null || !Number.isFinite(low) || !Number.isFinite(high) || !(cost > 0)) continue;
    step(upper, clamp(x(cost), plot.left, plot.right), clamp(y(high), plot.top, plot.bottom));
    step(lower, clamp(x(cost), plot.left, plot.right), clamp(y(low), plot.top, plot.bottom));
  }
  if (upper.length === 0) return null;
  upper.push([plot.right, upper[upper.length - 1]![1]]);
  lower.push([plot.right, lower[lower.length - 1]![1]]);
  const d = `${polyline([...upper, ...lower.reverse()])}Z`;
  return el(document, "path", {class: "band", d, style: "fill: var(--band)"});
}

/** The staircase as segments that labels had better not cover. */
export function staircaseSegments(corners: [number, number][]): Segment[] {
  const segments: Segment[] = [];
  for (let i = 1; i < corners.length; i++) {
    const [x1, y1] = corners[i - 1]!;
    const [x2, y2] = corners[i]!;
    segments.push({x1, y1, x2, y2});
  }
  return segments;
}

function step(points: [number, number][], x: number, y: number): void {
  const last = points[points.length - 1];
  if (last !== undefined && last[1] !== y) points.push([x, last[1]]);
  points.push([x, y]);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
