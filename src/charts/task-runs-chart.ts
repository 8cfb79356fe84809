import {inkPaint, slotLook, slotPaint} from "../style/palette.js";
import {shapePath} from "../style/shape-path.js";
import {textWidth} from "../style/text-width.js";
import {shortenName} from "./labels/shorten-name.js";
import {line, words} from "./marks.js";
import {missingPicture} from "./missing-picture.js";
import {chartRoot, el, rounded, type ChartOptions} from "./svg.js";

/** One run of a system over a task. */
export interface TaskRunMark {
  /** Position in `columns`. */
  column: number;
  share: number;
  /** "4 of 5", where it tried more than once; else empty. */
  text: string;
  words: string;
}

export interface TaskRunsModel {
  label: string;
  /** Days of runs, the earliest first. */
  columns: string[];
  rows: {label: string; slot: number; marks: TaskRunMark[]}[];
}

const ROW = 22;
const LEAST = 22;
const WIDEST = 132;

/** How many of the last columns a picture of this width has room for. */
export function runColumnsShown({rows, columns}: TaskRunsModel, width: number): number {
  return Math.min(columns.length, Math.max(1, Math.floor((width - namesWidth(rows, width)) / LEAST)));
}

function namesWidth(rows: TaskRunsModel["rows"], width: number): number {
  return Math.min(Math.max(...rows.map((r) => Math.ceil(textWidth(r.label, 12.5)))) + 22, width * 0.42);
}

/**
 * Systems in rows, days of runs in columns: each mark's ink is the share of attempts that passed, so that a row of one ink
 * is a system that does the same every time.
 *
 * Where there are more columns than room, the last are drawn.
 */
export function taskRunsChart(model: TaskRunsModel, {document, width}: ChartOptions): SVGSVGElement {
  const {rows, label} = model;
  if (rows.length === 0) return missingPicture("needs a system with two runs", {document, width, height: 120});
  const shown = runColumnsShown(model, width);
  const first = model.columns.length - shown;
  const columns = model.columns.slice(first);
  const left = namesWidth(rows, width);
  const step = Math.min(WIDEST, (width - left) / shown);
  const at = (column: number) => left + step * (column + 0.5);
  // A label stands over every so many columns that it keeps clear of the next.
  const widest = Math.max(...columns.map((c) => textWidth(c, 11)));
  const every = Math.ceil((widest + 8) / step);
  const top = 20;
  const marks: SVGElement[] = [];
  columns.forEach((text, c) => {
    // The last day is always named.
    if ((columns.length - 1 - c) % every !== 0) return;
    const long = textWidth(text, 11) / 2;
    const x = Math.max(left - 8 + long, Math.min(at(c), width - long - 1));
    marks.push(words(document, text, {x, y: 12}, {size: 11, anchor: "middle"}));
  });
  rows.forEach((row, i) => {
    const y = top + ROW * (i + 0.5);
    marks.push(line(document, [0, y + ROW / 2, left + step * shown, y + ROW / 2]));
    marks.push(words(document, shortenName(row.label, left - 12, 12.5), {x: 0, y: y + 4}, {size: 12.5, ink: "--ink"}));
    for (const run of row.marks) {
      if (run.column < first) continue;
      const x = at(run.column - first);
      const beside = run.text !== "" && textWidth(run.text, 11) + 18 < step / 2;
      marks.push(
        el(document, "g", {}, [
          el(document, "title", {}, [`${row.label}, ${run.words}`]),
          el(document, "path", {
            d: shapePath(slotLook(row.slot).shape, 5),
            transform: `translate(${rounded(x)},${rounded(y)})`,
            style: `fill: ${inkPaint(row.slot, run.share)}; stroke: ${slotPaint(row.slot)}; stroke-width: 1.5px; stroke-linejoin: round`
          }),
          beside ? words(document, run.text, {x: x + 11, y: y + 4}, {size: 11}) : null
        ])
      );
    }
  });
  const description = rows.map((r) => `${r.label}: ${r.marks.map((m) => m.words).join(", ")}`).join("; ");
  const data = model.rows.flatMap((r) =>
    r.marks.map(({column, share, words}) => ({system: r.label, day: model.columns[column]!, share, words}))
  );
  return chartRoot(document, {width, height: top + ROW * rows.length + 4}, {label, description, data}, marks);
}
