import {moverDifference} from "../../../statistics/comparison/mover-difference.js";
import {formatInterval, formatPoints} from "../../../style/format.js";
import {known, quantityOf, type Quantity} from "../../quantity.js";
import type {CorrectedSystem} from "./corrected-model.js";

/** Whether a gap that a judge sees between two systems may rank them. */
export interface JudgeGap {
  /** By the judge alone: a's rate minus b's. */
  by_judge: Quantity;
  /** By the leading rates, which people's labels stand behind. */
  by_people: Quantity;
  /** `a` or `b` is shown to be better, or neither. */
  better: "a" | "b" | null;
  words: string;
}

type Rated = Pick<CorrectedSystem, "system" | "judge_only" | "rate" | "flags">;

/**
 * What a judge's gap between two systems is worth: it never ranks them by itself.
 *
 * A judge's interval counts only the luck of the tasks and none of its errors, so its narrow gaps look sure. Only the rates
 * behind which people's labels stand may rank, and only where the interval of their difference leaves out nought.
 */
export function judgeGapVerdict(a: Rated, b: Rated): JudgeGap {
  const by_judge = quantityOf(moverDifference(a.judge_only, b.judge_only), a.judge_only.n + b.judge_only.n);
  const by_people = quantityOf(moverDifference(a.rate, b.rate), a.rate.n + b.rate.n);
  const [gap, seen] = [known(by_judge), known(by_people)];
  const shown = seen && seen.low !== null && seen.high !== null && (seen.low > 0 || seen.high < 0);
  const better = shown ? (seen.value > 0 ? "a" : "b") : null;
  return {by_judge, by_people, better, words: words(a, b, gap?.value ?? null, seen, better)};
}

function words(
  a: Rated,
  b: Rated,
  gap: number | null,
  seen: ReturnType<typeof known>,
  better: JudgeGap["better"]
): string {
  if (gap === null) return `The judge does not compare ${a.system} with ${b.system}.`;
  const [ahead, behind] = gap >= 0 ? [a, b] : [b, a];
  const puts = `The judge alone puts ${ahead.system} ${formatPoints(Math.abs(gap))} points over ${behind.system}`;
  if (!seen) return `${puts}; without people's labels on both that ranks neither.`;
  const turned = gap >= 0 ? 1 : -1;
  const ends = [seen.low, seen.high].map((x) => (x === null ? null : x * turned));
  const [low, high] = turned === 1 ? ends : [ends[1]!, ends[0]!];
  const margin = `${formatPoints(seen.value * turned)} points, 95% interval ${formatInterval(low!, high!, (x) => formatPoints(x))}`;
  if (better === null)
    return `${puts}; people's labels do not show a difference (${margin}), so the two are not ranked.`;
  const winner = better === "a" ? a : b;
  return winner === ahead
    ? `${puts}, and people's labels bear it out (${margin}).`
    : `${puts}, but people's labels show ${winner.system} to be better (${margin} for ${ahead.system}).`;
}
