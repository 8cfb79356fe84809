import {textWidth} from "../style/text-width.js";
import {breakName} from "./labels/break-name.js";
import {stackedWords, struckCircle, words} from "./marks.js";
import {missingPicture} from "./missing-picture.js";
import {chartRoot, el, type ChartDocument, type ChartOptions} from "./svg.js";
import type {DataRow} from "./chart-data.js";

/** A cell: its share decides the ink, `text` and `sub` are written; `share` null writes on bare paper. */
export interface HeatCell {
  share: number | null;
  text: string;
  sub?: string;
  /** Cells in which both sides agree have the accent's frame. */
  framed?: boolean;
  refused?: boolean;
}

/** A table drawn in ink: rows by columns, `null` where nothing can stand. */
export interface HeatMapModel {
  label: string;
  row_title?: string;
  column_title?: string;
  rows: string[];
  columns: string[];
  cells: (HeatCell | null)[][];
  row_totals?: string[];
  missing?: string;
}

/** Ink in percent by step. The middle greys are skipped, so that the text keeps 4.5:1 in both schemes. */
const inkSteps = [4, 12, 22, 33, 66, 80, 88];
const firstDark = 4;

/** Step of the ink for a share in [0, 1]: 0 to 6. */
export function inkStep(share: number): number {
  return Math.min(inkSteps.length - 1, Math.max(0, Math.floor(share * inkSteps.length)));
}

/** Confusion, rater by rater, slices: ink in seven steps with the number written in every cell. */
export function heatMap(model: HeatMapModel, options: ChartOptions): SVGSVGElement {
  const {document, width} = options;
  if (model.rows.length === 0 || model.columns.length === 0) {
    return missingPicture(model.missing ?? "nothing to draw yet", options);
  }
  const size = width < 420 ? 11 : 12;
  const labels = Math.max(textWidth(model.row_title ?? "", size), ...model.rows.map((r) => textWidth(r, size)));
  const left = Math.min(Math.ceil(labels) + 12, width * 0.4);
  const totals = model.row_totals === undefined ? 0 : Math.max(...model.row_totals.map((t) => textWidth(t, size))) + 14;
  const widest = Math.max(
    44,
    ...model.columns.map((c) => Math.max(...c.split(" ").map((w) => textWidth(w, size))) + 8)
  );
  const cell = Math.min(Math.max(widest, 52), (width - left - totals) / model.columns.length);
  const tall = model.cells.some((row) => row.some((c) => c?.sub !== undefined)) ? 38 : 30;
  const heads = model.columns.map((c) => breakName(c, size, false, cell - 2));
  const headLines = Math.max(...heads.map((h) => h.length));
  const titled = model.column_title === undefined ? 0 : 17;
  const top = titled + headLines * 14 + 6;
  const height = top + model.rows.length * tall + 2;
  const children: SVGElement[] = [];
  if (model.column_title !== undefined) children.push(words(document, model.column_title, {x: left, y: 12}, {size}));
  if (model.row_title !== undefined) {
    children.push(words(document, model.row_title, {x: left - 8, y: top - 8}, {size, anchor: "end"}));
  }
  heads.forEach((lines, j) => {
    const y = top - 12 - ((lines.length - 1) / 2) * size * 1.15;
    children.push(stackedWords(document, lines, {x: left + (j + 0.5) * cell, y}, {size, anchor: "middle"}));
  });
  model.rows.forEach((name, i) => {
    const y = top + i * tall;
    children.push(words(document, name, {x: left - 8, y: y + tall / 2 + 4}, {size, anchor: "end"}));
    model.columns.forEach((column, j) => {
      const at = {x: left + j * cell, y, width: cell, height: tall};
      children.push(drawCell(document, model.cells[i]?.[j] ?? null, at, `${name}, ${column}`, size));
    });
    const total = model.row_totals?.[i];
    if (total !== undefined) {
      const x = left + model.columns.length * cell + 8;
      children.push(words(document, total, {x, y: y + tall / 2 + 4}, {size}));
    }
  });
  const used = left + model.columns.length * cell + totals + 2;
  return chartRoot(
    document,
    {width: Math.min(width, Math.ceil(used)), height},
    {label: model.label, description: described(model), data: heatData(model)},
    children
  );
}

function drawCell(
  document: ChartDocument,
  cell: HeatCell | null,
  at: {x: number; y: number; width: number; height: number},
  name: string,
  size: number
): SVGElement {
  const middle = {x: at.x + at.width / 2, y: at.y + at.height / 2 + 4};
  const rect = {x: at.x + 1, y: at.y + 1, width: at.width - 2, height: at.height - 2};
  if (cell === null) return el(document, "rect", {...rect, style: "fill: var(--wash)"});
  const step = cell.share === null ? -1 : inkStep(cell.share);
  const fill = step < 0 ? "var(--paper)" : `color-mix(in srgb, var(--ink) ${inkSteps[step]}%, var(--paper))`;
  const stroke = cell.framed ? "; stroke: var(--accent); stroke-width: 1.5px" : step < 0 ? "; stroke: var(--grid)" : "";
  const ink = step >= firstDark ? "--paper" : step < 0 ? "--ink-2" : "--ink";
  const style = {size, ink, anchor: "middle" as const};
  const upper = cell.sub === undefined ? middle.y : middle.y - 7;
  return el(document, "g", {class: "cell"}, [
    el(document, "title", {}, [`${name}: ${cell.text}${cell.sub === undefined ? "" : `, ${cell.sub}`}`]),
    el(document, "rect", {...rect, style: `fill: ${fill}${stroke}`}),
    cell.refused ? struckCircle(document, {x: middle.x, y: at.y + at.height / 2}) : null,
    cell.refused ? null : words(document, cell.text, {x: middle.x, y: upper}, style),
    cell.sub === undefined ? null : words(document, cell.sub, {x: middle.x, y: middle.y + 9}, {...style, size: 11})
  ]);
}

function heatData({label, rows, columns, cells}: HeatMapModel): DataRow[] {
  return rows.flatMap((row, i) =>
    columns.flatMap((column, j) => {
      const cell = cells[i]?.[j];
      return cell ? [{table: label, row, column, share: cell.share, text: cell.text, second: cell.sub ?? null}] : [];
    })
  );
}

function described(model: HeatMapModel): string {
  return model.rows
    .map((row, i) => `${row}: ${model.columns.map((c, j) => `${c} ${model.cells[i]?.[j]?.text ?? "none"}`).join(", ")}`)
    .join("; ");
}
