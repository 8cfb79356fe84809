import {checkMatrix} from "../association/check.js";
import {checkNumbers, checkSameLength, checkWhole} from "../rates/check.js";
import {seeded} from "../random.js";
import {dirichletDraw} from "./draws.js";
import {addRankShares} from "./rank-shares.js";

export interface SmaaOptions {
  /** Our weights; without them every weighting counts alike. */
  weights?: readonly number[];
  /** How settled our weights are: 50 "like ours", 10 loose. */
  kappa?: number;
  draws?: number;
  seed?: number;
}

/** Lists run over the systems. */
export interface Smaa {
  /** `[system][rank − 1]`: share of draws. */
  rank_acceptability: number[][];
  first_rank: number[];
  /** Mean weights of the draws that put the system first; null if none do. */
  central_weights: (number[] | null)[];
  /** Share of replicates that put the system first under its central weights; null if it has none. */
  confidence_factor: (number | null)[];
  /** Ranks that hold 95 % of the draws. */
  rank_low: number[];
  rank_high: number[];
  draws: number;
}

/**
 * How far the ranking depends on the weights and on the luck of the tasks, both drawn at once.
 *
 * A draw takes weights (anyone's, or near ours) and one bootstrap replicate of the utilities, and ranks the systems;
 * equals share their ranks. Answers "how often would this system come first, and whose weights make it so". The same
 * seed gives the same draws.
 *
 * @param replicates - utilities as `[replicate][system][metric]`; one replicate where the utilities are taken as certain
 * @see Lahdelma and Salminen (2001), Operations Research 49, 444–454
 */
export function smaa(
  replicates: readonly (readonly (readonly number[])[])[],
  {weights, kappa = 50, draws = 10_000, seed = 1}: SmaaOptions = {}
): Smaa {
  checkWhole(draws, "draws");
  const systems = replicates[0]?.length ?? 0;
  const metrics = replicates[0]?.[0]?.length ?? 0;
  if (systems === 0 || metrics === 0)
    throw new TypeError("smaa needs one replicate with one system and one metric at least");
  // Row by row in typed arrays: every draw reads one replicate whole.
  const tables = replicates.map((utilities, b) => {
    if (utilities.length !== systems || checkMatrix(utilities, `replicates[${b}]`) !== metrics)
      throw new TypeError(`replicates[${b}] must hold ${systems} systems of ${metrics} metrics`);
    const table = new Float64Array(systems * metrics);
    utilities.forEach((row, j) => table.set(row, j * metrics));
    return table;
  });
  const concentration = concentrations(metrics, weights, kappa);
  const random = seeded(seed);
  const acceptability = Array.from({length: systems}, () => new Float64Array(systems));
  const central = Array.from({length: systems}, () => new Array<number>(metrics).fill(0));
  const scores = new Float64Array(systems);
  const order = Uint32Array.from({length: systems}, (_, j) => j);
  for (let draw = 0; draw < draws; draw++) {
    const w = dirichletDraw(concentration, random);
    score(tables[draw % tables.length]!, w, scores);
    addRankShares(scores, 1, acceptability, order);
    const winners = leaders(scores);
    for (const j of winners) for (let k = 0; k < metrics; k++) central[j]![k]! += w[k]! / winners.length;
  }
  const rank_acceptability = acceptability.map((row) => Array.from(row, (count) => count / draws));
  const first_rank = rank_acceptability.map((row) => row[0]!);
  const central_weights = central.map((sum, j) =>
    acceptability[j]![0]! > 0 ? sum.map((value) => value / acceptability[j]![0]!) : null
  );
  return {
    rank_acceptability,
    first_rank,
    central_weights,
    confidence_factor: central_weights.map((w, j) => (w === null ? null : shareFirst(tables, w, j, scores))),
    rank_low: rank_acceptability.map((row) => rankAt(row, 0.025)),
    rank_high: rank_acceptability.map((row) => rankAt(row, 0.975)),
    draws
  };
}

function concentrations(metrics: number, weights: readonly number[] | undefined, kappa: number): number[] {
  if (!weights) return new Array<number>(metrics).fill(1);
  checkSameLength(weights, {length: metrics}, "weights and metrics");
  checkNumbers(weights, "weights");
  if (!(kappa > 0 && Number.isFinite(kappa))) throw new TypeError(`kappa must be positive, got ${kappa}`);
  const sum = weights.reduce((total, w) => total + w, 0);
  if (weights.some((w) => w < 0) || Math.abs(sum - 1) > 1e-9)
    throw new TypeError(`weights must not be negative and sum to 1, got a sum of ${sum}`);
  return weights.map((w) => kappa * w);
}

function score(table: Float64Array, w: readonly number[], into: Float64Array): void {
  const metrics = w.length;
  for (let j = 0; j < into.length; j++) {
    let sum = 0;
    for (let k = 0; k < metrics; k++) sum += w[k]! * table[j * metrics + k]!;
    into[j] = sum;
  }
}

function leaders(scores: Float64Array): number[] {
  let best = -Infinity;
  for (const value of scores) best = Math.max(best, value);
  const found: number[] = [];
  for (let j = 0; j < scores.length; j++) if (scores[j] === best) found.push(j);
  return found;
}

function shareFirst(
  tables: readonly Float64Array[],
  w: readonly number[],
  system: number,
  scores: Float64Array
): number {
  let first = 0;
  for (const table of tables) {
    score(table, w, scores);
    const winners = leaders(scores);
    if (winners.includes(system)) first += 1 / winners.length;
  }
  return first / tables.length;
}

/** The first rank at which the running share passes `share`. */
function rankAt(shares: readonly number[], share: number): number {
  let sum = 0;
  for (let rank = 0; rank < shares.length; rank++) {
    sum += shares[rank]!;
    if (sum > share + 1e-12) return rank + 1;
  }
  return shares.length;
}
