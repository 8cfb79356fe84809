import type {ChartRow, RowsModel} from "../../charts/rows-chart.js";
import {logTicks} from "../../charts/scales.js";
import {known, type Quantity} from "../../models/quantity.js";
import {clockTitle} from "../../models/system/latency-words.js";
import {latencyNumber, measureNumber} from "../../models/system/system-numbers.js";
import type {SystemLatency, SystemModel} from "../../models/system/system-model.js";
import {reason} from "../../models/value/answer.js";
import {isRefusal} from "../../statistics/estimate.js";
import {formatCount, formatInterval, formatNumber} from "../../style/format.js";
import {formatMeasureTick} from "../../style/format-measure.js";

const QUANTILES = [
  ["p50", "Half (p50)"],
  ["p90", "Nine in ten (p90)"],
  ["p99", "99 in 100 (p99)"]
] as const;

/** What it spends over the middle system, on one log axis; empty where no middle is known. */
export function spendRowsModel(m: SystemModel): RowsModel {
  const rows = (m.costs?.spend ?? []).filter((s) => s.median !== null);
  const domain = logDomain(
    rows.flatMap((s) => [...bounds(s.relative), ...s.field.map((f) => f.value)]),
    [0.5, 2]
  );
  return {
    label: `What ${m.system} spends over the middle system, with 95% intervals and the other systems`,
    groups: [
      {
        heading: null,
        rows: rows.map((s) => {
          const format = measureNumber(s.measure);
          const e = known(s.estimate);
          const interval = e ? formatInterval(e.low, e.high, format) : "";
          const ratio = known(s.relative);
          return {
            label: s.title,
            quantity: s.relative,
            tone: {slot: m.slot},
            field: s.field.map((f) => f.value),
            ...(isRefusal(s.relative) ? {reason: reason(s.relative.refused)} : {}),
            numbers: [e ? format(e.value) : "", interval, ratio ? times(ratio.value) : ""],
            words: e ? `${format(e.value)} (${interval})${ratio ? `, ${times(ratio.value)} the middle` : ""}` : ""
          };
        })
      }
    ],
    domain,
    kind: "log",
    zero: 1,
    ticks: logTicks(domain).map((value) => ({value, label: times(value)})),
    references: [],
    columns: ["spent", "95% interval", "× middle"],
    axis_title: "Times the middle system, log scale"
  };
}

function times(x: number): string {
  return `${x >= 9.95 ? formatNumber(x) : Number(x.toPrecision(2)).toString()}×`;
}

/** The quantiles of its times by each clock, the other systems' as ticks. */
export function latencyRowsModel(m: SystemModel, latency: SystemLatency): RowsModel {
  const {overall} = latency;
  const domain = logDomain(
    overall.flatMap((e) => QUANTILES.flatMap(([p]) => [...bounds(e[p]), ...e.field[p].map((f) => f.value)])),
    [Infinity, 0]
  );
  return {
    label: `How long attempts of ${m.system} take, with 95% intervals and the other systems`,
    groups: overall.map((e) => ({
      heading: clockTitle(e.kind),
      rows: QUANTILES.map(([p, label]): ChartRow => {
        const q = known(e[p]);
        const interval = q ? formatInterval(q.low, q.high, latencyNumber) : "";
        return {
          label,
          quantity: e[p],
          tone: {slot: m.slot},
          field: e.field[p].map((f) => f.value),
          ...(isRefusal(e[p]) ? {reason: lateReason(e[p].refused, e.longest_s)} : {}),
          numbers: [q ? latencyNumber(q.value) : "", interval, formatCount(e.attempts)],
          words: q ? `${latencyNumber(q.value)} (${interval}), ${formatCount(e.attempts)} attempts` : ""
        };
      })
    })),
    domain,
    kind: "log",
    zero: null,
    ticks: logTicks(domain).map((value) => ({value, label: formatMeasureTick("seconds")(value)})),
    references: [],
    columns: ["within", "95% interval", "attempts"],
    axis_title: "Time of an attempt, log scale"
  };
}

/** Why a quantile of times is not given; one that is cut off is at least known to be longer. */
export function lateReason(code: string, longest: number): string {
  if (code === "not_reached") return `longer than ${latencyNumber(longest)}`;
  return code === "n_too_small" ? "too few attempts" : reason(code);
}

function logDomain(values: readonly number[], least: [number, number]): [number, number] {
  const positive = values.filter((v) => v > 0);
  if (positive.length === 0) return [1, 10];
  return [Math.min(least[0], ...positive) / 1.15, Math.max(least[1], ...positive) * 1.15];
}

function bounds(q: Quantity): number[] {
  const e = known(q);
  return e ? [e.low ?? e.value, e.value, e.high ?? e.value] : [];
}
