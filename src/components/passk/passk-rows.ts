import type {RowsModel} from "../../charts/rows-chart.js";
import type {PasskModel} from "../../models/passk/passk-model.js";
import {known} from "../../models/quantity.js";
import {reason} from "../../models/value/answer.js";
import {isRefusal} from "../../statistics/estimate.js";
import {formatInterval, formatShare} from "../../style/format.js";

/** Pass@1 in rows: the picture where no task was tried twice. */
export function onceRows(model: PasskModel): RowsModel {
  const category = model.choice.category ?? "all";
  const slots = new Map(model.field.map((s) => [s.system, s.slot]));
  const rows = model.shown.flatMap((system) => {
    const row = model.systems.find((r) => r.system === system && r.category === category && r.k === 1);
    return row ? [row] : [];
  });
  return {
    label: "Share of tasks passed on one try, with 95% interval",
    groups: [
      {
        heading: null,
        rows: rows.map(({system, pass_at_k: q, tasks}) => {
          const e = known(q);
          const interval = e ? formatInterval(e.low, e.high, (x) => formatShare(x)) : "";
          return {
            label: system,
            quantity: q,
            tone: {slot: slots.get(system)!},
            ...(isRefusal(q) ? {reason: reason(q.refused)} : {}),
            numbers: e ? [formatShare(e.value), interval] : ["", ""],
            words: e ? `${formatShare(e.value)}% (${interval}), ${tasks} tasks` : ""
          };
        })
      }
    ],
    domain: [0, 1],
    ticks: [0, 0.25, 0.5, 0.75, 1].map((value) => ({value, label: value === 1 ? "100%" : formatShare(value, 0)})),
    references: [],
    columns: ["Pass@1, %", "95% interval"],
    axis_title: "Share of tasks passed on one try",
    missing: "needs attempts"
  };
}
