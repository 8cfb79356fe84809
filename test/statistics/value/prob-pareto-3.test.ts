import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {matrixFrom, type Matrix} from "../../../src/statistics/resampling/matrix.js";
import {dominators3} from "../../../src/statistics/value/dominators-3.js";
import {probPareto} from "../../../src/statistics/value/prob-pareto.js";
import {probPareto3} from "../../../src/statistics/value/prob-pareto-3.js";

const cell = fc.integer({min: 1, max: 4});
const drawn = fc.array(fc.array(fc.tuple(cell, cell, cell), {minLength: 5, maxLength: 5}), {
  minLength: 1,
  maxLength: 8
});

describe("probPareto3(cost, seconds, quality)", () => {
  it("agrees with looking at every replicate by brute force", () => {
    fc.assert(
      fc.property(drawn, (rows) => {
        const of = (k: 0 | 1 | 2): Matrix => matrixFrom(rows.map((r) => r.map((p) => p[k])));
        const counts = [0, 0, 0, 0, 0];
        for (const r of rows) dominators3(r).forEach((over, j) => (counts[j]! += over.length === 0 ? 1 : 0));
        expect(probPareto3(of(0), of(1), of(2))).toEqual(counts.map((n) => n / rows.length));
      }),
      {seed: 2, numRuns: 80}
    );
  });

  it("never gives less than cost and quality alone give where no two are equal", () => {
    const cost = matrixFrom([
      [1, 2, 3],
      [1, 3, 2]
    ]);
    const quality = matrixFrom([
      [0.5, 0.4, 0.6],
      [0.5, 0.6, 0.4]
    ]);
    const seconds = matrixFrom([
      [9, 1, 5],
      [9, 1, 10]
    ]);
    expect(probPareto(cost, quality).prob).toEqual([1, 0.5, 0.5]); // by hand
    expect(probPareto3(cost, seconds, quality)).toEqual([1, 1, 0.5]); // by hand
  });

  it("lets an infinite cost lose to whoever completed something", () => {
    const one = (x: number[]) => matrixFrom([x]);
    expect(probPareto3(one([1, Infinity]), one([9, Infinity]), one([0.1, 0]))).toEqual([1, 0]);
    expect(() => probPareto3(one([1, 2]), one([1]), one([1, 2]))).toThrow("one shape");
    expect(() => probPareto3(one([NaN]), one([1]), one([1]))).toThrow("NaN");
  });
});
