/** How partial agreement between two categories is credited; "identity" gives nothing for a near miss. */
export type WeightKind = "identity" | "linear" | "quadratic" | "ordinal" | "radical" | "ratio";

/**
 * How much credit a pair of ratings gets: 1 on the diagonal, falling to 0 with distance.
 *
 * Quadratic is the usual choice on ordered scales; ordinal uses only the order of the categories, the others their values.
 *
 * @param categories - ascending category values; their positions serve where values have no distance
 * @returns q × q matrix of shares
 * @see Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., ch. 3
 */
export function agreementWeights(kind: WeightKind, categories: readonly number[]): number[][] {
  const q = categories.length;
  const first = categories[0]!;
  const last = categories[q - 1]!;
  const credit: Record<WeightKind, (k: number, l: number) => number> = {
    identity: () => 0,
    linear: (k, l) => 1 - Math.abs(categories[k]! - categories[l]!) / (last - first),
    quadratic: (k, l) => 1 - ((categories[k]! - categories[l]!) / (last - first)) ** 2,
    ordinal: (k, l) => 1 - pairsAmong(Math.abs(k - l) + 1) / pairsAmong(q),
    radical: (k, l) => 1 - Math.sqrt(Math.abs(categories[k]! - categories[l]!) / (last - first)),
    ratio: (k, l) => 1 - (relative(categories[k]!, categories[l]!) / relative(first, last)) ** 2
  };
  return categories.map((_, k) => categories.map((_, l) => (k === l ? 1 : credit[kind](k, l))));
}

function pairsAmong(n: number): number {
  return (n * (n - 1)) / 2;
}

function relative(a: number, b: number): number {
  return (a - b) / (a + b);
}
