import {gammaln, pFromT} from "../distributions.js";
import {refuse, type Estimate, type Flag, type Refusal} from "../estimate.js";
import {checkPairs} from "./check-pairs.js";
import {correlation, fisherInterval, isPerfect} from "./correlation.js";
import {midranks, tieSizes} from "./ranks.js";

/**
 * How closely two columns rise together, whatever the curve: the correlation of their ranks, with Bonett and Wright's
 * interval.
 *
 * The default for a metric against defects or ratings: one monstrous file cannot make or break it. Equal values share
 * their rank. Where the two rankings agree entirely, Fisher's z is infinite; then the bound is that of the nearest
 * imperfect ranking (two neighbours swapped), flagged `floor_ceiling`, since 1 ± 0 from a handful would be a lie.
 *
 * @param x, y - equally long, known in pairs
 * @returns estimate with `p` (t approximation); refused `n_too_small` under 4 pairs, `zero_variance` for a constant
 * @see Bonett and Wright (2000), Psychometrika 65, 23–28
 */
export function spearmanCi(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  {level = 0.95} = {}
): (Estimate & {p: number}) | Refusal {
  checkPairs(x, y, level);
  const n = x.length;
  if (n < 4) return refuse("n_too_small", n);
  const rho = correlation(midranks(x), midranks(y));
  if (rho === null) return refuse("zero_variance", n);
  const flags: Flag[] = n < 30 ? ["small_n"] : [];
  const method = "spearman, bonett-wright";
  if (isPerfect(rho)) {
    const {low, high} = bonettWright(rho * (1 - 12 / (n * (n * n - 1))), n, level);
    flags.push("floor_ceiling");
    return {value: Math.sign(rho), low: rho > 0 ? low : -1, high: rho > 0 ? 1 : high, n, method, flags, p: perfectP(x)};
  }
  const p = pFromT(rho * Math.sqrt((n - 2) / (1 - rho * rho)), n - 2);
  return {value: rho, ...bonettWright(rho, n, level), n, method, flags, p};
}

function bonettWright(rho: number, n: number, level: number): {low: number; high: number} {
  return fisherInterval(rho, Math.sqrt((1 + (rho * rho) / 2) / (n - 3)), level);
}

/** Share of all pairings of the two columns that agree, or disagree, entirely: 2/n! without ties. */
function perfectP(x: ArrayLike<number>): number {
  let log = Math.LN2 - gammaln(x.length + 1);
  for (const size of tieSizes(x)) log += gammaln(size + 1);
  return Math.min(1, Math.exp(log));
}
