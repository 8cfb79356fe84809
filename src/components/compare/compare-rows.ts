import {nice} from "d3-array";
import type {ChartRow, RowsModel} from "../../charts/rows-chart.js";
import type {CompareModel, CompareVerdict} from "../../models/compare/compare-model.js";
import {signedPoints} from "../../models/compare/compare-answer.js";
import {known, type Quantity} from "../../models/quantity.js";
import {reason} from "../../models/value/answer.js";
import {isRefusal} from "../../statistics/estimate.js";
import {formatCountOf, formatInterval, formatPoints} from "../../style/format.js";
import {textWidth} from "../../style/text-width.js";

/** Slices the figure draws; the table under it has all. */
const DRAWN = 24;

/** The difference over all tasks and in each slice, against nought and the margin. */
export function compareRows(model: CompareModel, width: number): RowsModel {
  const {margin} = model.equivalence;
  const drawn = drawnSlices(model);
  const group = (dimension: "category" | "language", heading: string) => ({
    heading,
    rows: drawn
      .filter((s) => s.dimension === dimension)
      .map((s) => rowOf(model, s.slice, s.tasks, s.difference, s.verdict, false))
  });
  const groups = [
    {
      heading: null,
      rows: [rowOf(model, "All tasks", model.tasks, model.difference, model.verdict, true), ...unpairedRow(model)]
    },
    group("category", "By category"),
    group("language", "By language")
  ].filter((g) => g.rows.length > 0);
  const domain = domainOf(
    groups.flatMap((g) => g.rows.map((r) => r.quantity)),
    margin
  );
  const title = `Points; right of nought ${model.a} passes more`;
  return {
    label: `${model.a} minus ${model.b}, points of tasks passed with 95% interval`,
    groups,
    domain,
    ticks: ticksOf(domain),
    references: [
      {value: -margin, label: formatPoints(-margin)},
      {value: margin, label: `margin ${formatPoints(margin)}`}
    ],
    columns: ["points", "95% interval", "tasks"],
    axis_title:
      textWidth(title, 12) < Math.min(width, 700) - 40 ? title : "Points; right of nought the first passes more"
  };
}

/** The slices of most tasks, in the order of the model. */
export function drawnSlices({slices}: CompareModel): CompareModel["slices"] {
  const kept = new Set([...slices].sort((a, b) => b.tasks - a.tasks).slice(0, DRAWN));
  return slices.filter((s) => kept.has(s));
}

/** The same difference had the two run different tasks: what pairing takes off the interval. */
function unpairedRow(model: CompareModel): ChartRow[] {
  const {unpaired} = model.pairing;
  if (isRefusal(unpaired)) return [];
  const row = rowOf(model, "had they not been paired", model.tasks, unpaired, "inconclusive", false);
  return [{...row, tone: "faint"}];
}

function rowOf(
  model: CompareModel,
  label: string,
  tasks: number,
  quantity: Quantity,
  verdict: CompareVerdict,
  whole: boolean
): ChartRow {
  const interval = intervalWords(quantity);
  const ahead = verdict === "a_better" ? model.sides?.a : verdict === "b_better" ? model.sides?.b : undefined;
  return {
    label,
    quantity,
    tone: ahead ? {slot: ahead.slot} : whole ? "ink" : "neutral",
    ...(isRefusal(quantity) ? {reason: reason(quantity.refused)} : {}),
    numbers: [signedPoints(quantity), interval, String(tasks)],
    words: `${signedPoints(quantity)} (${interval}), ${formatCountOf(tasks, "task")}`
  };
}

function intervalWords(quantity: Quantity): string {
  const e = known(quantity);
  return e ? formatInterval(e.low, e.high, (x) => formatPoints(x)) : "";
}

function domainOf(quantities: readonly Quantity[], margin: number): [number, number] {
  const ends = quantities.flatMap((q) => {
    const e = known(q);
    return e ? [e.low ?? e.value, e.high ?? e.value] : [];
  });
  const [low, high] = nice(Math.min(-margin * 1.3, ...ends), Math.max(margin * 1.3, ...ends), 5);
  return [low, high];
}

/** Round steps over the domain, nought among them. */
function ticksOf([low, high]: [number, number]): {value: number; label: string}[] {
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5].find((s) => (high - low) / s <= 5.01) ?? 0.5;
  const ticks: {value: number; label: string}[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9; i++)
    ticks.push({value: i * step, label: formatPoints(i * step, 0)});
  return ticks;
}
