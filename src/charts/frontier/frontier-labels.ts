import {placeLabels, type LabelRequest, type PlacedLabel, type WeightedSegment} from "../labels/place-labels.js";
import type {Box} from "../labels/geometry.js";
import {labelLines, labelSize} from "./label-text.js";
import type {FrontierLayout} from "./layout.js";
import {pointRadius} from "./point-mark.js";
import type {FrontierPoint} from "./points.js";
import {staircasePoints, staircaseSegments} from "./staircase.js";

const weights = {staircase: 2.2, frontier: 1.9, possible: 1.9, dominated: 0.45};

/** Places for the names on a frontier chart; `taken` are boxes of other words in the plot. */
export function placeFrontierLabels(points: FrontierPoint[], layout: FrontierLayout, taken: Box[]): PlacedLabel[] {
  const marks: {id: string; x: number; y: number; r: number}[] = [];
  const lines: WeightedSegment[] = [];
  const requests: (LabelRequest & {quality: number})[] = [];
  for (const segment of staircaseSegments(staircasePoints(points, layout))) {
    lines.push({...segment, weight: weights.staircase});
  }
  for (const point of points) {
    if (point.cost === null) continue;
    const x = layout.x(point.cost.value);
    const y = layout.y(point.quality.value);
    const r = pointRadius(point);
    marks.push({id: point.system, x, y, r: r + 1});
    lines.push(...crossSegments(point, layout, x, y));
    if (layout.narrow && point.tier === "dominated") continue;
    const size = labelSize(labelLines(point, layout));
    requests.push({id: point.system, x, y, r: r + 1, ...size, tier: point.tier, quality: point.quality.value});
  }
  requests.sort((a, b) => b.quality - a.quality);
  return placeLabels(requests, {frame: layout.frame, marks, lines, taken, crowded: layout.crowded});
}

function crossSegments(point: FrontierPoint, layout: FrontierLayout, x: number, y: number): WeightedSegment[] {
  const {plot} = layout;
  const weight = weights[point.tier];
  const {quality, cost} = point;
  const y1 = quality.low === null ? plot.bottom : Math.min(plot.bottom, layout.y(quality.low));
  const y2 = quality.high === null ? plot.top : Math.max(plot.top, layout.y(quality.high));
  const x1 = cost?.low == null || cost.low <= 0 ? plot.left : Math.max(plot.left, layout.x(cost.low));
  const x2 = cost?.high == null ? plot.right : Math.min(plot.right, layout.x(cost.high));
  return [
    {x1: x, y1, x2: x, y2, weight},
    {x1, y1: y, x2, y2: y, weight}
  ];
}
