import {betaln} from "../distributions.js";
import {betaBinomialRefit, type BetaFit, type CountGroup} from "../rates/beta-binomial-fit.js";
import type {RetryTasks} from "./retry-curve.js";

/** Mean spend and share completed per task, by cap: the first entry is a single try. */
export interface Retries {
  usd: number[];
  done: number[];
}

/** Expected spend and chance of a pass at each task, by cap up to the attempts made. */
export interface ObservedRetries {
  usd: Float64Array[];
  done: Float64Array[];
  attempts: Float64Array;
  passes: Float64Array;
  passUsd: Float64Array;
  failUsd: Float64Array;
}

/**
 * What each task's own attempts say of retrying it: averages over every order in which they might have come.
 *
 * With n attempts of which c passed, the first j fail in C(n−c, j)/C(n, j) of the orders. One passing attempt is paid for
 * where the task is done, and every other attempt made is a failing one; each is as likely as any of its kind.
 */
export function observedRetries(tasks: RetryTasks, used: readonly number[], to: number): ObservedRetries {
  const column = (values: ArrayLike<number>) => Float64Array.from(used, (i) => values[i]!);
  const [attempts, passes] = [column(tasks.attempts), column(tasks.passes)];
  const [passUsd, failUsd] = [column(tasks.passUsd), column(tasks.failUsd)];
  const usd = Array.from({length: to}, () => new Float64Array(used.length));
  const done = Array.from({length: to}, () => new Float64Array(used.length));
  for (let i = 0; i < used.length; i++) {
    const [n, c] = [attempts[i]!, passes[i]!];
    const perPass = c > 0 ? passUsd[i]! / c : 0;
    const perFail = n > c ? failUsd[i]! / (n - c) : 0;
    let allFail = 1;
    let made = 0;
    for (let k = 0; k < to; k++) {
      made += allFail;
      allFail *= Math.max(0, n - c - k) / (n - k);
      done[k]![i] = 1 - allFail;
      usd[k]![i] = (1 - allFail) * perPass + (made - (1 - allFail)) * perFail;
    }
  }
  return {usd, done, attempts, passes, passUsd, failUsd};
}

/**
 * Means over a weighing of the tasks, carried on by the beta-binomial to `last`; `null` where nothing was completed.
 *
 * Of the tasks still open after the attempts made, S(k)/S(r) stay open after k, with S(j) = B(α, β+j)/B(α, β).
 *
 * @param fit - that of the whole sample, where the refit begins; `null` where all attempts passed
 */
export function retriesBeyond(
  observed: ObservedRetries,
  weights: Float64Array,
  last: number,
  fit: BetaFit | null
): Retries | null {
  const to = observed.usd.length;
  const total = weights.reduce((a, b) => a + b, 0);
  const mean = (values: Float64Array) => dot(values, weights) / total;
  const usd = observed.usd.slice(0, last).map(mean);
  const done = observed.done.slice(0, last).map(mean);
  if (!(done[0]! > 0)) return null;
  if (last <= to || fit === null) return {usd, done};
  const attempts = dot(observed.attempts, weights);
  const passes = dot(observed.passes, weights);
  const open = 1 - done[to - 1]!;
  const perPass = dot(observed.passUsd, weights) / passes;
  const perFail = attempts > passes ? dot(observed.failUsd, weights) / (attempts - passes) : 0;
  const {alpha, beta} = attempts > passes ? betaBinomialRefit(groupsOf(observed, weights), fit) : fit;
  const start = betaln(alpha, beta + to);
  for (let k = to; k < last; k++) {
    const before = Math.exp(betaln(alpha, beta + k) - start) * open;
    const after = Math.exp(betaln(alpha, beta + k + 1) - start) * open;
    usd.push(usd[k - 1]! + (before - after) * perPass + after * perFail);
    done.push(1 - after);
  }
  return {usd, done};
}

function groupsOf({attempts, passes}: ObservedRetries, weights: Float64Array): CountGroup[] {
  const groups = new Map<number, CountGroup>();
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue;
    const key = attempts[i]! * 65536 + passes[i]!;
    const group = groups.get(key);
    if (group) group.tasks += weights[i]!;
    else groups.set(key, {attempts: attempts[i]!, passes: passes[i]!, tasks: weights[i]!});
  }
  return [...groups.values()];
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
