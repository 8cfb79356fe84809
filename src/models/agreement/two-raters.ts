import {blandAltman} from "../../statistics/agreement/bland-altman.js";
import {cohenKappaItems} from "../../statistics/agreement/cohen-kappa-items.js";
import {gwetAc} from "../../statistics/agreement/gwet-ac.js";
import {icc} from "../../statistics/agreement/icc.js";
import {isRefusal, refuse} from "../../statistics/estimate.js";
import {wilsonClustered} from "../../statistics/rates/wilson-clustered.js";
import {quantityOf} from "../quantity.js";
import type {AgreementPair, Explained} from "./agreement-model.js";
import type {RatingTable} from "./rating-table.js";

/** How intervals are drawn on this page: items with replacement, those of one cluster of tasks together. */
export interface Resampling {
  replicates: number;
  seed: number;
}

/** Two verdicts on each item; `beyond` is a category outside the scale, that of a verdict nobody could read. */
export interface TwoSides {
  a: readonly (number | null)[];
  b: readonly (number | null)[];
  beyond?: number;
}

export type TwoRaters = Omit<AgreementPair, "a" | "b" | "kinds" | "dimension">;

/** Every coefficient that fits the data for two raters, the others refused with the reason. */
export function twoRaters(table: RatingTable, {a, b, beyond}: TwoSides, resampling: Resampling): TwoRaters {
  const both = a.map((x, i) => i).filter((i) => a[i] !== null && b[i] !== null);
  const left = both.map((i) => a[i]!);
  const right = both.map((i) => b[i]!);
  const n = both.length;
  const clusters = both.map((i) => table.clusters[i]!);
  const {level} = table.dimension;
  const options = {...resampling, clusters};
  const categories = beyond === undefined ? table.categories : [...table.categories, beyond];
  const scores = level === "interval";
  const kappa = scores
    ? without("scores hardly ever coincide", n)
    : cohenKappaItems(left, right, {...options, categories});
  const numbers = level !== "nominal";
  const units = left.map((x, k) => [x, right[k]!]);
  return {
    n,
    percent: scores
      ? without("scores hardly ever coincide", n)
      : quantityOf(
          wilsonClustered(
            left.map((x, k) => (x === right[k] ? 1 : 0)),
            {clusters}
          ),
          n
        ),
    cohen_kappa: explained(kappa, n),
    weighted_kappa:
      level === "ordinal"
        ? explained(cohenKappaItems(left, right, {...options, categories, weights: "quadratic"}), n)
        : without(scores ? "scores hardly ever coincide" : "the labels have no order", n),
    gwet_ac1: scores
      ? without("scores hardly ever coincide", n)
      : explained(gwetAc(units, {...options, categories}), n),
    gwet_ac2:
      level === "ordinal"
        ? explained(gwetAc(units, {...options, categories, weights: "quadratic"}), n)
        : without(scores ? "scores have no categories" : "the labels have no order", n),
    icc2_1: numbers ? explained(icc(units), n) : without("labels are categories, not numbers", n),
    prevalence_index: indexOf(kappa, "prevalence_index"),
    bias_index: indexOf(kappa, "bias_index"),
    skewed_marginals: !isRefusal(kappa) && "skewed_marginals" in kappa && kappa.skewed_marginals === true,
    bland_altman: scores ? limits(left, right) : null
  };
}

/** Why a coefficient does not fit the data, over a refusal every reader of the JSON knows. */
export function without(why: string, n: number): Explained {
  return {...refuse("missing_metric", n), why};
}

const REASONS: Record<string, string> = {
  undefined_chance_agreement: "everyone used one label throughout, which tells nothing about reliability",
  no_variation: "all ratings are the same, which tells nothing about reliability",
  no_pairable_units: "no item has two ratings",
  n_zero: "no item in common",
  zero_variance: "all ratings are the same, which tells nothing about reliability",
  n_too_small: "too few items in common",
  one_cluster: "all items belong to one cluster of tasks",
  invalid_counts: "items have different numbers of ratings",
  one_class_only: "people gave all these items the same verdict"
};

/** A statistic's answer as the page carries it, a refusal with its reason in the words of this page. */
export function explained(answer: Parameters<typeof quantityOf>[0], n: number): Explained {
  const quantity: Explained = quantityOf(answer, n);
  const why = isRefusal(quantity) ? ((answer as Explained).why ?? REASONS[quantity.refused]) : undefined;
  return why === undefined ? quantity : {...quantity, why};
}

function indexOf(kappa: object, key: "prevalence_index" | "bias_index"): number | null {
  const index = (kappa as Record<string, unknown>)[key];
  return typeof index === "number" ? index : null;
}

function limits(a: readonly number[], b: readonly number[]): AgreementPair["bland_altman"] {
  const found = blandAltman(a, b);
  return {
    bias: explained(found, a.length),
    limits: isRefusal(found) ? null : {low: found.loa_low, high: found.loa_high}
  };
}
