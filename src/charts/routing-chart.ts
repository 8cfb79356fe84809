import {formatDollars, formatDollarTick} from "../style/format.js";
import {slotPaint} from "../style/palette.js";
import {xAxis, yGrid, type Plot} from "./axes.js";
import {isEstimate, type Estimate} from "./estimate.js";
import {drawLabel, labelSize, type TextLine} from "./frontier/label-text.js";
import {qualityTicks} from "./frontier/layout.js";
import {staircase} from "./frontier/staircase.js";
import {breakName} from "./labels/break-name.js";
import {placeLabels} from "./labels/place-labels.js";
import {familyMark, words} from "./marks.js";
import {band, cross} from "./routing-marks.js";
import {routingFloorShown, singlesOf, type RoutingPicture, type Single} from "./routing-picture.js";
import {axisScale, costDomain, logTicks} from "./scales.js";
import {chartRoot, el, polyline, type ChartOptions} from "./svg.js";

const PLAN = "plan";
const ROUTED = "routed";
const BLIND = "blind";
const narrowBelow = 520;
const MOST_STAIRS = 7;

/**
 * Quality over cost per task: every system alone, the staircase of the best of them, and what choosing by kind of work
 * reaches for each budget on tasks the choice was not made on, beside random shares of two systems for the same money.
 *
 * The routed curve and the plan are in the accent, with the band and cross of their 95 % intervals. Qualities start at
 * `routingFloor`, which the caption must say; systems wholly below it are left out.
 */
export function routingChart(model: RoutingPicture, options: ChartOptions): SVGSVGElement {
  const {document, width} = options;
  const narrow = width < narrowBelow;
  const height = options.height ?? (narrow ? 330 : 360);
  const plot: Plot = {left: 36, right: width - 4, top: narrow ? 40 : 26, bottom: height - 42};
  const floor = routingFloorShown(model);
  const singles = singlesOf(model).filter((s) => s.quality.value >= floor);
  const curve = model.curve
    .flatMap(({cost, quality, mixture}) => (isEstimate(cost) && isEstimate(quality) ? [{cost, quality, mixture}] : []))
    .sort((a, b) => a.cost.value - b.cost.value);
  const xDomain = costDomain([...singles, ...curve].map((p) => p.cost));
  const highest = Math.max(...[...singles, ...curve].map((p) => p.quality.high ?? p.quality.value));
  const top = floor + (highest - floor) * 1.06;
  const yDomain: [number, number] = [floor, model.quality_is_share ? Math.min(1, top) : top];
  const x = axisScale("log", xDomain, [plot.left, plot.right]);
  const y = axisScale("linear", yDomain, [plot.bottom, plot.top]);
  const at = (p: {cost: Estimate; quality: Estimate}): [number, number] => [x(p.cost.value), y(p.quality.value)];
  const frame = {plot, x, y};

  const corners: [number, number][] = [];
  for (const s of singles.filter((p) => p.stair)) {
    const last = corners.at(-1);
    if (last) corners.push([at(s)[0], last[1]]);
    corners.push(at(s));
  }
  if (corners.length > 0) corners.push([plot.right, corners.at(-1)![1]]);
  const routed = curve.map(at);
  const blind = curve.flatMap((p): [number, number][] =>
    isEstimate(p.mixture) ? [[x(p.cost.value), y(p.mixture.value)]] : []
  );
  const plan =
    model.plan_quality && model.plan_cost && isEstimate(model.plan_quality) && isEstimate(model.plan_cost)
      ? {quality: model.plan_quality, cost: model.plan_cost}
      : null;
  const texts = new Map<string, TextLine[]>(singles.map((s) => [s.system, nameLines(s, narrow)]));
  texts.set(PLAN, [line("this plan", true)]);
  texts.set(BLIND, [{text: "random split", size: 11, weight: 400, ink: "--ink-2"}]);
  texts.set(ROUTED, [line(`by ${model.dimension ?? "kind"}`, true)]);
  const marks = singles.map((s) => ({id: s.system, x: at(s)[0], y: at(s)[1], r: 5}));
  if (plan) marks.push({id: PLAN, x: at(plan)[0], y: at(plan)[1], r: 6});
  const curveEnds = [
    {id: ROUTED, point: routed[Math.floor(routed.length / 3)]},
    {id: BLIND, point: blind[Math.floor((2 * blind.length) / 3)]}
  ];
  const stairs = singles.filter((s) => s.stair).map((s) => s.system);
  // On a long staircase only the ends must have their names; the others where there is room.
  const named = new Set(stairs.length > MOST_STAIRS ? [stairs[0], stairs.at(-1)] : stairs);
  const requests = marks.map((m) => ({
    ...m,
    ...labelSize(texts.get(m.id)!),
    tier: m.id === PLAN || named.has(m.id) ? ("frontier" as const) : ("dominated" as const)
  }));
  for (const {id, point} of curveEnds)
    if (point)
      requests.push({id, x: point[0], y: point[1], r: 2, ...labelSize(texts.get(id)!), tier: "frontier" as const});
  const labels = placeLabels(
    requests.filter((r) => !narrow || r.tier === "frontier"),
    {
      frame: {left: plot.left + 2, top: 16, right: plot.right, bottom: plot.bottom - 2},
      marks,
      lines: [...segments(corners, 1.6), ...segments(routed, 2.2), ...segments(blind, 1)],
      taken: [],
      crowded: singles.length > 40
    }
  );
  return chartRoot(document, {width, height}, described(model, singles.length), [
    words(document, model.quality_label, {x: 0, y: 12}),
    yGrid(document, plot, qualityTicks(model, yDomain), y, floor),
    xAxis(
      document,
      plot,
      logTicks(xDomain, narrow ? 4 : 6).map((value) => ({value, label: formatDollarTick(value)})),
      x
    ),
    words(document, "Cost of one attempt at a task, US$ (log scale)", {x: plot.right, y: height - 5}, {anchor: "end"}),
    band(document, curve, frame),
    ...singles.map((s) => cross(document, s, frame, s.stair ? slotPaint(s.slot) : "var(--faint)")),
    staircase(document, corners),
    el(document, "path", {
      class: "blind",
      d: polyline(blind),
      style: "fill: none; stroke: var(--ink-2); stroke-width: 1.25px; stroke-dasharray: 2 3"
    }),
    el(document, "path", {
      class: "routed",
      d: polyline(routed),
      style: "fill: none; stroke: var(--accent); stroke-width: 2px; stroke-linejoin: round"
    }),
    ...singles.map((s) =>
      familyMark(document, {x: at(s)[0], y: at(s)[1]}, {slot: s.slot, radius: 4.2, hollow: !s.stair})
    ),
    plan && cross(document, plan, frame, "var(--accent)"),
    plan &&
      el(document, "circle", {
        cx: at(plan)[0],
        cy: at(plan)[1],
        r: 5,
        style: "fill: var(--paper); stroke: var(--accent); stroke-width: 2px"
      }),
    el(
      document,
      "g",
      {class: "labels"},
      labels.map((l) => drawLabel(document, l, texts.get(l.id)!))
    )
  ]);
}

function nameLines(s: Single, narrow: boolean): TextLine[] {
  const size = s.stair ? 12 : 11;
  return breakName(s.system, size, s.stair, narrow ? 100 : 128).map((text) => ({
    text,
    size,
    weight: s.stair ? 600 : 400,
    ink: s.stair ? "--ink" : "--ink-3"
  }));
}

function line(text: string, bold: boolean): TextLine {
  return {text, size: 12, weight: bold ? 600 : 400, ink: "--accent"};
}

function segments(points: [number, number][], weight: number) {
  return points.slice(1).map(([x2, y2], i) => ({x1: points[i]![0], y1: points[i]![1], x2, y2, weight}));
}

function described(model: RoutingPicture, shown: number): {label: string; description: string} {
  const ends = model.curve.flatMap(({quality, cost}) =>
    isEstimate(quality) && isEstimate(cost) ? [`${formatDollars(cost.value)}: ${quality.value.toFixed(3)}`] : []
  );
  return {
    label: `${model.quality_label} over cost per task: ${shown} systems alone, and work shared out by ${model.dimension ?? "kind"}`,
    description: `Shared out by ${model.dimension ?? "kind"}, on tasks not chosen on: ${ends.join("; ")}.`
  };
}
