import {refuse, type Refusal} from "../estimate.js";
import {checkSameLength} from "../rates/check.js";

/** Passes and attempts at each position, and over all. */
export interface PositionCounts {
  x: number[];
  n: number[];
  passes: number;
  attempts: number;
}

/** Refuses counts that cannot be, positions without attempts, and outcomes that are all the same. */
export function positionCounts(x: ArrayLike<number>, n: ArrayLike<number>, least: number): PositionCounts | Refusal {
  checkSameLength(x, n, "passes and attempts");
  const counts = {x: Array.from(x), n: Array.from(n)};
  const attempts = counts.n.reduce((sum, k) => sum + k, 0);
  const passes = counts.x.reduce((sum, k) => sum + k, 0);
  for (let i = 0; i < x.length; i++)
    if (!Number.isInteger(x[i]) || !Number.isInteger(n[i]) || x[i]! < 0 || x[i]! > n[i]!)
      return refuse("invalid_counts", Number.isInteger(attempts) ? Math.max(0, attempts) : 0);
  if (counts.n.some((k) => k === 0)) return refuse("n_zero", attempts);
  if (x.length < least) return refuse("n_too_small", x.length);
  if (passes === 0 || passes === attempts) return refuse("zero_variance", attempts);
  return {...counts, passes, attempts};
}
