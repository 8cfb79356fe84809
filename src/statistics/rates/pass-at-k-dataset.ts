import {isRefusal, refuse, type Estimate, type Refusal} from "../estimate.js";

import {meanSeClustered} from "./mean-se-clustered.js";
import {wilsonClustered} from "./wilson-clustered.js";
import {passAtK, passHatK} from "./pass-at-k.js";

/** Attempts at one task and how many of them passed. */
export type TaskCounts = readonly [attempts: number, passes: number];

/** The mean over tasks, with what was left out and whether the attempts can have been independent. */
export interface PassAtKDataset extends Estimate {
  df: number;
  n_clusters: number;
  /** Tasks with fewer than k attempts that `dropShort` left out. */
  tasks_dropped: number;
  /** True when every task passed always or never: repeated attempts then told nothing new. */
  attempts_identical: boolean;
}

/**
 * pass@k (or pass^k) of a system: the mean over tasks of each task's own, tasks weighing the same however often tried.
 *
 * CR1 and t over clusters. That margin already holds the luck within tasks: none is added for it. Where every task gives
 * the same value, or the mean is below .05 or above .95, or the bounds would leave [0, 1], the interval is
 * `wilsonClustered`'s when `bounded` asks for it.
 *
 * @param tasks - (attempts, passes) per task; unequal numbers of attempts are fine
 * @param options - `k`; `statistic`, "any" for pass@k and "all" for pass^k; `clusters`, one label per task; `dropShort`
 *   leaves out tasks with fewer than k attempts instead of refusing, which is informative missingness: show how many
 * @returns an estimate, `n` the tasks used; refused `n_zero`, `invalid_counts`, `k_gt_n`, `n_too_small`, `one_cluster`,
 *   and without `bounded` `zero_variance`
 * @see Chen et al. (2021), arXiv:2107.03374; Miller (2024), arXiv:2411.00640
 */
export function passAtKDataset(
  tasks: readonly TaskCounts[],
  {
    k,
    statistic = "any",
    clusters,
    level = 0.95,
    dropShort = false,
    bounded = false
  }: {
    k: number;
    statistic?: "any" | "all";
    clusters?: ArrayLike<string | number>;
    level?: number;
    dropShort?: boolean;
    bounded?: boolean;
  }
): PassAtKDataset | Refusal {
  if (clusters && clusters.length !== tasks.length)
    throw new TypeError(`clusters must have one label per task, got ${clusters.length} for ${tasks.length} tasks`);
  const values: number[] = [];
  const labels: (string | number)[] = [];
  let identical = true;
  for (const [i, [attempts, passes]] of tasks.entries()) {
    const one = (statistic === "any" ? passAtK : passHatK)(passes, attempts, {k});
    if (isRefusal(one)) {
      if (one.refused === "k_gt_n" && dropShort) continue;
      return refuse(one.refused, tasks.length);
    }
    if (passes > 0 && passes < attempts) identical = false;
    values.push(one.value);
    if (clusters) labels.push(clusters[i] as string | number);
  }
  if (values.length === 0) return refuse(tasks.length === 0 ? "n_zero" : "k_gt_n", tasks.length);

  const options = clusters ? {clusters: labels, level} : {level};
  const middle = meanSeClustered(values, options);
  const result = bounded && leavesRange(middle) ? wilsonClustered(values, options) : middle;
  if (isRefusal(result)) return result;
  return {
    ...result,
    method: `${statistic === "any" ? "pass@k" : "pass^k"}, ${result.method}`,
    tasks_dropped: tasks.length - values.length,
    attempts_identical: identical
  };
}

function leavesRange(mean: Estimate | Refusal): boolean {
  if (isRefusal(mean)) return mean.refused === "zero_variance";
  return mean.value < 0.05 || mean.value > 0.95 || (mean.low as number) < 0 || (mean.high as number) > 1;
}
