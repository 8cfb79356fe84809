import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {budgetMixture} from "../../../src/statistics/value/budget-mixture.js";
import {cliffEdges} from "../../../src/statistics/value/cliff-edges.js";
import {costHull, slopesAlong} from "../../../src/statistics/value/cost-hull.js";
import {icerTable} from "../../../src/statistics/value/icer-table.js";
import type {CostQuality} from "../../../src/statistics/value/pareto-front.js";
import {probCliff} from "../../../src/statistics/value/prob-cliff.js";
import {matrixFrom} from "../../../src/statistics/resampling/matrix.js";
import {known} from "../known.js";

const cloud = fc.array(fc.tuple(fc.nat(20), fc.nat(20)), {minLength: 1, maxLength: 12});
// slopes .5, .4, .1 and one under the line from the second to the fourth
const points: CostQuality[] = [
  [0, 0],
  [10, 5],
  [12, 5.2],
  [20, 9],
  [30, 10],
  [31, 9.5]
];

describe("costHull and icerTable(points)", () => {
  it("walk the frontier by hand", () => {
    expect(icerTable(points)).toEqual({
      frontier: [0, 1, 3, 4],
      icer: [null, 2, 2.5, 10],
      dominated: [5],
      extended_dominated: [2]
    });
  });

  it("buy quality ever more dearly, and sort every system into one place", () =>
    fc.assert(
      fc.property(cloud, (cloudPoints) => {
        const {frontier, icer, dominated, extended_dominated} = icerTable(cloudPoints);
        const slopes = slopesAlong(cloudPoints, frontier);
        slopes.slice(1).forEach((s, i) => expect(s).toBeLessThanOrEqual((slopes[i] as number) + 1e-9));
        expect(icer).toHaveLength(frontier.length);
        const all = [...frontier, ...dominated, ...extended_dominated];
        expect(new Set(all).size).toBe(all.length);
      })
    ));

  it("keeps the first of equals, systems on a straight line, and one system alone", () => {
    expect(
      costHull([
        [1, 1],
        [1, 1],
        [2, 2],
        [3, 3]
      ])
    ).toEqual([0, 2, 3]);
    expect(icerTable([[1, 1]])).toEqual({frontier: [0], icer: [null], dominated: [], extended_dominated: []});
    expect(icerTable([])).toEqual({frontier: [], icer: [], dominated: [], extended_dominated: []});
  });
});

describe("cliffEdges(points) and probCliff", () => {
  it("find where the next dollar buys four times less, by hand", () => {
    const edges = known(cliffEdges(points));
    expect(edges.ratios.map((r) => Math.round(r * 1e9) / 1e9)).toEqual([1.25, 4]);
    expect(edges.cliffs).toEqual([3]);
    expect(known(cliffEdges(points, {ratioThreshold: 1.2})).cliffs).toEqual([1, 3]);
  });

  it("count replicates with the cliff, leaving out systems without a finite cost", () => {
    const cost = matrixFrom([
      [0, 10, 20, 30],
      [0, 10, 20, 30],
      [0, 10, Infinity, 30]
    ]);
    const quality = matrixFrom([
      [0, 5, 9, 10],
      [0, 5, 9, 12],
      [0, 5, 9, 6]
    ]);
    expect(probCliff(cost, quality)).toEqual([0, 1 / 3, 1 / 3, 0]);
  });

  it("refuse fewer than three on the hull; throw on a threshold that is none", () => {
    expect(
      cliffEdges([
        [1, 1],
        [2, 2]
      ])
    ).toEqual({refused: "n_too_small", n: 2});
    expect(() => cliffEdges(points, {ratioThreshold: 0})).toThrow("ratioThreshold must be positive, got 0");
    expect(() => probCliff(matrixFrom([]), matrixFrom([]))).toThrow("at least one replicate is needed");
  });
});

describe("budgetMixture(points, {budget})", () => {
  it("mixes two neighbours, by hand", () => {
    // 15 lies half way from 10 to 20: quality half way from 5 to 9
    expect(known(budgetMixture(points, {budget: 15}))).toEqual({quality: 7, weights: [0, 0.5, 0, 0.5, 0, 0]});
  });

  it("spends within the budget, is never beaten by a single system, and rises with the budget", () =>
    fc.assert(
      fc.property(cloud, fc.nat(25), (cloudPoints, budget) => {
        const result = budgetMixture(cloudPoints, {budget});
        if ("refused" in result) {
          expect(cloudPoints.every(([c]) => c > budget)).toBe(true);
          return;
        }
        const {quality, weights} = result;
        expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
        expect(weights.reduce((a, w, i) => a + w * (cloudPoints[i] as CostQuality)[0], 0)).toBeLessThanOrEqual(
          budget + 1e-9
        );
        for (const [c, q] of cloudPoints) if (c <= budget) expect(quality).toBeGreaterThanOrEqual(q - 1e-9);
        expect(known(budgetMixture(cloudPoints, {budget: budget + 1})).quality).toBeGreaterThanOrEqual(quality - 1e-9);
      })
    ));

  it("refuses no system and too small a budget", () => {
    expect(budgetMixture([], {budget: 1})).toMatchObject({refused: "n_zero"});
    expect(budgetMixture([[2, 1]], {budget: 1})).toMatchObject({refused: "budget_below_cheapest"});
  });
});
