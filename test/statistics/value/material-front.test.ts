import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {materialFront} from "../../../src/statistics/value/material-front.js";
import {paretoFront, type CostQuality} from "../../../src/statistics/value/pareto-front.js";

const point = fc.tuple(fc.integer({min: 1, max: 30}), fc.integer({min: 1, max: 30}));

describe("materialFront(points, {quality, cost})", () => {
  const points: CostQuality[] = [
    [1, 0.5],
    [2, 0.51], // a point better for twice the money
    [4, 0.6],
    [4.1, 0.65], // five points better for 2.5 % more
    [4.2, 0.645] // beaten by the one before, by half a point and 2.4 %
  ];

  it("lets go what is dearer and hardly better, takes the better of two at one price, and levels what is hardly beaten", () => {
    // By hand.
    expect(materialFront(points, {quality: 0.02, cost: 0.05})).toEqual({
      kept: [0, 3],
      removed: [
        {system: 1, by: 0},
        {system: 2, by: 3}
      ],
      alike: [{system: 4, to: 3}]
    });
  });

  it("is the plain frontier where nothing is ignored", () => {
    fc.assert(
      fc.property(fc.array(point, {minLength: 1, maxLength: 15}), (some) => {
        const {kept, removed, alike} = materialFront(some, {quality: 0, cost: 0});
        const equals = alike.map((a) => a.system);
        expect([...kept, ...equals].sort((a, b) => a - b)).toEqual(paretoFront(some));
        expect(removed).toEqual([]);
      }),
      {seed: 3, numRuns: 80}
    );
  });

  it("removes no system for one that is itself removed, however many small steps lie between", () => {
    fc.assert(
      fc.property(fc.array(point, {minLength: 1, maxLength: 20}), (some) => {
        const {kept, removed, alike} = materialFront(some, {quality: 4, cost: 0.3});
        expect(kept.length).toBeGreaterThan(0);
        for (const r of removed) expect(kept).toContain(r.by);
        for (const a of alike) expect(kept).toContain(a.to);
      }),
      {seed: 4, numRuns: 120}
    );
  });

  it("refuses negative margins", () => {
    expect(() => materialFront(points, {quality: -1, cost: 0})).toThrow("not be negative");
  });
});
