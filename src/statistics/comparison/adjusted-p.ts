/** P-values made comparable with alpha although there were many of them, in the order given. */
export interface Adjusted {
  adjusted: number[];
  /** How many are at most alpha. */
  rejected: number;
}

/** Positions of the numbers from the smallest to the largest; throws unless each is a probability. */
function ascending(p: readonly number[]): number[] {
  p.forEach((x, i) => {
    if (!(x >= 0 && x <= 1)) throw new TypeError(`p[${i}] must be in [0, 1], got ${x}`);
  });
  return p.map((_, i) => i).sort((i, j) => (p[i] as number) - (p[j] as number));
}

// .05 computed as 4 · .0125 must not miss .05 by its last bit.
const reject = (adjusted: number[], alpha: number): Adjusted => ({
  adjusted,
  rejected: adjusted.filter((p) => p <= alpha * (1 + 1e-12)).length
});

/**
 * P-values under which *no* false alarm is made in the whole family with probability 1 − alpha: for gates.
 *
 * Holm's step-down, valid under any dependence and never weaker than Bonferroni.
 *
 * @param p - the pre-declared family
 * @see Holm (1979), Scand. J. Stat. 6, 65–70
 */
export function holm(p: readonly number[], {alpha = 0.05} = {}): Adjusted {
  const adjusted = new Array<number>(p.length);
  let reached = 0;
  ascending(p).forEach((i, rank) => {
    reached = Math.max(reached, Math.min(1, (p.length - rank) * (p[i] as number)));
    adjusted[i] = reached;
  });
  return reject(adjusted, alpha);
}

/** The step-up that Benjamini–Hochberg and Benjamini–Yekutieli share, with its price for dependence. */
function stepUp(p: readonly number[], alpha: number, price: number): Adjusted {
  const adjusted = new Array<number>(p.length);
  let reached = 1;
  ascending(p)
    .reverse()
    .forEach((i, fromTop) => {
      reached = Math.min(reached, ((price * p.length) / (p.length - fromTop)) * (p[i] as number));
      adjusted[i] = reached;
    });
  return reject(adjusted, alpha);
}

/**
 * P-values under which at most a share alpha of the *findings* is false, on average: for exploration.
 *
 * Valid for independent or positively dependent tests.
 *
 * @see Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57, 289–300
 */
export function benjaminiHochberg(p: readonly number[], {alpha = 0.05} = {}): Adjusted {
  return stepUp(p, alpha, 1);
}

/**
 * As `benjaminiHochberg`, but valid however the tests depend on each other, at the price of a factor Σ1/i.
 *
 * @see Benjamini and Yekutieli (2001), Ann. Stat. 29, 1165–1188
 */
export function benjaminiYekutieli(p: readonly number[], {alpha = 0.05} = {}): Adjusted {
  let price = 0;
  for (let i = 1; i <= p.length; i++) price += 1 / i;
  return stepUp(p, alpha, price);
}
