import type {Random} from "../../src/statistics/random.js";
import {reviewProbabilities} from "../../src/statistics/sampling/review-probabilities.js";
import type {Draw} from "./draw-stratified.js";
import type {Band, DesignStratum} from "./review-design.js";
import type {FrameItem} from "./review-frame.js";
import {shuffled} from "./shuffled.js";

/** Earlier ratings that the expected error of a calibrated score weighs as much as. */
const PRIOR = 5;
const STEPS = 5;
const FLOOR = 0.05;

/**
 * Draws answers where the automatic score is expected to err most, each with a chance of its own.
 *
 * The expected squared error of a score f is that of earlier human ratings of answers with a score like it, drawn towards
 * f(1 − f), which a calibrated score would have; without a score it is the largest there is. A fifth of the chance is
 * spread evenly. No chance falls under .05, or under a fifth of the even one where n is too small for that. The draw is
 * systematic over a random order, so that exactly these chances hold and n comes out.
 *
 * @see Zrnic and Candès (2024), arXiv:2403.03208; Madow (1949), Ann. Math. Stat. 20, 333–354
 */
export function drawActive(items: readonly FrameItem[], n: number, random: Random): Draw {
  const seen = Array.from({length: STEPS}, () => ({n: 0, error: 0}));
  const step = (score: number) => Math.min(STEPS - 1, Math.floor(score * STEPS));
  for (const {score, verdicts} of items) {
    if (score === null || verdicts.length === 0) continue;
    const mean = verdicts.reduce((sum, {verdict}) => sum + verdict, 0) / verdicts.length;
    seen[step(score)]!.n++;
    seen[step(score)]!.error += (mean - score) ** 2;
  }
  const expected = items.map(({score}) => {
    if (score === null) return 0.25;
    const {n: pilot, error} = seen[step(score)]!;
    return (error + PRIOR * score * (1 - score)) / (pilot + PRIOR);
  });
  const floor = Math.min(FLOOR, (0.2 * n) / items.length);
  const probability = Float64Array.from(reviewProbabilities(expected, {budget: n, floor}));
  const chosen = systematic(probability, random);
  const bands: Band[] = ["high", "middle", "low"];
  const strata = bands.map((band): DesignStratum => {
    const size = items.filter((item) => item.band === band).length;
    const drawn = chosen.filter((at) => items[at]!.band === band).length;
    return {stratum: `${band} score`, band, size, drawn, probability: null};
  });
  const drawn = chosen.map((at) => ({at, stratum: `${items[at]!.band} score`}));
  return {drawn, strata: strata.filter(({size}) => size > 0), probability};
}

/** Places drawn with given chances: every unit of their running sum over a random order takes one. */
function systematic(probability: Float64Array, random: Random): number[] {
  const order = shuffled([...probability.keys()], random);
  const start = random();
  const chosen: number[] = [];
  let sum = 0;
  for (const at of order) {
    const before = whole(sum - start);
    sum += probability[at]!;
    if (whole(sum - start) > before) chosen.push(at);
  }
  return chosen;
}

/** A sum that arithmetic left at 59.9999999999 is 60. */
const whole = (sum: number) => Math.floor(sum + 1e-9);
