import {betaQuantile, probit} from "../../src/statistics/distributions.js";
import {isRefusal, type Estimate, type Refusal} from "../../src/statistics/estimate.js";
import type {Random} from "../../src/statistics/random.js";

/** 1 with probability p, else 0. */
export const coin = (random: Random, p: number): number => (random() < p ? 1 : 0);

/** A standard normal number. */
export const normal = (random: Random): number => probit(random() + 2 ** -33);

/** A beta number. */
export const beta = (random: Random, a: number, b: number): number => betaQuantile(random() + 2 ** -33, a, b);

/** Passes out of n. */
export function binomial(random: Random, n: number, p: number): number {
  let passes = 0;
  for (let i = 0; i < n; i++) passes += coin(random, p);
  return passes;
}

/** A list made by calling f n times. */
export const times = <T>(n: number, f: (i: number) => T): T[] => Array.from({length: n}, (_, i) => f(i));

/** Whether an estimate's interval holds the truth; an unbounded side holds everything, a refusal nothing. */
export function covers(result: Estimate | Refusal, truth: number): boolean {
  if (isRefusal(result)) return false;
  return (result.low === null || result.low <= truth) && (result.high === null || result.high >= truth);
}

/** How often a replicate is a hit. */
export function count(replicates: number, hit: () => boolean): {hits: number; replicates: number} {
  let hits = 0;
  for (let i = 0; i < replicates; i++) if (hit()) hits++;
  return {hits, replicates};
}
