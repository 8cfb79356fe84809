import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {judgeBias, type JudgedAnswer} from "../../../src/statistics/judges/judge-bias.js";
import {pairsByOrder, positionBias} from "../../../src/statistics/judges/position-bias.js";
import {seeded} from "../../../src/statistics/random.js";
import {known} from "../known.js";

describe("positionBias(counts)", () => {
  it("agrees with a case by hand", () => {
    // (3 − 1)/10 = .2; exact test of 1 in 4: 2·(1 + 4)/16 = .625
    const result = known(positionBias({alwaysFirst: 3, alwaysSecond: 1, consistent: 6}));
    expect(result.bias).toBeCloseTo(0.2, 12);
    expect(result.p).toBeCloseTo(0.625, 12);
    expect(result.consistency).toBeCloseTo(0.6, 12);
  });

  it("turns its sign when the places are exchanged, and its interval holds the bias", () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.nat(80), (first, second, consistent) => {
        const one = positionBias({alwaysFirst: first, alwaysSecond: second, consistent});
        const other = positionBias({alwaysFirst: second, alwaysSecond: first, consistent});
        if ("refused" in one) return void expect(first + second + consistent).toBe(0);
        expect(known(other).bias).toBeCloseTo(-one.bias, 12);
        expect(known(other).p).toBeCloseTo(one.p, 9);
        expect(one.low).toBeLessThanOrEqual(one.bias + 1e-9);
        expect(one.high).toBeGreaterThanOrEqual(one.bias - 1e-9);
      })
    );
  });

  it("keeps a width where no pair is contradictory", () => {
    const result = known(positionBias({alwaysFirst: 0, alwaysSecond: 0, consistent: 50}));
    expect(result).toMatchObject({bias: 0, p: 1, consistency: 1, flags: ["no_discordant_pairs"]});
    expect(result.high).toBeGreaterThan(0.03);
  });

  it("refuses no pairs and impossible counts", () => {
    expect(positionBias({alwaysFirst: 0, alwaysSecond: 0, consistent: 0})).toEqual({refused: "n_zero", n: 0});
    expect(positionBias({alwaysFirst: -1, alwaysSecond: 0, consistent: 3})).toMatchObject({refused: "invalid_counts"});
  });
});

describe("pairsByOrder(verdicts)", () => {
  it("tells contradictions from consistency", () => {
    expect(
      pairsByOrder([
        {forward: "first", backward: "first"},
        {forward: "second", backward: "second"},
        {forward: "first", backward: "second"},
        {forward: "tie", backward: "tie"},
        {forward: "tie", backward: "first"}
      ])
    ).toEqual({alwaysFirst: 1, alwaysSecond: 1, consistent: 2, half_tied: 1});
  });
});

describe("judgeBias(answers)", () => {
  const answers = (fond: number, own: number) => {
    const random = seeded(11);
    return Array.from({length: 1500}, (_, i): JudgedAnswer => {
      const human = random() < 0.5 ? 1 : 0;
      const length = 100 + 50 * random();
      const same_family = random() < 0.5;
      const logit = 2 * human - 1 + (fond * (length - 125)) / 15 + (same_family ? own : 0);
      return {judge: random() < 1 / (1 + Math.exp(-logit)) ? 1 : 0, human, length, same_family, cluster: i % 300};
    });
  };

  it("finds a judge that is fond of length and of its own family, and how far it follows humans", () => {
    const bias = known(judgeBias(answers(0.5, 0.8)));
    expect(bias.length?.value).toBeCloseTo(0.5, 0);
    expect(bias.length?.low).toBeGreaterThan(0);
    expect(bias.self_preference?.low).toBeGreaterThan(0);
    expect(bias.human.low).toBeGreaterThan(1);
    expect(bias).toMatchObject({n: 1500, n_clusters: 300});
  });

  it("does not depend on the unit of length", () => {
    const one = known(judgeBias(answers(0.5, 0)));
    const other = known(judgeBias(answers(0.5, 0).map((x) => ({...x, length: (x.length ?? 0) * 1000 + 3}))));
    expect(other.length?.value).toBeCloseTo(one.length?.value ?? NaN, 6);
  });

  it("estimates only what answers carry, and refuses what some lack", () => {
    const all = answers(0.3, 0.3);
    const short = all.map(({judge, human, length, cluster}) => ({judge, human, length, cluster}));
    expect(known(judgeBias(short)).self_preference).toBeNull();
    expect(known(judgeBias(all.map(({length: _, ...rest}) => rest))).length).toBeNull();
    expect(judgeBias([...short.slice(0, 10), ...all.slice(10, 60)])).toEqual({refused: "missing_metric", n: 60});
  });

  it("refuses no answers, one verdict throughout, one task and equal lengths", () => {
    const all = answers(0.3, 0.3);
    expect(judgeBias([])).toEqual({refused: "n_zero", n: 0});
    expect(judgeBias(all.map((x) => ({...x, judge: 1 as const})))).toMatchObject({refused: "one_class_only"});
    expect(judgeBias(all.map((x) => ({...x, cluster: 1})))).toMatchObject({refused: "one_cluster"});
    expect(judgeBias(all.map((x) => ({...x, length: 5})))).toMatchObject({refused: "zero_variance"});
    const parrot = all.map((x) => ({...x, judge: x.human as 0 | 1}));
    expect(judgeBias(parrot)).toMatchObject({refused: "separation"});
  });
});
