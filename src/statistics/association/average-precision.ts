import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {checkNumbers, checkSameLength} from "../rates/check.js";
import {checkBinary} from "./check.js";
import {sortedOrder} from "./ranks.js";

/**
 * The precision a reviewer meets going down the list from the highest score, averaged over the defects found.
 *
 * Read it against `baseline`, the share of yes, which is what a score that knows nothing earns. Equal scores are taken
 * as one step, so their order cannot matter; no interpolation.
 *
 * @param score - higher is meant to say yes
 * @param y - 1 where it happened, else 0
 * @returns a point estimate with `baseline`, `events`; refused `one_class_only`
 * @see Boyd, Eng and Page (2013), ECML PKDD, 451–466, on why not to interpolate
 */
export function averagePrecision(
  score: ArrayLike<number>,
  y: ArrayLike<number>
): (Estimate & {baseline: number; events: number}) | Refusal {
  checkSameLength(score, y, "score and y");
  checkNumbers(score, "score");
  checkBinary(y, "y");
  const n = y.length;
  const events = Array.from(y).reduce((sum, value) => sum + value, 0);
  if (events === 0 || events === n) return refuse("one_class_only", n);
  const order = sortedOrder(score).reverse();
  let found = 0;
  let value = 0;
  for (let start = 0; start < n; ) {
    let end = start;
    let here = 0;
    while (end < n && score[order[end]!] === score[order[start]!]) here += y[order[end++]!]!;
    found += here;
    value += (here / events) * (found / end);
    start = end;
  }
  const flags = events < 10 ? (["small_n"] as const) : [];
  return {
    value,
    low: null,
    high: null,
    n,
    method: "average precision, point",
    flags: [...flags],
    baseline: events / n,
    events
  };
}
