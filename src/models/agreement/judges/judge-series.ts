import type {Facts} from "../../../tables/cells.js";
import type {ItemScore, RatingFacts} from "../../../tables/rating-facts.js";
import {majorityOf, middleOf} from "../people.js";
import {verdictName, type RaterColumn, type RatingTable} from "../rating-table.js";

/** What one judge said of the items of a dimension, whichever way it came into the workspace. */
export interface JudgeSeries {
  judge: string;
  source: "rating" | "score";
  model: string | null;
  family: string | null;
  outages: number;
  /** Verdicts in all, on items of the dimension or not. */
  judged: number;
  /** One verdict for each item of the table, in the table's own terms; `null` throughout for marks. */
  said: (number | null)[];
  /** Marks in [0, 1] that are more than yes or no; `null` throughout where there are none. */
  marks: (number | null)[];
  /** 1 where the judge approves, 0 where it does not, `null` without a verdict or where nothing means approval. */
  approves: (0 | 1 | null)[];
  /** What counts as approval, in words. */
  approval: string | null;
  /** When each verdict was given, milliseconds since 1970; `NaN` unknown. */
  at: Float64Array;
  /** Everything it judged, by position in `ratings.items`: its mark in [0, 1], else 1 for approval and 0 for none. */
  values: ReadonlyMap<number, number>;
}

/** What people say of the items together. */
export interface PeopleSeries {
  /** The verdict of most of them, in the table's own terms. */
  majority: (number | null)[];
  /** 1 where more than half approve, 0 where fewer do; `null` where nobody rated, or they are evenly split. */
  approves: (0 | 1 | null)[];
  /** Share of people who approve. */
  share: (number | null)[];
  split: number;
}

/** Above this mark a judge that gives marks in [0, 1] is taken to approve. */
const HALF = 0.5;

/** Every judge of a dimension: raters first, then marks in the exports. */
export function judgeSeries(ratings: RatingFacts, facts: Facts, table: RatingTable): JudgeSeries[] {
  const raters = table.columns.filter((c) => c.fact.kind === "judge").map((c) => ofRater(ratings, table, c));
  const scores = ratings.scores.filter((s) => s.kind === "judge").map((s) => ofScore(ratings, facts, table, s));
  return [...raters, ...scores].filter((s) => s.judged > 0 || s.outages > 0);
}

/** What the people of a table say together. */
export function peopleSeries(table: RatingTable, people: readonly RaterColumn[]): PeopleSeries {
  const approves = approvalOf(table);
  const share = table.items.map((_, i) => {
    const votes = people.flatMap(({said}) => {
      const vote = approves?.(said[i] ?? null) ?? null;
      return vote === null ? [] : [vote];
    });
    return votes.length === 0 ? null : votes.reduce((sum: number, v) => sum + v, 0) / votes.length;
  });
  const majority = majorityOf(table, people);
  const rated = table.items.map((_, i) => people.some(({said}) => said[i] !== null));
  return {
    majority,
    share,
    approves: share.map((s) => (s === null || s === HALF ? null : s > HALF ? 1 : 0)),
    split: approves
      ? share.filter((s) => s === HALF).length
      : rated.filter((is, i) => is && majority[i] === null).length
  };
}

function ofRater(ratings: RatingFacts, table: RatingTable, column: RaterColumn): JudgeSeries {
  const rater = ratings.raters.indexOf(column.fact);
  const d = ratings.dimensions.indexOf(table.dimension);
  const row = new Map(table.items.map((item, i) => [item, i]));
  const at = new Float64Array(table.items.length).fill(NaN);
  for (let i = 0; i < ratings.length; i++)
    if (ratings.rater[i] === rater && ratings.dimension[i] === d) at[row.get(ratings.item[i]!)!] = ratings.rated_at[i]!;
  const approves = approvalOf(table);
  const binary = table.yes !== null || table.categories.length === 2;
  const marked =
    !binary && table.dimension.level === "interval" && column.said.every((x) => x === null || (x >= 0 && x <= 1));
  return {
    judge: column.fact.rater,
    source: "rating",
    model: column.fact.model,
    family: column.fact.family,
    outages: column.fact.outages,
    judged: column.items,
    said: column.said,
    marks: marked ? column.said : column.said.map(() => null),
    approves: column.said.map((x) => approves?.(x) ?? null),
    approval: approvalWords(table),
    at,
    values: new Map(
      table.items.flatMap((item, i) => {
        const value = marked ? column.said[i]! : (approves?.(column.said[i]!) ?? null);
        return value === null ? [] : [[item, value]];
      })
    )
  };
}

function ofScore(ratings: RatingFacts, facts: Facts, table: RatingTable, score: ItemScore): JudgeSeries {
  const given = Array.from(score.values).filter((x) => !Number.isNaN(x));
  const shares = given.every((x) => x >= 0 && x <= 1);
  const binary = given.every((x) => x === 0 || x === 1);
  const value = (item: number) => (Number.isNaN(score.values[item]!) ? null : score.values[item]!);
  const rows = table.items.map(value);
  return {
    judge: score.model ? `${score.metric} by ${score.model}` : score.metric,
    source: "score",
    model: score.model,
    family: score.family,
    outages: score.outages,
    judged: given.length,
    said: rows.map(() => null),
    marks: shares && !binary ? rows : rows.map(() => null),
    approves: rows.map((x) => (x === null || !shares ? null : x >= HALF ? 1 : 0)),
    approval: !shares ? null : binary ? "a mark of 1" : "a mark of 0.5 or more",
    at: Float64Array.from(table.items, (item) => startOf(ratings, facts, item)),
    values: new Map(
      ratings.items.flatMap((_, item) => {
        const mark = value(item);
        return mark === null || !shares ? [] : [[item, mark]];
      })
    )
  };
}

function startOf(ratings: RatingFacts, facts: Facts, item: number): number {
  const run = facts.runs[ratings.items[item]!.run];
  return run?.started_at ? Date.parse(run.started_at) : NaN;
}

/** Which verdicts are approval: the yes of two labels, or the upper half of a scale. */
function approvalOf(table: RatingTable): ((verdict: number | null) => 0 | 1 | null) | null {
  const nominal = table.dimension.level === "nominal";
  const middle = middleOf(table);
  if (nominal ? table.yes === null : middle === null) return null;
  return (verdict) => {
    if (verdict === null) return null;
    return (nominal ? verdict === table.yes : verdict >= middle!) ? 1 : 0;
  };
}

function approvalWords(table: RatingTable): string | null {
  const middle = middleOf(table);
  if (table.dimension.level === "nominal") return table.yes === null ? null : `“${verdictName(table, table.yes)}”`;
  if (middle === null) return null;
  const least = table.categories.find((c) => c >= middle) ?? middle;
  return `${verdictName(table, least)} or more`;
}
