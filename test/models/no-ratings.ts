import type {RatingFacts} from "../../src/tables/rating-facts.js";

/** The rating facts of a workspace in which nobody rated anything. */
export const noRatings: RatingFacts = {
  raters: [],
  dimensions: [],
  items: [],
  batches: [],
  length: 0,
  item: new Uint32Array(0),
  rater: new Uint32Array(0),
  dimension: new Uint32Array(0),
  value: new Float64Array(0),
  label: new Int32Array(0),
  batch: new Int32Array(0),
  rated_at: new Float64Array(0),
  inclusion_probability: new Float64Array(0),
  scores: [],
  unjoined: 0
};
