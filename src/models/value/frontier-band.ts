import {isRefusal} from "../../statistics/estimate.js";
import type {Matrix} from "../../statistics/resampling/matrix.js";
import {percentileInterval} from "../../statistics/resampling/percentile-interval.js";
import type {FrontierBand} from "./value-model.js";

const LEVEL = 0.9;
/** A frontier that starts dearer in more than this share of resamples has no quality at that cost yet. */
const MISSING_AT_MOST = 0.05;

/**
 * Where the frontier runs in nine of ten resamples: at each cost, the middle 90 % of the best quality to be had for it.
 *
 * @param range - the cheapest and dearest cost drawn; the grid between them is even on a log scale
 * @param options - `steps` of the grid and how many of the replicates are read: fewer while a slider moves
 */
export function frontierBand(
  cost: Matrix,
  quality: Matrix,
  [from, to]: [number, number],
  {steps = 48, replicates = cost.rows}: {steps?: number; replicates?: number} = {}
): FrontierBand | null {
  if (!(from > 0 && to > from)) return null;
  const band: FrontierBand = {cost_usd: [], low: [], high: []};
  for (let k = 0; k <= steps; k++) {
    const limit = from * (to / from) ** (k / steps);
    const best = bestWithin(cost, quality, limit, Math.min(replicates, cost.rows));
    if (best.length < (1 - MISSING_AT_MOST) * Math.min(replicates, cost.rows)) continue;
    const interval = percentileInterval(best, {level: LEVEL});
    const constant = best[0]!;
    band.cost_usd.push(limit);
    band.low.push(isRefusal(interval) ? constant : interval.low!);
    band.high.push(isRefusal(interval) ? constant : interval.high!);
  }
  return band.cost_usd.length > 1 ? band : null;
}

/** The best quality at no more than a cost, in each replicate that has a system there. */
function bestWithin(cost: Matrix, quality: Matrix, limit: number, replicates: number): number[] {
  const found: number[] = [];
  for (let b = 0; b < replicates; b++) {
    let best = -Infinity;
    for (let j = 0; j < cost.columns; j++) {
      const at = b * cost.columns + j;
      if (cost.values[at]! <= limit && quality.values[at]! > best) best = quality.values[at]!;
    }
    if (best > -Infinity) found.push(best);
  }
  return found;
}
