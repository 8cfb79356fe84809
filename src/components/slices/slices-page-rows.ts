import type {ChartRow, RowsModel} from "../../charts/rows-chart.js";
import {known, type Quantity} from "../../models/quantity.js";
import {standsOut} from "../../models/slices/slices-answer.js";
import type {SliceCell, SlicesModel} from "../../models/slices/slices-model.js";
import {currentCells} from "../../models/slices/slices-words.js";
import {reason} from "../../models/value/answer.js";
import {isRefusal} from "../../statistics/estimate.js";
import {formatCount, formatCountOf, formatInterval, formatPercent, formatShare} from "../../style/format.js";
import {signedPoints} from "./slices-page-heat.js";
import {shareTicks} from "../numbers/share-ticks.js";

const TICKS = shareTicks([0, 0.25, 0.5, 0.75, 1]);

/** Every system on the picked slice, the highest rate first. */
export function sliceRows(model: SlicesModel): RowsModel {
  const {slice} = model.choice;
  const fact = model.slices.find((s) => s.dimension === model.choice.by && s.slice === slice);
  const cells = currentCells(model).filter((c) => c.slice === slice);
  const slots = new Map(model.systems.map((s) => [s.system, s.slot]));
  const tone = (c: SliceCell): ChartRow["tone"] => ({slot: slots.get(c.system)!});
  return rows(
    model,
    `Pass rate on ${slice} by system`,
    cells,
    {name: (c) => c.system, tone},
    reference(fact?.rate, "all systems")
  );
}

/** Every slice of the picked system, the highest rate first. */
export function systemRows(model: SlicesModel): RowsModel {
  const system = model.systems.find((s) => s.system === model.choice.system);
  const cells = currentCells(model).filter((c) => c.system === system?.system);
  const label = `Pass rate of ${system?.system} by ${model.choice.by}`;
  const tone = (c: SliceCell) => (standsOut(c) ? "accent" : "ink");
  return rows(model, label, cells, {name: (c) => c.slice, tone}, reference(system?.rate, "all its tasks"));
}

function rows(
  model: SlicesModel,
  label: string,
  cells: readonly SliceCell[],
  {name, tone}: {name: (cell: SliceCell) => string; tone: (cell: SliceCell) => ChartRow["tone"]},
  references: RowsModel["references"]
): RowsModel {
  const several = model.systems.length > 1;
  const sorted = [...cells].sort((a, b) => (known(b.rate)?.value ?? -1) - (known(a.rate)?.value ?? -1));
  return {
    label,
    groups: [{heading: null, rows: sorted.map((c) => row(c, {label: name(c), tone: tone(c)}, several))}],
    domain: [0, 1],
    ticks: TICKS,
    references,
    columns: ["Passed, %", "Shrunken, %", ...(several ? ["Surprise, points"] : []), "Tasks"],
    axis_title: "Share of tasks passed",
    missing: "needs a slice of five tasks"
  };
}

function row(cell: SliceCell, {label, tone}: Pick<ChartRow, "label" | "tone">, several: boolean): ChartRow {
  const rate = known(cell.rate);
  const shrunken = known(cell.shrunken);
  const surprise = isRefusal(cell.surprise) ? null : cell.surprise;
  const mark = standsOut(cell) ? "*" : "";
  const margin = rate
    ? `${formatShare(rate.value)}% (${formatInterval(rate.low, rate.high, (x) => formatShare(x))})`
    : "refused";
  return {
    label,
    quantity: cell.rate,
    tone,
    ...(isRefusal(cell.rate) ? {reason: `${reason(cell.rate.refused)} (${formatCount(cell.tasks)})`} : {}),
    numbers: [
      rate ? formatShare(rate.value) : "",
      shrunken ? formatShare(shrunken.value) : "refused",
      ...(several ? [surprise ? `${signedPoints(surprise.value)}${mark}` : "refused"] : []),
      formatCount(cell.tasks)
    ],
    words: `${margin}${surprise ? `, ${signedPoints(surprise.value)} points${mark}` : ""}, ${formatCountOf(cell.tasks, "task")}`
  };
}

function reference(rate: Quantity | undefined, label: string): RowsModel["references"] {
  const value = rate ? known(rate)?.value : undefined;
  return value === undefined ? [] : [{value, label: `${label} ${formatPercent(value)}`}];
}
