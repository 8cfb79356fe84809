import type {Facts} from "../../tables/cells.js";
import type {ItemScore, RatingFacts} from "../../tables/rating-facts.js";
import type {MetricAgreement} from "./agreement-model.js";
import {ownFamily} from "./own-family.js";
import {meanRatings} from "./people.js";
import type {RatingTable} from "./rating-table.js";

/** One automatic verdict on each item of a table, null where there is none. */
export interface MetricColumn
  extends Pick<MetricAgreement, "metric" | "title" | "kind" | "turned" | "anomaly_detector" | "own_family"> {
  values: (number | null)[];
}

/** Measures of likeness to a reference answer, by the names they go by. */
const SIMILARITY =
  /bleu|chrf|rouge|meteor|levenshtein|edit_?(distance|similarity)|bert_?score|similarity|jaccard|cosine/i;

/** Everything that scored the items without a person: the tests, the exports' metrics, and the judges among the raters. */
export function metricColumns(ratings: RatingFacts, facts: Facts, table: RatingTable): MetricColumn[] {
  const {metrics} = facts.settings;
  const own = ownFamily(ratings, facts, table);
  const named = (metric: string): Pick<MetricColumn, "title" | "turned"> => ({
    title: metrics[metric]?.title ?? metric.replaceAll("_", " "),
    turned: metrics[metric]?.better === "lower"
  });
  const columns: MetricColumn[] = [];
  if (table.items.some((i) => ratings.items[i]!.share !== null) && !ratings.scores.some((s) => s.metric === "pass"))
    columns.push({
      metric: "pass",
      title: metrics["pass"]?.title ?? "Tests passed",
      turned: false,
      kind: "test",
      anomaly_detector: false,
      own_family: [],
      values: table.items.map((i) => ratings.items[i]!.share)
    });
  for (const score of ratings.scores) {
    const values = table.items.map((i) => (Number.isFinite(score.values[i]!) ? score.values[i]! : null));
    if (score.kind === "human" || values.every((x) => x === null)) continue;
    const {title, turned} = named(score.metric);
    const several = ratings.scores.filter((s) => s.metric === score.metric).length > 1;
    const of = several ? (score.model ?? score.scorer) : null;
    columns.push({
      metric: of === null ? score.metric : `${score.metric} · ${of}`,
      title: of === null ? title : `${title}, ${of}`,
      turned,
      kind: score.kind,
      anomaly_detector: isSimilarity(score),
      own_family: score.kind === "judge" ? own(score.family) : [],
      values
    });
  }
  for (const column of table.columns) {
    if (column.fact.kind === "human") continue;
    const values = meanRatings(table, [column]) ?? column.said;
    const {rater, kind, family} = column.fact;
    columns.push({
      metric: rater,
      title: metrics[rater]?.title ?? rater,
      turned: kind === "metric" && metrics[rater]?.better === "lower",
      kind: kind === "judge" ? "judge" : null,
      anomaly_detector: kind === "metric" && SIMILARITY.test(rater),
      own_family: kind === "judge" ? own(family) : [],
      values: [...values]
    });
  }
  return columns;
}

function isSimilarity({kind, metric}: ItemScore): boolean {
  return kind === "similarity" || (kind !== "judge" && SIMILARITY.test(metric));
}
