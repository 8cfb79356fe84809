import {binomialCdf, pFromChisquare} from "../distributions.js";
import {refuse, type Flag, type Refusal} from "../estimate.js";

/** Four p-values' worth of McNemar's question; `p_mid` is the one to show. */
export interface McNemar {
  p_mid: number;
  p_exact: number;
  /** Without continuity correction; null without discordant pairs. */
  chi2: number | null;
  p_chi2: number | null;
  /** Discordant pairs, the only ones that bear on the question. */
  n: number;
  flags: Flag[];
}

/**
 * Whether A and B differ on the same tasks, from the tasks on which only one of them passed.
 *
 * Under no difference each such task is a coin flip. The mid-p version of the exact binomial test: the exact one rejects
 * too seldom, the chi-square one needs more pairs.
 *
 * @param b - tasks only A passed
 * @param c - tasks only B passed
 * @returns p-values; with no discordant pair both are 1 and `no_discordant_pairs` is flagged; refused `invalid_counts`
 * @see McNemar (1947), Psychometrika 12, 153–157; Fagerland, Lydersen and Laake (2013), BMC Med. Res. Methodol. 13, 91
 */
export function mcnemar(b: number, c: number): McNemar | Refusal {
  if (![b, c].every((x) => Number.isInteger(x) && x >= 0)) return refuse("invalid_counts", b + c);
  const n = b + c;
  if (n === 0) return {p_mid: 1, p_exact: 1, chi2: null, p_chi2: null, n, flags: ["no_discordant_pairs"]};
  const least = Math.min(b, c);
  const upTo = binomialCdf(least, n, 0.5);
  const exactly = upTo - (least > 0 ? binomialCdf(least - 1, n, 0.5) : 0);
  const chi2 = (b - c) ** 2 / n;
  const p_exact = Math.min(1, 2 * upTo);
  return {
    // At b = c some authors take 1 − P(b)/2 instead; both are far from any decision.
    p_mid: p_exact - exactly,
    p_exact,
    chi2,
    p_chi2: pFromChisquare(chi2, 1),
    n,
    flags: []
  };
}
