import {checkMatrix} from "../association/check.js";
import {addRankShares} from "./rank-shares.js";

/**
 * For what share of all possible weightings of two metrics each system takes each rank, exactly.
 *
 * Every weight w of the first metric from 0 to 1 counts alike. Scores are straight lines in w, so the order changes only
 * where two lines cross. Systems with the same utilities share their ranks.
 *
 * @param utilities - two per system
 * @returns `rank_acceptability[system][rank − 1]`, and `central_w1`, the mean first weight of those that put the
 *   system first (null if none do)
 * @see Lahdelma, Hokkanen and Salminen (1998), Eur. J. Oper. Res. 106, 137–143
 */
export function smaaUniform2(utilities: readonly (readonly number[])[]): {
  rank_acceptability: number[][];
  central_w1: (number | null)[];
} {
  const shares = twoMetricShares(utilities, (w) => w);
  const moments = twoMetricShares(utilities, (w) => (w * w) / 2);
  return {
    rank_acceptability: shares,
    central_w1: shares.map((row, j) => (row[0]! > 1e-12 ? moments[j]![0]! / row[0]! : null))
  };
}

/** Rank shares where the mass of the first weights up to w is `cumulative(w)`. */
export function twoMetricShares(
  utilities: readonly (readonly number[])[],
  cumulative: (w: number) => number
): number[][] {
  if (checkMatrix(utilities, "utilities") !== 2)
    throw new TypeError(`utilities must have two metrics, got ${utilities[0]?.length ?? 0}`);
  const crossings = [0, 1];
  for (const [a1, a2] of utilities as [number, number][])
    for (const [b1, b2] of utilities as [number, number][]) {
      const w = (b2 - a2) / (a1 - a2 - b1 + b2);
      if (w > 0 && w < 1) crossings.push(w);
    }
  crossings.sort((a, b) => a - b);
  const acceptability = utilities.map(() => new Array<number>(utilities.length).fill(0));
  for (let i = 1; i < crossings.length; i++) {
    const [from, to] = [crossings[i - 1]!, crossings[i]!];
    if (to - from < 1e-13) continue;
    const w = (from + to) / 2;
    const scores = utilities.map(([u1, u2]) => w * u1! + (1 - w) * u2!);
    addRankShares(scores, cumulative(to) - cumulative(from), acceptability);
  }
  return acceptability;
}
