import type {ScorerKind} from "./score.js";

/** Who rates: a person, a judge model or an automatic metric. */
export interface RaterFact {
  /** The name a page shows: the file's own, or a pseudonym ("Reviewer 1") where names stay in the building. */
  rater: string;
  kind: "human" | "judge" | "metric";
  /** A judge's model and family, where they are known: a judge of the family under test is flagged. */
  model: string | null;
  family: string | null;
  /** Verdicts that could not be had or read: an outage of the rater, not a verdict on the item. */
  outages: number;
  /** Which they were, where that is known: pairs of item and dimension. */
  unread?: [item: number, dimension: number][];
}

/** What is asked of an item: "accept", "clarity". */
export interface DimensionFact {
  dimension: string;
  question: string | null;
  /** In the rubric's order, else in their natural one; empty where ratings are numbers without labels. */
  labels: string[];
  /** `nominal`: labels without order; `ordinal`: ordered labels or a few whole numbers; `interval`: numbers. */
  level: "nominal" | "ordinal" | "interval";
}

/** What was rated: an answer of a system, or an item that joins no attempt. */
export interface ItemFact {
  item: string;
  /** Index into `facts.systems`, -1 where unknown; likewise task and run. */
  system: number;
  task: number;
  run: number;
  /** What the attempt came to in the tests, in [0, 1]: an error, timeout or refusal is 0, `null` is unjudged. */
  share: number | null;
  output_tokens: number | null;
}

/** A metric or judge that scored attempts in the export: one value an item, `NaN` where it has none. */
export interface ItemScore {
  metric: string;
  scorer: string;
  kind: ScorerKind | null;
  /** A judge's model and family, where they are known. */
  model: string | null;
  family: string | null;
  values: Float64Array;
  /** Items on which the scorer itself failed. */
  outages: number;
}

/**
 * Every rating of a workspace, one row for an item, rater and dimension: what agreement is computed from.
 *
 * Items are all that somebody or a judge rated. `label` is an index into the dimension's labels, -1 for none; `value`
 * is `NaN` for none; `batch` an index into `batches`, -1 for none; `rated_at` milliseconds since 1970, `NaN` unknown.
 */
export interface RatingFacts {
  raters: RaterFact[];
  dimensions: DimensionFact[];
  items: ItemFact[];
  batches: string[];
  length: number;
  item: Uint32Array;
  rater: Uint32Array;
  dimension: Uint32Array;
  value: Float64Array;
  label: Int32Array;
  batch: Int32Array;
  rated_at: Float64Array;
  /** The logged chance with which the item was drawn for rating, in (0, 1]; `NaN` where nobody logged it. */
  inclusion_probability: Float64Array;
  scores: ItemScore[];
  /** Ratings whose item joins no attempt although the workspace has attempts. */
  unjoined: number;
}
