import {isRefusal, refuse} from "../../statistics/estimate.js";
import {pairedDifference} from "../../statistics/comparison/paired-difference.js";
import {passAtKDataset, type TaskCounts} from "../../statistics/rates/pass-at-k-dataset.js";
import {passAtK} from "../../statistics/rates/pass-at-k.js";
import {costRatio} from "../../statistics/value/cost-ratio.js";
import {quantityOf, type Quantity} from "../quantity.js";
import type {PasskRow} from "./passk-model.js";
import type {SystemCounts} from "./task-counts.js";

const STEPS = [1, 2, 3, 5, 10, 20, 50, 100];
/** A system with more unknown costs than this share has no price (design §4). */
const UNPRICED_ABOVE = 0.05;

/** The numbers of tries the page speaks of: up to the most attempts any task had, and 1 and 5 always. */
export function triesOf(systems: readonly SystemCounts[]): number[] {
  let most = 0;
  for (const s of systems) for (const n of s.attempts) most = Math.max(most, n);
  return STEPS.filter((k) => k === 1 || k === 5 || k <= most);
}

/**
 * One system in one category at each k: pass@k, pass^k, what further tries add, and what they cost.
 *
 * Tasks with fewer than k attempts are left out and counted; where no task has k, the quantities are refused `k_gt_n`.
 * Every interval is over clusters of tasks and already holds the luck between tries.
 */
export function passRates(name: string, category: string, s: SystemCounts, ks: readonly number[]): PasskRow[] {
  const counts = s.task.map((_, i): TaskCounts => [s.attempts[i]!, s.passes[i]!]);
  return ks.map((k) => {
    const tasks = s.attempts.filter((n) => n >= k).length;
    const share = (statistic: "any" | "all") => {
      const answer = passAtKDataset(counts, {k, statistic, clusters: s.cluster, dropShort: true, bounded: true});
      return quantityOf(answer, isRefusal(answer) ? counts.length : tasks);
    };
    return {
      system: name,
      category,
      k,
      tasks,
      tasks_dropped: s.task.length - tasks,
      pass_at_k: share("any"),
      pass_hat_k: share("all"),
      gap: k === 1 ? null : gapOver(s, k),
      cost_usd_at_k: costAtK(s, k)
    };
  });
}

/** How far one system's pass@k stands above another's, over the tasks both tried k times. */
export function passAtKDifference(a: SystemCounts, b: SystemCounts, k: number): Quantity {
  const other = new Map(b.task.map((t, i) => [t, ofTask(b, i, k)]));
  const pairs = a.task.flatMap((t, i) => {
    const own = ofTask(a, i, k);
    const against = other.get(t);
    return own === null || against === undefined || against === null ? [] : [{own, against, cluster: a.cluster[i]!}];
  });
  return paired(pairs);
}

/** pass@k minus pass@1, task by task. */
function gapOver(s: SystemCounts, k: number): Quantity {
  if (!s.attempts.some((n) => n >= k)) return refuse(s.task.length === 0 ? "n_zero" : "k_gt_n", s.task.length);
  const pairs = s.task.flatMap((_, i) => {
    const own = ofTask(s, i, k);
    return own === null ? [] : [{own, against: s.passes[i]! / s.attempts[i]!, cluster: s.cluster[i]!}];
  });
  return paired(pairs);
}

/** One task's own pass@k; `null` with fewer than k attempts. */
function ofTask(s: SystemCounts, i: number, k: number): number | null {
  const one = passAtK(s.passes[i]!, s.attempts[i]!, {k});
  return isRefusal(one) ? null : one.value;
}

function paired(pairs: readonly {own: number; against: number; cluster: number}[]): Quantity {
  const difference = pairedDifference(
    pairs.map((p) => p.own),
    pairs.map((p) => p.against),
    {clusters: pairs.map((p) => p.cluster)}
  );
  return quantityOf(difference, pairs.length);
}

/** What k attempts at one task cost: k times the cost of an attempt, over the attempts whose cost is known. */
function costAtK(s: SystemCounts, k: number): Quantity {
  if (!isPriced(s)) return refuse("missing_metric", s.task.length);
  const spent = s.cost_usd.map((usd) => usd * k);
  return quantityOf(costRatio(spent, s.cost_attempts, {clusters: s.cluster}), s.task.length);
}

/** Whether enough costs are known for a cost per attempt. */
export function isPriced(s: SystemCounts): boolean {
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  const unknown = sum(s.cost_unknown);
  const known = sum(s.cost_attempts);
  return known > 0 && unknown / (known + unknown) <= UNPRICED_ABOVE;
}
