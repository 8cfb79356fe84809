import type {Quantity} from "../models/quantity.js";
import {slotPaint} from "../style/palette.js";
import {textWidth} from "../style/text-width.js";
import {rowGrid} from "./axes.js";
import {breakName} from "./labels/break-name.js";
import {familyMark, line, platedWords, stackedWords, words} from "./marks.js";
import {missingPicture} from "./missing-picture.js";
import {rowMark} from "./rows/row-mark.js";
import {axisScale} from "./scales.js";
import {chartRoot, el, type ChartDocument, type ChartOptions} from "./svg.js";

/** A system in a ranking: its score with interval, its rank with the ranks it holds in 95 % of resamples. */
export interface RankingRow {
  system: string;
  slot: number;
  score: Quantity;
  /** The score as text. */
  number: string;
  /** Score and rank in words, for narrow windows. */
  words: string;
  rank: number;
  rank_low: number;
  rank_high: number;
}

/** A ranking with its score's axis; a domain that does not start at nought must be said in the caption. */
export interface RankingModel {
  label: string;
  score_title: string;
  rows: RankingRow[];
  domain: [number, number];
  ticks: {value: number; label: string}[];
  missing?: string;
}

const rowHeight = 26;

/** Scores as dots on their intervals and, beside them, ranks as an 8 px bar of the ranks held with a tick at the point rank. */
export function rankingChart(model: RankingModel, options: ChartOptions): SVGSVGElement {
  const {document, width} = options;
  if (model.rows.length === 0) return missingPicture(model.missing ?? "needs a system with scores", options);
  const size = {label: model.label, description: model.rows.map((r) => `${r.system}: ${r.words}`).join("; ")};
  const narrow = width < 520;
  const step = narrow ? 50 : rowHeight;
  const top = narrow ? 18 : 24;
  const bottom = top + model.rows.length * step + 4;
  const names = narrow ? 0 : Math.min(200, 20 + Math.max(...model.rows.map((r) => textWidth(r.system, 12.5))));
  const score = narrow
    ? {left: 8, right: width - 14, top, bottom}
    : {left: names + 22, right: names + 22 + (width - names) * 0.42, top, bottom};
  const rank = {left: score.right + 72, right: width - 16, top, bottom};
  const x = axisScale("linear", model.domain, [score.left, score.right]);
  const highest = Math.max(...model.rows.map((r) => r.rank_high));
  const rankAt = axisScale("linear", [1, Math.max(2, highest)], [rank.left, rank.right]);
  const rows = model.rows.map((row, i) => {
    const y = top + i * step + (narrow ? 36 : step / 2);
    const chartRow = {label: row.system, quantity: row.score, tone: {slot: row.slot}, numbers: [], words: row.words};
    return el(document, "g", {class: "row", "data-system": row.system}, [
      ...(narrow ? nameAbove(document, row, y, width) : nameBeside(document, row, y, score.right + 46, names)),
      rowMark(document, chartRow, score, x, y, {radius: 4.3, width: 1.9}),
      narrow ? null : rankBar(document, row, rankAt, y)
    ]);
  });
  return chartRoot(document, {width, height: bottom + 20}, size, [
    words(document, model.score_title, {x: narrow ? 0 : score.left, y: 12}),
    narrow ? null : words(document, "Rank, 95% interval", {x: rank.left, y: 12}),
    rowGrid(document, score, model.ticks, x),
    narrow ? null : rowGrid(document, rank, rankTicks(highest), rankAt, {zero: null}),
    ...rows
  ]);
}

function nameBeside(
  document: ChartDocument,
  row: RankingRow,
  y: number,
  numberEnd: number,
  names: number
): SVGElement[] {
  const lines = breakName(row.system, 12.5, false, names - 18);
  return [
    familyMark(document, {x: 6, y}, {slot: row.slot, radius: 4.6}),
    stackedWords(document, lines, {x: 20, y}, {size: lines.length > 1 ? 11 : 12.5, ink: "--ink"}),
    words(document, row.number, {x: numberEnd, y: y + 4}, {size: 12.5, ink: "--ink", anchor: "end"})
  ];
}

function nameAbove(document: ChartDocument, row: RankingRow, y: number, width: number): SVGElement[] {
  const oneLine = textWidth(row.system, 12) + textWidth(row.words, 12) + 30 <= width;
  const name = platedWords(document, row.system, {x: 18, y: oneLine ? y - 13 : y - 24}, {size: 12, ink: "--ink"});
  const said = oneLine
    ? platedWords(document, row.words, {x: width, y: y - 13}, {size: 12, anchor: "end"})
    : platedWords(document, row.words, {x: 18, y: y - 10}, {size: 11});
  return [familyMark(document, {x: 6, y: oneLine ? y - 17 : y - 28}, {slot: row.slot, radius: 4.4}), name, said];
}

function rankBar(document: ChartDocument, row: RankingRow, x: (rank: number) => number, y: number): SVGElement {
  const left = x(row.rank_low) - 4;
  const right = x(row.rank_high) + 4;
  const at = x(row.rank);
  return el(document, "g", {class: "rank"}, [
    el(document, "rect", {x: left, y: y - 4, width: right - left, height: 8, rx: 4, style: "fill: var(--grid)"}),
    line(document, [at, y - 6, at, y + 6], {paint: slotPaint(row.slot), width: 2.5})
  ]);
}

function rankTicks(highest: number): {value: number; label: string}[] {
  const step = highest <= 6 ? 1 : highest <= 12 ? 5 : highest <= 30 ? 5 : highest <= 60 ? 10 : 50;
  const ticks = [1];
  for (let t = step === 1 ? 2 : step; t <= highest; t += step) ticks.push(t);
  const few = ticks.length > 6 ? ticks.filter((_, i) => i % 2 === 0) : ticks;
  // The last rank is named too, unless it stands at the heels of the tick before it.
  if (highest - few.at(-1)! > step / 3) few.push(highest);
  return few.map((value) => ({value, label: String(value)}));
}
