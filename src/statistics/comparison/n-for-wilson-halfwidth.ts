import {zFor} from "../distributions.js";
import {checkLevel} from "../rates/check.js";

/**
 * How many tasks it takes to know a pass rate to within a given margin.
 *
 * The smallest n whose Wilson half-width at the planned rate is no more than the target. At 30 tasks and a rate of one
 * half the margin is 17 points.
 *
 * @param halfwidth - in (0, 1)
 * @param options - `p`, the rate planned for; one half is the worst case
 * @see Wilson (1927), J. Am. Stat. Assoc. 22, 209–212
 */
export function nForWilsonHalfwidth(halfwidth: number, {p = 0.5, level = 0.95} = {}): {n: number} {
  checkLevel(level);
  if (!(halfwidth > 0 && halfwidth < 1)) throw new TypeError(`halfwidth must be between 0 and 1, got ${halfwidth}`);
  if (!(p >= 0 && p <= 1)) throw new TypeError(`p must be in [0, 1], got ${p}`);
  const z2 = zFor(level) ** 2;
  const narrow = (n: number) => Math.sqrt(z2 * n * p * (1 - p) + (z2 * z2) / 4) / (n + z2) <= halfwidth;
  // The half-width falls steadily with n, so the least n lies between a failing and a passing power of two.
  let high = 1;
  while (!narrow(high)) high *= 2;
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (narrow(middle)) high = middle;
    else low = middle;
  }
  return {n: high};
}
