import {zFor} from "../distributions.js";

/**
 * The interval of I², the share of a spread that is not luck, from its statistic Q over k units.
 *
 * The test-based interval of H = √(Q/(k − 1)), turned into I² = 1 − 1/H² and cut at 0. Where Q is less than luck alone
 * would give, H counts as 1, so that the interval never shrinks to nothing.
 *
 * @returns both ends `null` for two units, from which no interval can be had
 * @see Higgins and Thompson (2002), Stat. Med. 21, 1539–1558
 */
export function i2Interval(Q: number, k: number, level = 0.95): {low: number | null; high: number | null} {
  if (k < 3) return {low: null, high: null};
  const lnH = Math.max(0, Math.log(Q / (k - 1)) / 2);
  const se =
    Q > k
      ? (Math.log(Q) - Math.log(k - 1)) / (2 * (Math.sqrt(2 * Q) - Math.sqrt(2 * k - 3)))
      : Math.sqrt((1 / (2 * (k - 2))) * (1 - 1 / (3 * (k - 2) ** 2)));
  const half = zFor(level) * se;
  return {low: i2(Math.exp(lnH - half)), high: i2(Math.exp(lnH + half))};
}

function i2(H: number): number {
  return H <= 1 ? 0 : 1 - 1 / H ** 2;
}
