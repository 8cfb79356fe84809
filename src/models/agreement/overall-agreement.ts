import {fleissKappa} from "../../statistics/agreement/fleiss-kappa.js";
import {gwetAc} from "../../statistics/agreement/gwet-ac.js";
import {icc} from "../../statistics/agreement/icc.js";
import {krippendorffAlpha} from "../../statistics/agreement/krippendorff-alpha.js";
import {isRefusal, refuse, type Refusal} from "../../statistics/estimate.js";
import type {Level, OverallAgreement} from "./agreement-model.js";
import type {RaterColumn, RatingTable} from "./rating-table.js";
import {explained, without, type Resampling} from "./two-raters.js";

/** The levels at which a dimension can be read, the one that fits best first. */
export function levelsOf({dimension: {level}, categories}: RatingTable): Level[] {
  if (level === "nominal" || categories.length === 2) return ["nominal"];
  return level === "ordinal" ? ["ordinal", "interval", "nominal"] : ["interval", "ordinal"];
}

/** How all people agree, one row for each level that fits. */
export function overallAgreement(
  table: RatingTable,
  people: readonly RaterColumn[],
  resampling: Resampling
): OverallAgreement[] {
  if (people.length === 0) return [];
  return levelsOf(table).map((level) => atLevel(table, people, level, resampling));
}

function atLevel(
  table: RatingTable,
  people: readonly RaterColumn[],
  level: Level,
  resampling: Resampling
): OverallAgreement {
  const data = table.items.map((_, i) => people.map(({said}) => said[i] ?? null));
  const several = data.filter((row) => ratingsOf(row) >= 2).length;
  const options = {...resampling, clusters: table.clusters};
  const weights = level === "nominal" ? "identity" : level === "ordinal" ? "ordinal" : "quadratic";
  const categories = table.categories;
  const scores = table.dimension.level === "interval";
  const panel = level === "interval" ? crossed(data) : null;
  const coefficients = panel ? icc(panel) : null;
  const few: Refusal = refuse("no_pairable_units", several);
  return {
    dimension: table.dimension.dimension,
    level,
    n_items: several,
    n_raters: people.length,
    krippendorff_alpha: explained(
      several === 0 ? few : krippendorffAlpha(data, {...options, measurement: level}),
      several
    ),
    gwet_ac: scores
      ? without("scores have no categories", several)
      : explained(several === 0 ? few : gwetAc(data, {...options, categories, weights}), several),
    fleiss_kappa:
      level === "nominal"
        ? fleissOfUsual(table, data, resampling)
        : without("Fleiss' κ knows labels without order only", several),
    icc2_1: coefficients
      ? explained(coefficients, panel!.length)
      : without(
          level === "nominal" ? "labels are categories, not numbers" : "only ranks are taken for granted here",
          several
        ),
    icc2_k: coefficients
      ? explained(isRefusal(coefficients) ? coefficients : coefficients.ICC2k, panel!.length)
      : without(
          level === "nominal" ? "labels are categories, not numbers" : "only ranks are taken for granted here",
          several
        )
  };
}

/** Fleiss' kappa over the items that have the usual number of ratings, since it needs the same number everywhere. */
function fleissOfUsual(table: RatingTable, data: (number | null)[][], resampling: Resampling) {
  const sizes = new Map<number, number>();
  for (const row of data) sizes.set(ratingsOf(row), (sizes.get(ratingsOf(row)) ?? 0) + 1);
  const usual = [...sizes].filter(([m]) => m >= 2).sort(([a, x], [b, y]) => y - x || b - a)[0]?.[0];
  if (usual === undefined) return explained(refuse("no_pairable_units", 0), 0);
  const rows = data.map((_, i) => i).filter((i) => ratingsOf(data[i]!) === usual);
  const counts = rows.map((i) => table.categories.map((c) => data[i]!.filter((x) => x === c).length));
  const clusters = rows.map((i) => table.clusters[i]!);
  return explained(fleissKappa(counts, {...resampling, clusters}), rows.length);
}

/**
 * The items that every regular rater rated: an intraclass correlation needs a full table, so raters of fewer than half
 * the items are left out of it.
 */
function crossed(data: readonly (readonly (number | null)[])[]): (number | null)[][] {
  const shared = data.filter((row) => ratingsOf(row) >= 2);
  const regular = (data[0] ?? [])
    .map((_, r) => r)
    .filter((r) => {
      const rated = shared.filter((row) => row[r] !== null).length;
      return rated > 0 && rated >= shared.length / 2;
    });
  return shared.map((row) => regular.map((r) => row[r]!)).filter((row) => row.every((x) => x !== null));
}

function ratingsOf(row: readonly (number | null)[]): number {
  let n = 0;
  for (const x of row) if (x !== null) n++;
  return n;
}
