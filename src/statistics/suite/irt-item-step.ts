import {abilityGrid, passChance, softplus} from "./irt-2pl.js";

/** Rows expected to have tried, and passed, one item, by ability on the grid. */
export interface ExpectedCounts {
  tried: Float64Array;
  passed: Float64Array;
}

// Priors of methods.md §9: ln a ~ N(0, .5²), b ~ N(0, 2²).
const precisionLnA = 1 / 0.25;
const precisionB = 1 / 4;

/**
 * Moves an item's discrimination and difficulty towards the most probable, given how many of each ability pass it.
 *
 * Two Newton steps at most: the counts are themselves provisional, and the next round starts from here. A step that would
 * make the item less probable is halved.
 */
export function maximiseItem(counts: ExpectedCounts, a: number, b: number): [number, number] {
  let value: number | null = null;
  for (let round = 0; round < 2; round++) {
    const g = derivatives(counts, a, b);
    const gradA = g.lnA - precisionLnA * Math.log(a);
    const gradB = g.b - precisionB * b;
    const aa = g.lnAlnA + precisionLnA;
    const bb = g.bb + precisionB;
    const determinant = aa * bb - g.lnAb ** 2;
    const stepA = (bb * gradA - g.lnAb * gradB) / determinant;
    const stepB = (aa * gradB - g.lnAb * gradA) / determinant;
    if (Math.abs(stepA) + Math.abs(stepB) < 1e-3) return [a * Math.exp(stepA), b + stepB]; // below rounding of the objective
    value ??= objective(counts, a, b);
    let size = 1;
    let next = objective(counts, a * Math.exp(stepA), b + stepB);
    while (!(next >= value) && size > 1e-4) {
      size /= 2;
      next = objective(counts, a * Math.exp(size * stepA), b + size * stepB);
    }
    if (!(next >= value)) break;
    a *= Math.exp(size * stepA);
    b += size * stepB;
    value = next;
  }
  return [a, b];
}

/** The same with one discrimination for all items; changes `a` and `b` in place. */
export function maximiseShared(counts: readonly ExpectedCounts[], a: Float64Array, b: Float64Array): void {
  let shared = a[0]!;
  for (let round = 0; round < 3; round++) {
    let gradient = -precisionLnA * Math.log(shared);
    let curvature = precisionLnA;
    counts.forEach((count, j) => {
      let g = derivatives(count, shared, b[j]!);
      // Two Newton steps in b, which is concave given a.
      for (let step = 0; step < 2; step++) {
        const move = (g.b - precisionB * b[j]!) / (g.bb + precisionB);
        b[j]! += Math.max(-1, Math.min(1, move));
        g = derivatives(count, shared, b[j]!);
      }
      gradient += g.lnA;
      curvature += g.lnAlnA;
    });
    shared *= Math.exp(Math.max(-0.5, Math.min(0.5, gradient / curvature)));
  }
  a.fill(shared);
}

function objective({tried, passed}: ExpectedCounts, a: number, b: number): number {
  let sum = (-precisionLnA * Math.log(a) ** 2 - precisionB * b * b) / 2;
  for (let q = 0; q < tried.length; q++) {
    if (tried[q] === 0) continue;
    const logit = a * (abilityGrid[q]! - b);
    sum += passed[q]! * logit - tried[q]! * softplus(logit);
  }
  return sum;
}

/** First derivatives in ln a and b, and the expected (Fisher) second ones, signs turned so that they are positive. */
function derivatives({tried, passed}: ExpectedCounts, a: number, b: number) {
  const sums = {lnA: 0, b: 0, lnAlnA: 0, lnAb: 0, bb: 0};
  for (let q = 0; q < tried.length; q++) {
    if (tried[q] === 0) continue;
    const away = abilityGrid[q]! - b;
    const p = passChance(abilityGrid[q]!, a, b);
    const residual = passed[q]! - tried[q]! * p;
    const weight = tried[q]! * p * (1 - p);
    sums.lnA += residual * a * away;
    sums.b -= residual * a;
    sums.lnAlnA += weight * (a * away) ** 2;
    sums.lnAb -= weight * a * a * away;
    sums.bb += weight * a * a;
  }
  return sums;
}
