import {cohenKappaItems} from "../../../statistics/agreement/cohen-kappa-items.js";
import {refuse} from "../../../statistics/estimate.js";
import {weightedShare} from "../../../statistics/rates/weighted-share.js";
import {wilsonCi} from "../../../statistics/rates/wilson-ci.js";
import {wilsonClustered} from "../../../statistics/rates/wilson-clustered.js";
import {quantityOf, type Quantity} from "../../quantity.js";
import type {RatingTable} from "../rating-table.js";
import type {JudgeSeries, PeopleSeries} from "./judge-series.js";
import type {JudgeModel} from "./judges-model.js";

type Errors = Pick<JudgeModel, "n" | "agreement" | "kappa" | "kappa_kind" | "sensitivity" | "specificity">;

/** On which items a judge says what people say, and how it errs on either side. */
export function judgeErrors(
  table: RatingTable,
  people: PeopleSeries,
  judge: JudgeSeries,
  weights: readonly number[] | null,
  resampling: {replicates: number; seed: number}
): Errors {
  const approval = judge.approval !== null;
  // Labels are compared as they are; marks, and scales, by the side of the middle they are on.
  const labels = judge.source === "rating" && table.dimension.level !== "interval";
  const a = labels ? people.majority : people.approves;
  const b = labels ? judge.said : judge.approves;
  const both = a.flatMap((x, i) => (x === null || b[i] === null ? [] : [i]));
  const clusters = both.map((i) => table.clusters[i]!);
  const ordinal = labels && table.dimension.level === "ordinal" && table.categories.length > 2;
  const categories = labels ? table.categories : [0, 1];
  const kappa = cohenKappaItems(
    both.map((i) => a[i]!),
    both.map((i) => b[i]!),
    {...resampling, clusters, categories, weights: ordinal ? "quadratic" : "none"}
  );
  const side = (which: 0 | 1): Quantity => {
    if (!approval) return refuse("missing_metric", both.length);
    const rows = table.items.flatMap((_, i) => (people.approves[i] === which && judge.approves[i] !== null ? [i] : []));
    return rate(
      rows.map((i) => (judge.approves[i] === which ? 1 : 0)),
      rows.map((i) => table.clusters[i]!),
      weights ? rows.map((i) => weights[i]!) : null
    );
  };
  return {
    n: both.length,
    agreement: rate(
      both.map((i) => (a[i] === b[i] ? 1 : 0)),
      clusters,
      null
    ),
    kappa: quantityOf(kappa, both.length),
    kappa_kind: ordinal ? "weighted_kappa" : "cohen_kappa",
    sensitivity: side(1),
    specificity: side(0)
  };
}

/** A share of items: Wilson's interval, over clusters where items share one, weighted where they were drawn unequally. */
export function rate(
  hits: readonly number[],
  clusters: readonly number[],
  weights: readonly number[] | null
): Quantity {
  const n = hits.length;
  const shared = new Set(clusters).size < n;
  if (weights) return quantityOf(weightedShare(hits, weights, shared ? {clusters} : {}), n);
  if (shared) return quantityOf(wilsonClustered(hits, {clusters}), n);
  return quantityOf(
    wilsonCi(
      hits.reduce((sum, hit) => sum + hit, 0),
      n
    ),
    n
  );
}
