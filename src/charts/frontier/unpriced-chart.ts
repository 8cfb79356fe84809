import {formatCountOf} from "../../style/format.js";
import {yGrid} from "../axes.js";
import {placeLabels} from "../labels/place-labels.js";
import {words} from "../marks.js";
import {chartRoot, el, type ChartDocument} from "../svg.js";
import {drawLabel, labelLines, labelSize} from "./label-text.js";
import type {FrontierLayout} from "./layout.js";
import {pointCross, pointMark, pointRadius, pointWords} from "./point-mark.js";
import type {FrontierModel, FrontierPoints} from "./points.js";
import {spread} from "./strip.js";

/** The frontier chart of a board on which nothing has a cost: quality alone, and no cost axis to read wrongly. */
export function unpricedChart(
  model: FrontierModel,
  points: FrontierPoints,
  layout: FrontierLayout,
  document: ChartDocument
): SVGSVGElement {
  const {plot, width, height} = layout;
  const placed = spread(points.unpriced, layout, plot.left + 24, plot.left + 24 + 9 * 12).map((p) => ({
    ...p,
    point: {...p.point, tier: "dominated" as const}
  }));
  const requests = placed.map(({point, x, y}) => ({
    id: point.system,
    x,
    y,
    r: pointRadius(point) + 1,
    ...labelSize(labelLines(point)),
    // Alone in the plot every name matters as much as one that could be on the frontier.
    tier: "possible" as const
  }));
  const marks = requests.map(({id, x, y, r}) => ({id, x, y, r}));
  const labels = placeLabels(requests, {frame: layout.frame, marks, lines: [], taken: [], crowded: layout.crowded});
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
      words(document, "No cost", {x: plot.left + 18, y: plot.bottom + 18}, {size: 12}),
      yGrid(document, plot, layout.yTicks, layout.y, 0),
      ...placed.map(({point, x, y}) => pointCross(document, point, layout, {x, y}, {cost: false})),
      ...placed.map(({point, x, y}) => pointMark(document, point, model, {x, y})),
      ...labels.flatMap((label) => {
        const point = lookup.get(label.id);
        return point === undefined ? [] : [drawLabel(document, label, labelLines(point))];
      })
    ].map((node) => el(document, "g", {}, [node]))
  );
}
