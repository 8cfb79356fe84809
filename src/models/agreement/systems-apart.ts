import {welchDifference} from "../../statistics/comparison/welch-difference.js";
import {isRefusal} from "../../statistics/estimate.js";
import type {MetricAgreement} from "./agreement-model.js";

/**
 * Of the pairs of systems whose people's ratings differ beyond a 95 % interval: how many a metric puts in the same order,
 * and how many it also shows to differ.
 *
 * The same items are taken for both, and each pair stands for itself: what is counted is order, not size.
 *
 * @param systems - of each item, below 0 where unknown
 * @param human - mean ratings, higher is better
 * @param metric - the metric, higher is better
 */
export function systemsApart(
  systems: readonly number[],
  human: readonly number[],
  metric: readonly number[]
): MetricAgreement["separates"] {
  const groups = new Map<number, number[]>();
  systems.forEach((s, i) => {
    if (s < 0) return;
    const group = groups.get(s);
    if (group) group.push(i);
    else groups.set(s, [i]);
  });
  const all = [...groups.values()];
  let pairs = 0;
  let same_order = 0;
  let shown = 0;
  all.forEach((a, j) => {
    for (const b of all.slice(j + 1)) {
      const people = sign(apart(a, b, human));
      if (people === 0) continue;
      pairs++;
      const difference = apart(a, b, metric);
      if (Math.sign(difference.value) === people) same_order++;
      if (sign(difference) === people) shown++;
    }
  });
  return {pairs, same_order, shown};
}

interface Difference {
  value: number;
  low: number | null;
  high: number | null;
}

function apart(a: readonly number[], b: readonly number[], values: readonly number[]): Difference {
  const [x, y] = [a.map((i) => values[i]!), b.map((i) => values[i]!)];
  const difference = welchDifference(x, y);
  if (!isRefusal(difference)) return difference;
  // Too little to show a difference; the order can still be told.
  return {value: meanOf(x) - meanOf(y), low: null, high: null};
}

/** The sign of a difference whose interval leaves 0 out, else 0. */
function sign({low, high}: Difference): number {
  return low !== null && low > 0 ? 1 : high !== null && high < 0 ? -1 : 0;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}
