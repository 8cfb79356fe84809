import {describe, expect, it} from "vitest";
import {drawActive} from "../../../loaders/review/draw-active.js";
import {drawStratified} from "../../../loaders/review/draw-stratified.js";
import {reviewStrata} from "../../../loaders/review/review-strata.js";
import {seeded} from "../../../src/statistics/random.js";
import {frameItems} from "./frame-items.js";

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe("reviewStrata(items, n)", () => {
  const items = frameItems([
    [0.9, "review", "A", 40],
    [0.9, "review", "B", 40],
    [0.9, "repair", "A", 1],
    [0.2, "review", "A", 20],
    [null, "review", "B", 1]
  ]);

  it("puts what is too small together within its band, never across bands", () => {
    // By hand: 102 answers, 24 reviews. The lone repair goes with A's reviews of its band; the lone answer without a
    // score with what scored below .5. Three strata are within the six that 24 reviews allow.
    expect(reviewStrata(items, 24).map(({stratum, members}) => [stratum, members.length])).toEqual([
      ["high score | repair + review | A", 41],
      ["high score | review | B", 40],
      ["low score | review | A + B", 21]
    ]);
  });

  it("leaves one stratum a band where there are few reviews", () => {
    expect(reviewStrata(items, 4).map(({band, members}) => [band, members.length])).toEqual([
      ["high", 81],
      ["low", 21]
    ]);
  });
});

describe("drawStratified(items, n, random)", () => {
  it("draws n different answers, each stratum's with the chance drawn / size", () => {
    const items = frameItems([
      [0.9, "review", "A", 300],
      [0.6, "review", "A", 200],
      [0.1, "review", "A", 100]
    ]);
    const {drawn, strata, probability} = drawStratified(items, 60, seeded(7));
    expect([drawn.length, new Set(drawn.map(({at}) => at)).size, sum(strata.map((s) => s.drawn))]).toEqual([
      60, 60, 60
    ]);
    for (const {size, drawn: n, probability: share} of strata) expect(share).toBe(n / size);
    expect(sum(probability)).toBeCloseTo(60, 9);
    // Without a pilot every spread is one half: Neyman's shares are those of the sizes, 30, 20 and 10; the floor of a
    // fifth lifts the low band to 12, and the two come from the largest.
    expect(strata.map(({band, drawn: n}) => [band, n])).toEqual([
      ["high", 28],
      ["low", 12],
      ["middle", 20]
    ]);
  });

  it("gives a tenth to answers that look well, however few of them err in the pilot", () => {
    const items = frameItems([
      [0.9, "review", "A", 30],
      [0.2, "review", "A", 970]
    ]);
    const {strata} = drawStratified(items, 60, seeded(1));
    expect(strata.map(({band, drawn}) => [band, drawn])).toEqual([
      ["high", 6],
      ["low", 54]
    ]);
  });

  it("puts more where verdicts of the pilot varied", () => {
    const items = frameItems([
      [0.9, "review", "A", 500],
      [0.6, "review", "A", 500]
    ]);
    // High: 20 of 20 yes; middle: 10 of 20.
    for (let i = 0; i < 20; i++) {
      items[i]!.verdicts = [{rater: "Ada", verdict: 1}];
      items[500 + i]!.verdicts = [{rater: "Ada", verdict: i % 2}];
    }
    // By hand: spreads √(21/22·1/22) = .2083 and √(11/22·11/22) = .5, so 60 · .2083 / .7083 = 17.6, rounded to 18.
    expect(drawStratified(items, 60, seeded(1)).strata.map(({drawn}) => drawn)).toEqual([18, 42]);
  });

  it("refuses fewer than two reviews a band", () => {
    const items = frameItems([
      [0.9, "review", "A", 50],
      [0.2, "review", "A", 50]
    ]);
    expect(() => drawStratified(items, 3, seeded(1))).toThrow("--n must be at least 4");
  });

  it("draws the same for the same seed and others for another", () => {
    const items = frameItems([[0.9, "review", "A", 100]]);
    const places = (seed: number) => drawStratified(items, 10, seeded(seed)).drawn.map(({at}) => at);
    expect(places(7)).toEqual(places(7));
    expect(places(7)).not.toEqual(places(8));
  });
});

describe("drawActive(items, n, random)", () => {
  const items = frameItems([
    [0.95, "review", "A", 100],
    [0.5, "review", "A", 60],
    [0.05, "review", "A", 30],
    [null, "review", "A", 10]
  ]);

  it("draws n, with chances that add up to n and are largest where a score says least", () => {
    const {drawn, probability} = drawActive(items, 40, seeded(3));
    expect([drawn.length, new Set(drawn.map(({at}) => at)).size]).toEqual([40, 40]);
    expect(sum(probability)).toBeCloseTo(40, 6);
    expect(probability[100]!).toBeGreaterThan(probability[0]!);
    expect(probability[195]!).toBeCloseTo(probability[100]!, 9);
    // The floor: a fifth of the even chance 40/200, below the .05 that a larger sample would keep.
    expect(Math.min(...probability)).toBeGreaterThanOrEqual(0.04);
  });

  it("draws every answer as often as its chance says, over 2,000 seeds", () => {
    const times = new Float64Array(items.length);
    let probability = new Float64Array(0);
    for (let seed = 0; seed < 2000; seed++) {
      const draw = drawActive(items, 40, seeded(seed));
      probability = Float64Array.from(draw.probability);
      for (const {at} of draw.drawn) times[at]!++;
    }
    // Standard error of a share over 2,000 draws is at most .011: five of them.
    for (let at = 0; at < items.length; at++)
      expect(Math.abs(times[at]! / 2000 - probability[at]!)).toBeLessThan(0.056);
  });

  it("goes where earlier reviewers found the score to err", () => {
    const piloted = frameItems([
      [0.9, "review", "A", 100],
      [0.1, "review", "A", 100]
    ]);
    for (let i = 0; i < 20; i++) piloted[i]!.verdicts = [{rater: "Ada", verdict: 0}];
    const {probability} = drawActive(piloted, 40, seeded(3));
    expect(probability[50]!).toBeGreaterThan(2 * probability[150]!);
  });
});
