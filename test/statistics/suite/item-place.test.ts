import {describe, expect, it} from "vitest";
import {isRefusal, type Estimate} from "../../../src/statistics/estimate.js";
import {seeded} from "../../../src/statistics/random.js";
import {itemPlace} from "../../../src/statistics/suite/item-place.js";

const given = (x: ReturnType<typeof itemPlace>): Estimate => {
  if (isRefusal(x)) throw new Error(x.refused);
  return x;
};

describe("itemPlace(data, item)", () => {
  // By hand: items are passed by 4, 3, 3, 1 and 0 of four systems.
  const data = [
    [1, 1, 1, 0, 0],
    [1, 1, 1, 0, 0],
    [1, 1, 0, 0, 0],
    [1, 0, 1, 1, 0]
  ];

  it("counts the harder items, ties half", () => {
    const places = [0, 1, 2, 3, 4].map((j) => given(itemPlace(data, j, {seed: 1})).value);
    expect(places).toEqual([4, 2.5, 2.5, 1, 0]);
    expect(given(itemPlace(data, 3, {seed: 1}))).toMatchObject({n: 4, flags: ["few_clusters"]});
  });

  it("holds its own value, and nothing beyond the first and the last place", () => {
    for (let j = 0; j < 5; j++) {
      const {value, low, high} = given(itemPlace(data, j, {seed: 7}));
      expect(low!).toBeLessThanOrEqual(value);
      expect(high!).toBeGreaterThanOrEqual(value);
      expect(low!).toBeGreaterThanOrEqual(0);
      expect(high!).toBeLessThanOrEqual(4);
    }
  });

  it("covers the place among many systems 19 times in 20 when few of them are seen", () => {
    const random = seeded(3);
    // Twenty items at chances .05 … .95: the twelfth has eleven harder.
    const chances = Array.from({length: 20}, (_, j) => 0.025 + j / 20);
    let covered = 0;
    for (let round = 0; round < 150; round++) {
      const rows = Array.from({length: 40}, () => chances.map((p) => Number(random() < p)));
      const {low, high} = given(itemPlace(rows, 11, {seed: round, replicates: 200}));
      if (low! <= 11 && high! >= 11) covered++;
    }
    expect(covered / 150).toBeGreaterThan(0.88);
  });

  it("refuses two systems, and an item no resample moves", () => {
    expect(itemPlace(data.slice(2), 0, {seed: 1})).toEqual({refused: "n_too_small", n: 4});
    expect(
      itemPlace(
        [
          [1, 0],
          [1, 0],
          [1, 0]
        ],
        0,
        {seed: 1}
      )
    ).toEqual({refused: "zero_variance", n: 1});
  });
});
