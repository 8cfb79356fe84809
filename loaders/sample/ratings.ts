import type {SampleAttempt} from "./attempts.js";
import {after, rounded} from "./attempts.js";
import {csv} from "./csv.js";
import {normal, shuffled, stream} from "./draw.js";
import type {Judge} from "./story.js";
import {HOUSE_JUDGE, REVIEWERS, ROUNDS, SECOND_JUDGE, SUITE} from "./story.js";

const LAST_ROUND = ROUNDS.at(-1)!.round;
/** The first 80 items are read by all three reviewers, the other 40 by one; of those every tenth by a second. */
const ITEMS_PER_BAND = 40;
const READ_BY_ALL = 80;

/** One line of a rating file; the columns name the attempt that was rated. */
export type RatingRow = Record<string, string | number | null> & {
  system: string;
  task: string;
  rater: string;
  dimension: string;
  answer: string | number;
};

interface Item {
  attempt: SampleAttempt;
  inclusion_probability: number;
  /** How readable the answer is, which is not how right it is. */
  clarity: number;
}

/** What three people and two judge models said of 120 answers of the last round. */
export function sampleRatings(
  seed: number,
  attempts: readonly SampleAttempt[]
): {humans: RatingRow[]; judges: RatingRow[]} {
  const items = drawItems(seed, attempts);
  return {
    humans: humanRows(seed, items),
    judges: [HOUSE_JUDGE, SECOND_JUDGE].flatMap((j) => judgeRows(seed, j, items))
  };
}

/** The text of one rating file. */
export function writeRatings(rows: readonly RatingRow[]): string {
  return csv(rows);
}

/** Forty answers each of the house judge's low, middle and high marks, with the chance each had of being drawn. */
function drawItems(seed: number, attempts: readonly SampleAttempt[]): Item[] {
  const draw = stream(seed, "rated items");
  const pool = attempts.filter((a) => a.round.round === LAST_ROUND && a.attempt_index === 0 && a.scores !== null);
  const band = (a: SampleAttempt) => (a.scores!.judge_score < 0.4 ? 0 : a.scores!.judge_score < 0.75 ? 1 : 2);
  const items: Item[] = [];
  for (const b of [0, 1, 2]) {
    const stratum = pool.filter((a) => band(a) === b);
    const inclusion_probability = rounded(ITEMS_PER_BAND / stratum.length, 4);
    for (const attempt of shuffled(draw, stratum).slice(0, ITEMS_PER_BAND)) {
      items.push({attempt, inclusion_probability, clarity: 0.35 * attempt.merit + 0.9 * normal(draw)});
    }
  }
  return shuffled(draw, items);
}

function humanRows(seed: number, items: readonly Item[]): RatingRow[] {
  const draw = stream(seed, "reviewers");
  const rows: RatingRow[] = [];
  items.forEach((item, i) => {
    const batch = i < READ_BY_ALL ? "2026-11-a" : "2026-11-b";
    REVIEWERS.forEach((reviewer, r) => {
      const first = i % REVIEWERS.length === r;
      const second = i % 10 === 0 && (i + 1) % REVIEWERS.length === r;
      if (i >= READ_BY_ALL && !first && !second) return;
      const accepts = item.attempt.merit - reviewer.strictness + reviewer.noise * normal(draw) > 0.2;
      const clarity = item.clarity - 0.5 * reviewer.strictness + 0.6 * normal(draw);
      rows.push(...rowsOf(item, reviewer.rater, batch, i, accepts, clarity));
    });
  });
  return rows;
}

function judgeRows(seed: number, judge: Judge, items: readonly Item[]): RatingRow[] {
  const draw = stream(seed, `judge ${judge.judge}`);
  return items.flatMap((item, i) => {
    const bonus = item.attempt.system.family === judge.family ? judge.own_family_bonus : 0;
    const accepts = item.attempt.merit + bonus + judge.noise * normal(draw) > -0.1;
    const clarity = 0.6 + item.clarity + 0.4 * bonus + 0.9 * normal(draw);
    return rowsOf(item, judge.judge, "2026-11-judges", i, accepts, clarity);
  });
}

function rowsOf(
  {attempt, ...item}: Item,
  rater: string,
  batch: string,
  i: number,
  accepts: boolean,
  clarity: number
): RatingRow[] {
  const common = {
    suite: SUITE,
    run: attempt.round.round,
    system: attempt.system.system,
    task: attempt.task.task,
    attempt: attempt.attempt_index + 1,
    rater
  };
  const rest = {
    batch,
    rated_at: after("2026-11-12T08:00:00Z", i * 240).slice(0, 19),
    inclusion_probability: item.inclusion_probability
  };
  return [
    {...common, dimension: "accept", answer: accepts ? "yes" : "no", ...rest},
    {...common, dimension: "clarity", answer: onFive(clarity), ...rest}
  ];
}

/** A latent value on the scale from 1 to 5. */
function onFive(latent: number): number {
  return 1 + [-1.3, -0.5, 0.3, 1.1].filter((cut) => latent > cut).length;
}
