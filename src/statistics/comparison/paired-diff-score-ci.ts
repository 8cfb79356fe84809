import {zFor} from "../distributions.js";
import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkLevel} from "../rates/check.js";
import {smallN} from "../rates/flags.js";

/** Why b and c discordant pairs out of n cannot be, or null when they can. */
export function refusedPairs(b: number, c: number, n: number): Refusal | null {
  if (![b, c, n].every((x) => Number.isInteger(x) && x >= 0) || b + c > n) return refuse("invalid_counts", n);
  return n === 0 ? refuse("n_zero", 0) : null;
}

/** The cautions that go with discordant pairs. */
export function pairFlags(b: number, c: number, n: number): Flag[] {
  const flags: Flag[] = [];
  if (b + c === 0) flags.push("no_discordant_pairs");
  if (n < smallN) flags.push("small_n");
  return flags;
}

/**
 * How much more often A passes than B on the same tasks, one attempt each, with Tango's score interval.
 *
 * The default for binary pairs: it keeps its coverage at 30 tasks and with few discordant pairs, where the t interval
 * is too short. The bounds solve T(Δ) = ±z by bisection, T having the restricted estimate of the discordance under Δ.
 *
 * @param b - tasks only A passed
 * @param c - tasks only B passed
 * @param n - all common tasks
 * @returns an estimate of (b − c)/n in [−1, 1]; refused `invalid_counts` or `n_zero`
 * @see Tango (1998), Stat. Med. 17, 891–908
 */
export function pairedDiffScoreCi(b: number, c: number, n: number, {level = 0.95} = {}): Estimate | Refusal {
  checkLevel(level);
  const refused = refusedPairs(b, c, n);
  if (refused) return refused;
  const z = zFor(level);
  const value = (b - c) / n;
  return {
    value,
    low: solve((delta) => score(b, c, n, delta) < z, -1, value),
    high: solve((delta) => score(b, c, n, delta) < -z, value, 1),
    n,
    method: "tango",
    flags: pairFlags(b, c, n)
  };
}

/** How far the data lie from a difference of delta, in standard errors under that difference; falls as delta rises. */
function score(b: number, c: number, n: number, delta: number): number {
  const B = -b - c + (2 * n - b + c) * delta;
  const C = -c * delta * (1 - delta);
  const q = (Math.sqrt(Math.max(0, B * B - 8 * n * C)) - B) / (4 * n);
  const variance = n * (2 * q + delta * (1 - delta));
  const distance = b - c - n * delta;
  if (variance > 0) return distance / Math.sqrt(variance);
  return distance === 0 ? 0 : Math.sign(distance) * Number.MAX_VALUE;
}

/** Where a condition that is false below and true above begins, to the last bit that matters. */
function solve(above: (x: number) => boolean, low: number, high: number): number {
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (above(middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
