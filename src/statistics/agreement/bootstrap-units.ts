import type {Flag} from "../estimate.js";
import {seeded} from "../random.js";
import {checkLevel, checkWhole} from "../rates/check.js";
import {clusterRows} from "../rates/clusters.js";
import {smallN} from "../rates/flags.js";
import {isZeroSpread} from "../rates/moments.js";
import {quantileOf, sorted, spread} from "../resampling/percentile-interval.js";

/** What one unit adds to the sums a coefficient is made of: pairs of column and amount. */
export type Contribution = readonly (readonly [column: number, amount: number])[];

/** How an agreement coefficient gets its interval. */
export interface UnitOptions {
  level?: number;
  /** Resamples of the units; 0 asks for the point alone. */
  replicates?: number;
  seed?: number;
  /** One label per unit: units of one repository or task are drawn together. */
  clusters?: ArrayLike<string | number>;
  /** Asks for the share of resamples in which the coefficient exceeds this threshold. */
  benchmark?: number;
}

/** The interval of a coefficient from resampled units. */
export interface UnitInterval {
  low: number | null;
  high: number | null;
  /** Resamples in which the coefficient is undefined, as when all of them drew the same category. */
  undefined_replicates: number;
  /** Share of the defined resamples above the benchmark, null without one. */
  prob_above: number | null;
  flags: Flag[];
}

/**
 * How far an agreement coefficient could have been otherwise with other units: draws units with replacement.
 *
 * Units and not ratings are drawn, since the ratings of one unit belong together. Each unit is reduced to what it adds
 * to a few sums beforehand, so that a resample costs one pass over the units. Percentile interval; both sides are null
 * where no resample differs from another (nothing was learnt about the spread) or more than 5 % of them are undefined.
 *
 * @param units - what each unit adds
 * @param columns - number of sums
 * @param statistic - the coefficient from the sums, null where undefined
 * @see Zapf, Castell, Morawietz and Karch (2016), BMC Med. Res. Methodol. 16, 93
 */
export function bootstrapUnits(
  units: readonly Contribution[],
  columns: number,
  statistic: (sums: Float64Array) => number | null,
  {level = 0.95, replicates = 1000, seed = 1, clusters, benchmark}: UnitOptions = {}
): UnitInterval {
  checkLevel(level);
  checkWhole(replicates, "replicates", 0);
  const flags: Flag[] = units.length < smallN ? ["small_n"] : [];
  if (replicates === 0) return {low: null, high: null, undefined_replicates: 0, prob_above: null, flags};

  const drawn = clusters ? byCluster(units, clusters) : units;
  if (clusters && drawn.length < smallN) flags.push("few_clusters");
  const {starts, column, amount} = flatten(drawn);
  const random = seeded(seed);
  const sums = new Float64Array(columns);
  const values: number[] = [];
  for (let b = 0; b < replicates; b++) {
    sums.fill(0);
    for (let i = 0; i < drawn.length; i++) {
      const unit = Math.floor(random() * drawn.length);
      for (let j = starts[unit]!; j < starts[unit + 1]!; j++) sums[column[j]!]! += amount[j]!;
    }
    const value = statistic(sums);
    if (value !== null) values.push(value);
  }

  const undefined_replicates = replicates - values.length;
  const above = benchmark === undefined ? 0 : values.filter((value) => value > benchmark).length;
  const prob_above = benchmark === undefined || values.length === 0 ? null : above / values.length;
  const usable = values.length >= Math.max(2, 0.95 * replicates) && !isZeroSpread(spread(values), values[0]!);
  if (!usable) return {low: null, high: null, undefined_replicates, prob_above, flags: [...flags, "unbounded_side"]};
  const ascending = sorted(values);
  return {
    low: quantileOf(ascending, (1 - level) / 2),
    high: quantileOf(ascending, (1 + level) / 2),
    undefined_replicates,
    prob_above,
    flags
  };
}

/** The sums over all units as they are: what the coefficient itself is computed from. */
export function sumUnits(units: readonly Contribution[], columns: number): Float64Array {
  const sums = new Float64Array(columns);
  for (const unit of units) for (const [column, amount] of unit) sums[column]! += amount;
  return sums;
}

function byCluster(units: readonly Contribution[], labels: ArrayLike<string | number>): Contribution[] {
  const {of, count} = clusterRows(units.length, labels);
  const merged = Array.from({length: count}, (): [number, number][] => []);
  units.forEach((unit, i) => {
    for (const [column, amount] of unit) merged[of[i]!]!.push([column, amount]);
  });
  return merged;
}

function flatten(units: readonly Contribution[]) {
  const starts = new Int32Array(units.length + 1);
  units.forEach((unit, i) => (starts[i + 1] = starts[i]! + unit.length));
  const column = Int32Array.from(units.flatMap((unit) => unit.map(([c]) => c)));
  const amount = Float64Array.from(units.flatMap((unit) => unit.map(([, a]) => a)));
  return {starts, column, amount};
}
