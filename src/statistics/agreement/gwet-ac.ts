import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {bootstrapUnits, sumUnits, type Contribution, type UnitInterval, type UnitOptions} from "./bootstrap-units.js";
import {categoriesOf, checkRatings, countsByUnit, numericCategories, type Ratings} from "./ratings.js";
import {agreementWeights, type WeightKind} from "./weights.js";

/** Gwet's coefficient with its two ingredients. */
export interface GwetAc extends Estimate, Omit<UnitInterval, "low" | "high" | "flags"> {
  pa: number;
  pe: number;
  /** Units with a single rating: they inform the use of categories but not agreement. */
  units_single: number;
}

interface GwetOptions extends UnitOptions {
  weights?: WeightKind;
  /** Categories that exist although nobody may have used them. */
  categories?: readonly (number | string)[];
}

/**
 * Agreement beyond chance of any number of raters, with missing ratings, that does not collapse where one category
 * dominates: AC1 on unordered categories (`weights: "identity"`), AC2 with any other weights.
 *
 * Chance agreement is that of raters who guess only on units hard to place, which grows with how evenly categories are
 * used. The default for verdicts of two or more raters.
 *
 * @param data - units in rows, raters in columns, null where missing; numbers for weights other than identity and ordinal
 * @returns an estimate with a bootstrap interval over units, n = units with two ratings or more; refused
 *   `no_pairable_units`, or `undefined_chance_agreement` when only one category exists
 * @see Gwet (2008), Br. J. Math. Stat. Psychol. 61, 29–48
 */
export function gwetAc(
  data: Ratings,
  {weights = "identity", categories: declared, ...options}: GwetOptions = {}
): GwetAc | Refusal {
  checkRatings(data);
  const rated = data.filter((row) => row.some((rating) => rating !== null));
  const categories = categoriesOf(rated, declared);
  const counts = countsByUnit(rated, categories);
  const pairable = counts.filter((row) => total(row) >= 2).length;
  if (pairable === 0) return refuse("no_pairable_units", 0);
  const q = categories.length;
  if (q < 2) return refuse("undefined_chance_agreement", pairable);

  const byPosition = weights === "identity" || weights === "ordinal";
  const scale = byPosition ? [...categories.keys()] : numericCategories(categories, `${weights} weights`);
  const credit = agreementWeights(weights, scale);
  const totalCredit = credit.flat().reduce((sum, w) => sum + w, 0);
  const units = counts.map((row) => contribution(row, credit));
  const coefficient = (sums: Float64Array) => {
    if (sums[q + 2] === 0) return null;
    const pa = sums[q + 1]! / sums[q + 2]!;
    let spread = 0;
    for (let k = 0; k < q; k++) spread += (sums[k]! / sums[q]!) * (1 - sums[k]! / sums[q]!);
    const pe = (totalCredit * spread) / (q * (q - 1));
    return {pa, pe, value: (pa - pe) / (1 - pe)};
  };

  const point = coefficient(sumUnits(units, q + 3))!;
  const resampling = options.clusters ? {...options, clusters: labelsOfRated(data, options.clusters)} : options;
  const {flags, ...interval} = bootstrapUnits(units, q + 3, (sums) => coefficient(sums)?.value ?? null, resampling);
  const method = `${weights === "identity" ? "gwet-ac1" : `gwet-ac2-${weights}`} unit-bootstrap`;
  return {...point, ...interval, n: pairable, method, flags, units_single: rated.length - pairable};
}

/** Columns: the share of each category, the units rated, then agreement and units for those with two ratings or more. */
function contribution(counts: Float64Array, credit: readonly (readonly number[])[]): Contribution {
  const q = counts.length;
  const ratings = total(counts);
  const adds: [number, number][] = [[q, 1]];
  let agreement = 0;
  for (let k = 0; k < q; k++) {
    if (counts[k] === 0) continue;
    adds.push([k, counts[k]! / ratings]);
    let credited = 0;
    for (let l = 0; l < q; l++) credited += credit[k]![l]! * counts[l]!;
    agreement += counts[k]! * (credited - 1);
  }
  if (ratings >= 2) adds.push([q + 1, agreement / (ratings * (ratings - 1))], [q + 2, 1]);
  return adds;
}

function labelsOfRated(data: Ratings, labels: ArrayLike<number | string>): (number | string)[] {
  return Array.from(labels).filter((_, u) => data[u]!.some((rating) => rating !== null));
}

function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
