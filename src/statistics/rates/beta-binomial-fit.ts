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

  const shape = (x: number, y: number) => {
    const mean = 1 / (1 + Math.exp(-x));
    const size = Math.exp(-y); // (1 − ρ)/ρ with y = logit ρ, that is α + β
    return {alpha: mean * size, beta: (1 - mean) * size};
  };
  const loglik = (x: number, y: number) => {
    const {alpha, beta} = shape(x, y);
    const prior = betaln(alpha, beta);
    let sum = 0;
    for (const [n, c] of tasks) sum += betaln(alpha + c, beta + n - c) - prior;
    return sum;
  };
  const share = passes / attempts;
  const best = climb(loglik, Math.log(share / (1 - share)), -1);
  const {alpha, beta} = shape(best.x, best.y);
  return {
    alpha,
    beta,
    mean: alpha / (alpha + beta),
    rho: 1 / (alpha + beta + 1),
    loglik: best.value,
    tasks: tasks.length
  };
}

/** The highest point found by trying four neighbours and halving the step when none is higher; ρ is kept off 0 and 1. */
function climb(f: (x: number, y: number) => number, x: number, y: number): {x: number; y: number; value: number} {
  const bound = 12;
  let value = f(x, y);
  let step = 1;
  while (step > 1e-7) {
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
