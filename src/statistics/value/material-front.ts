import {checkPoints, paretoFront, type CostQuality} from "./pareto-front.js";

/** The systems worth considering when small differences do not count. */
export interface MaterialFront {
  /** Positions of the frontier that remains, cheapest first. */
  kept: number[];
  /** Systems of the plain frontier that leave it, each with the kept one that makes it not worth having. */
  removed: {system: number; by: number}[];
  /** Systems that are beaten, but by no margin that counts, each with the kept one they equal. */
  alike: {system: number; to: number}[];
}

// Differences of decimals carry rounding: 0.9 − 0.88 must count as the .02 it is.
const rounding = 1e-12;

/**
 * The frontier of a reader who says which differences do not matter to them.
 *
 * Up the frontier from the cheapest, a system stays where it is better than the last one kept by at least `quality`.
 * One that is not leaves it if it is dearer by at least the share `cost`; if it is not dearer either, the two count as
 * alike. A better system at a cost that counts as equal takes the place of the last. Each that leaves does so for one that
 * stays, so that no chain of small steps adds up to a large one. `paretoEpsilon` is the milder relative: it only ever
 * adds systems.
 *
 * @param points - (cost, quality) of each system, finite, costs positive
 * @param margins - `quality` in its own units, `cost` as a share of the cheaper system's; not negative
 * @see Laumanns et al. (2002), Evol. Comput. 10, 263–282, for thinning a frontier by ε; the rule on two margins is ours
 */
export function materialFront(
  points: readonly CostQuality[],
  {quality, cost}: {quality: number; cost: number}
): MaterialFront {
  checkPoints(points);
  if (!(quality >= 0 && cost >= 0)) throw new TypeError(`margins must not be negative, got ${quality} and ${cost}`);
  const at = (i: number) => points[i] as CostQuality;
  const better = (i: number, j: number) => at(i)[1] - at(j)[1] >= quality - rounding && at(i)[1] > at(j)[1];
  const dearer = (i: number, j: number) => at(i)[0] >= at(j)[0] * (1 + cost) - rounding && at(i)[0] > at(j)[0];

  const kept: number[] = [];
  const removed: MaterialFront["removed"] = [];
  const alike: MaterialFront["alike"] = [];
  const front = paretoFront(points).sort((i, j) => at(i)[0] - at(j)[0] || i - j);
  for (const i of front) {
    const last = kept.at(-1);
    if (last === undefined) kept.push(i);
    else if (better(i, last) && dearer(i, last)) kept.push(i);
    else if (better(i, last)) {
      kept[kept.length - 1] = i;
      removed.push({system: last, by: i});
    } else if (dearer(i, last)) removed.push({system: i, by: last});
    else alike.push({system: i, to: last});
  }
  const onFront = new Set(front);
  points.forEach((_, i) => {
    if (onFront.has(i)) return;
    const to = kept.find((k) => !better(k, i) && !dearer(i, k) && at(k)[0] <= at(i)[0] && at(k)[1] >= at(i)[1]);
    if (to !== undefined) alike.push({system: i, to});
  });
  return {kept, removed, alike};
}
