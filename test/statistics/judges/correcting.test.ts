import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {activeMean} from "../../../src/statistics/judges/active-mean.js";
import {judgeCalibrationAllocation} from "../../../src/statistics/judges/judge-calibration-allocation.js";
import {ppiMean} from "../../../src/statistics/judges/ppi-mean.js";
import {roganGladen} from "../../../src/statistics/judges/rogan-gladen.js";
import {known} from "../known.js";

const score = fc.integer({min: -20, max: 20});
const list = fc.array(score, {minLength: 4, maxLength: 25});

describe("ppiMean(human, judge, judgeElsewhere)", () => {
  it("agrees with a case by hand", () => {
    // λ = 1: judge elsewhere .5, mean error (0 + 1 + 0 + 0)/4 = .25
    const result = known(ppiMean([1, 1, 0, 1], [1, 0, 0, 1], [1, 0], {lambda: 1}));
    expect(result.value).toBeCloseTo(0.75, 12);
    // variances: judge .25/2, error .1875/4
    expect(result.se).toBeCloseTo(Math.sqrt(0.125 + 0.046875), 12);
    expect(result).toMatchObject({n: 4, lambda: 1, primary: "human_only", flags: ["small_n"]});
  });

  it("is the human mean without trust, whatever the judge", () => {
    fc.assert(
      fc.property(list, list, (human, elsewhere) => {
        const judge = human.map((_, i) => (i * 7) % 5);
        const result = ppiMean(human, judge, elsewhere, {lambda: 0});
        if ("refused" in result) return void expect(new Set(human).size).toBe(1);
        expect(result.value).toBeCloseTo(result.human_only.value, 9);
      })
    );
  });

  it("moves with shift and scale of all verdicts and does not depend on order", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(score, score), {minLength: 4, maxLength: 20}), list, (pairs, elsewhere) => {
        const of = (rows: [number, number][], rest: number[]) => ppiMean(rows.map(([y]) => y), rows.map(([, f]) => f), rest); // prettier-ignore
        const one = of(pairs, elsewhere);
        if ("refused" in one) return;
        const moved = known(of(pairs.map(([y, f]) => [3 * y + 5, 3 * f + 5]), elsewhere.map((f) => 3 * f + 5))); // prettier-ignore
        expect(moved.value).toBeCloseTo(3 * one.value + 5, 7);
        expect(moved.se).toBeCloseTo(3 * one.se, 7);
        expect(known(of([...pairs].reverse(), [...elsewhere].reverse())).value).toBeCloseTo(one.value, 8);
      })
    );
  });

  it("leads with the corrected interval only where a good judge and enough labels allow", () => {
    const human = Array.from({length: 60}, (_, i) => (i * 13) % 2);
    const good = human.map((y, i) => 0.2 + 0.6 * y + (i % 5) / 20);
    const poor = human.map((_, i) => (i % 3) / 2);
    const many = Array.from({length: 400}, (_, i) => good[i % 60]!);
    expect(known(ppiMean(human, good, many))).toMatchObject({primary: "corrected", gain: true});
    expect(known(ppiMean(human, good, many)).n_eff).toBeGreaterThan(200);
    expect(known(ppiMean(human, poor, many))).toMatchObject({primary: "human_only", gain: false});
    expect(known(ppiMean(human.slice(0, 20), good.slice(0, 20), many)).primary).toBe("human_only");
    expect(known(ppiMean(human, human.map(() => 1), many))).toMatchObject({correlation: null, gain: false}); // prettier-ignore
  });

  it("refuses too few units and no variation; throws on unequal lengths", () => {
    expect(ppiMean([1], [1], [1])).toEqual({refused: "n_too_small", n: 1});
    expect(ppiMean([1, 0], [1, 0], [])).toEqual({refused: "n_too_small", n: 2});
    expect(ppiMean([1, 1, 1], [1, 0, 1], [1, 0])).toEqual({refused: "zero_variance", n: 3});
    expect(() => ppiMean([1, 0], [1], [1])).toThrow("must have the same length, got 2 and 1");
  });
});

describe("activeMean(human, judge, probability)", () => {
  it("agrees with a case by hand", () => {
    // λ = 1: .5 + (1 − .5)/.5 = 1.5; .5; .5 + (0 − .5)/.5 = −.5; .5: mean .5
    const result = known(
      activeMean([1, null, 0, null], [0.5, 0.5, 0.5, 0.5], [0.5, 0.5, 0.5, 0.5], {powerTuning: false})
    );
    expect(result.value).toBeCloseTo(0.5, 12);
    expect(result.pseudo_outcomes).toEqual([1.5, 0.5, -0.5, 0.5]);
    expect(result).toMatchObject({n: 4, n_labelled: 2, flags: ["small_n"]});
  });

  it("is the plain mean where everything was reviewed", () => {
    const human = [1, 0, 1, 1, 0];
    const result = known(activeMean(human, [0.9, 0.3, 0.2, 0.7, 0.1], [1, 1, 1, 1, 1]));
    expect(result.value).toBeCloseTo(0.6, 12);
    expect(result.se).toBeCloseTo(Math.sqrt(0.3 / 5), 12); // sample variance .3
  });

  it("scales with the verdicts", () => {
    const human = [1, null, 0, 1, null, 0];
    const judge = [0.8, 0.4, 0.3, 0.6, 0.7, 0.2];
    const chance = [0.5, 0.3, 0.5, 0.8, 0.3, 0.6];
    const one = known(activeMean(human, judge, chance));
    const scaled = known(activeMean(human.map((y) => (y === null ? null : 10 * y)), judge.map((f) => 10 * f), chance)); // prettier-ignore
    expect(scaled.value).toBeCloseTo(10 * one.value, 9);
    expect(scaled.lambda).toBeCloseTo(one.lambda, 9);
  });

  it("refuses chances that are none, too few verdicts and no variation", () => {
    expect(activeMean([1, 0], [1, 0], [0.5, 0])).toEqual({refused: "invalid_counts", n: 2});
    expect(activeMean([1, null], [1, 0], [0.5, 0.5])).toEqual({refused: "n_too_small", n: 1});
    expect(activeMean([1, 1], [1, 1], [1, 1])).toEqual({refused: "zero_variance", n: 2});
    expect(() => activeMean([1], [1], [0.5, 0.5])).toThrow("must have the same length, got 1 and 2");
  });
});

describe("roganGladen(known)", () => {
  const base = {p: 0.7, n: 1000, sensitivity: 0.9, m1: 100, specificity: 0.85, m0: 100};

  it("agrees with a case by hand and stands still for a perfect judge", () => {
    expect(known(roganGladen(base)).value).toBeCloseTo((0.7 + 0.85 - 1) / 0.75, 12);
    expect(known(roganGladen({...base, sensitivity: 1, specificity: 1})).value).toBeCloseTo(0.7, 12);
  });

  it("rises with p, stays in [0, 1] and widens with fewer calibration labels", () => {
    fc.assert(
      fc.property(
        fc.double({min: 0, max: 0.98, noNaN: true}),
        fc.double({min: 0.6, max: 1, noNaN: true}),
        (p, share) => {
          const at = (q: number) => known(roganGladen({...base, p: q, sensitivity: share, specificity: share}));
          const one = at(p);
          expect(at(p + 0.01).value).toBeGreaterThanOrEqual(one.value);
          expect(one.low).toBeGreaterThanOrEqual(0);
          expect(one.high).toBeLessThanOrEqual(1);
        }
      )
    );
    const few = known(roganGladen({...base, m0: 20, m1: 20}));
    expect((few.high ?? 1) - (few.low ?? 0)).toBeGreaterThan(0.2);
    expect(few.flags).toEqual(["small_n"]);
  });

  it("refuses a judge that tells nothing, empty sets and shares that are none", () => {
    expect(roganGladen({...base, sensitivity: 0.5, specificity: 0.5})).toMatchObject({
      refused: "judge_not_informative"
    });
    expect(roganGladen({...base, m1: 0})).toEqual({refused: "n_zero", n: 1000});
    expect(roganGladen({...base, p: 1.2})).toEqual({refused: "invalid_counts", n: 1000});
    // informative as it stands, not any more once smoothed
    expect(roganGladen({...base, sensitivity: 0.15, specificity: 0.9, m0: 1, m1: 100})).toMatchObject({
      refused: "judge_not_informative"
    });
  });
});

describe("judgeCalibrationAllocation(m, known)", () => {
  it("agrees with a case by hand: equal errors and half right are split evenly", () => {
    expect(judgeCalibrationAllocation(100, {p: 0.5, specificity: 0.9, sensitivity: 0.9})).toEqual({m0: 50, m1: 50});
  });

  it("spends the whole budget and leaves either side its pilot", () => {
    const share = fc.double({min: 0, max: 1, noNaN: true});
    fc.assert(
      fc.property(fc.integer({min: 40, max: 400}), share, share, share, (m, p, specificity, sensitivity) => {
        const {m0, m1} = judgeCalibrationAllocation(m, {p, specificity, sensitivity, pilot: 20});
        expect(m0 + m1).toBe(m);
        expect(Math.min(m0, m1)).toBeGreaterThanOrEqual(20);
      })
    );
  });

  it("throws on shares that are none and on a budget below the pilot", () => {
    const known = {p: 0.5, specificity: 0.9, sensitivity: 0.9};
    expect(() => judgeCalibrationAllocation(100, {...known, p: 2})).toThrow("p must be a share in [0, 1], got 2");
    expect(() => judgeCalibrationAllocation(30, {...known, pilot: 20})).toThrow("30 labels, 20 a side");
  });
});
