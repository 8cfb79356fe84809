import type {Quantity} from "../models/quantity.js";
import {isEstimate} from "./estimate.js";
import {intervalLine, line, struckCircle, words} from "./marks.js";
import {textWidth} from "../style/text-width.js";
import {axisScale} from "./scales.js";
import {el, type ChartOptions} from "./svg.js";
import {tonePaint, type Tone} from "./tone.js";

/** The scale all cells of a column share. */
export interface CellScale {
  domain: [number, number];
  kind: "linear" | "log";
  /** Where a darker rule stands, such as nought on a column of differences. */
  zero?: number;
}

const pad = 5;

/**
 * A dot on its 95 % interval, small enough for a table's cell: the number stands in the cell to its left.
 *
 * Dominated systems are hollow (`faint`). A refused value is a struck circle at the start of the scale; the word
 * "refused" stands in the number's cell. Hidden from readers of words, for whom the numbers are in the row.
 */
export function intervalCell(
  quantity: Quantity,
  scale: CellScale,
  {document, width, height = 22, tone = "ink"}: ChartOptions & {tone?: Tone}
): SVGSVGElement {
  const x = axisScale(scale.kind, scale.domain, [pad, width - pad]);
  const middle = height / 2;
  const children: SVGElement[] = [line(document, [0, middle, width, middle])];
  if (scale.zero !== undefined) {
    const at = x(scale.zero);
    children.push(line(document, [at, 0, at, height], {paint: "var(--ink-3)"}));
  }
  if (!isEstimate(quantity)) children.push(struckCircle(document, {x: pad + 1, y: middle}));
  else {
    const {paint, hollow} = tonePaint(tone);
    const {low, high, value} = quantity;
    const interval = {
      low: low === null || (scale.kind === "log" && low <= 0) ? null : x(low),
      high: high === null ? null : x(high),
      frameLow: 1,
      frameHigh: width - 1,
      across: middle
    };
    children.push(intervalLine(document, interval, {horizontal: true, paint, width: 1.5}));
    const at = x(Math.min(scale.domain[1], Math.max(scale.domain[0], value)));
    const style = hollow ? `fill: var(--paper); stroke: ${paint}; stroke-width: 1.25px` : `fill: ${paint}`;
    children.push(el(document, "circle", {cx: at, cy: middle, r: 3.2, style}));
  }
  return el(
    document,
    "svg",
    {width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true"},
    children
  ) as SVGSVGElement;
}

/** The labels of a column's scale, for its head: two to four ticks, the ends kept inside the column. */
export function cellHead(
  scale: CellScale,
  ticks: {value: number; label: string}[],
  {document, width, height = 14}: ChartOptions
): SVGSVGElement {
  const x = axisScale(scale.kind, scale.domain, [pad, width - pad]);
  const placed = ticks.map(({value, label}) => {
    const long = textWidth(label, 11);
    const left = Math.min(width - long, Math.max(0, x(value) - long / 2));
    return {label, left, right: left + long};
  });
  const labels = apart(placed).map(({label, left}) =>
    words(document, label, {x: left, y: height - 3}, {size: 11, ink: "--ink-2"})
  );
  return el(
    document,
    "svg",
    {width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": ticks.map((t) => t.label).join(", ")},
    labels
  ) as SVGSVGElement;
}

/** The labels that stand clear of each other: the ends first, then what fits between. */
function apart<T extends {left: number; right: number}>(labels: T[]): T[] {
  const kept: T[] = [];
  for (const label of [...labels.slice(0, 1), ...labels.slice(1).reverse()]) {
    if (kept.every((k) => label.left >= k.right + 6 || label.right <= k.left - 6)) kept.push(label);
  }
  return labels.filter((label) => kept.includes(label));
}
