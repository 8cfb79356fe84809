import {refuse, type Estimate, type Refusal} from "../estimate.js";
import {bootstrapUnits, sumUnits, type Contribution, type UnitInterval, type UnitOptions} from "./bootstrap-units.js";
import {categoriesOf, checkRatings, countsByUnit, numericCategories, type Ratings} from "./ratings.js";

/** What the ratings are: names, an order, numbers with distances, numbers with a true zero. */
export type MeasurementLevel = "nominal" | "ordinal" | "interval" | "ratio";

/** Krippendorff's alpha and what it rests on. */
export interface KrippendorffAlpha extends Estimate, Omit<UnitInterval, "low" | "high" | "flags"> {
  /** Ratings in units with at least two of them. */
  n_pairable: number;
  units: number;
  /** Units with fewer than two ratings, left out. */
  units_dropped: number;
}

/**
 * How far ratings of the same unit differ less than ratings of any units do: 1 is perfect reliability, 0 is none.
 *
 * The one coefficient for any number of raters, missing ratings and every level of measurement, from the coincidence
 * matrix in which a unit with m ratings weighs its pairs by 1/(m − 1).
 *
 * @param data - units in rows, raters in columns, null where missing; texts only for nominal
 * @param options - `measurement`, nominal by default; the rest as in `bootstrapUnits`
 * @returns an estimate with a bootstrap interval over units, n = units used; refused `no_pairable_units`, or
 *   `no_variation` when all ratings are the same, which tells nothing about reliability
 * @see Krippendorff (2011), Computing Krippendorff's Alpha-Reliability; Hayes and Krippendorff (2007), Commun. Methods
 *   Meas. 1, 77–89
 */
export function krippendorffAlpha(
  data: Ratings,
  {measurement = "nominal", ...options}: UnitOptions & {measurement?: MeasurementLevel} = {}
): KrippendorffAlpha | Refusal {
  checkRatings(data);
  const usable = data.map((row) => row.filter((rating) => rating !== null).length >= 2);
  const kept = data.filter((_, u) => usable[u]);
  if (kept.length === 0) return refuse("no_pairable_units", 0);
  const categories = categoriesOf(kept);
  const values = measurement === "nominal" ? [] : numericCategories(categories, `${measurement} alpha`);
  if (measurement === "ratio" && values[0]! < 0)
    throw new TypeError(`ratio alpha needs ratings from 0, got ${values[0]}`);
  if (categories.length < 2) return refuse("no_variation", kept.length);

  const {units, pairs} = coincidences(countsByUnit(kept, categories));
  const columns = categories.length + pairs.length;
  const alpha = (sums: Float64Array) => alphaOf(sums, pairs, categories.length, values, measurement);
  const value = alpha(sumUnits(units, columns));
  if (value === null) return refuse("no_variation", kept.length);
  const {clusters} = options;
  const resampling = clusters ? {...options, clusters: Array.from(clusters).filter((_, u) => usable[u])} : options;
  const {flags, ...interval} = bootstrapUnits(units, columns, alpha, resampling);
  return {
    value,
    ...interval,
    n: kept.length,
    method: `krippendorff-alpha-${measurement} unit-bootstrap`,
    flags,
    n_pairable: kept.reduce((sum, row) => sum + row.filter((rating) => rating !== null).length, 0),
    units: kept.length,
    units_dropped: data.length - kept.length
  };
}

/** Columns: how often each category occurs, then the coincidences of each pair of different categories ever met. */
function coincidences(counts: readonly Float64Array[]): {units: Contribution[]; pairs: [number, number][]} {
  const pairs: [number, number][] = [];
  const columnOf = new Map<number, number>();
  const units = counts.map((row) => {
    const adds: [number, number][] = [];
    const ratings = row.reduce((sum, count) => sum + count, 0);
    const used = [...row.keys()].filter((k) => row[k]! > 0);
    for (const k of used) adds.push([k, row[k]!]);
    used.forEach((c, i) => {
      for (const k of used.slice(i + 1)) {
        const key = c * row.length + k;
        let column = columnOf.get(key);
        if (column === undefined) {
          columnOf.set(key, (column = row.length + pairs.length));
          pairs.push([c, k]);
        }
        adds.push([column, (row[c]! * row[k]!) / (ratings - 1)]);
      }
    });
    return adds;
  });
  return {units, pairs};
}

function alphaOf(
  sums: Float64Array,
  pairs: readonly [number, number][],
  q: number,
  values: readonly number[],
  measurement: MeasurementLevel
): number | null {
  const frequency = sums.subarray(0, q);
  let n = 0;
  let used = 0;
  for (const count of frequency) {
    n += count;
    if (count > 0) used++;
  }
  if (used < 2) return null;
  const scale = measurement === "ordinal" ? ordinalScale(frequency) : values;
  const distance = squaredDistance[measurement];
  let observed = 0;
  for (let i = 0; i < pairs.length; i++) {
    const [c, k] = pairs[i]!;
    observed += sums[q + i]! === 0 ? 0 : sums[q + i]! * distance(scale[c]!, scale[k]!);
  }
  const expected = measurement === "ratio" ? expectedRatio(frequency, scale) : expectedDistance(frequency, scale, n);
  return 1 - ((n - 1) * observed) / expected;
}

const squaredDistance: Record<MeasurementLevel, (a: number, b: number) => number> = {
  nominal: () => 1,
  ordinal: (a, b) => (a - b) ** 2,
  interval: (a, b) => (a - b) ** 2,
  ratio: (a, b) => ((a - b) / (a + b)) ** 2
};

/** The middle of the ranks each category takes up: differences of these are the ordinal distances. */
function ordinalScale(frequency: Float64Array): Float64Array {
  const scale = new Float64Array(frequency.length);
  let below = 0;
  for (let k = 0; k < frequency.length; k++) {
    scale[k] = below + frequency[k]! / 2;
    below += frequency[k]!;
  }
  return scale;
}

/** Σ n_c·n_k·δ² over pairs c < k without the double loop: n times the sum of squares; for names, (n² − Σ n_c²)/2. */
function expectedDistance(frequency: Float64Array, scale: ArrayLike<number>, n: number): number {
  let sum = 0;
  if (scale.length === 0) {
    for (const count of frequency) sum += count * (n - count);
    return sum / 2;
  }
  let mean = 0;
  for (let k = 0; k < frequency.length; k++) mean += (frequency[k]! / n) * scale[k]!;
  for (let k = 0; k < frequency.length; k++) sum += frequency[k]! * (scale[k]! - mean) ** 2;
  return n * sum;
}

function expectedRatio(frequency: Float64Array, scale: ArrayLike<number>): number {
  let sum = 0;
  for (let c = 0; c < frequency.length; c++) {
    if (frequency[c] === 0) continue;
    for (let k = c + 1; k < frequency.length; k++)
      if (frequency[k] !== 0) sum += frequency[c]! * frequency[k]! * squaredDistance.ratio(scale[c]!, scale[k]!);
  }
  return sum;
}
