import {formatNumber} from "../../style/format.js";
import {known, type Quantity} from "../quantity.js";

/** Under this share of the highest score an axis from nought leaves too little empty to be worth a zoom. */
const EMPTY = 0.4;

/**
 * Where a picture of quality starts: a share of tasks always at nought, a score at the tenth under all that is drawn
 * where the axis would else be mostly empty. The caption must say it.
 *
 * @param kept - a start that stands while a slider moves: it may only be lowered
 */
export function qualityFrom(qualities: readonly Quantity[], isShare: boolean, kept = Infinity): number {
  if (isShare) return 0;
  const drawn = qualities.map(known).filter((q) => q !== null);
  if (drawn.length === 0) return 0;
  const least = Math.min(...drawn.map((q) => q.low ?? q.value));
  const most = Math.max(...drawn.map((q) => q.high ?? q.value));
  return least < EMPTY * most ? 0 : Math.min(kept, Math.floor(least * 10) / 10);
}

/** " Scores start at 0.5.", or nothing where they start at nought. */
export function startsAt(quality_from: number): string {
  return quality_from > 0 ? ` Scores start at ${formatNumber(quality_from, 1)}.` : "";
}
