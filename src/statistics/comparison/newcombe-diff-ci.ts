import {zFor} from "../distributions.js";
import type {Estimate, Refusal} from "../estimate.js";
import {checkLevel, refusedCounts} from "../rates/check.js";
import {smallN} from "../rates/flags.js";
import type {Count} from "../rates/prob-beta-superior.js";
import {wilsonBounds} from "../rates/wilson-ci.js";

/**
 * The difference of two pass rates measured on different tasks, with Newcombe's interval.
 *
 * Squares and adds the distances from each rate to its own Wilson bounds, so that it stays in [−1, 1] and keeps a width
 * at 0 and 1. On the same tasks use `pairedDiffScoreCi`.
 *
 * @returns an estimate of a's rate minus b's, flag `unpaired`; refused `invalid_counts` or `n_zero`
 * @see Newcombe (1998), Stat. Med. 17, 873–890 (method 10)
 */
export function newcombeDiffCi(a: Count, b: Count, {level = 0.95} = {}): Estimate | Refusal {
  checkLevel(level);
  const refused = refusedCounts(a.passes, a.n) ?? refusedCounts(b.passes, b.n);
  if (refused) return refused;
  const z = zFor(level);
  const pa = a.passes / a.n;
  const pb = b.passes / b.n;
  const wa = wilsonBounds(pa, a.n, z);
  const wb = wilsonBounds(pb, b.n, z);
  const value = pa - pb;
  return {
    value,
    low: Math.max(-1, value - Math.hypot(pa - wa.low, wb.high - pb)),
    high: Math.min(1, value + Math.hypot(wa.high - pa, pb - wb.low)),
    n: a.n + b.n,
    method: "newcombe",
    flags: Math.min(a.n, b.n) < smallN ? ["unpaired", "small_n"] : ["unpaired"]
  };
}
