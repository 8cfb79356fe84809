import {refuse, type Refusal} from "../estimate.js";
import {checkSameLength, checkWhole} from "../rates/check.js";

/** How a graded ranking compares with the best possible one. */
export interface Ndcg {
  dcg: number;
  idcg: number;
  ndcg: number;
}

interface NdcgOptions {
  k: number;
  /** Grades of all judged documents: the best ranking is made of these. Those retrieved only, if not given. */
  idealGains?: ArrayLike<number>;
  /** "linear" counts a grade as it is, "exp" as 2^grade − 1; figures under one are not comparable with the other. */
  gain: "linear" | "exp";
  /** The scores the ranking came from: documents with equal scores share the average over their orders. */
  scores?: ArrayLike<number>;
}

/**
 * The share of the usefulness of the best possible ranking that a ranking attains, later places counting less.
 *
 * The gain and the pool of the ideal ranking must be declared, for both change the figure much: a pool of retrieved
 * documents forgives what was never found.
 *
 * @param gains - relevance grades from the first place on, at least 0
 * @returns dcg, idcg and their ratio in [0, 1]; refused `no_relevant` when the ideal pool holds nothing relevant, and
 *   `invalid_counts` when the ranking beats the pool it is measured against
 * @see Järvelin and Kekäläinen (2002), ACM TOIS 20, 422–446; McSherry and Najork (2008), ECIR (ties)
 */
export function ndcg(gains: ArrayLike<number>, {k, idealGains = gains, gain, scores}: NdcgOptions): Ndcg | Refusal {
  checkWhole(k, "k");
  if (gain !== "linear" && gain !== "exp") throw new TypeError(`gain must be linear or exp, got ${String(gain)}`);
  const worth = gainsOf(gains, gain, "gains");
  const ideal = gainsOf(idealGains, gain, "idealGains").sort().reverse();
  const dcg = discounted(scores ? averageTies(worth, scores) : worth, k);
  const idcg = discounted(ideal, k);
  if (idcg === 0) return refuse(dcg > 0 ? "invalid_counts" : "no_relevant", gains.length);
  if (dcg > idcg * (1 + 1e-12)) return refuse("invalid_counts", gains.length);
  return {dcg, idcg, ndcg: Math.min(1, dcg / idcg)};
}

function gainsOf(grades: ArrayLike<number>, gain: "linear" | "exp", name: string): Float64Array {
  return Float64Array.from(grades, (grade, i) => {
    if (!(grade >= 0 && Number.isFinite(grade))) throw new TypeError(`${name}[${i}] must be at least 0, got ${grade}`);
    return gain === "exp" ? 2 ** grade - 1 : grade;
  });
}

function discounted(worth: ArrayLike<number>, k: number): number {
  let sum = 0;
  for (let i = 0; i < Math.min(k, worth.length); i++) sum += worth[i]! / Math.log2(i + 2);
  return sum;
}

/** The mean over all orders of tied documents is that of their gains, for a place's discount does not depend on them. */
function averageTies(worth: Float64Array, scores: ArrayLike<number>): Float64Array {
  checkSameLength(worth, scores, "gains and scores");
  const averaged = new Float64Array(worth.length);
  for (let start = 0, end = 0; start < worth.length; start = end) {
    if (start > 0 && scores[start]! > scores[start - 1]!)
      throw new TypeError(`scores must fall along the ranking, got ${scores[start]} after ${scores[start - 1]}`);
    for (end = start + 1; end < worth.length && scores[end] === scores[start]; ) end++;
    averaged.fill(worth.subarray(start, end).reduce((sum, g) => sum + g, 0) / (end - start), start, end);
  }
  return averaged;
}
