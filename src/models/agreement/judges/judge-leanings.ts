import {isRefusal, refuse, type Refusal} from "../../../statistics/estimate.js";
import {judgeBias, type JudgedAnswer} from "../../../statistics/judges/judge-bias.js";
import type {Facts} from "../../../tables/cells.js";
import type {RatingFacts} from "../../../tables/rating-facts.js";
import type {RatingTable} from "../rating-table.js";
import type {JudgeSeries, PeopleSeries} from "./judge-series.js";
import type {Bias} from "./judges-model.js";

/** Length is held still only where this share of the answers has one. */
const MOSTLY = 0.8;

/**
 * Whether a judge approves longer answers, or its own family's, more than people's verdict on them explains.
 *
 * Length counts by its logarithm: a few answers of tens of thousands of tokens would else decide alone. Both leanings
 * are estimated together where the answers allow it, so that a family that writes long is not taken for a liked one.
 */
export function judgeLeanings(
  ratings: RatingFacts,
  facts: Facts,
  table: RatingTable,
  people: PeopleSeries,
  judge: JudgeSeries
): {length_bias: Bias | Refusal; family_bias: Bias | Refusal} {
  const rows = table.items.flatMap((_, i) => (judge.approves[i] === null || people.share[i] === null ? [] : [i]));
  const itemOf = (i: number) => ratings.items[table.items[i]!]!;
  const long = rows.filter((i) => itemOf(i).output_tokens !== null);
  const withLength = long.length > 0 && long.length >= MOSTLY * rows.length;
  const familyOf = (i: number) => facts.systems[itemOf(i).system]?.family ?? null;
  const own = rows.filter((i) => familyOf(i) === judge.family).length;
  const withFamily = judge.family !== null && own > 0 && own < rows.length;
  const answers = (length: boolean, family: boolean) =>
    (length ? long : rows).map(
      (i): JudgedAnswer => ({
        judge: judge.approves[i]!,
        human: people.share[i]!,
        cluster: table.clusters[i]!,
        ...(length ? {length: Math.log(1 + itemOf(i).output_tokens!)} : {}),
        ...(family ? {same_family: familyOf(i) === judge.family} : {})
      })
    );
  const unknown = refuse("missing_metric", rows.length);
  if (rows.length === 0 || (!withLength && !withFamily)) return {length_bias: unknown, family_bias: unknown};
  const joint = judgeBias(answers(withLength, withFamily));
  const alone = (length: boolean) => (isRefusal(joint) ? judgeBias(answers(length, !length)) : joint);
  return {
    length_bias: withLength ? pick(alone(true), "length") : unknown,
    family_bias: withFamily ? pick(alone(false), "self_preference") : unknown
  };
}

function pick(fit: ReturnType<typeof judgeBias>, which: "length" | "self_preference"): Bias | Refusal {
  if (isRefusal(fit)) return fit;
  const found = fit[which];
  if (found === null) return refuse("missing_metric", fit.n);
  const {value, low, high, n, method, flags, p} = found;
  return {value, low, high, n, method, flags, p, n_clusters: fit.n_clusters};
}
