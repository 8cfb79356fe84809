import {textWidth} from "../style/text-width.js";
import {line, words} from "./marks.js";
import {el, type ChartDocument} from "./svg.js";

/** The frame marks are drawn in, px. */
export interface Plot {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Horizontal rules with their labels left of the plot: the y axis of a scatter plot. The first rule, at the foot, is the axis. */
export function yGrid(
  document: ChartDocument,
  plot: Plot,
  ticks: {value: number; label: string}[],
  y: (value: number) => number,
  base: number
): SVGElement {
  const children: SVGElement[] = [];
  for (const tick of ticks) {
    const at = y(tick.value);
    const paint = tick.value === base ? "var(--ink-3)" : "var(--grid)";
    children.push(line(document, [plot.left, at, plot.right, at], {paint}));
    children.push(
      words(document, tick.label, {x: plot.left - 5, y: at + 4}, {size: 12, ink: "--ink-3", anchor: "end"})
    );
  }
  return el(document, "g", {class: "y-axis"}, children);
}

/** The x axis at the foot of a plot: a rule, ticks and their labels, kept inside the frame at its right end. */
export function xAxis(
  document: ChartDocument,
  plot: Plot,
  ticks: {value: number; label: string}[],
  x: (value: number) => number,
  options: {rule?: boolean} = {}
): SVGElement {
  const children: SVGElement[] = [];
  if (options.rule !== false) {
    children.push(line(document, [plot.left, plot.bottom, plot.right, plot.bottom], {paint: "var(--ink-3)"}));
  }
  for (const tick of ticks) {
    const at = x(tick.value);
    children.push(line(document, [at, plot.bottom, at, plot.bottom + 4], {paint: "var(--ink-3)"}));
    const over = Math.max(0, at + textWidth(tick.label, 12) / 2 - plot.right - 2);
    const label = {x: at - over, y: plot.bottom + 17};
    children.push(words(document, tick.label, label, {size: 12, ink: "--ink-3", anchor: "middle"}));
  }
  return el(document, "g", {class: "x-axis"}, children);
}

/** Vertical rules for charts made of rows, their labels under the last row; the rule at nought is darker. */
export function rowGrid(
  document: ChartDocument,
  plot: Plot,
  ticks: {value: number; label: string}[],
  scale: (value: number) => number,
  options: {size?: number; zero?: number | null} = {}
): SVGElement {
  const {size = 12, zero = 0} = options;
  const children: SVGElement[] = [];
  for (const tick of ticks) {
    const at = scale(tick.value);
    const paint = tick.value === zero ? "var(--ink-3)" : "var(--grid)";
    children.push(line(document, [at, plot.top, at, plot.bottom], {paint}));
    // A label at the left edge of the picture steps inside it.
    const x = Math.max(at, textWidth(tick.label, size) / 2 + 1);
    children.push(words(document, tick.label, {x, y: plot.bottom + 15}, {size, ink: "--ink-3", anchor: "middle"}));
  }
  return el(document, "g", {class: "x-axis"}, children);
}
