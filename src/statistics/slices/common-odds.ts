/** One system's mean share inside a slice and outside it. */
export interface InOut {
  inside: number;
  outside: number;
}

/**
 * What each system's shares inside and outside a slice would be, were the slice equally hard for all of them.
 *
 * "Equally hard" on the scale of odds: one odds ratio, inside against outside, for every system. Each system keeps its
 * own total and the slice keeps its mean over systems. On the scale of shares the best system would be expected to pass
 * more than all of an easy slice.
 *
 * @param seen - one per system; a total strictly between 0 and 1, and so the mean inside and outside
 * @param share - the slice's share of the tasks, in (0, 1)
 * @returns the expected shares, one per system
 */
export function commonOdds(seen: readonly InOut[], share: number): InOut[] {
  const totals = seen.map((s) => share * s.inside + (1 - share) * s.outside);
  const wanted = seen.reduce((sum, s) => sum + s.inside, 0);
  // The sum expected inside rises with the odds ratio, so the one that fits is found by halving.
  let low = -30;
  let high = 30;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    const sum = totals.reduce((s, total) => s + split(total, share, Math.exp(middle)).inside, 0);
    if (sum < wanted) low = middle;
    else high = middle;
  }
  const ratio = Math.exp((low + high) / 2);
  return totals.map((total) => split(total, share, ratio));
}

/** A total parted into inside and outside by an odds ratio: the positive root of a quadratic in the odds outside. */
function split(total: number, share: number, ratio: number): InOut {
  const a = ratio * (1 - total);
  const b = share * ratio + 1 - share - total - total * ratio;
  const root = Math.sqrt(b * b + 4 * a * total);
  const odds = b > 0 ? (2 * total) / (b + root) : (root - b) / (2 * a);
  return {inside: (ratio * odds) / (1 + ratio * odds), outside: odds / (1 + odds)};
}
