import {heatMap, type HeatCell, type HeatMapModel} from "../../charts/heat-map.js";
import {shortenName} from "../../charts/labels/shorten-name.js";
import {missingPicture} from "../../charts/missing-picture.js";
import {known} from "../../models/quantity.js";
import {standsOut} from "../../models/slices/slices-answer.js";
import type {SliceCell, SlicesModel} from "../../models/slices/slices-model.js";
import {currentCells} from "../../models/slices/slices-words.js";
import {isRefusal} from "../../statistics/estimate.js";
import {formatPoints, formatShare, formatSigned, minus} from "../../style/format.js";
import {textWidth} from "../../style/text-width.js";

/** Room a cell needs for its number and the second line. */
const CELL = 58;
const NAMES = 0.36;

export interface HeatPick {
  slice: string;
  system: string;
}

/** Rows and columns of the heat map: the systems and the slices, each by their mean, the highest first. */
export function heatOrder(model: SlicesModel): {systems: string[]; slices: string[]} {
  const byRate = <T extends {rate: SlicesModel["slices"][number]["rate"]}>(a: T, b: T) =>
    (known(b.rate)?.value ?? -1) - (known(a.rate)?.value ?? -1);
  return {
    systems: [...model.systems].sort(byRate).map((s) => s.system),
    slices: model.slices
      .filter((s) => s.dimension === model.choice.by)
      .sort(byRate)
      .map((s) => s.slice)
  };
}

/**
 * The heat map in as many panels as the width asks for: no column is ever squeezed under its number.
 *
 * @param onPick - a cell was pressed: its slice and system are drawn with their intervals
 */
export function slicesHeat(model: SlicesModel, width: number, onPick: (pick: HeatPick) => void): Element {
  const {systems, slices} = heatOrder(model);
  if (slices.length === 0)
    return missingPicture("needs tasks with categories", {document, width: Math.min(700, width), height: 160});
  const size = width < 420 ? 11 : 12;
  const longest = Math.max(...systems.map((s) => textWidth(s, size)));
  const left = Math.min(longest + 12, width * NAMES);
  const each = Math.max(1, Math.floor((width - left - 4) / widest(slices, size)));
  const panels = Math.ceil(slices.length / each);
  const per = Math.ceil(slices.length / panels);
  const names = systems.map((s) => shortenName(s, left - 12, size));
  const frame = document.createElement("div");
  for (let p = 0; p < panels; p++) {
    const columns = slices.slice(p * per, (p + 1) * per);
    const chart = heatMap(panel(model, names, systems, columns), {document, width});
    const pressable = [...chart.querySelectorAll<SVGGElement>("g.cell")];
    pressable.forEach((cell, i) => {
      cell.style.cursor = "pointer";
      cell.addEventListener("click", () =>
        onPick({system: systems[Math.floor(i / columns.length)]!, slice: columns[i % columns.length]!})
      );
    });
    frame.append(chart);
  }
  return frame;
}

function panel(model: SlicesModel, names: string[], systems: string[], columns: string[]): HeatMapModel {
  const found = new Map(currentCells(model).map((c) => [`${c.system}\u001f${c.slice}`, c]));
  return {
    label: `Percent of tasks passed, by system and ${model.choice.by}`,
    rows: names,
    columns,
    cells: systems.map((system) => columns.map((slice) => heatCell(found.get(`${system}\u001f${slice}`))))
  };
}

function heatCell(cell: SliceCell | undefined): HeatCell {
  if (!cell) return {share: null, text: "none"};
  const rate = known(cell.rate);
  if (!rate) return {share: null, text: "refused", refused: true};
  const out = standsOut(cell) && !isRefusal(cell.surprise);
  const sub = out
    ? signedPoints((cell.surprise as {value: number}).value)
    : cell.flags.includes("small_n")
      ? `of ${cell.tasks}`
      : undefined;
  return {share: rate.value, text: formatShare(rate.value, 0), framed: out, ...(sub === undefined ? {} : {sub})};
}

/** "+5.2" or "−9.1", in points. */
export function signedPoints(difference: number): string {
  return difference < 0 ? `${minus}${formatPoints(-difference)}` : formatSigned(100 * difference);
}

function widest(slices: readonly string[], size: number): number {
  return Math.max(CELL, ...slices.map((s) => Math.max(...s.split(" ").map((w) => textWidth(w, size))) + 10));
}
