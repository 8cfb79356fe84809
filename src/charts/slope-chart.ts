import {slotPaint} from "../style/palette.js";
import {textWidth} from "../style/text-width.js";
import {breakName} from "./labels/break-name.js";
import {familyMark, line, stackedWords, words} from "./marks.js";
import {missingPicture} from "./missing-picture.js";
import {chartRoot, el, type ChartOptions} from "./svg.js";

/** Ranks before and after. */
export interface SlopeModel {
  label: string;
  left_title: string;
  right_title: string;
  items: {system: string; slot: number; before: number; after: number}[];
  missing?: string;
}

const rowHeight = 25;
const movedBy = 2;

/** Ranks before and after, joined by lines: movers of two ranks or more in hue and bold, the rest faint. */
export function slopeChart(model: SlopeModel, options: ChartOptions): SVGSVGElement {
  const {document, width} = options;
  if (model.items.length === 0) return missingPicture(model.missing ?? "needs two rankings", options);
  const size = width < 520 ? 11.5 : 12.5;
  const widest = Math.max(...model.items.map((i) => textWidth(i.system, size, true)));
  const room = (width - 64) / 2 - 46;
  const names = Math.min(widest, room);
  const margin = Math.max(0, Math.min(90, (width - 2 * (names + 46) - 220) / 2));
  const left = margin + names + 34;
  const right = width - margin - names - 46;
  const top = 24;
  const y = (rank: number): number => top + (rank - 0.5) * rowHeight;
  const last = Math.max(...model.items.flatMap((i) => [i.before, i.after]));
  const height = top + last * rowHeight + 4;
  const drawn = model.items.map(({system, slot, before, after}) => {
    const moved = Math.abs(after - before) >= movedBy;
    const paint = moved ? slotPaint(slot) : "var(--faint)";
    const ink = moved ? "--ink" : "--ink-2";
    const lines = breakName(system, size, moved, room);
    const name = (x: number, rank: number, anchor: "start" | "end", weight: number): SVGElement =>
      stackedWords(document, lines, {x, y: y(rank)}, {size: lines.length > 1 ? 11 : size, weight, ink, anchor});
    return el(document, "g", {class: "slope", "data-system": system}, [
      el(document, "title", {}, [`${system}: rank ${before} before, ${after} after`]),
      line(document, [left + 8, y(before), right - 8, y(after)], {paint, width: moved ? 1.75 : 1}),
      familyMark(document, {x: left, y: y(before)}, {slot, radius: 4.4}),
      familyMark(document, {x: right, y: y(after)}, {slot, radius: 4.4}),
      words(document, String(before), {x: left - 12, y: y(before) + 4}, {size, anchor: "end"}),
      name(left - 32, before, "end", 400),
      words(document, String(after), {x: right + 26, y: y(after) + 4}, {size, anchor: "end"}),
      name(right + 34, after, "start", moved ? 600 : 400)
    ]);
  });
  return chartRoot(
    document,
    {width, height},
    {
      label: model.label,
      description: model.items.map((i) => `${i.system}: ${i.before} to ${i.after}`).join("; ")
    },
    [
      words(document, model.left_title, {x: left + 6, y: 12}, {anchor: "end"}),
      words(document, model.right_title, {x: right - 6, y: 12}, {anchor: "start"}),
      ...drawn
    ]
  );
}
