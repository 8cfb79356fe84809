import {pFromT, tFor} from "../distributions.js";
import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkNumbers, checkSameLength} from "../rates/check.js";
import {clusterRows, type ClusterLabels, type Clusters} from "../rates/clusters.js";
import {smallN} from "../rates/flags.js";
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
  const influences = influencesOf(
    varied.map((j) => values[j]!),
    kept,
    expected,
    inside,
    n
  );
  const result: (SliceSurprise | Refusal)[] = all("zero_variance");
  varied.forEach((j, k) => {
    const {own, typical} = variances(influences(k), groups);
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

/** How much each task moves a system's departure, and the variance that move would have were all attempts independent. */
interface Influence {
  move: Float64Array;
  model: Float64Array;
}

/**
 * The influence of every task on the departure of system k, to first order: through the slice's mean, through the
 * system's total, and through the odds ratio, which all systems share.
 */
function influencesOf(
  values: readonly (readonly number[])[],
  seen: readonly InOut[],
  expected: readonly InOut[],
  inside: ArrayLike<boolean>,
  n: number
): (k: number) => Influence {
  const total = inside.length;
  const spread = expected.map((p) => ({inside: p.inside * (1 - p.inside), outside: p.outside * (1 - p.outside)}));
  const weight = spread.map((v) => n * v.inside + (total - n) * v.outside);
  const pull = spread.map((v, j) => ({
    inside: ((total - n) * v.outside) / weight[j]!,
    outside: (-n * v.inside) / weight[j]!
  }));
  const information = pull.reduce((sum, u, j) => sum + n * spread[j]!.inside * u.inside, 0);
  // What each task tells of the odds ratio, summed over systems once for all of them.
  const told = new Float64Array(total);
  const toldModel = new Float64Array(total);
  for (let t = 0; t < total; t++) {
    const side = inside[t] ? "inside" : "outside";
    values.forEach((row, j) => {
      const u = pull[j]![side] / information;
      told[t]! += u * (row[t]! - seen[j]![side]);
      toldModel[t]! += u * u * spread[j]![side];
    });
  }
  return (k) => {
    const through = spread[k]!.inside * pull[k]!.inside;
    const move = new Float64Array(total);
    const model = new Float64Array(total);
    for (let t = 0; t < total; t++) {
      const side = inside[t] ? "inside" : "outside";
      const direct = (inside[t] ? 1 / n : 0) - spread[k]!.inside / weight[k]!;
      const u = pull[k]![side] / information;
      const v = spread[k]![side];
      move[t] = direct * (values[k]![t]! - seen[k]![side]) - through * told[t]!;
      model[t] = (direct - through * u) ** 2 * v + through ** 2 * (toldModel[t]! - u * u * v);
    }
    return {move, model};
  };
}

/** The squared standard error from the slice's own residuals, and as it would be with the spread of all tasks. */
function variances({move, model}: Influence, groups: Clusters): {own: number; typical: number} {
  const moved = new Float64Array(groups.count);
  const standard = new Float64Array(groups.count);
  let whole = 0;
  for (let t = 0; t < move.length; t++) {
    const g = groups.of[t]!;
    moved[g]! += move[t]!;
    if (model[t]! > 0) standard[g]! += move[t]! / Math.sqrt(model[t]!);
    whole += model[t]!;
  }
  const correction = groups.count / (groups.count - 1);
  const squares = (x: Float64Array) => x.reduce((sum, v) => sum + v * v, 0) * correction;
  return {own: squares(moved), typical: (squares(standard) / move.length) * whole};
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
