import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {routingKnapsack} from "../../../src/statistics/value/routing-knapsack.js";
import type {Category} from "../../../src/statistics/value/routing-relaxation.js";
import {known} from "../known.js";

const six: Category[] = [
  {
    volume: 33,
    options: [
      [0.233, 0.462],
      [0.307, 0.582],
      [0.629, 0.804],
      [0.778, 0.702],
      [0.898, 0.724]
    ]
  },
  {
    volume: 15,
    options: [
      [0.262, 0.448],
      [0.286, 0.531],
      [0.451, 0.484],
      [0.51, 0.554],
      [0.558, 0.526]
    ]
  },
  {
    volume: 18,
    options: [
      [0.045, 0.205],
      [0.054, 0.373],
      [0.169, 0.502],
      [0.52, 0.67],
      [0.616, 0.57]
    ]
  },
  {
    volume: 13,
    options: [
      [0.022, 0.372],
      [0.2, 0.594],
      [0.209, 0.482],
      [0.376, 0.598],
      [0.695, 0.726]
    ]
  },
  {
    volume: 8,
    options: [
      [0.101, 0.528],
      [0.515, 0.668],
      [0.643, 0.65],
      [0.744, 0.891],
      [0.849, 0.822]
    ]
  },
  {
    volume: 7,
    options: [
      [0.159, 0.553],
      [0.33, 0.702],
      [0.386, 0.557],
      [0.394, 0.63],
      [0.818, 0.715]
    ]
  }
];

const small = fc.array(
  fc.record({
    volume: fc.integer({min: 1, max: 9}),
    options: fc.array(fc.tuple(fc.integer({min: 1, max: 9}), fc.integer({min: 0, max: 9})), {
      minLength: 1,
      maxLength: 4
    })
  }),
  {minLength: 1, maxLength: 5}
);

/** The best quality by trying everything. */
function exhaustive(categories: readonly Category[], budget: number): number {
  const [first, ...rest] = categories;
  if (!first) return budget >= 0 ? 0 : -Infinity;
  return Math.max(...first.options.map(([c, q]) => first.volume * q + exhaustive(rest, budget - first.volume * c)));
}

describe("routingKnapsack(categories, {budget})", () => {
  it("agrees with an integer program and its relaxation", () => {
    // scipy 1.17.1: optimize.milp (HiGHS, mip_rel_gap 0), and the same without integrality
    for (const [budget, quality, lp, choice] of [
      [15, 0.44267021276595747, 0.45010195035460987, [0, 0, 1, 0, 0, 0]],
      [25, 0.5645425531914894, 0.5778839698691687, [1, 1, 2, 1, 0, 1]],
      [40, 0.6733723404255318, 0.6787136752136752, [2, 1, 2, 1, 3, 1]],
      [60, 0.728436170212766, 0.728436170212766, [2, 3, 3, 4, 3, 4]]
    ] as const) {
      const got = known(routingKnapsack(six, {budget}));
      expect(got.quality).toBeCloseTo(quality, 10);
      expect(got.lp_quality).toBeCloseTo(lp, 10);
      expect(got.choice).toEqual(choice);
      expect(got.cost).toBeLessThanOrEqual(budget);
    }
  });

  it("finds what trying everything finds, and never exceeds its own bound", () =>
    fc.assert(
      fc.property(small, fc.integer({min: 1, max: 150}), (categories, budget) => {
        const best = exhaustive(categories, budget);
        const got = routingKnapsack(categories, {budget});
        if ("refused" in got) {
          expect(best).toBe(-Infinity);
          return;
        }
        const volume = categories.reduce((a, c) => a + c.volume, 0);
        expect(got.quality * volume).toBeCloseTo(best, 9);
        expect(got.lp_quality).toBeGreaterThanOrEqual(got.quality - 1e-9);
        expect(got.shadow_price).toBeGreaterThanOrEqual(0);
        expect(
          got.choice.reduce(
            (a, i, k) => a + (categories[k] as Category).volume * ((categories[k] as Category).options[i]?.[0] ?? NaN),
            0
          )
        ).toBeCloseTo(got.cost, 9);
      })
    ));

  it("has nothing left to buy when the budget is ample", () => {
    expect(known(routingKnapsack(six, {budget: 1000}))).toMatchObject({shadow_price: 0});
  });

  it("solves twenty categories of fifty systems", () => {
    const wide: Category[] = Array.from({length: 20}, (_, h) => ({
      volume: 5 + ((7 * h) % 13),
      options: Array.from(
        {length: 50},
        (_, j) => [0.01 * (1 + ((j * 37 + h * 11) % 97)), ((j * 53 + h * 29) % 101) / 101] as const
      )
    }));
    const got = known(routingKnapsack(wide, {budget: 40}));
    expect(got.cost).toBeLessThanOrEqual(40);
    expect(got.lp_quality - got.quality).toBeLessThan(0.01);
  });

  it("refuses a budget below the cheapest and no tasks; throws on an empty category", () => {
    expect(routingKnapsack(six, {budget: 1})).toMatchObject({refused: "budget_below_cheapest"});
    expect(routingKnapsack([{volume: 0, options: [[1, 1]]}], {budget: 1})).toMatchObject({refused: "n_zero"});
    expect(routingKnapsack([], {budget: 1})).toMatchObject({refused: "n_zero"});
    expect(() => routingKnapsack([{volume: 1, options: []}], {budget: 1})).toThrow("categories[0] must have an option");
    expect(() => routingKnapsack(six, {budget: NaN})).toThrow("budget must be a finite number, got NaN");
  });
});
