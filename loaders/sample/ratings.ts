import type {SampleAttempt} from "./attempts.js";
import {after} from "./attempts.js";
import {csv} from "./csv.js";
import {normal, stream} from "./draw.js";
import type {RatedItem} from "./rated-items.js";
import {ratedItems, READ_BY_ALL} from "./rated-items.js";
import type {Judge} from "./story.js";
import {HOUSE_JUDGE, JUDGE_DRIFT, REVIEWERS, SECOND_JUDGE, SUITE} from "./story.js";

const RATED_AT = "2026-11-12T08:00:00Z";
const SECONDS_PER_ITEM = 240;

/** One line of a rating file; the columns name the attempt that was rated. */
export type RatingRow = Record<string, string | number | null> & {
  system: string;
  task: string;
  rater: string;
  dimension: string;
  answer: string | number;
};

/** What three people and two judge models said of 120 answers of the last round. */
export function sampleRatings(
  seed: number,
  attempts: readonly SampleAttempt[]
): {humans: RatingRow[]; judges: RatingRow[]} {
  const items = ratedItems(seed, attempts);
  return {
    humans: humanRows(seed, items),
    judges: [HOUSE_JUDGE, SECOND_JUDGE].flatMap((j) => judgeRows(seed, j, items))
  };
}

/** The text of one rating file. */
export function writeRatings(rows: readonly RatingRow[]): string {
  return csv(rows);
}

function humanRows(seed: number, items: readonly RatedItem[]): RatingRow[] {
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
      const rated_at = after(RATED_AT, i * SECONDS_PER_ITEM);
      rows.push(...rowsOf(item, {rater: reviewer.rater, batch, rated_at, accepts, clarity}));
    });
  });
  return rows;
}

function judgeRows(seed: number, judge: Judge, items: readonly RatedItem[]): RatingRow[] {
  const draw = stream(seed, `judge ${judge.judge}`);
  return items.flatMap((item, i) => {
    const bonus = item.attempt.system.family === judge.family ? judge.own_family_bonus : 0;
    const later = i - JUDGE_DRIFT.from_item;
    const bar = later >= 0 && judge.judge === JUDGE_DRIFT.judge ? JUDGE_DRIFT.bar : -0.1;
    const accepts = item.attempt.merit + bonus + judge.noise * normal(draw) > bar;
    const clarity = 0.6 + item.clarity + 0.4 * bonus + 0.9 * normal(draw);
    const rated_at =
      later < 0 ? after(RATED_AT, i * SECONDS_PER_ITEM) : after(JUDGE_DRIFT.since, later * SECONDS_PER_ITEM);
    return rowsOf(item, {rater: judge.judge, batch: "2026-11-judges", rated_at, accepts, clarity});
  });
}

function rowsOf(
  {attempt, inclusion_probability}: RatedItem,
  said: {rater: string; batch: string; rated_at: string; accepts: boolean; clarity: number}
): RatingRow[] {
  const common = {
    suite: SUITE,
    run: attempt.round.round,
    system: attempt.system.system,
    task: attempt.task.task,
    attempt: attempt.attempt_index + 1,
    rater: said.rater
  };
  const rest = {batch: said.batch, rated_at: said.rated_at.slice(0, 19), inclusion_probability};
  return [
    {...common, dimension: "accept", answer: said.accepts ? "yes" : "no", ...rest},
    {...common, dimension: "clarity", answer: onFive(said.clarity), ...rest}
  ];
}

/** A latent value on the scale from 1 to 5. */
function onFive(latent: number): number {
  return 1 + [-1.3, -0.5, 0.3, 1.1].filter((cut) => latent > cut).length;
}
