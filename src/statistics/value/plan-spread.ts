import {zFor} from "../distributions.js";
import {isRefusal, type Estimate, type Refusal} from "../estimate.js";
import {variance} from "../rates/moments.js";
import type {Decision} from "./routing-score.js";
import type {RoutingTable} from "./routing-table.js";

/** What each resample's decision comes to on all tasks, an entry for each. */
export interface PlanWorths {
  quality: Float64Array;
  cost: Float64Array;
  single: Float64Array;
  singleCost: Float64Array;
  blind: Float64Array;
}

/**
 * What the decisions of the resamples come to on the same tasks, all of them: they differ by what was decided alone, and
 * so tell how far another set of tasks could have led elsewhere.
 */
export function planWorths(
  {systems: S, categories: K, category, quality, cost}: RoutingTable,
  decisions: readonly Decision[]
): PlanWorths {
  const [n, y, c] = [new Float64Array(K * S), new Float64Array(K * S), new Float64Array(K * S)];
  const tasks = new Float64Array(K);
  category.forEach((k, t) => {
    tasks[k]! += 1;
    for (let s = 0; s < S; s++) {
      if (Number.isNaN(quality[t * S + s]!)) continue;
      n[k * S + s]! += 1;
      y[k * S + s]! += quality[t * S + s]!;
      c[k * S + s]! += cost[t * S + s]!;
    }
  });
  const mean = (sums: Float64Array, systemOf: (k: number) => number) => {
    let total = 0;
    for (let k = 0; k < K; k++) {
      const at = k * S + systemOf(k);
      if (n[at]! > 0) total += (tasks[k]! / category.length) * (sums[at]! / n[at]!);
    }
    return total;
  };
  const of = (worth: (decision: Decision) => number) => Float64Array.from(decisions, worth);
  return {
    quality: of(({plan}) => mean(y, (k) => plan[k]!)),
    cost: of(({plan}) => mean(c, (k) => plan[k]!)),
    single: of(({single}) => mean(y, () => single)),
    singleCost: of(({single}) => mean(c, () => single)),
    blind: of(({blind}) => blind.reduce((sum, share, s) => (share > 0 ? sum + share * mean(y, () => s) : sum), 0))
  };
}

/**
 * An estimate's interval with the spread of the plans added to the luck of the tasks they were judged on, as two errors
 * that do not go together add: by their squares, on each side.
 *
 * @param worths - what the quantity is under each resample's plan
 * @param options - `share`: the bounds stay inside [0, 1]
 */
export function withPlanSpread(
  estimate: Estimate | Refusal,
  worths: Float64Array,
  {share = false} = {}
): Estimate | Refusal {
  if (isRefusal(estimate) || worths.length < 2) return estimate;
  const sd = Math.sqrt(variance(worths));
  const {value, low, high, method} = estimate;
  // Sums of the same numbers in another order differ by their last bit.
  if (!(sd > 1e-12 * Math.max(1, Math.abs(value)))) return estimate;
  const half = zFor(0.95) * sd;
  const inside = (x: number) => (share ? Math.min(1, Math.max(0, x)) : x);
  return {
    ...estimate,
    low: low === null ? null : inside(value - Math.hypot(value - low, half)),
    high: high === null ? null : inside(value + Math.hypot(high - value, half)),
    method: method === "constant" ? "spread of plans" : `${method} and spread of plans`
  };
}
