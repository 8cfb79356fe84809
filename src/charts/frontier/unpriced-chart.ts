import {formatCountOf} from "../../style/format.js";
import {yGrid} from "../axes.js";
import {placeLabels} from "../labels/place-labels.js";
import {words} from "../marks.js";
import {chartRoot, el, type ChartDocument} from "../svg.js";
import {drawLabel, labelLines, labelSize} from "./label-text.js";
import type {FrontierLayout} from "./layout.js";
import {pointCross, pointMark, pointRadius, pointWords} from "./point-mark.js";
import type {FrontierModel, FrontierPoints} from "./points.js";

/** The frontier chart of a board on which nothing has a cost: quality alone, the best first, and no cost axis to read wrongly. */
export function unpricedChart(
  model: FrontierModel,
  points: FrontierPoints,
  layout: FrontierLayout,
  document: ChartDocument
): SVGSVGElement {
  const {plot, width, height} = layout;
  const sorted = [...points.unpriced].sort((a, b) => b.quality.value - a.quality.value);
  const step = (plot.right - plot.left) / Math.max(6, sorted.length);
  const placed = sorted.map((point, i) => ({
    point: {...point, tier: "dominated" as const},
    x: plot.left + step * (i + 0.5),
    y: layout.y(point.quality.value)
  }));
  const requests = placed.map(({point, x, y}) => ({
    id: point.system,
    x,
    y,
    r: pointRadius(point) + 1,
    ...labelSize(labelLines(point, layout)),
    // Alone in the plot every name matters as much as one that could be on the frontier.
    tier: "possible" as const
  }));
  const marks = requests.map(({id, x, y, r}) => ({id, x, y, r}));
  const intervals = placed.map(({point: {quality}, x}) => ({
    x1: x,
    x2: x,
    y1: quality.low === null ? plot.bottom : layout.y(quality.low),
    y2: quality.high === null ? plot.top : layout.y(quality.high),
    weight: 1.9
  }));
  const labels = placeLabels(requests, {
    frame: layout.frame,
    marks,
    lines: intervals,
    taken: [],
    crowded: layout.crowded
  });
  const lookup = new Map(placed.map((p) => [p.point.system, p.point]));
  const count = formatCountOf(points.unpriced.length, "system");
  return chartRoot(
    document,
    {width, height},
    {
      label: `${model.quality_label} of ${count} without a cost`,
      description: points.unpriced.map((p) => pointWords(p, model)).join("; ")
    },
    [
      words(document, model.quality_label, {x: 0, y: 12}),
      words(
        document,
        `No ${model.measure === "usd" ? "cost" : "time"} is known: the best system first`,
        {x: plot.left, y: plot.bottom + 18},
        {size: 12}
      ),
      yGrid(document, plot, layout.yTicks, layout.y, 0),
      ...placed.map(({point, x, y}) => pointCross(document, point, layout, {x, y}, {cost: false})),
      ...placed.map(({point, x, y}) => pointMark(document, point, model, {x, y})),
      ...labels.flatMap((label) => {
        const point = lookup.get(label.id);
        return point === undefined ? [] : [drawLabel(document, label, labelLines(point, layout))];
      })
    ].map((node) => el(document, "g", {}, [node]))
  );
}
