import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {matrixFrom} from "../../../src/statistics/resampling/matrix.js";
import {hypervolume2d} from "../../../src/statistics/value/hypervolume-2d.js";
import {paretoEpsilon} from "../../../src/statistics/value/pareto-epsilon.js";
import {dominates, dominators, paretoFront, type CostQuality} from "../../../src/statistics/value/pareto-front.js";
import {probDominated} from "../../../src/statistics/value/prob-dominated.js";
import {probPareto} from "../../../src/statistics/value/prob-pareto.js";

const cloud = fc.array(fc.tuple(fc.integer({min: 0, max: 12}), fc.integer({min: 0, max: 12})), {maxLength: 20});

describe("paretoFront(points)", () => {
  it("keeps ties, drops the dominated, keeps the order given", () => {
    const points: CostQuality[] = [
      [4, 0.9],
      [1, 0.5],
      [2, 0.5],
      [1, 0.5],
      [3, 0.8],
      [4, 0.7]
    ];
    expect(paretoFront(points)).toEqual([0, 1, 3, 4]);
  });

  it("leaves nothing dominated inside and nothing undominated outside", () =>
    fc.assert(
      fc.property(cloud, (points) => {
        const front = new Set(paretoFront(points));
        const by = dominators(points);
        points.forEach((p, i) => {
          expect(front.has(i)).toBe((by[i] as number[]).length === 0);
          // whoever falls, falls to someone on the front
          if (!front.has(i)) expect([...front].some((j) => dominates(points[j] as CostQuality, p))).toBe(true);
        });
      })
    ));

  it("takes none and one, and throws on an unknown cost", () => {
    expect(paretoFront([])).toEqual([]);
    expect(paretoFront([[1, 1]])).toEqual([0]);
    expect(() => paretoFront([[NaN, 1]])).toThrow("points[0][0] must be a finite number, got NaN");
  });
});

describe("paretoEpsilon(points, {epsCost, epsQuality})", () => {
  it("is the front plus those behind by less than both margins", () => {
    const points: CostQuality[] = [
      [1, 0.9],
      [1.05, 0.89],
      [1.2, 0.89],
      [1.05, 0.87]
    ];
    expect(paretoEpsilon(points, {epsCost: 0.1, epsQuality: 0.02})).toEqual([0, 1]);
  });

  it("is the front at margins of zero and grows with them", () =>
    fc.assert(
      fc.property(cloud, fc.nat(5), (points, eps) => {
        const front = paretoFront(points);
        expect(paretoEpsilon(points, {epsCost: 0, epsQuality: 0})).toEqual(front);
        const kept = new Set(paretoEpsilon(points, {epsCost: eps, epsQuality: eps}));
        front.forEach((i) => expect(kept.has(i)).toBe(true));
      })
    ));

  it("throws on a negative margin", () => {
    expect(() => paretoEpsilon([], {epsCost: -1, epsQuality: 0})).toThrow("must not be negative, got -1 and 0");
  });
});

describe("hypervolume2d(points, reference)", () => {
  it("adds the steps of a staircase, by hand", () => {
    // (1, .5) covers 4 × .5, (3, .8) another 2 × .3
    expect(
      hypervolume2d(
        [
          [1, 0.5],
          [3, 0.8],
          [3, 0.6]
        ],
        [5, 0]
      )
    ).toBeCloseTo(2.6, 14);
  });

  it("counts the cells of a grid, and never shrinks by a further system", () =>
    fc.assert(
      fc.property(cloud, fc.tuple(fc.nat(12), fc.nat(12)), (points, extra) => {
        let cells = 0;
        for (let c = 0; c < 12; c++)
          for (let q = 0; q < 12; q++) if (points.some(([pc, pq]) => pc <= c && pq > q)) cells++;
        expect(hypervolume2d(points, [12, 0])).toBe(cells);
        expect(hypervolume2d([...points, extra], [12, 0])).toBeGreaterThanOrEqual(cells);
      })
    ));

  it("is zero for nothing and for systems beyond the reference", () => {
    expect(hypervolume2d([], [1, 0])).toBe(0);
    expect(hypervolume2d([[2, 0.5]], [1, 0])).toBe(0);
  });
});

describe("probPareto(cost, quality)", () => {
  it("is the share of replicates on the front", () => {
    const cost = matrixFrom([
      [1, 2],
      [1, 2],
      [1, 2],
      [1, 1]
    ]);
    const quality = matrixFrom([
      [0.5, 0.6],
      [0.5, 0.4],
      [0.5, 0.5],
      [0.5, 0.5]
    ]);
    expect(probPareto(cost, quality)).toMatchObject({prob: [1, 0.5], mc_se: [0, 0.25], replicates: 4});
  });

  it("agrees with paretoFront replicate by replicate, in any order of systems", () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(fc.nat(6), fc.nat(6)), {minLength: 4, maxLength: 4}), {minLength: 1, maxLength: 8}),
        (draws) => {
          const cost = matrixFrom(draws.map((d) => d.map(([c]) => c)));
          const quality = matrixFrom(draws.map((d) => d.map(([, q]) => q)));
          const {prob} = probPareto(cost, quality);
          const want = [0, 1, 2, 3].map((j) => draws.filter((d) => paretoFront(d).includes(j)).length / draws.length);
          expect(prob).toEqual(want);
        }
      )
    ));

  it("lets an infinite cost lose to any finite one, and throws on a replicate that is no number", () => {
    expect(probPareto(matrixFrom([[Infinity, 5]]), matrixFrom([[0.9, 0.1]])).prob).toEqual([0, 1]);
    expect(() => probPareto(matrixFrom([[NaN, 5]]), matrixFrom([[0.9, 0.1]]))).toThrow(
      "replicates of system 0 must be numbers"
    );
    expect(() => probPareto(matrixFrom([[1]]), matrixFrom([[1, 2]]))).toThrow("must have one shape, got 1×1 and 1×2");
    expect(() => probPareto(matrixFrom([]), matrixFrom([]))).toThrow("at least one replicate is needed");
  });
});

describe("probDominated(cost, quality, {by})", () => {
  it("is the share of replicates in which the system in use beats each other", () => {
    const cost = matrixFrom([
      [1, 2, Infinity],
      [1, 1, 1]
    ]);
    const quality = matrixFrom([
      [0.5, 0.5, 0.9],
      [0.5, 0.5, 0.6]
    ]);
    expect(probDominated(cost, quality, {by: 0})).toEqual([0, 0.5, 0.5]);
  });

  it("throws on a system that is not there, and without replicates", () => {
    expect(() => probDominated(matrixFrom([[1]]), matrixFrom([[1]]), {by: 1})).toThrow("by must be in [0, 1), got 1");
    expect(() => probDominated(matrixFrom([]), matrixFrom([]), {by: 0})).toThrow("at least one replicate is needed");
    expect(() => probDominated(matrixFrom([[1]]), matrixFrom([[1, 2]]), {by: 0})).toThrow("must have one shape");
  });
});
