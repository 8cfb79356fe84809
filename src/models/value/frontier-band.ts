import {isRefusal} from "../../statistics/estimate.js";
import type {Matrix} from "../../statistics/resampling/matrix.js";
import {percentileInterval} from "../../statistics/resampling/percentile-interval.js";
import type {FrontierBand} from "./value-model.js";

const STEPS = 48;
const LEVEL = 0.9;
/** A frontier that starts dearer in more than this share of resamples has no quality at that cost yet. */
const MISSING_AT_MOST = 0.05;

/**
 * Where the frontier runs in nine of ten resamples: at each cost, the middle 90 % of the best quality to be had for it.
 *
 * @param costs - the cheapest and dearest cost drawn; the grid between them is even on a log scale
 */
export function frontierBand(cost: Matrix, quality: Matrix, [from, to]: [number, number]): FrontierBand | null {
  if (!(from > 0 && to > from)) return null;
  const band: FrontierBand = {cost_usd: [], low: [], high: []};
  for (let k = 0; k <= STEPS; k++) {
    const limit = from * (to / from) ** (k / STEPS);
    const best = bestWithin(cost, quality, limit);
    if (best.length < (1 - MISSING_AT_MOST) * cost.rows) continue;
    const interval = percentileInterval(best, {level: LEVEL});
    const constant = best[0]!;
    band.cost_usd.push(limit);
    band.low.push(isRefusal(interval) ? constant : interval.low!);
    band.high.push(isRefusal(interval) ? constant : interval.high!);
  }
  return band.cost_usd.length > 1 ? band : null;
}

/** The best quality at no more than a cost, in each replicate that has a system there. */
function bestWithin(cost: Matrix, quality: Matrix, limit: number): number[] {
  const found: number[] = [];
  for (let b = 0; b < cost.rows; b++) {
    let best = -Infinity;
    for (let j = 0; j < cost.columns; j++) {
      const at = b * cost.columns + j;
      if (cost.values[at]! <= limit && quality.values[at]! > best) best = quality.values[at]!;
    }
    if (best > -Infinity) found.push(best);
  }
  return found;
}
