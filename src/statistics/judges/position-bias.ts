import {binomialCdf, zFor} from "../distributions.js";
import {pairedDiffScoreCi} from "../comparison/paired-diff-score-ci.js";
import {isRefusal, refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkLevel} from "../rates/check.js";
import {wilsonBounds} from "../rates/wilson-ci.js";

/** What a judge did with pairs it saw in both orders. */
export interface PositionBias extends Estimate {
  bias: number;
  /** Exact test that first and second are preferred alike. */
  p: number;
  /** Share of pairs judged the same way in both orders. */
  consistency: number;
  consistency_low: number;
  consistency_high: number;
}

/**
 * How much more often a judge picks whatever stands first, over pairs it judged in both orders.
 *
 * Only pairs on which it contradicts itself can show a bias towards a place; those count as ties and not as coin flips
 * in any comparison of systems.
 *
 * @param counts - pairs on which it chose the first place both times (`alwaysFirst`), the second both times, or the same
 *   answer both times (`consistent`)
 * @returns the bias in [−1, 1], (first − second) ÷ pairs, with Tango's score interval, which keeps its width where no
 *   pair is contradictory; n = pairs; refused `invalid_counts`, `n_zero`
 * @see Tango (1998), Stat. Med. 17, 891–908 (interval); Zheng et al. (2023), arXiv:2306.05685
 */
export function positionBias(
  {alwaysFirst, alwaysSecond, consistent}: {alwaysFirst: number; alwaysSecond: number; consistent: number},
  {level = 0.95} = {}
): PositionBias | Refusal {
  checkLevel(level);
  const n = alwaysFirst + alwaysSecond + consistent;
  if (![alwaysFirst, alwaysSecond, consistent].every((count) => Number.isInteger(count) && count >= 0))
    return refuse("invalid_counts", Number.isInteger(n) && n > 0 ? n : 0);
  if (n === 0) return refuse("n_zero", 0);

  const contradictory = alwaysFirst + alwaysSecond;
  const smaller = Math.min(alwaysFirst, alwaysSecond);
  const p = contradictory === 0 ? 1 : Math.min(1, 2 * binomialCdf(smaller, contradictory, 0.5));
  const z = zFor(level);
  const difference = pairedDiffScoreCi(alwaysFirst, alwaysSecond, n, {level});
  if (isRefusal(difference)) return difference;
  const bias = (alwaysFirst - alwaysSecond) / n;
  const {low, high} = wilsonBounds(consistent / n, n, z);
  return {
    value: bias,
    low: difference.low,
    high: difference.high,
    n,
    method: "tango",
    flags: difference.flags,
    bias,
    p,
    consistency: consistent / n,
    consistency_low: low,
    consistency_high: high
  };
}

/**
 * Sorts a judge's verdicts on pairs shown in both orders into the counts `positionBias` takes.
 *
 * @param verdicts - for each pair the place chosen when shown as (A, B) and when shown as (B, A): "first" or "second"; pairs
 *   with a tie in exactly one order are neither, and are left out and counted
 */
export function pairsByOrder(verdicts: readonly {forward: Place; backward: Place}[]) {
  const counts = {alwaysFirst: 0, alwaysSecond: 0, consistent: 0, half_tied: 0};
  for (const {forward, backward} of verdicts) {
    if ((forward === "tie") !== (backward === "tie")) counts.half_tied++;
    else if (forward === "tie" || forward !== backward) counts.consistent++;
    else if (forward === "first") counts.alwaysFirst++;
    else counts.alwaysSecond++;
  }
  return counts;
}

/** Which of two answers shown one after the other was preferred. */
export type Place = "first" | "second" | "tie";
