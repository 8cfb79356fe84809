import {pFromZ} from "../distributions.js";
import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {smallN} from "../rates/flags.js";
import {checkPairs} from "./check-pairs.js";
import {fisherInterval, isPerfect} from "./correlation.js";
import {tieSizes} from "./ranks.js";

/**
 * How much likelier two items are to be ordered alike by both columns than oppositely, corrected for ties (tau-b).
 *
 * Preferred to Spearman for few items and many ties. The interval is Fieller's on Fisher's z; where every pair agrees
 * it is that of the nearest imperfect ranking, flagged `floor_ceiling`. The p is the normal one with the tie-corrected
 * variance. All pairs are compared, which takes about 0.1 s for 10,000 items.
 *
 * @param x, y - equally long, known in pairs
 * @returns estimate with `p`; refused `n_too_small` under 5 pairs, `zero_variance` for a constant column
 * @see Kendall (1945), Biometrika 33, 239–251; Fieller, Hartley and Pearson (1957), Biometrika 44, 470–481
 */
export function kendallTauBCi(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  {level = 0.95} = {}
): (Estimate & {p: number}) | Refusal {
  checkPairs(x, y, level);
  const n = x.length;
  if (n < 5) return refuse("n_too_small", n);
  const tiesX = tieSizes(x);
  const tiesY = tieSizes(y);
  if (tiesX.length === 1 || tiesY.length === 1) return refuse("zero_variance", n);
  let s = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) s += Math.sign(x[i]! - x[j]!) * Math.sign(y[i]! - y[j]!);
  const pairs = (n * (n - 1)) / 2;
  const tau = s / Math.sqrt((pairs - tiedPairs(tiesX)) * (pairs - tiedPairs(tiesY)));
  const flags: Flag[] = n < smallN ? ["small_n"] : [];
  const rest = {n, method: "kendall-b, fieller", p: pFromZ(s / Math.sqrt(varianceOfS(n, tiesX, tiesY)))};
  const se = Math.sqrt(0.437 / (n - 4));
  if (!isPerfect(tau)) return {value: tau, ...fisherInterval(tau, se, level), flags, ...rest};
  const {low, high} = fisherInterval(Math.sign(tau) * (1 - 2 / pairs), se, level);
  flags.push("floor_ceiling");
  return {value: Math.sign(tau), low: tau > 0 ? low : -1, high: tau > 0 ? 1 : high, flags, ...rest};
}

function tiedPairs(sizes: readonly number[]): number {
  return sizes.reduce((sum, t) => sum + (t * (t - 1)) / 2, 0);
}

/** Variance of concordant minus discordant pairs when the columns have nothing to do with each other. */
function varianceOfS(n: number, tiesX: readonly number[], tiesY: readonly number[]): number {
  const total = (sizes: readonly number[], f: (t: number) => number) => sizes.reduce((sum, t) => sum + f(t), 0);
  const threes = (t: number) => t * (t - 1) * (2 * t + 5);
  const triples = (t: number) => t * (t - 1) * (t - 2);
  const twos = (t: number) => t * (t - 1);
  return (
    (threes(n) - total(tiesX, threes) - total(tiesY, threes)) / 18 +
    (total(tiesX, triples) * total(tiesY, triples)) / (9 * triples(n)) +
    (total(tiesX, twos) * total(tiesY, twos)) / (2 * twos(n))
  );
}
