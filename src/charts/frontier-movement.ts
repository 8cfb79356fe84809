import type {FrontierMovement, MovementStair} from "../models/value/depth/depth-model.js";
import {formatDate} from "../style/format-date.js";
import {formatList} from "../style/format.js";
import {xAxis, yGrid} from "./axes.js";
import {isEstimate} from "./estimate.js";
import {placeFrontierLabels} from "./frontier/frontier-labels.js";
import {drawLabel, labelLines} from "./frontier/label-text.js";
import {frontierLayout} from "./frontier/layout.js";
import {pointCross, pointMark} from "./frontier/point-mark.js";
import type {FrontierModel, FrontierPoint} from "./frontier/points.js";
import {staircase, staircasePoints} from "./frontier/staircase.js";
import {words} from "./marks.js";
import {chartRoot, el, type ChartOptions} from "./svg.js";

/** What of the value page's model the picture of a frontier's movement needs beside the movement. */
export type MovementFrame = Pick<FrontierModel, "quality_label" | "quality_is_share" | "cost_unit">;

/** A frontier at two dates: today's in ink, the earlier one dashed, who left it hollow and faint at its place of then. */
export function frontierMovement(
  movement: Pick<
    FrontierMovement,
    "from" | "to" | "stairs_before" | "stairs_after" | "left" | "entered" | "quality_from"
  >,
  frame: MovementFrame,
  options: ChartOptions
): SVGSVGElement {
  const {document, width} = options;
  const {quality_from} = movement;
  const model: FrontierModel = {...frame, quality_from, systems: [], frontier: [], band: null, measure: "usd"};
  const after = movement.stairs_after.flatMap((s) => pointOf(s, true));
  const before = movement.stairs_before.flatMap((s) => pointOf(s, true));
  const gone = movement.stairs_before.filter((s) => movement.left.includes(s.system)).flatMap((s) => pointOf(s, false));
  const shown = [...gone, ...after];
  const height = options.height ?? (width < 520 ? 340 : 360);
  const layout = frontierLayout(model, {priced: [...shown, ...before], unpriced: [], refused: []}, {width, height});
  const then = staircase(document, staircasePoints(before, layout), 1.25, "--ink-3");
  then.setAttribute("stroke-dasharray", "5 4");
  const labels = placeFrontierLabels(shown, layout, []);
  const lookup = new Map(shown.map((p) => [p.system, p]));
  const at = shown.map((point) => ({point, x: layout.x(point.cost!.value), y: layout.y(point.quality.value)}));
  const list = (names: string[]) => (names.length === 0 ? "none" : formatList(names));
  return chartRoot(
    document,
    {width, height},
    {
      label: `The frontier at ${formatDate(movement.to)} and at ${formatDate(movement.from)}`,
      description: `New on it: ${list(movement.entered)}. No longer: ${list(movement.left)}.`
    },
    [
      words(document, model.quality_label, {x: 0, y: 12}, {size: 12}),
      yGrid(document, layout.plot, layout.yTicks, layout.y, 0),
      xAxis(document, layout.plot, layout.xTicks, layout.x),
      words(
        document,
        `Cost per ${model.cost_unit}, ${layout.narrow ? "US$" : "US dollars"} (log scale)`,
        {x: layout.plot.right, y: height - 5},
        {size: 12, anchor: "end"}
      ),
      ...at.map(({point, x, y}) => pointCross(document, point, layout, {x, y})),
      then,
      staircase(document, staircasePoints(after, layout)),
      ...at.map(({point, x, y}) => pointMark(document, point, model, {x, y})),
      el(
        document,
        "g",
        {class: "labels"},
        labels.map((l) => drawLabel(document, l, labelLines(lookup.get(l.id)!, layout)))
      )
    ]
  );
}

function pointOf(s: MovementStair, onFrontier: boolean): FrontierPoint[] {
  const {system, slot, quality, cost, frontier_probability: p} = s;
  if (!isEstimate(quality) || !isEstimate(cost)) return [];
  const probability = onFrontier ? (isEstimate(p) ? p.value : null) : 0;
  const tier = onFrontier ? "frontier" : "dominated";
  return [{system, family: null, slot, quality, cost, probability, onFrontier, tier}];
}
