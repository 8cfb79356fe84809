import {pFromZ, zFor} from "../distributions.js";
import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {tieSizes} from "../association/ranks.js";
import {quantileSorted} from "../latency/quantile-sorted.js";
import {checkLevel, checkNumbers} from "../rates/check.js";

/**
 * Whether a series drifts one way, and by how much a step: the Mann–Kendall test with Sen's slope.
 *
 * Counts later-larger against later-smaller pairs, so that no single run decides and the shape of the drift does not
 * matter. For description after the fact: its p is for one look, not for watching. All pairs are compared.
 *
 * @param x - observations in order of time, evenly spaced
 * @returns estimate of the median slope per step (`sen_slope`) with `S`, `var`, `z`, `p`; the bounds are slopes too,
 *   null and flagged `unbounded_side` where there are too few pairs; flagged `small_n` under 10, where the normal
 *   approximation is rough; refused `n_too_small` under 3 and `zero_variance` where all are equal
 * @see Mann (1945), Econometrica 13, 245–259; Sen (1968), J. Am. Stat. Assoc. 63, 1379–1389
 */
export function mannKendall(
  x: ArrayLike<number>,
  {level = 0.95} = {}
): (Estimate & {S: number; var: number; z: number; p: number; sen_slope: number}) | Refusal {
  checkNumbers(x, "x");
  checkLevel(level);
  const n = x.length;
  if (n < 3) return refuse("n_too_small", n);
  const threes = (t: number) => t * (t - 1) * (2 * t + 5);
  const ties = tieSizes(x);
  if (ties.length === 1) return refuse("zero_variance", n);
  const variance = (threes(n) - ties.reduce((sum, t) => sum + threes(t), 0)) / 18;
  let s = 0;
  const slopes = new Float64Array((n * (n - 1)) / 2);
  let pair = 0;
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      s += Math.sign(x[j]! - x[i]!);
      slopes[pair++] = (x[j]! - x[i]!) / (j - i);
    }
  slopes.sort();
  // S moves in steps of two: the continuity correction takes half a step off.
  const z = (s - Math.sign(s)) / Math.sqrt(variance);
  const reach = zFor(level) * Math.sqrt(variance);
  const lower = Math.round((slopes.length - reach) / 2) - 1;
  const upper = Math.round((slopes.length + reach) / 2);
  const slope = quantileSorted(slopes, 0.5);
  const low = lower < 0 ? null : slopes[lower]!;
  const high = upper >= slopes.length ? null : slopes[upper]!;
  return {
    value: slope,
    low,
    high,
    n,
    method: "sen slope, mann-kendall",
    flags: [
      ...(n < 10 ? ["small_n" as const] : []),
      ...(low === null || high === null ? ["unbounded_side" as const] : [])
    ],
    S: s,
    var: variance,
    z,
    p: pFromZ(z),
    sen_slope: slope
  };
}
