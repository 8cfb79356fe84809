import {refuse, type Refusal} from "../estimate.js";
import {checkSameLength, checkWhole} from "../rates/check.js";

/** How many units to review in each stratum: whole numbers, and the shares they were rounded from. */
export interface Allocation {
  n: number[];
  raw: number[];
}

interface AllocationOptions {
  /** Reviews in all. */
  n: number;
  /** Cost of one review in each stratum, any unit; equal by default. */
  cost?: ArrayLike<number>;
  /** At least this many in each stratum, or the whole stratum where it is smaller. */
  minPerStratum?: number;
}

/**
 * How to spread a number of human reviews over strata so that the overall mean comes out sharpest.
 *
 * More go where there are more units, where verdicts vary more, and where a review is cheaper: n_h ∝ N_h·S_h/√c_h. A
 * stratum never gets more than it has, nor less than the minimum, without which its variance could not be known; what that
 * takes or frees is spread again over the others. Where no spread is left to go by, the size of strata decides. Rounding
 * gives the largest remainders.
 *
 * @param sizes - units in each stratum, whole
 * @param spreads - standard deviation of verdicts in each, for yes/no verdicts best from `pilotSpread`
 * @returns the allocation; with a budget beyond all units, every unit. Refused `n_too_small` when the minimum cannot be met,
 *   `zero_variance` when no stratum varies, `n_zero` without strata
 * @see Neyman (1934), J. R. Stat. Soc. 97, 558–625; Cochran (1977), Sampling Techniques, ch. 5; Bitran & Hax (1981),
 *   Manage. Sci. 27, 431–441, for shares between bounds
 */
export function neymanAllocation(
  sizes: ArrayLike<number>,
  spreads: ArrayLike<number>,
  {n, cost, minPerStratum = 5}: AllocationOptions
): Allocation | Refusal {
  checkWhole(n, "n", 0);
  checkWhole(minPerStratum, "minPerStratum", 0);
  checkSameLength(sizes, spreads, "sizes and spreads");
  if (cost) checkSameLength(sizes, cost, "sizes and cost");
  const strata = Array.from(sizes, (size, h) => {
    checkWhole(size, `sizes[${h}]`, 0);
    const price = cost?.[h] ?? 1;
    if (!(spreads[h]! >= 0 && Number.isFinite(spreads[h])))
      throw new TypeError(`spreads[${h}] must be at least 0, got ${spreads[h]}`);
    if (!(price > 0 && Number.isFinite(price))) throw new TypeError(`cost[${h}] must be above 0, got ${price}`);
    return {size, least: Math.min(size, minPerStratum), weight: (size * spreads[h]!) / Math.sqrt(price)};
  });
  const units = strata.reduce((sum, {size}) => sum + size, 0);
  if (units === 0) return refuse("n_zero", 0);
  if (n < strata.reduce((sum, {least}) => sum + least, 0)) return refuse("n_too_small", n);
  if (strata.every(({weight}) => weight === 0)) return refuse("zero_variance", n);
  if (n >= units) return {n: Array.from(sizes), raw: Array.from(sizes)};

  const raw = new Array<number>(strata.length).fill(0);
  const fixed = new Set<number>();
  for (;;) {
    const free = strata.map((_, h) => h).filter((h) => !fixed.has(h));
    let left = n;
    for (const h of fixed) left -= raw[h]!;
    const bySize = free.every((h) => strata[h]!.weight === 0);
    const weight = (h: number) => (bySize ? strata[h]!.size : strata[h]!.weight);
    const total = free.reduce((sum, h) => sum + weight(h), 0);
    for (const h of free) raw[h] = total > 0 ? (left * weight(h)) / total : 0;

    const over = free.filter((h) => raw[h]! > strata[h]!.size);
    const under = free.filter((h) => raw[h]! < strata[h]!.least);
    if (over.length === 0 && under.length === 0) return {n: largestRemainder(raw, n), raw};
    // The side that is further out is settled first: filling strata up before the minimum is kept could overspend.
    const excess = over.reduce((sum, h) => sum + raw[h]! - strata[h]!.size, 0);
    const lacking = under.reduce((sum, h) => sum + strata[h]!.least - raw[h]!, 0);
    const settled = excess > lacking ? over : under;
    for (const h of settled) raw[h] = excess > lacking ? strata[h]!.size : strata[h]!.least;
    for (const h of settled) fixed.add(h);
  }
}

/** Rounds down and gives what is left to the largest remainders, the first of equals first. */
function largestRemainder(raw: readonly number[], total: number): number[] {
  // A share that arithmetic left at 61.999999999 is 62.
  const whole = raw.map((share) => Math.floor(share + 1e-9));
  const left = total - whole.reduce((sum, share) => sum + share, 0);
  const byRemainder = raw
    .map((share, h) => ({h, rest: share - whole[h]!}))
    .sort((a, b) => b.rest - a.rest || a.h - b.h);
  for (const {h} of byRemainder.slice(0, Math.max(0, left))) whole[h]! += 1;
  return whole;
}

/**
 * The standard deviation to plan with for yes/no verdicts, from a pilot, drawn towards one half so that it is never 0.
 *
 * @param passes - yes verdicts in the pilot, whole, at most n
 * @param n - verdicts in the pilot; 0 gives .5, the largest there is
 */
export function pilotSpread(passes: number, n: number): number {
  checkWhole(n, "n", 0);
  checkWhole(passes, "passes", 0);
  if (passes > n) throw new TypeError(`passes must be at most n, got ${passes} of ${n}`);
  const share = (passes + 1) / (n + 2);
  return Math.sqrt(share * (1 - share));
}
