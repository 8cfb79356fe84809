import {isRefusal, type Estimate} from "../estimate.js";
import {percentileInterval} from "../resampling/percentile-interval.js";
import type {RoutingCells} from "./routing-cells.js";
import type {RoutingDraws} from "./routing-draws.js";

/**
 * The share of one system's spend that goes to kinds of work on which a cheaper system does about as well.
 *
 * About as well: its shrunken quality is at most `margin` lower. The interval is of resamples, each shrunken anew; where
 * every resample gives one share the method says so and the bounds are that share.
 *
 * @param system - the one everything is sent to
 * @param options - `margin` in the unit of quality, .03 unless given
 */
export function overkillShare(
  cells: RoutingCells,
  {draws}: RoutingDraws,
  system: number,
  {margin = 0.03, tasks}: {margin?: number; tasks: number}
): Estimate {
  const estimate = shareOf(cells, cells.cost, cells.shrunken, system, margin);
  const replicates = draws.map((d) => shareOf(cells, d.cost, d.lead, system, margin));
  const found = percentileInterval(replicates, {estimate, n: tasks});
  if (!isRefusal(found)) return found;
  const ends = [estimate, replicates[0] ?? estimate];
  return {
    value: estimate,
    low: Math.min(...ends),
    high: Math.max(...ends),
    n: tasks,
    method: "bootstrap-percentile, the same in every resample",
    flags: []
  };
}

function shareOf(cells: RoutingCells, cost: Float64Array, lead: Float64Array, system: number, margin: number): number {
  const K = cells.open.length;
  const S = cells.n.length / K;
  let spent = 0;
  let spared = 0;
  for (let k = 0; k < K; k++) {
    const own = k * S + system;
    const dollars = cells.share[k]! * cost[own]!;
    spent += dollars;
    const rival = cells.open[k]!.some((s) => cost[k * S + s]! < cost[own]! && lead[k * S + s]! >= lead[own]! - margin);
    if (rival) spared += dollars;
  }
  return spent > 0 ? spared / spent : 0;
}
