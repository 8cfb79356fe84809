import type {AgreementPair} from "./agreement-model.js";
import type {RaterColumn, RatingTable} from "./rating-table.js";
import {twoRaters, type Resampling} from "./two-raters.js";

/** How each two raters who share an item agree; people first, then judges. */
export function pairAgreement(
  table: RatingTable,
  raters: readonly RaterColumn[],
  resampling: Resampling
): AgreementPair[] {
  const pairs: AgreementPair[] = [];
  raters.forEach((a, j) => {
    for (const b of raters.slice(j + 1)) {
      if (!a.said.some((x, i) => x !== null && b.said[i] !== null)) continue;
      pairs.push({
        a: a.fact.rater,
        b: b.fact.rater,
        kinds: [a.fact.kind, b.fact.kind],
        dimension: table.dimension.dimension,
        ...twoRaters(table, {a: a.said, b: b.said}, resampling)
      });
    }
  });
  return pairs;
}
