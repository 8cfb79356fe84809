import type {SampleAttempt} from "./attempts.js";
import {after, rounded} from "./attempts.js";
import {normal, stream} from "./draw.js";
import type {RatedItem} from "./rated-items.js";
import {ratedItems, READ_BY_ALL} from "./rated-items.js";
import type {Judge} from "./story.js";
import {HOUSE_JUDGE, REVIEWERS, SECOND_JUDGE, SUITE} from "./story.js";

const ASKED_AT = "2026-11-20T08:00:00Z";
const SECONDS_PER_PAIR = 180;
/** What the patch that a person wrote for the task is worth on the scale of merit. */
const REFERENCE_MERIT = 0.6;
/** Two patches nearer than this are a tie. */
const ALIKE = 0.12;

type Choice = "answer" | "reference" | "tie";

/** One line of the file of preferences: an answer beside a person's patch for the same task. */
export type PreferenceRow = Record<string, string | number | null> & {
  rater: string;
  shown_first: "answer" | "reference";
  preferred: Choice;
};

/**
 * Which of two patches people and judges would rather merge, the answer or the one a person wrote.
 *
 * On the 80 answers that all three reviewers read. People see each pair once, the answer first; judges in both orders.
 */
export function samplePreferences(seed: number, attempts: readonly SampleAttempt[]): PreferenceRow[] {
  const rated = ratedItems(seed, attempts);
  const items = rated.slice(0, READ_BY_ALL);
  const share = items.length / rated.length;
  return [
    ...personRows(seed, items, share),
    ...[HOUSE_JUDGE, SECOND_JUDGE].flatMap((judge) => judgeRows(seed, judge, items, share))
  ];
}

function personRows(seed: number, items: readonly RatedItem[], share: number): PreferenceRow[] {
  const draw = stream(seed, "preferences of reviewers");
  return items.flatMap((item, i) =>
    REVIEWERS.map(({rater, strictness, noise}) => {
      const lead = item.attempt.merit - REFERENCE_MERIT - 0.5 * strictness + 0.6 * noise * normal(draw);
      return rowOf(item, i, share, {rater, rater_kind: "human", shown_first: "answer", preferred: choice(lead)});
    })
  );
}

function judgeRows(seed: number, judge: Judge, items: readonly RatedItem[], share: number): PreferenceRow[] {
  const draw = stream(seed, `preferences of ${judge.judge}`);
  return items.flatMap((item, i) => {
    const bonus = item.attempt.system.family === judge.family ? judge.own_family_bonus : 0;
    const lead = item.attempt.merit - REFERENCE_MERIT + bonus + 0.7 * judge.noise * normal(draw);
    return (["answer", "reference"] as const).map((shown_first) => {
      const place = shown_first === "answer" ? judge.first_place_bonus : -judge.first_place_bonus;
      const preferred = choice(lead + place + 0.2 * judge.noise * normal(draw));
      return rowOf(item, i, share, {rater: judge.judge, rater_kind: "judge", shown_first, preferred});
    });
  });
}

function choice(lead: number): Choice {
  if (Math.abs(lead) < ALIKE) return "tie";
  return lead > 0 ? "answer" : "reference";
}

function rowOf(
  {attempt, inclusion_probability}: RatedItem,
  i: number,
  share: number,
  said: Pick<PreferenceRow, "shown_first" | "preferred" | "rater"> & {rater_kind: "human" | "judge"}
): PreferenceRow {
  return {
    suite: SUITE,
    run: attempt.round.round,
    system: attempt.system.system,
    task: attempt.task.task,
    attempt: attempt.attempt_index + 1,
    ...said,
    rated_at: after(ASKED_AT, i * SECONDS_PER_PAIR).slice(0, 19),
    inclusion_probability: rounded(inclusion_probability * share, 4)
  };
}
