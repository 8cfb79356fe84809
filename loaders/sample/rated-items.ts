import type {SampleAttempt} from "./attempts.js";
import {rounded} from "./attempts.js";
import {normal, shuffled, stream} from "./draw.js";
import {ROUNDS} from "./story.js";

const LAST_ROUND = ROUNDS.at(-1)!.round;
const ITEMS_PER_BAND = 40;

/** The first so many rated items are read by all three reviewers, the others by one. */
export const READ_BY_ALL = 80;

/** An answer that people and judges look at. */
export interface RatedItem {
  attempt: SampleAttempt;
  /** The chance with which it was drawn. */
  inclusion_probability: number;
  /** How readable the answer is, which is not how right it is. */
  clarity: number;
}

/** Forty answers each of the house judge's low, middle and high marks, with the chance each had of being drawn. */
export function ratedItems(seed: number, attempts: readonly SampleAttempt[]): RatedItem[] {
  const draw = stream(seed, "rated items");
  const pool = attempts.filter((a) => a.round.round === LAST_ROUND && a.attempt_index === 0 && a.scores !== null);
  const band = (a: SampleAttempt) => (a.scores!.judge_score < 0.4 ? 0 : a.scores!.judge_score < 0.75 ? 1 : 2);
  const items: RatedItem[] = [];
  for (const b of [0, 1, 2]) {
    const stratum = pool.filter((a) => band(a) === b);
    const inclusion_probability = rounded(ITEMS_PER_BAND / stratum.length, 4);
    for (const attempt of shuffled(draw, stratum).slice(0, ITEMS_PER_BAND)) {
      items.push({attempt, inclusion_probability, clarity: 0.35 * attempt.merit + 0.9 * normal(draw)});
    }
  }
  return shuffled(draw, items);
}
