import {pFromT, tFor} from "../distributions.js";
import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkNumbers, checkSameLength} from "../rates/check.js";
import {clusterRows, type ClusterLabels, type Clusters} from "../rates/clusters.js";
import {smallN} from "../rates/flags.js";
import {sumOfSquares} from "../rates/moments.js";
import {commonOdds, type InOut} from "./common-odds.js";
import {moderatedVariance} from "./moderated-variance.js";

/** Slices with fewer tasks say nothing about a system. */
export const leastTasks = 5;

/** How far a system's rate on a slice departs from what was expected of it. */
export interface SliceSurprise extends Estimate {
  /** The share expected, from the system's total and the slice's difficulty. */
  expected: number;
  se: number;
  df: number;
  /** The departure in standard errors. */
  in_se: number;
  p: number;
}

/**
 * How much better or worse each system does on a slice than its own level and the slice's difficulty lead one to expect.
 *
 * The expectation has main effects of system and slice on the scale of odds (`commonOdds`), where no share can pass 1.
 * The margin is the linearised (sandwich) one over tasks, so that tasks which all systems find hard cancel, with related
 * tasks summed by cluster (CR1). In a small slice its own spread is luck, so it is steadied by the spread of all tasks.
 *
 * @param values - systems × tasks: the share of each system on each of the same tasks, in [0, 1]
 * @param inside - whether a task belongs to the slice
 * @param options - `clusters`, one label per task
 * @returns one per system, in shares, `n` tasks inside; flagged `multiplicity_unadjusted`, for each is one of many;
 *   refused `n_zero`, `n_too_small` (fewer than two systems, or than 5 tasks inside or outside), `one_cluster`,
 *   `zero_variance` (the system passes all or nothing, or all systems do inside or outside)
 * @see Liang and Zeger (1986), Biometrika 73, 13–22; Smyth (2004), Stat. Appl. Genet. Mol. Biol. 3, Article 3
 */
export function sliceSurprise(
  values: readonly (readonly number[])[],
  inside: ArrayLike<boolean>,
  {clusters, level = 0.95}: {clusters?: ClusterLabels; level?: number} = {}
): (SliceSurprise | Refusal)[] {
  for (const row of values) {
    checkNumbers(row, "values");
    checkSameLength(row, inside, "values and inside");
  }
  const total = inside.length;
  let n = 0;
  for (let t = 0; t < total; t++) if (inside[t]) n++;
  const groups = clusterRows(total, clusters);
  const all = (code: Refusal["refused"]) => values.map(() => refuse(code, n));
  if (n === 0) return all("n_zero");
  if (n < leastTasks || total - n < leastTasks) return all("n_too_small");
  const sizes = clustersInside(inside, groups);
  if (sizes.count < 2) return all("one_cluster");

  const seen = values.map((row) => meansOf(row, inside, n));
  const varied = seen.flatMap((s, j) =>
    hasBoth([s], "inside") || hasBoth([s], "outside") || s.inside !== s.outside ? [j] : []
  );
  if (varied.length < 2) return all(values.length < 2 ? "n_too_small" : "zero_variance");
  const kept = varied.map((j) => seen[j]!);
  if (!hasBoth(kept, "inside") || !hasBoth(kept, "outside")) return all("zero_variance");
  const expected = commonOdds(kept, n / total);
  const variances = variancesOf(
    varied.map((j) => values[j]!),
    kept,
    expected,
    inside,
    n,
    groups
  );
  const result: (SliceSurprise | Refusal)[] = all("zero_variance");
  varied.forEach((j, k) => {
    const {own, typical} = variances(k);
    const steadied = moderatedVariance(own, typical, sizes.effective - 1);
    const df = Math.min(steadied.df, groups.count - 1); // the typical spread is known no better than all clusters tell
    const value = kept[k]!.inside - expected[k]!.inside;
    const se = Math.sqrt(steadied.variance);
    const half = tFor(level, df) * se;
    const flags: Flag[] = ["multiplicity_unadjusted"];
    if (n < smallN) flags.push("small_n");
    if (clusters && sizes.count < smallN) flags.push("few_clusters");
    result[j] = {
      value,
      low: value - half,
      high: value + half,
      n,
      method: "common odds, steadied cr1-t",
      flags,
      n_clusters: sizes.count,
      expected: expected[k]!.inside,
      se,
      df,
      in_se: value / se,
      p: pFromT(value / se, df)
    };
  });
  return result;
}

/** Whether the mean over systems of one side is neither 0 nor 1. */
function hasBoth(seen: readonly InOut[], side: keyof InOut): boolean {
  return seen.some((s) => s[side] > 0) && seen.some((s) => s[side] < 1);
}

function meansOf(row: readonly number[], inside: ArrayLike<boolean>, n: number): InOut {
  let within = 0;
  let whole = 0;
  row.forEach((x, t) => {
    whole += x;
    if (inside[t]) within += x;
  });
  return {inside: within / n, outside: (whole - within) / (row.length - n)};
}

/**
 * The squared standard error of system k's departure: `own` from the residuals themselves, `typical` as it would be were
 * the residuals spread inside as they are over all tasks.
 *
 * Each task moves the departure, to first order, through the slice's mean, through the system's total, and through the
 * odds ratio, which all systems share. What it tells of the odds ratio is summed over systems once for all of them.
 */
function variancesOf(
  values: readonly (readonly number[])[],
  seen: readonly InOut[],
  expected: readonly InOut[],
  inside: ArrayLike<boolean>,
  n: number,
  groups: Clusters
): (k: number) => {own: number; typical: number} {
  const total = inside.length;
  // Sides: 0 outside, 1 inside.
  const side = Uint8Array.from({length: total}, (_, t) => (inside[t] ? 1 : 0));
  const sizes = [total - n, n] as const;
  const means = seen.map((s) => [s.outside, s.inside] as const);
  const spread = expected.map((p) => [p.outside * (1 - p.outside), p.inside * (1 - p.inside)] as const);
  const weight = spread.map((v) => sizes[0] * v[0] + sizes[1] * v[1]);
  const pull = spread.map((v, j) => [(-n * v[1]) / weight[j]!, (sizes[0] * v[0]) / weight[j]!] as const);
  const information = pull.reduce((sum, u, j) => sum + n * spread[j]![1] * u[1], 0);
  const told = new Float64Array(total);
  const toldModel = [0, 0];
  values.forEach((row, j) => {
    const mean = means[j]!;
    const u = [pull[j]![0] / information, pull[j]![1] / information] as const;
    for (let t = 0; t < total; t++) told[t]! += u[side[t] as 0 | 1] * (row[t]! - mean[side[t] as 0 | 1]);
    for (const i of [0, 1] as const) toldModel[i]! += u[i] * u[i] * spread[j]![i];
  });
  const correction = groups.count / (groups.count - 1);
  return (k) => {
    const v = spread[k]!;
    const through = v[1] * pull[k]![1];
    const direct = [-v[1] / weight[k]!, 1 / n - v[1] / weight[k]!] as const;
    // Of one task, were all attempts independent and as scattered as expected.
    const model = ([0, 1] as const).map((i) => {
      const u = pull[k]![i] / information;
      return (direct[i] - through * u) ** 2 * v[i] + through ** 2 * (toldModel[i]! - u * u * v[i]);
    });
    const scale = model.map((m) => (m > 0 ? 1 / Math.sqrt(m) : 0));
    const mean = means[k]!;
    const row = values[k]!;
    const moved = new Float64Array(groups.count);
    const standard = new Float64Array(groups.count);
    for (let t = 0; t < total; t++) {
      const i = side[t] as 0 | 1;
      const g = groups.of[t]!;
      const move = direct[i] * (row[t]! - mean[i]) - through * told[t]!;
      moved[g]! += move;
      standard[g]! += move * scale[i]!;
    }
    const whole = sizes[0] * model[0]! + sizes[1] * model[1]!;
    return {
      own: sumOfSquares(moved, 0) * correction,
      typical: ((sumOfSquares(standard, 0) * correction) / total) * whole
    };
  };
}

/** Clusters with tasks inside; `effective` counts those of unequal size for less: (Σm)²/Σm². */
function clustersInside(inside: ArrayLike<boolean>, groups: Clusters): {count: number; effective: number} {
  const sizes = new Float64Array(groups.count);
  for (let t = 0; t < inside.length; t++) if (inside[t]) sizes[groups.of[t]!]! += 1;
  let [count, sum, squares] = [0, 0, 0];
  for (const m of sizes) {
    if (m > 0) count++;
    sum += m;
    squares += m * m;
  }
  return {count, effective: sum ** 2 / squares};
}
