import {wilsonCi} from "../../statistics/rates/wilson-ci.js";
import {quantityOf} from "../quantity.js";
import type {ScopeRows} from "./associate.js";
import type {MetricColumn} from "./metric-columns.js";
import type {MetricBin} from "./metrics-model.js";
import type {OutcomeColumn} from "./outcome-columns.js";

const TENTHS = 10;

/**
 * How often the outcome happened in each tenth of the changes by a metric, least first.
 *
 * Changes with the same value share a tenth, so there may be fewer than ten. Within repositories each change is placed
 * among those of its own repository.
 */
export function rateByTenth(column: MetricColumn, outcome: OutcomeColumn, {groups}: ScopeRows): MetricBin[] {
  const bins = new Map<number, {from: number; to: number; n: number; events: number}>();
  for (const members of groups) {
    const known = members
      .map((r) => ({x: column.values[outcome.rows[r]!]!, event: outcome.event[r]!}))
      .filter(({x}) => !Number.isNaN(x))
      .sort((a, b) => a.x - b.x);
    for (let start = 0; start < known.length; ) {
      let end = start + 1;
      while (end < known.length && known[end]!.x === known[start]!.x) end++;
      const tenth = Math.min(TENTHS, 1 + Math.floor((((start + end) / 2) * TENTHS) / known.length));
      const {x} = known[start]!;
      const bin = bins.get(tenth) ?? {from: x, to: x, n: 0, events: 0};
      bins.set(tenth, {
        from: Math.min(bin.from, x),
        to: Math.max(bin.to, x),
        n: bin.n + end - start,
        events: bin.events + known.slice(start, end).reduce((sum, {event}) => sum + event, 0)
      });
      start = end;
    }
  }
  return [...bins]
    .sort(([a], [b]) => a - b)
    .map(([tenth, bin]) => ({tenth, ...bin, rate: quantityOf(wilsonCi(bin.events, bin.n), bin.n)}));
}
