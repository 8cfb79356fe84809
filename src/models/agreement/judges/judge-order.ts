import {isRefusal, refuse, type Refusal} from "../../../statistics/estimate.js";
import {pairsByOrder, positionBias, type Place} from "../../../statistics/judges/position-bias.js";
import {wilsonCi} from "../../../statistics/rates/wilson-ci.js";
import type {RatingFacts} from "../../../tables/rating-facts.js";
import {quantityOf} from "../../quantity.js";
import {verdictName, type RaterColumn, type RatingTable} from "../rating-table.js";
import type {JudgeSeries, PeopleSeries} from "./judge-series.js";
import type {JudgeOrder} from "./judges-model.js";

const TIE = /^(tie|tied|draw|equal|same|both|neither|0|a ?= ?b|=)$/i;

/**
 * What a judge does when the two answers of a pair change places.
 *
 * @param forward - verdicts in the order the workspace calls the dimension by
 * @param backward - verdicts of the same judge on the same pairs in the other order, labels naming answers and not places
 */
export function judgeOrder(
  ratings: RatingFacts,
  forward: RatingTable,
  backward: RatingTable | null,
  people: PeopleSeries,
  judge: JudgeSeries
): JudgeOrder | Refusal {
  const other = backward?.columns.find((c) => c.fact.rater === judge.judge && c.fact.kind === "judge");
  if (!backward || !other || judge.source === "score") return refuse("missing_metric", 0);
  const own = forward.columns.find((c) => c.fact === other.fact);
  const a = verdictsOf(ratings, forward, own ?? null);
  const b = verdictsOf(ratings, backward, other);
  const majority = new Map(forward.items.map((item, i) => [item, nameOf(forward, people.majority[i] ?? null)]));
  const pairs = [...a]
    .filter(([item]) => b.has(item))
    .map(([item, verdict]) => ({item, a: verdict, b: b.get(item) ?? null}))
    .filter((pair) => pair.a !== null || pair.b !== null);
  if (pairs.length === 0) return refuse("n_zero", 0);
  const both = pairs.flatMap(({a, b}) => (a === null || b === null ? [] : [{a, b}]));
  const answers = answersOf(forward);
  const places = answers
    ? both.map(({a, b}) => ({forward: placeOf(a, answers), backward: turn(placeOf(b, answers))}))
    : [];
  const counts = pairsByOrder(places);
  const bias = answers ? positionBias(counts) : refuse("missing_metric", pairs.length);
  const alike = both.filter(({a, b}) => a === b).length;
  const held = pairs.filter(({item}) => (majority.get(item) ?? null) !== null);
  const right = held.filter(
    ({item, a, b}) => vote(a, majority.get(item)!, answers) + vote(b, majority.get(item)!, answers) > 0
  );
  return {
    pairs: pairs.length,
    flipped: pairs.length - alike,
    first_both_times: counts.alwaysFirst,
    second_both_times: counts.alwaysSecond,
    tied_once: counts.half_tied,
    unread_once: pairs.length - both.length,
    consistency: quantityOf(wilsonCi(alike, pairs.length), pairs.length),
    bias: quantityOf(bias, isRefusal(bias) ? pairs.length : bias.n),
    bias_p: isRefusal(bias) ? null : bias.p,
    right: quantityOf(wilsonCi(right.length, held.length), held.length),
    right_n: held.length
  };
}

/** What a judge said of each item it was asked about, by name; `null` where it gave no verdict. */
function verdictsOf(ratings: RatingFacts, table: RatingTable, column: RaterColumn | null): Map<number, string | null> {
  const d = ratings.dimensions.indexOf(table.dimension);
  const found = new Map<number, string | null>();
  for (const [item, of] of column?.fact.unread ?? []) if (of === d) found.set(item, null);
  table.items.forEach((item, i) => {
    const verdict = column?.said[i] ?? null;
    if (verdict !== null) found.set(item, nameOf(table, verdict));
  });
  return found;
}

function nameOf(table: RatingTable, verdict: number | null): string | null {
  return verdict === null ? null : verdictName(table, verdict);
}

/** The labels that name the answer shown first, and second, in the first order; `null` where they are not two. */
function answersOf(table: RatingTable): [string, string] | null {
  if (!table.labelled || table.yes !== null) return null;
  const [a, b, ...more] = table.dimension.labels.filter((label) => !TIE.test(label.trim()));
  return a === undefined || b === undefined || more.length > 0 ? null : [a, b];
}

function placeOf(label: string, [a, b]: readonly [string, string]): Place {
  return label === a ? "first" : label === b ? "second" : "tie";
}

/** Where an answer stood when the two had changed places. */
function turn(place: Place): Place {
  return place === "tie" ? "tie" : place === "first" ? "second" : "first";
}

/** A verdict's vote for what people say: 1 with them, −1 for the other answer, 0 a tie or none. */
function vote(verdict: string | null, people: string, answers: readonly string[] | null): number {
  if (verdict === null) return 0;
  if (verdict === people) return 1;
  return answers?.includes(verdict) ? -1 : 0;
}
