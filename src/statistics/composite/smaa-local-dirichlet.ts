import {betaCdf} from "../distributions.js";
import {twoMetricShares} from "./smaa-uniform-2.js";

/**
 * How often each system comes first, and takes each other rank, under two-metric weights near ours, exactly.
 *
 * The first weight follows Beta(κ·w1, κ·(1 − w1)): κ = 50 means weights about as settled as 50 votes, 10 is loose. For
 * more metrics, or uncertain utilities, `smaa` draws.
 *
 * @param utilities - two per system
 * @param options - `w1`, our weight of the first metric, strictly between 0 and 1; `kappa` > 0
 * @see Lahdelma and Salminen (2001), Operations Research 49, 444–454
 */
export function smaaLocalDirichlet(
  utilities: readonly (readonly number[])[],
  {w1, kappa = 50}: {w1: number; kappa?: number}
): {first_rank: number[]; rank_acceptability: number[][]} {
  if (!(w1 > 0 && w1 < 1)) throw new TypeError(`w1 must lie between 0 and 1, got ${w1}`);
  if (!(kappa > 0 && Number.isFinite(kappa))) throw new TypeError(`kappa must be positive, got ${kappa}`);
  const shares = twoMetricShares(utilities, (w) => betaCdf(w, kappa * w1, kappa * (1 - w1)));
  return {first_rank: shares.map((row) => row[0]!), rank_acceptability: shares};
}
