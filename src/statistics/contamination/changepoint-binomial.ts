import {refuse, type Refusal} from "../estimate.js";
import {seeded, type Random} from "../random.js";
import {checkWhole} from "../rates/check.js";

/** Where a run of passes and fails most likely changes its rate. */
export interface Changepoint {
  /** Index of the first outcome of the second stretch. */
  split: number;
  /** Twice the gain in log likelihood of two rates over one. */
  lr: number;
  p_before: number;
  p_after: number;
  /** Chance of such a gain at the best split if order meant nothing; null when not asked for. */
  p: number | null;
  n: number;
}

/**
 * Where, along tasks in order of publication, the pass rate breaks: to be held against a stated training cutoff.
 *
 * The best of all splits always looks good, so its gain is compared with the best gain in random orders of the same
 * outcomes; that comparison needs no correction for having searched.
 *
 * @param y - 1 or 0 in order of publication
 * @param options - `minSegment`, shortest stretch on either side; `replicates` random orders, 0 for none; `seed`
 * @returns the split, the earliest of equals; refused `n_too_small` where two stretches do not fit and `no_variation` where
 *   all outcomes are the same
 * @see Hinkley and Hinkley (1970), Biometrika 57, 477–488
 */
export function changepointBinomial(
  y: ArrayLike<number>,
  {minSegment = 10, replicates = 1999, seed = 1} = {}
): Changepoint | Refusal {
  checkWhole(minSegment, "minSegment");
  checkWhole(replicates, "replicates", 0);
  const outcomes = Uint8Array.from(y, (value, i) => {
    if (value !== 0 && value !== 1) throw new TypeError(`y[${i}] must be 0 or 1, got ${value}`);
    return value;
  });
  const n = outcomes.length;
  if (n < 2 * minSegment) return refuse("n_too_small", n);
  const total = outcomes.reduce((sum, value) => sum + value, 0);
  if (total === 0 || total === n) return refuse("no_variation", n);

  const best = bestSplit(outcomes, total, minSegment);
  let asLarge = 0;
  const random = seeded(seed);
  const order = outcomes.slice();
  for (let b = 0; b < replicates; b++) {
    shuffle(order, random);
    if (bestSplit(order, total, minSegment).lr >= best.lr - 1e-9) asLarge++;
  }
  return {...best, p: replicates ? (1 + asLarge) / (1 + replicates) : null, n};
}

function bestSplit(y: Uint8Array, total: number, minSegment: number) {
  const n = y.length;
  const whole = logLikelihood(total, n);
  let best = {split: 0, lr: -Infinity, p_before: 0, p_after: 0};
  let before = 0;
  for (let split = 1; split <= n - minSegment; split++) {
    before += y[split - 1]!;
    if (split < minSegment) continue;
    const lr = 2 * (logLikelihood(before, split) + logLikelihood(total - before, n - split) - whole);
    if (lr > best.lr + 1e-12) best = {split, lr, p_before: before / split, p_after: (total - before) / (n - split)};
  }
  return best;
}

function logLikelihood(x: number, n: number): number {
  return (x > 0 ? x * Math.log(x / n) : 0) + (x < n ? (n - x) * Math.log(1 - x / n) : 0);
}

function shuffle(values: Uint8Array, random: Random): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = values[i]!;
    values[i] = values[j]!;
    values[j] = kept;
  }
}
