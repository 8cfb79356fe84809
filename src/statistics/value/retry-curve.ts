import {isRefusal, refuse, type Estimate, type Refusal} from "../estimate.js";
import {betaBinomialFit, type BetaFit} from "../rates/beta-binomial-fit.js";
import {checkNumbers, checkSameLength, checkWhole} from "../rates/check.js";
import {clusterRows, type ClusterLabels} from "../rates/clusters.js";
import {bootstrapWeights} from "../resampling/bootstrap-weights.js";
import {quantileOf} from "../resampling/percentile-interval.js";
import {observedRetries, retriesBeyond, type Retries} from "./retries.js";

/** What was tried at each task and what it cost: an entry a task. */
export interface RetryTasks {
  attempts: ArrayLike<number>;
  passes: ArrayLike<number>;
  /** Dollars over the attempts that passed, and over those that did not. */
  passUsd: ArrayLike<number>;
  failUsd: ArrayLike<number>;
}

/** What trying up to so many times costs and finishes. */
export interface RetryPoint {
  cap: number;
  /** Dollars per completed task. */
  cost_per_completed: Estimate;
  /** Share of tasks completed. */
  completed: Estimate;
  /** Cost per completed task over that of a single try. */
  relative: Estimate;
}

export interface RetryCurve {
  points: RetryPoint[];
  /** The largest cap that the attempts made can answer; beyond it the beta-binomial speaks. */
  observed_to: number;
  /** Tasks with fewer attempts than that, left out. */
  tasks_dropped: number;
}

/** How far beyond the attempts made the model is believed, as a multiple of them. */
const REACH = 5;
/** Share of tasks that must have been tried k times for k to count as observed. */
const ENOUGH = 0.95;

/**
 * What a completed task costs against the cap on attempts, when each task is retried until it passes.
 *
 * Someone must be able to tell a pass from a failure (an oracle: tests, a compiler). Up to the number of attempts made,
 * every order of a task's own attempts counts alike, so the expected spend and the chance of a pass are exact averages,
 * with passing and failing attempts at their own cost. Beyond it pass rates vary over tasks as a beta distribution fitted
 * to the counts, and only what happens to tasks still open is modelled; such points carry `model_based`. Intervals are
 * percentiles of a cluster bootstrap that fits anew in every resample; `relative` is paired within it.
 *
 * @param options - `maxAttempts`; `clusters`, one label a task; `seed` and `replicates`
 * @returns refused `n_zero`; `n_too_small` with fewer than 3 tasks or one attempt a task, which says nothing of a second;
 *   `no_completions`; `one_cluster`
 * @see Chen et al. (2021), arXiv:2107.03374 (unbiased pass@k); Griffiths (1973), Biometrics 29, 637–648
 */
export function retryCurve(
  tasks: RetryTasks,
  {
    clusters,
    maxAttempts = 10,
    seed,
    replicates = 200
  }: {clusters?: ClusterLabels; maxAttempts?: number; seed: number; replicates?: number}
): RetryCurve | Refusal {
  checkWhole(maxAttempts, "maxAttempts");
  for (const name of ["passes", "passUsd", "failUsd"] as const) {
    checkSameLength(tasks.attempts, tasks[name], `attempts and ${name}`);
    checkNumbers(tasks[name], name);
  }
  const rows = tasks.attempts.length;
  if (rows === 0) return refuse("n_zero", 0);
  const all = Array.from({length: rows}, (_, i) => i);
  const observed_to = triedBy(tasks.attempts, maxAttempts);
  const used = all.filter((i) => tasks.attempts[i]! >= observed_to);
  if (observed_to < 2 || used.length < 3) return refuse("n_too_small", rows);
  if (used.every((i) => tasks.passes[i] === 0)) return refuse("no_completions", rows);
  const of = clusterRows(rows, clusters).of;
  const {count, of: group} = clusterRows(
    used.length,
    used.map((i) => of[i]!)
  );
  if (count < 2) return refuse("one_cluster", rows);

  const observed = observedRetries(tasks, used, observed_to);
  const counts = used.map((i): [number, number] => [tasks.attempts[i]!, tasks.passes[i]!]);
  const fit = betaBinomialFit(counts);
  const last = Math.min(maxAttempts, isRefusal(fit) ? observed_to : REACH * observed_to);
  const fitted: BetaFit | null = isRefusal(fit) ? null : fit;
  const whole = retriesBeyond(observed, new Float64Array(used.length).fill(1), last, fitted);
  const drawn = bootstrapWeights(count, {replicates, seed});
  const resampled: (Retries | null)[] = [];
  for (let b = 0; b < replicates; b++) {
    const weights = Float64Array.from(group, (g) => drawn.values[b * count + g]!);
    resampled.push(retriesBeyond(observed, weights, last, fitted));
  }
  if (!whole) return refuse("no_completions", rows);
  const points = Array.from({length: last}, (_, k): RetryPoint => {
    // A resample in which nothing passed costs without end, and has no ratio to a single try.
    const make = (of: (r: Retries) => number, nothing: number | null, method: string) =>
      estimate(
        of(whole),
        resampled.flatMap((r) => (r ? of(r) : (nothing ?? []))),
        {n: used.length, clusters: count, method, model: k >= observed_to}
      );
    return {
      cap: k + 1,
      cost_per_completed: make((r) => r.usd[k]! / r.done[k]!, Infinity, "retry cost"),
      completed: make((r) => r.done[k]!, 0, "retry share"),
      relative: make((r) => r.usd[k]! / r.done[k]! / (r.usd[0]! / r.done[0]!), null, "retry cost, relative")
    };
  });
  return {points, observed_to, tasks_dropped: rows - used.length};
}

/** The largest k, up to a cap, that nearly all tasks were tried. */
function triedBy(attempts: ArrayLike<number>, cap: number): number {
  const ascending = Float64Array.from(attempts).sort();
  const short = Math.floor((1 - ENOUGH) * ascending.length);
  return Math.min(cap, ascending[short]!);
}

function estimate(
  value: number,
  resampled: readonly number[],
  {n, clusters, method, model}: {n: number; clusters: number; method: string; model: boolean}
): Estimate {
  const ascending = Float64Array.from(resampled).sort();
  const finite = (x: number) => (Number.isFinite(x) ? x : null);
  const high = finite(quantileOf(ascending, 0.975));
  return {
    value,
    low: finite(quantileOf(ascending, 0.025)),
    high,
    n,
    n_clusters: clusters,
    method: `${method}, bootstrap-percentile`,
    flags: [...(model ? (["model_based"] as const) : []), ...(high === null ? (["unbounded_side"] as const) : [])]
  };
}
