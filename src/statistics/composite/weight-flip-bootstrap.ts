import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkLevel} from "../rates/check.js";
import {quantileOf} from "../resampling/percentile-interval.js";
import {weightFlip} from "./weight-flip.js";

/** Utilities of the two systems in one resample of the tasks. */
export interface DrawnPair {
  leader: readonly number[];
  rival: readonly number[];
}

/**
 * The weight at which a rival draws level with the leader, with how far the luck of the tasks moves it.
 *
 * Percentiles over the resamples in which they draw level at all within [0, 1]; where they do not in more than one
 * resample of forty, the interval cannot be closed on the side it leaves, and both ends are open.
 *
 * @param options - as `weightFlip`
 * @returns refused `no_positive_signal` where no weight in [0, 1] makes them level, `n_zero` without resamples
 * @see Efron and Tibshirani (1993), An Introduction to the Bootstrap, ch. 13
 */
export function weightFlipBootstrap(
  {leader, rival}: DrawnPair,
  draws: readonly DrawnPair[],
  {weights, index, level = 0.95}: {weights: readonly number[]; index: number; level?: number}
): Estimate | Refusal {
  checkLevel(level);
  if (draws.length === 0) return refuse("n_zero", 0);
  const {w_flip} = weightFlip(leader, rival, {weights, index});
  if (w_flip === null) return refuse("no_positive_signal", draws.length);
  const found: number[] = [];
  for (const draw of draws) {
    const flip = weightFlip(draw.leader, draw.rival, {weights, index}).w_flip;
    if (flip !== null) found.push(flip);
  }
  const base = {value: w_flip, n: draws.length, method: "weight flip, percentile bootstrap"};
  const flags: Flag[] = [];
  if (found.length < draws.length * (1 - (1 - level) / 2))
    return {...base, low: null, high: null, flags: ["unbounded_side"]};
  const sorted = Float64Array.from(found).sort();
  return {
    ...base,
    low: Math.min(w_flip, quantileOf(sorted, (1 - level) / 2)),
    high: Math.max(w_flip, quantileOf(sorted, (1 + level) / 2)),
    flags
  };
}
