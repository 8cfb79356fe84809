import {nice} from "d3-array";
import type {LineMultiplesModel} from "../../charts/line-multiples.js";
import type {ChartRow, RowsModel} from "../../charts/rows-chart.js";
import {claimed} from "../../models/metrics/claimed.js";
import type {Association, MetricsModel} from "../../models/metrics/metrics-model.js";
import {outcomeWords} from "../../models/metrics/outcome-words.js";
import {known, type Quantity} from "../../models/quantity.js";
import {reason} from "../../models/value/answer.js";
import {isRefusal} from "../../statistics/estimate.js";
import {formatCoefficient, formatCount, formatCountOf, formatInterval} from "../../style/format.js";
import {shareTicks} from "../numbers/share-ticks.js";

const REFERENCES = [
  {value: 0.3, label: ".3 recalibrate below"},
  {value: 0.5, label: ".5 leads above"}
];
const MOST_PANELS = 9;

/** Every metric's association as it stands, then with size held constant, signed as the metric claims. */
export function associationRows(model: MetricsModel): RowsModel {
  const {shown, size} = model;
  const sized = shown.find((a) => a.metric === size);
  const quantities = shown.flatMap((a) => [a.spearman, a.partial_spearman].map((q) => claimed(q, a.direction)));
  const ends = quantities.flatMap((q) => {
    const e = known(q);
    return e ? [e.low ?? -1, e.high ?? 1] : [];
  });
  const [low, high] = nice(Math.max(-1, Math.min(0, ...ends)), Math.min(1, Math.max(0.6, ...ends)), 5);
  // Fifths of the scale, so that nought is among them wherever the axis begins.
  const ticks = [-1, -0.8, -0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8, 1].filter((t) => t >= low && t <= high);
  const {name} = outcomeWords(model.choice.outcome);
  return {
    label: `Spearman's correlation of each metric with ${name}`,
    groups: [
      {heading: sized ? "As it stands" : null, rows: shown.map((a) => row(a, a.spearman))},
      ...(sized
        ? [
            {
              heading: `With ${sized.title} held constant`,
              rows: shown.filter((a) => a !== sized).map((a) => row(a, a.partial_spearman))
            }
          ]
        : [])
    ],
    domain: [low, high],
    ticks: ticks.map((value) => ({value, label: formatCoefficient(value, 1)})),
    references: REFERENCES.filter((r) => r.value <= high),
    columns: ["ρ", "95% interval", "Changes"],
    axis_title: `Spearman's ρ with ${name}`,
    missing: "needs changes with outcomes and metrics"
  };
}

function row(a: Association, association: Quantity): ChartRow {
  const quantity = claimed(association, a.direction);
  const e = known(quantity);
  const interval = e ? formatInterval(e.low, e.high, (x) => formatCoefficient(x)) : "";
  const clear = e !== null && (e.low ?? -1) > 0;
  return {
    label: a.title,
    quantity,
    tone: clear ? "accent" : "neutral",
    ...(isRefusal(quantity) ? {reason: reason(quantity.refused)} : {}),
    numbers: [e ? formatCoefficient(e.value) : "", interval, formatCount(quantity.n)],
    words: e ? `${formatCoefficient(e.value)} (${interval}), ${formatCountOf(quantity.n, "change")}` : "refused"
  };
}

/** How often the outcome happened in each tenth of the changes, one panel a metric. */
export function tenthPanels(model: MetricsModel): LineMultiplesModel {
  const panels = model.bins.filter((b) => b.bins.length > 1).slice(0, MOST_PANELS);
  const highest = Math.max(0.1, ...panels.flatMap((p) => p.bins.map((b) => known(b.rate)?.high ?? 0)));
  const [, top] = nice(0, Math.min(1, highest), 4);
  const {axis} = outcomeWords(model.choice.outcome);
  return {
    label: `Share of changes ${axis} by tenth of each metric`,
    y_title: `Changes ${axis}`,
    x_title: "Tenth of the changes by the metric",
    panels: panels.map(({title, bins}) => ({
      title,
      tone: "accent",
      points: bins.map((b) => ({
        x: b.tenth,
        quantity: b.rate,
        words: `tenth ${b.tenth}: ${formatCount(b.events)} of ${formatCount(b.n)} changes`
      }))
    })),
    x_kind: "linear",
    x_domain: [0.5, 10.5],
    x_ticks: [1, 5, 10].map((value) => ({value, label: value === 1 ? "least" : value === 10 ? "most" : "5"})),
    y_domain: [0, top],
    y_ticks: shareTicks([0, top / 2, top]),
    missing: "no metric varies enough to be cut into tenths"
  };
}
