import {slotPaint} from "../style/palette.js";
import {textWidth} from "../style/text-width.js";
import {breakName} from "./labels/break-name.js";
import {fitted} from "./labels/fitted.js";
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

const movedBy = 2;
/** Beyond this many rows they stand closer. */
const manyRows = 25;

/**
 * Ranks before and after, joined by lines: movers of two ranks or more in hue and bold, the rest faint.
 *
 * Names stand on both sides, on narrow charts on the right alone; beyond 25 systems rows stand closer.
 */
export function slopeChart(model: SlopeModel, options: ChartOptions): SVGSVGElement {
  const {document, width} = options;
  if (model.items.length === 0) return missingPicture(model.missing ?? "needs two rankings", options);
  const narrow = width < 520;
  const close = model.items.length > manyRows;
  const size = close ? 11 : narrow ? 11.5 : 12.5;
  const widest = Math.max(...model.items.map((i) => textWidth(i.system, size, true)));
  const room = narrow ? width - 196 : (width - 64) / 2 - 46;
  const names = Math.min(widest, room);
  const margin = narrow ? 0 : Math.max(0, Math.min(90, (width - 2 * (names + 46) - 220) / 2));
  const left = narrow ? 34 : margin + names + 34;
  const right = width - margin - names - 46;
  const top = 24;
  const label = (system: string, bold: boolean) =>
    breakName(system, size, bold, room).map((text) => fitted(text, room, size, bold));
  const stacked = model.items.some((i) => label(i.system, true).length > 1);
  const rowHeight = stacked ? 28 : close ? 16 : 25;
  const y = (rank: number): number => top + (rank - 0.5) * rowHeight;
  const last = Math.max(...model.items.flatMap((i) => [i.before, i.after]));
  const height = top + last * rowHeight + 4;
  const drawn = model.items.map(({system, slot, before, after}) => {
    const moved = Math.abs(after - before) >= movedBy;
    const paint = moved ? slotPaint(slot) : "var(--faint)";
    const ink = moved ? "--ink" : "--ink-2";
    const lines = label(system, moved);
    const name = (x: number, rank: number, anchor: "start" | "end", weight: number): SVGElement =>
      stackedWords(document, lines, {x, y: y(rank)}, {size: lines.length > 1 ? 11 : size, weight, ink, anchor});
    return el(document, "g", {class: "slope", "data-system": system}, [
      el(document, "title", {}, [`${system}: rank ${before} before, ${after} after`]),
      line(document, [left + 8, y(before), right - 8, y(after)], {paint, width: moved ? 1.75 : 1}),
      familyMark(document, {x: left, y: y(before)}, {slot, radius: 4.4}),
      familyMark(document, {x: right, y: y(after)}, {slot, radius: 4.4}),
      words(document, String(before), {x: left - 12, y: y(before) + 4}, {size, anchor: "end"}),
      narrow ? null : name(left - 32, before, "end", 400),
      words(document, String(after), {x: right + 26, y: y(after) + 4}, {size, anchor: "end"}),
      name(right + 34, after, "start", moved ? 600 : 400)
    ]);
  });
  return chartRoot(
    document,
    {width, height},
    {
      label: model.label,
      data: model.items.map(({system, before, after}) => ({
        system,
        [model.left_title]: before,
        [model.right_title]: after
      })),
      description: model.items.map((i) => `${i.system}: ${i.before} to ${i.after}`).join("; ")
    },
    [
      words(document, model.left_title, {x: narrow ? 0 : left + 6, y: 12}, {anchor: narrow ? "start" : "end"}),
      narrow
        ? words(document, model.right_title, {x: width, y: 12}, {anchor: "end"})
        : words(document, model.right_title, {x: right - 6, y: 12}, {anchor: "start"}),
      ...drawn
    ]
  );
}
