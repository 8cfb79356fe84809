import type {RatingFacts} from "../../tables/rating-facts.js";
import type {AgreementChoice} from "./agreement-model.js";
import {isSwapped} from "./judges/swapped.js";

/** What the page shows before anybody touches it: the dimension on which most was rated, people before judges. */
export function defaultAgreementChoice(ratings: RatingFacts): AgreementChoice {
  return {dimension: ratedDimensions(ratings)[0] ?? "", people: "all", unreadable: "left_out", judge: null};
}

/** The dimensions somebody rated, the one with most ratings by people first; those that only turn an order not. */
export function ratedDimensions(ratings: RatingFacts): string[] {
  const counts = ratings.dimensions.map(() => ({people: 0, all: 0}));
  for (let i = 0; i < ratings.length; i++) {
    const count = counts[ratings.dimension[i]!]!;
    count.all++;
    if (ratings.raters[ratings.rater[i]!]!.kind === "human") count.people++;
  }
  return ratings.dimensions
    .map(({dimension}, d) => ({dimension, ...counts[d]!}))
    .filter((d) => d.all > 0 && !(d.people === 0 && isSwapped(d.dimension)))
    .sort((a, b) => b.people - a.people || b.all - a.all)
    .map((d) => d.dimension);
}

/** A choice read from a shared link; what is not there falls back to the default. */
export function agreementChoiceFromQuery(
  query: URLSearchParams,
  dimensions: readonly string[],
  base: AgreementChoice
): AgreementChoice {
  const dimension = query.get("dimension") ?? "";
  return {
    dimension: dimensions.includes(dimension) ? dimension : base.dimension,
    people: query.get("people") === "experienced" ? "experienced" : base.people,
    unreadable: query.get("unreadable") === "wrong" ? "wrong" : base.unreadable,
    judge: query.get("judge")
  };
}

/** The query of a choice: only what differs from the default, so that a plain link stays plain. */
export function queryFromAgreementChoice(choice: AgreementChoice, base: AgreementChoice): URLSearchParams {
  const query = new URLSearchParams();
  for (const key of ["dimension", "people", "unreadable"] as const)
    if (choice[key] !== base[key]) query.set(key, choice[key]);
  if (choice.judge !== null) query.set("judge", choice.judge);
  return query;
}
