import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {calibrations} from "../../../bench/calibration/slices.js";
import {isRefusal, type Estimate, type Refusal} from "../../../src/statistics/estimate.js";
import {i2Interval} from "../../../src/statistics/slices/i2-interval.js";
import {commonOdds} from "../../../src/statistics/slices/common-odds.js";
import {shrunkenSlices} from "../../../src/statistics/slices/shrunken-slices.js";
import {sliceSurprise} from "../../../src/statistics/slices/slice-surprise.js";
import {holdTo} from "../calibration.js";

function given<T extends object>(x: T | Refusal): T {
  if (isRefusal(x)) throw new Error(`refused: ${x.refused}`);
  return x;
}

const list = (n: number, f: (i: number) => number) => Array.from({length: n}, (_, i) => f(i));

describe("commonOdds", () => {
  it("commonOdds(seen, share) keeps what already has one odds ratio", () => {
    // Odds inside 4, 1 and outside 1, 1/4: an odds ratio of 4 for both.
    const seen = [
      {inside: 0.8, outside: 0.5},
      {inside: 0.5, outside: 0.2}
    ];
    commonOdds(seen, 0.3).forEach((p, j) => {
      expect(p.inside).toBeCloseTo(seen[j]!.inside, 10);
      expect(p.outside).toBeCloseTo(seen[j]!.outside, 10);
    });
  });

  it("commonOdds(seen, share) keeps totals and the slice's mean, and gives one odds ratio within [0, 1]", () => {
    const shareOf = fc.integer({min: 1, max: 19}).map((x) => x / 20);
    fc.assert(
      fc.property(fc.array(fc.tuple(shareOf, shareOf), {minLength: 2, maxLength: 6}), shareOf, (pairs, share) => {
        const seen = pairs.map(([inside, outside]) => ({inside, outside}));
        const found = commonOdds(seen, share);
        const sum = (x: typeof seen) => x.reduce((s, p) => s + p.inside, 0);
        const ratio = ({inside: a, outside: b}: (typeof seen)[0]) => (a * (1 - b)) / (b * (1 - a));
        expect(sum(found)).toBeCloseTo(sum(seen), 8);
        found.forEach((p, j) => {
          const total = (x: typeof p) => share * x.inside + (1 - share) * x.outside;
          expect(total(p)).toBeCloseTo(total(seen[j]!), 8);
          expect(Math.log(ratio(p))).toBeCloseTo(Math.log(ratio(found[0]!)), 6);
        });
      })
    );
  });
});

describe("sliceSurprise", () => {
  /** Two systems on 40 tasks, the first 20 inside: 18 and 10 passes inside, 10 and 10 outside. */
  const inside = list(40, (i) => Number(i < 20)).map(Boolean);
  const pass = (a: number, b: number) => list(40, (i) => Number(i < 20 ? i < a : i - 20 < b));
  const code = (r: (Estimate | Refusal)[]) => r.map((x) => (isRefusal(x) ? x.refused : null));

  it("sliceSurprise(values, inside) is seen minus expected; of two systems one gains what the other loses", () => {
    const [a, b] = sliceSurprise([pass(18, 10), pass(10, 10)], inside).map(given);
    // Totals .7 and .5, mean inside .7. One odds ratio with these margins, by bisection on it and on the share outside
    // (Python 3): an odds ratio of 2.427729.
    expect(a!.expected).toBeCloseTo(0.7909125, 6);
    expect(b!.expected).toBeCloseTo(0.6090875, 6);
    expect(a!.expected + b!.expected).toBeCloseTo(1.4, 8);
    expect(a!.value).toBeCloseTo(0.9 - a!.expected, 10);
    expect(a!.value).toBeCloseTo(-b!.value, 8);
    expect(a!.se).toBeCloseTo(b!.se, 8);
    expect(a!.in_se).toBeGreaterThan(1.5);
    expect(a!.flags).toEqual(["multiplicity_unadjusted", "small_n"]);
  });

  it("sliceSurprise(…) expects no share above 1, so that the best system is not blamed for an easy slice", () => {
    // Nine in ten against four in ten outside; an easy slice where both pass nearly all.
    const [best] = sliceSurprise([pass(20, 18), pass(18, 8)], inside).map(given);
    expect(best!.expected).toBeLessThan(1);
    expect(Math.abs(best!.in_se)).toBeLessThan(2);
  });

  it("sliceSurprise(…) does not hang on the order of tasks or systems", () => {
    const bits = fc.array(fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()), {
      minLength: 16,
      maxLength: 40
    });
    fc.assert(
      fc.property(bits, (rows) => {
        const of = (r: typeof rows, order: number[]) =>
          sliceSurprise(
            order.map((j) => r.map((x) => Number(x[j]))),
            r.map((x) => x[3])
          );
        const plain = of(rows, [0, 1, 2]);
        const turned = of([...rows].reverse(), [2, 1, 0]).reverse();
        plain.forEach((x, j) => {
          const other = turned[j]!;
          if (isRefusal(x)) return expect(other).toEqual(x);
          expect(given(other).value).toBeCloseTo(x.value, 8);
          expect(given(other).se).toBeCloseTo(x.se, 8);
        });
      })
    );
  });

  it("sliceSurprise(…) refuses a lone system, few tasks, one cluster, and all or nothing", () => {
    const [a, b] = [pass(12, 10), pass(8, 11)];
    expect(code(sliceSurprise([a, b], list(40, () => 0).map(Boolean)))).toEqual(["n_zero", "n_zero"]);
    expect(code(sliceSurprise([a, b], inside.map((_, i) => i < 4)))[0]).toBe("n_too_small"); // prettier-ignore
    expect(code(sliceSurprise([a, b], inside.map((_, i) => i < 37)))[0]).toBe("n_too_small"); // prettier-ignore
    expect(code(sliceSurprise([a], inside))).toEqual(["n_too_small"]);
    expect(code(sliceSurprise([a, b], inside, {clusters: list(40, (i) => (i < 20 ? 0 : i))}))[0]).toBe("one_cluster");
    expect(code(sliceSurprise([pass(20, 20), a, b], inside))).toEqual(["zero_variance", null, null]);
    expect(code(sliceSurprise([pass(20, 9), pass(20, 12)], inside))).toEqual(["zero_variance", "zero_variance"]);
    expect(() => sliceSurprise([[1, 0]], inside)).toThrow("must have the same length, got 2 and 40");
  });

  it("sliceSurprise(…) doubled within clusters keeps its margin", () => {
    const twice = (x: readonly number[]) => [...x, ...x];
    const values = [pass(15, 9), pass(9, 12)].map((v) => v.map((x, i) => (i % 7 === 0 ? 1 - x : x)));
    const once = sliceSurprise(values, inside).map(given)[0]!;
    const double = sliceSurprise(values.map(twice), [...inside, ...inside], {clusters: list(80, (i) => i % 40)});
    expect(given(double[0]!).value).toBeCloseTo(once.value, 8);
    expect(given(double[0]!).se).toBeCloseTo(once.se, 8);
  });
});

describe("shrunkenSlices", () => {
  const slice = (n: number, passes: number) => ({values: list(n, (i) => Number(i < passes))});
  const all = (slices: {values: number[]}[]) => ({values: slices.flatMap((s) => s.values)});

  it("shrunkenSlices(all, slices) draws small slices in and leaves large ones", () => {
    const slices = [slice(400, 120), slice(6, 6), slice(400, 280)];
    const {slices: found, heterogeneity} = shrunkenSlices(all(slices), slices);
    const [large, small] = found.map(given) as [Estimate, Estimate];
    expect(Math.abs(large.value - 0.3)).toBeLessThan(0.01);
    expect(small.value).toBeGreaterThan(0.6);
    expect(small.value).toBeLessThan(0.9);
    expect(small.high).toBeLessThanOrEqual(1);
    expect(given(heterogeneity).p).toBeLessThan(1e-6);
    expect(given(heterogeneity).value).toBeGreaterThan(0.9);
  });

  it("shrunkenSlices(all, slices) gives one value to slices that do not differ", () => {
    const slices = [slice(50, 25), slice(50, 25), slice(50, 25)];
    const {slices: found, heterogeneity} = shrunkenSlices(all(slices), slices);
    for (const s of found) expect(given(s).value).toBeCloseTo(0.5, 12);
    expect(given(heterogeneity)).toMatchObject({value: 0, Q: 0, df: 2, p: 1, low: 0});
    expect(given(found[0]!).high! - given(found[0]!).low!).toBeGreaterThan(0.05);
  });

  it("shrunkenSlices(all, slices) refuses four tasks, a single slice, and no spread at all", () => {
    const slices = [slice(4, 2), slice(40, 20), slice(40, 30)];
    const {slices: found, heterogeneity} = shrunkenSlices(all(slices), slices);
    expect(found[0]).toEqual({refused: "n_too_small", n: 4});
    expect(given(heterogeneity).df).toBe(1);
    expect(given(heterogeneity).flags).toContain("unbounded_side");
    expect(shrunkenSlices(all([slice(40, 20)]), [slice(40, 20)]).heterogeneity).toEqual({
      refused: "n_too_small",
      n: 40
    });
    const passed = [slice(10, 10), slice(10, 10)];
    expect(shrunkenSlices(all(passed), passed).slices[0]).toEqual({refused: "zero_variance", n: 10});
  });
});

describe("i2Interval", () => {
  it("i2Interval(Q, k) follows Higgins and Thompson", () => {
    // Q 20 on 8 units by hand: ln H = ln(20/7)/2 = .52491; se = (ln 20 − ln 7)/(2(√40 − √13)) = .19306;
    // H from e^.14652 = 1.15780 to e^.90330 = 2.46774, so I² from .25401 to .83579.
    const {low, high} = i2Interval(20, 8);
    expect(low).toBeCloseTo(0.254, 3);
    expect(high).toBeCloseTo(0.8358, 3);
    expect(i2Interval(3, 2)).toEqual({low: null, high: null});
    expect(i2Interval(0, 5).low).toBe(0);
  });
});

holdTo(calibrations, 500);
