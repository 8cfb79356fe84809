import type {Quantity} from "../models/quantity.js";
import {slotPaint} from "../style/palette.js";
import {textWidth} from "../style/text-width.js";
import {rowGrid, type Plot} from "./axes.js";
import {isEstimate} from "./estimate.js";
import {breakName} from "./labels/break-name.js";
import {levelEnds} from "./interval-ends.js";
import {familyMark, intervalLine, line, stackedWords, words} from "./marks.js";
import {missingPicture} from "./missing-picture.js";
import {axisScale} from "./scales.js";
import {chartRoot, el, type ChartDocument, type ChartOptions} from "./svg.js";

/** One system: what the judge says, what people say, and both together; one of the last two leads. */
export interface StripRow {
  system: string;
  slot: number;
  judge: Quantity;
  human: Quantity;
  corrected: Quantity;
  leads: "human" | "corrected" | null;
  /** The leading rate with its interval, and on how many labels: two columns of text. */
  numbers: [string, string];
  words: string;
}

/** Rates by system, the highest first. */
export interface StripModel {
  label: string;
  rows: StripRow[];
  /** Heads of the two columns of text. */
  columns: [string, string];
  missing?: string;
}

const lane = 13;
const ticks = [0, 0.25, 0.5, 0.75, 1].map((value) => ({value, label: value === 1 ? "100%" : String(value * 100)}));
const SERIES = ["judge", "human", "corrected"] as const;
const NAMES = {judge: "judge alone", human: "people alone", corrected: "both"};

/**
 * From judge-only to corrected, one system under the other: three lanes each, the rate that leads in its family's hue.
 *
 * The judge alone is hollow, people alone a diamond, both together a dot. What cannot be given is left out here and said
 * in the table. On narrow windows names and numbers stand over their lanes.
 */
export function correctedStrip(model: StripModel, options: ChartOptions): SVGSVGElement {
  const {document, width} = options;
  if (model.rows.length === 0) return missingPicture(model.missing ?? "needs a judge and people's labels", options);
  const narrow = width < 560;
  const labels = Math.max(...model.rows.map((r) => textWidth(r.system, 12.5)));
  const columns = [0, 1].map((k) =>
    Math.max(textWidth(model.columns[k]!, 12), ...model.rows.map((r) => textWidth(r.numbers[k]!, 12.5)))
  );
  const plot: Plot = narrow
    ? {left: 13, right: width - 20, top: 24, bottom: 0}
    : {left: Math.min(labels + 34, width * 0.35), right: width - columns[0]! - columns[1]! - 36, top: 24, bottom: 0};
  const x = axisScale("linear", [0, 1], [plot.left, plot.right]);
  const drawn: (SVGElement | null)[] = [];
  let y = plot.top + 6;
  for (const row of model.rows) {
    if (narrow) y += nameOver(document, row, y, width, drawn);
    const at = y + lane;
    if (!narrow) {
      drawn.push(familyMark(document, {x: 6, y: at}, {slot: row.slot, radius: 4.4}));
      const name = breakName(row.system, 12.5, false, plot.left - 26);
      const size = name.length > 1 ? 11.5 : 12.5;
      drawn.push(stackedWords(document, name, {x: 18, y: at}, {size, ink: "--ink"}));
      const first = plot.right + 18 + columns[0]!;
      drawn.push(words(document, row.numbers[0], {x: first, y: at + 4}, {size: 12.5, anchor: "end", ink: "--ink"}));
      drawn.push(words(document, row.numbers[1], {x: width - 2, y: at + 4}, {size: 12.5, anchor: "end"}));
    }
    drawn.push(el(document, "g", {class: "row"}, [
      el(document, "title", {}, [row.words]),
      ...SERIES.flatMap((which, k) => mark(document, row, which, {x, plot, y: y + k * lane}))
    ])); // prettier-ignore
    y += 3 * lane + (narrow ? 10 : 8);
    drawn.push(line(document, [0, y - 10, width, y - 10]));
  }
  plot.bottom = y - 8;
  const heads = narrow
    ? []
    : [
        words(document, model.columns[0], {x: plot.right + 18 + columns[0]!, y: 12}, {anchor: "end"}),
        words(document, model.columns[1], {x: width - 2, y: 12}, {anchor: "end"})
      ];
  return chartRoot(
    document,
    {width, height: plot.bottom + 38},
    {label: model.label, description: model.rows.map((r) => r.words).join("; ")},
    [
      rowGrid(document, plot, ticks, x),
      ...legend(document, narrow ? 0 : plot.left),
      ...heads,
      ...drawn,
      words(document, "Share of answers approved", {x: plot.right, y: plot.bottom + 33}, {anchor: "end"})
    ]
  );
}

/** Name and numbers over the lanes of a narrow window; gives the height they take. */
function nameOver(
  document: ChartDocument,
  row: StripRow,
  y: number,
  width: number,
  into: (SVGElement | null)[]
): number {
  into.push(familyMark(document, {x: 5, y: y + 5}, {slot: row.slot, radius: 4.4}));
  into.push(words(document, row.system, {x: 18, y: y + 9}, {size: 12, ink: "--ink"}));
  const oneLine = 18 + textWidth(row.system, 12) + textWidth(row.numbers[0], 12) + 12 <= width;
  if (oneLine) into.push(words(document, row.numbers[0], {x: width, y: y + 9}, {size: 12, anchor: "end"}));
  else into.push(words(document, row.numbers[0], {x: 18, y: y + 24}, {size: 12}));
  return oneLine ? 24 : 39;
}

function mark(
  document: ChartDocument,
  row: StripRow,
  which: (typeof SERIES)[number],
  {x, plot, y}: {x: (value: number) => number; plot: Plot; y: number}
): SVGElement[] {
  const quantity = row[which];
  if (!isEstimate(quantity)) return [];
  const leads = row.leads === which;
  const paint = leads ? slotPaint(row.slot) : "var(--ink-3)";
  const {value, low, high} = quantity;
  const interval = levelEnds({low, high}, x, plot, y);
  return [
    intervalLine(document, interval, {horizontal: true, paint, width: leads ? 2 : 1.2}),
    dot(document, which, {x: x(value), y}, paint, leads ? 4.3 : 3.4)
  ];
}

function dot(
  document: ChartDocument,
  which: (typeof SERIES)[number],
  {x, y}: {x: number; y: number},
  paint: string,
  r: number
): SVGElement {
  if (which === "human") {
    const d = `M${x},${y - r - 0.8}L${x + r + 0.8},${y}L${x},${y + r + 0.8}L${x - r - 0.8},${y}Z`;
    return el(document, "path", {d, style: `fill: ${paint}`});
  }
  const style = which === "judge" ? `fill: var(--paper); stroke: ${paint}; stroke-width: 1.4px` : `fill: ${paint}`;
  return el(document, "circle", {cx: x, cy: y, r, style});
}

function legend(document: ChartDocument, left: number): SVGElement[] {
  let at = left + 5;
  return SERIES.flatMap((which) => {
    const marks = [
      dot(document, which, {x: at, y: 8}, "var(--ink-2)", 3.6),
      words(document, NAMES[which], {x: at + 9, y: 12}, {size: 12})
    ];
    at += 9 + textWidth(NAMES[which], 12) + 20;
    return marks;
  });
}
