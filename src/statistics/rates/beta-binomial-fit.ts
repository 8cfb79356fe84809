import {betaln} from "../distributions.js";
import {refuse, type Refusal} from "../estimate.js";
import {refusedCounts} from "./check.js";
import type {TaskCounts} from "./pass-at-k-dataset.js";

/** The beta distribution of pass rates over tasks. */
export interface BetaFit {
  alpha: number;
  beta: number;
  /** The mean pass rate α/(α+β). */
  mean: number;
  /** Correlation of two attempts at one task, 1/(α+β+1). */
  rho: number;
  loglik: number;
  tasks: number;
}

/**
 * How pass rates differ from task to task: the beta distribution under which the counts we saw were most likely.
 *
 * Maximum marginal likelihood of the beta-binomial (empirical Bayes). The mean and the correlation ρ are searched on the
 * logit scale by a shrinking pattern search, which needs no derivatives and cannot leave the range.
 *
 * @param tasks - (attempts, passes) per task
 * @returns the fit; refused `n_zero`, `invalid_counts`, `n_too_small` (fewer than 3 tasks, or no task tried twice, which
 *   tells nothing of differences), `no_variation` when every attempt passed or none did
 * @see Griffiths (1973), Biometrics 29, 637–648
 */
export function betaBinomialFit(tasks: readonly TaskCounts[]): BetaFit | Refusal {
  if (tasks.length === 0) return refuse("n_zero", 0);
  let attempts = 0;
  let passes = 0;
  for (const [n, c] of tasks) {
    const refused = refusedCounts(c, n);
    if (refused) return refuse(refused.refused, tasks.length);
    attempts += n;
    passes += c;
  }
  if (tasks.length < 3 || tasks.every(([n]) => n < 2)) return refuse("n_too_small", tasks.length);
  if (passes === 0 || passes === attempts) return refuse("no_variation", tasks.length);

  const share = passes / attempts;
  return fitted(countGroups(tasks), Math.log(share / (1 - share)), -1, 1, 1e-7);
}

/** Tasks with the same counts, and how many of them there are: the only form in which the fit needs them. */
export interface CountGroup {
  attempts: number;
  passes: number;
  tasks: number;
}

/** Tasks gathered by their counts, in the order in which each first occurs. */
export function countGroups(tasks: readonly TaskCounts[]): CountGroup[] {
  const groups = new Map<string, CountGroup>();
  for (const [attempts, passes] of tasks) {
    const key = `${attempts}/${passes}`;
    const group = groups.get(key);
    if (group) group.tasks++;
    else groups.set(key, {attempts, passes, tasks: 1});
  }
  return [...groups.values()];
}

/**
 * The same fit for a resample of the tasks, begun where the whole sample's stands: near enough for an interval, and many
 * times faster.
 *
 * @param groups - how often tasks of each count were drawn; some attempts passed and some failed
 */
export function betaBinomialRefit(groups: readonly CountGroup[], {mean, rho}: Pick<BetaFit, "mean" | "rho">): BetaFit {
  return fitted(groups, Math.log(mean / (1 - mean)), Math.log(rho / (1 - rho)), 0.2, 1e-3);
}

function fitted(groups: readonly CountGroup[], x: number, y: number, step: number, finest: number): BetaFit {
  const shape = (x: number, y: number) => {
    const mean = 1 / (1 + Math.exp(-x));
    const size = Math.exp(-y); // (1 − ρ)/ρ with y = logit ρ, that is α + β
    return {alpha: mean * size, beta: (1 - mean) * size};
  };
  const loglik = (x: number, y: number) => {
    const {alpha, beta} = shape(x, y);
    const prior = betaln(alpha, beta);
    let sum = 0;
    for (const g of groups) sum += g.tasks * (betaln(alpha + g.passes, beta + g.attempts - g.passes) - prior);
    return sum;
  };
  const best = climb(loglik, x, y, step, finest);
  const {alpha, beta} = shape(best.x, best.y);
  return {
    alpha,
    beta,
    mean: alpha / (alpha + beta),
    rho: 1 / (alpha + beta + 1),
    loglik: best.value,
    tasks: groups.reduce((sum, g) => sum + g.tasks, 0)
  };
}

/** The highest point found by trying four neighbours and halving the step when none is higher; ρ is kept off 0 and 1. */
function climb(
  f: (x: number, y: number) => number,
  x: number,
  y: number,
  step: number,
  finest: number
): {x: number; y: number; value: number} {
  const bound = 12;
  let value = f(x, y);
  while (step > finest) {
    let moved = false;
    for (const [dx, dy] of [
      [step, 0],
      [-step, 0],
      [0, step],
      [0, -step]
    ] as const) {
      const nx = Math.min(bound, Math.max(-bound, x + dx));
      const ny = Math.min(bound, Math.max(-bound, y + dy));
      const next = f(nx, ny);
      if (next > value) {
        [x, y, value, moved] = [nx, ny, next, true];
        break;
      }
    }
    if (!moved) step /= 2;
  }
  return {x, y, value};
}
