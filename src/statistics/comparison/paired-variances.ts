import {refuse, type Refusal} from "../estimate.js";
import {checkNumbers, checkSameLength} from "../rates/check.js";
import {mean, variance} from "../rates/moments.js";

/** The variances that `powerPairedN` and `mdePaired` plan with. */
export interface PairedVariances {
  /** Over tasks, of the difference of the two systems' own means; floored at 0. */
  omega2: number;
  /** Mean within a task, between attempts of one system; 0 where no task was tried twice. */
  sigma2A: number;
  sigma2B: number;
  n: number;
}

/**
 * How much of the spread of paired differences lies in the tasks and how much in the luck of single attempts.
 *
 * More attempts per task reduce only the second part. The variance of the observed task differences is the first plus the
 * second over the attempts made; without repeats the two cannot be told apart and all of it counts as the first.
 *
 * @param a - for each task the scores of A's attempts, at least one
 * @param b - the same tasks
 * @returns refused `n_too_small` with fewer than 2 tasks
 * @see Miller (2024), arXiv:2411.00640, §5
 */
export function pairedVariances(
  a: readonly ArrayLike<number>[],
  b: readonly ArrayLike<number>[]
): PairedVariances | Refusal {
  checkSameLength(a, b, "a and b");
  for (const [side, name] of [
    [a, "a"],
    [b, "b"]
  ] as const)
    side.forEach((attempts, i) => {
      if (attempts.length === 0) throw new TypeError(`${name}[${i}] must have an attempt, got none`);
      checkNumbers(attempts, `${name}[${i}]`);
    });
  const n = a.length;
  if (n < 2) return refuse("n_too_small", n);
  const inA = within(a);
  const inB = within(b);
  const observed = variance(a.map((attempts, i) => mean(attempts) - mean(b[i] as ArrayLike<number>)));
  return {
    omega2: Math.max(0, observed - inA.ofMeans - inB.ofMeans),
    sigma2A: inA.sigma2,
    sigma2B: inB.sigma2,
    n
  };
}

/** The mean variance between attempts of a task, pooled over tasks tried twice, and what it adds to task means. */
function within(tasks: readonly ArrayLike<number>[]): {sigma2: number; ofMeans: number} {
  let squares = 0;
  let df = 0;
  let inverse = 0;
  for (const attempts of tasks) {
    inverse += 1 / attempts.length / tasks.length;
    if (attempts.length < 2) continue;
    squares += variance(attempts) * (attempts.length - 1);
    df += attempts.length - 1;
  }
  const sigma2 = df > 0 ? squares / df : 0;
  return {sigma2, ofMeans: sigma2 * inverse};
}
