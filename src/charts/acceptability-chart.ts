import {formatDollars, formatDollarTick, formatProbability} from "../style/format.js";
import {slotPaint} from "../style/palette.js";
import {textWidth} from "../style/text-width.js";
import {xAxis, yGrid, type Plot} from "./axes.js";
import {drawLabel, labelSize, type TextLine} from "./frontier/label-text.js";
import {breakName} from "./labels/break-name.js";
import {placeLabels, type WeightedSegment} from "./labels/place-labels.js";
import {familyMark, line, words} from "./marks.js";
import {axisScale, logTicks} from "./scales.js";
import {chartRoot, el, polyline, type ChartOptions} from "./svg.js";
import type {Acceptability} from "../models/value/worth/worth-model.js";

/** The curves, and where the reader's team stands on them. */
export interface AcceptabilityModel extends Acceptability {
  /** What a completed task is worth here, with the range of doubt; `null` where nobody said. */
  here: {usd: number; low: number; high: number} | null;
}

type Point = [number, number];

const thin = 1.25;
const heavy = 2.75;

/**
 * How likely each system is the best buy, over what one more completed task is worth: a curve each, heavy where that
 * system has the largest mean net benefit (the acceptability frontier). Names stand at the crests of their curves.
 *
 * The dashed line is the reader's own worth, the pale region behind it the range it was given as.
 */
export function acceptabilityChart(model: AcceptabilityModel, options: ChartOptions): SVGSVGElement {
  const {document, width} = options;
  const narrow = width < 520;
  const height = options.height ?? (narrow ? 300 : 340);
  const plot: Plot = {left: 30, right: width - 10, top: 54, bottom: height - 42};
  const grid = model.wtp_grid;
  const domain: [number, number] = [grid[0]!, grid.at(-1)!];
  const x = axisScale("log", domain, [plot.left, plot.right]);
  const y = (p: number) => plot.bottom - p * (plot.bottom - plot.top);
  const curves = model.systems.map((s) => ({
    ...s,
    points: s.probability.map((p, g): Point => [x(grid[g]!), y(p)]),
    crest: crestOf(s.probability),
    leads: model.frontier.system.includes(s.system)
  }));
  const lines = curves.flatMap((c) => segments(c.points, c.leads ? 1.4 : 0.9));
  const marks = curves.map((c) => ({id: c.system, x: c.points[c.crest]![0], y: c.points[c.crest]![1], r: 5.5}));
  const text = (c: (typeof curves)[number]): TextLine[] =>
    breakName(c.system, 12, c.leads).map((part) => ({
      text: part,
      size: 12,
      weight: c.leads ? 600 : 400,
      ink: c.leads ? "--ink" : "--ink-2"
    }));
  const here = hereMark(model, options, plot, x);
  const labels = placeLabels(
    curves.map((c, i) => ({...marks[i]!, ...labelSize(text(c)), tier: c.leads ? "frontier" : "possible"})),
    {
      frame: {left: plot.left + 2, top: 30, right: width, bottom: plot.bottom - 2},
      marks,
      lines: [...lines, ...here.lines],
      taken: [],
      crowded: false
    }
  );
  const named = new Map(curves.map((c) => [c.system, c]));
  const title = narrow
    ? "Worth of one more completed task, $ (log)"
    : "Worth of one more completed task, US dollars (log scale)";
  return chartRoot(
    document,
    {width, height},
    {
      label: "Probability of being the best buy by the worth of a completed task",
      description: curves.map((c) => curveWords(c, grid)).join("; ")
    },
    [
      words(document, "P of being the best buy", {x: 0, y: 11}),
      here.behind,
      yGrid(document, plot, yTicks, y, 0),
      xAxis(
        document,
        plot,
        logTicks(domain, narrow ? 4 : 6).map((value) => ({value, label: formatDollarTick(value)})),
        x,
        {rule: false}
      ),
      words(document, title, {x: plot.right, y: height - 4}, {anchor: "end"}),
      ...curves.flatMap((c) => above(c.points, c.probability).map((p) => curve(document, p, c.slot, thin))),
      ...curves.flatMap((c) =>
        leading(c.points, model.frontier.system, c.system).map((p) => curve(document, p, c.slot, heavy))
      ),
      here.front,
      ...curves.map((c, i) => familyMark(document, marks[i]!, {slot: c.slot, radius: 4.4})),
      el(
        document,
        "g",
        {class: "labels"},
        labels.map((l) => drawLabel(document, l, text(named.get(l.id)!)))
      )
    ]
  );
}

const yTicks = [0, 0.25, 0.5, 0.75, 1].map((value) => ({value, label: formatProbability(value)}));

/** The middle of where a curve is at its highest, ends of the axis left free for names where it can be. */
function crestOf(probability: readonly number[]): number {
  const top = Math.max(...probability) * 0.97;
  const first = probability.findIndex((p) => p >= top);
  let last = first;
  while (last + 1 < probability.length && probability[last + 1]! >= top) last++;
  return Math.round((first + last) / 2);
}

function curve(document: ChartOptions["document"], points: Point[], slot: number, width: number): SVGElement {
  const style = `fill: none; stroke: ${slotPaint(slot)}; stroke-width: ${width}px; stroke-linejoin: round`;
  return el(document, "path", {class: "curve", d: polyline(points), style});
}

/** The stretches of a curve off the floor, where all that are not in question would lie on each other. */
function above(points: readonly Point[], probability: readonly number[]): Point[][] {
  const floor = (g: number) => (probability[g] ?? 0) < 0.002;
  return stretches(points, (g) => !floor(g) || (g > 0 && !floor(g - 1)) || !floor(g + 1));
}

/** The stretches on which a system is the best by mean. */
function leading(points: readonly Point[], best: readonly string[], system: string): Point[][] {
  return stretches(points, (g) => best[g] === system);
}

function stretches(points: readonly Point[], holds: (g: number) => boolean): Point[][] {
  const found: Point[][] = [];
  for (let g = 0; g < points.length; g++) {
    if (!holds(g)) continue;
    if (g === 0 || !holds(g - 1)) found.push([]);
    found.at(-1)!.push(points[g]!);
  }
  return found.filter((s) => s.length > 1);
}

function segments(points: readonly Point[], weight: number): WeightedSegment[] {
  const found: WeightedSegment[] = [];
  for (let i = 4; i < points.length; i += 4) {
    const [x1, y1] = points[i - 4]!;
    const [x2, y2] = points[i]!;
    found.push({x1, y1, x2, y2, weight});
  }
  return found;
}

/** The reader's own worth: a dashed line named at its top, over the range it was given as. */
function hereMark(model: AcceptabilityModel, {document, width}: ChartOptions, plot: Plot, x: (usd: number) => number) {
  const {here, wtp_grid: grid} = model;
  const inside = (usd: number) => Math.min(grid.at(-1)!, Math.max(grid[0]!, usd));
  if (!here || here.usd <= 0) return {behind: null, front: null, lines: []};
  const at = x(inside(here.usd));
  const left = x(inside(here.low));
  const right = x(inside(here.high));
  const label = `${formatDollars(here.usd)} here`;
  const half = textWidth(label, 12) / 2 + 2;
  const middle = Math.min(width - half, Math.max(half, at));
  const overTitle = middle - half < textWidth("P of being the best buy", 12) + 8;
  return {
    behind:
      right - left < 2
        ? null
        : el(document, "rect", {
            x: left,
            y: plot.top,
            width: right - left,
            height: plot.bottom - plot.top,
            style: "fill: var(--band)"
          }),
    front: el(document, "g", {class: "here"}, [
      line(document, [at, overTitle ? 31 : 16, at, plot.bottom], {paint: "var(--ink-3)", dash: "2 2"}),
      words(document, label, {x: middle, y: overTitle ? 27 : 11}, {anchor: "middle", ink: "--ink"})
    ]),
    lines: [{x1: at, y1: 16, x2: at, y2: plot.bottom, weight: 1.9}]
  };
}

function curveWords(c: {system: string; probability: number[]; crest: number}, grid: readonly number[]): string {
  return `${c.system}: at most ${formatProbability(Math.max(...c.probability))}, at about ${formatDollars(grid[c.crest]!)}`;
}
