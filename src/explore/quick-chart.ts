import {axisX, axisY, barX, dot, gridX, gridY, lineY, plot, ruleX, tip, pointer} from "@observablehq/plot";
import {textWidth} from "../style/text-width.js";
import type {ChartPoint, ChartSpec} from "./pick-chart.js";

const FONT = 12;

/** A quick chart of an answer: bars by name, dots or a line over a number or a time. */
export function quickChart(spec: Exclude<ChartSpec, {refused: string}>, width: number): SVGSVGElement {
  const svg = spec.kind === "bars" ? barChart(spec, width) : dotChart(spec, width);
  // One picture with one name: Plot names its parts too, which groups without a role must not be.
  svg.setAttribute("role", "img");
  for (const part of svg.querySelectorAll("g[aria-label]")) part.removeAttribute("aria-label");
  return svg;
}

type Drawn = Exclude<ChartSpec, {refused: string}>;

const common = {style: {fontSize: `${FONT}px`, fontFamily: "var(--sans)", color: "var(--ink-2)", overflow: "visible"}};

function barChart({x, y, points}: Drawn, width: number): SVGSVGElement {
  const longest = Math.max(...points.map(({label}) => textWidth(label, FONT)));
  const room = Math.floor(width * 0.42);
  const marginLeft = Math.min(Math.ceil(longest) + 16, room);
  // Cut only where it must be: Plot guesses widths, and cuts names that would fit.
  const cut = longest + 16 > room ? {lineWidth: (room - 16) / FONT, textOverflow: "ellipsis" as const} : {};
  const ticks = ticksFor(width - marginLeft);
  return plot({
    ...common,
    width,
    height: points.length * 25 + 56,
    marginLeft,
    marginRight: 24,
    marginBottom: 42,
    marginTop: 14,
    ariaLabel: `${x.name} by ${y.name}`,
    x: {label: x.name, nice: true},
    // The query's own order.
    y: {domain: points.map(({label}) => label), label: null, padding: 0.4},
    marks: [
      gridX({ticks, stroke: "var(--grid)", strokeOpacity: 1}),
      barX(points, {x: "x", y: "label", fill: "var(--accent)"}),
      ruleX([0], {stroke: "var(--ink-3)"}),
      axisX({ticks, tickSize: 0, labelArrow: "none", fill: "currentColor"}),
      axisY({tickSize: 0, ...cut, fill: "currentColor"})
    ]
  }) as SVGSVGElement;
}

function dotChart({kind, x, y, points, from_zero}: Drawn, width: number): SVGSVGElement {
  const isTime = x.type === "time";
  const at = (p: ChartPoint) => (isTime ? new Date(p.x as number) : (p.x as number));
  const sorted = kind === "line" ? [...points].sort((a, b) => (a.x as number) - (b.x as number)) : points;
  const lines = lineY(sorted, {x: at, y: "y", z: "label", stroke: "var(--accent)", strokeWidth: 1.5});
  return plot({
    ...common,
    width,
    height: Math.min(420, Math.max(280, width * 0.5)),
    marginLeft: 56,
    marginRight: 24,
    marginBottom: 42,
    marginTop: 30,
    ariaLabel: `${y.name} over ${x.name}`,
    x: {label: x.name, type: isTime ? "utc" : "linear"},
    y: {label: y.name, nice: true, zero: from_zero},
    marks: [
      gridY({ticks: 6, stroke: "var(--grid)", strokeOpacity: 1}),
      kind === "line" ? lines : null,
      dot(points, {x: at, y: "y", r: 3.2, fill: "var(--accent)", fillOpacity: points.length > 200 ? 0.4 : 1}),
      tip(
        points,
        pointer({x: at, y: "y", title: (p: ChartPoint) => `${p.label}\n${y.name} ${p.y}`, fill: "var(--paper)"})
      ),
      axisX({ticks: ticksFor(width), tickSize: 0, labelArrow: "none", fill: "currentColor"}),
      axisY({ticks: 6, tickSize: 0, labelArrow: "none", fill: "currentColor"})
    ]
  }) as SVGSVGElement;
}

/** As many ticks as have room for their numbers, at most six. */
function ticksFor(width: number): number {
  return Math.max(2, Math.min(6, Math.floor(width / 90)));
}
