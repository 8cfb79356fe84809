import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {ksTwoSample} from "../../../src/statistics/drift/ks-two-sample.js";
import {psi} from "../../../src/statistics/drift/psi.js";
import {wasserstein1d} from "../../../src/statistics/drift/wasserstein-1d.js";
import {refuse} from "../../../src/statistics/estimate.js";
import {known} from "../known.js";

const sample = fc.array(fc.integer({min: 0, max: 30}), {minLength: 1, maxLength: 25});

describe("psi(reference, current)", () => {
  it("agrees with a case by hand", () => {
    // shares .5 .5 and .25 .75: −.25·ln .5 + .25·ln 1.5
    const {value, n} = known(psi([50, 50], [10, 30]));
    expect(value).toBeCloseTo(0.25 * Math.log(3), 12);
    expect(n).toBe(40);
  });

  it("is symmetric, never negative, and zero with p = 1 for the same mix", () => {
    const counts = fc.array(fc.tuple(fc.integer({min: 1, max: 50}), fc.integer({min: 1, max: 50})), {minLength: 2});
    fc.assert(
      fc.property(counts, (cells) => {
        const [a, b] = [cells.map((c) => c[0]), cells.map((c) => c[1])];
        const {value} = known(psi(a, b));
        expect(value).toBeGreaterThanOrEqual(0);
        expect(known(psi(b, a)).value).toBeCloseTo(value, 10);
        expect(
          known(
            psi(
              a,
              a.map((c) => 3 * c)
            )
          ).p
        ).toBeCloseTo(1, 6);
      })
    );
  });

  it("refuses an empty cell on either side, one cell, and negative counts", () => {
    expect(psi([1, 2], [3, 0])).toEqual(refuse("zero_cell", 3));
    expect(psi([4], [3])).toEqual(refuse("n_too_small", 3));
    expect(psi([1, -1], [3, 1])).toEqual(refuse("invalid_counts", 4));
    expect(() => psi([1, 2], [1])).toThrow("reference and current must have the same length");
  });
});

describe("ksTwoSample(x, y)", () => {
  const x = Array.from({length: 40}, (_, i) => (i + 1) ** 1.1);
  const y = Array.from({length: 60}, (_, i) => (i + 5) * 1.3);

  it("agrees with scipy", () => {
    const {d, p} = known(ksTwoSample(x, y)); // scipy 1.17.1: ks_2samp(x, y, method="exact")
    expect(d).toBeCloseTo(1 / 3, 12);
    expect(p).toBeCloseTo(0.007849125052671088, 12);
  });

  it("goes over to Smirnov's limit without a jump", () => {
    const shifted = (n: number) => Array.from({length: n}, (_, i) => i / n + 0.02);
    const even = (n: number) => Array.from({length: n}, (_, i) => i / n);
    const [exact, limit] = [
      known(ksTwoSample(even(2000), shifted(2000))),
      known(ksTwoSample(even(2001), shifted(2001)))
    ];
    expect([exact.exact, limit.exact]).toEqual([true, false]);
    expect(Math.abs(exact.p - limit.p)).toBeLessThan(0.02);
  });

  it("agrees with a case by hand, is symmetric, and knows only the order", () => {
    expect(known(ksTwoSample([1, 2], [3, 4])).p).toBeCloseTo(2 / 6, 12); // 2 of the 6 ways to merge are as far apart
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const one = known(ksTwoSample(a, b));
        const other = known(ksTwoSample(b.map(Math.sqrt), a.map(Math.sqrt)));
        expect(other.d).toBe(one.d);
        expect(other.p).toBeCloseTo(one.p, 10);
        expect(one.p).toBeGreaterThanOrEqual(0);
        expect(one.p).toBeLessThanOrEqual(1);
      })
    );
  });

  it("finds a sample like itself, and refuses an empty one", () => {
    expect(known(ksTwoSample([1, 1, 2], [1, 1, 2]))).toMatchObject({d: 0, p: 1});
    expect(ksTwoSample([], [1])).toEqual(refuse("n_zero", 1));
  });
});

describe("wasserstein1d(x, y)", () => {
  it("is the distance a shift moves, the same both ways, and zero only for the same distribution", () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        expect(
          known(
            wasserstein1d(
              a,
              a.map((v) => v + 3)
            )
          ).w1
        ).toBeCloseTo(3, 10);
        expect(known(wasserstein1d(a, b)).w1).toBeCloseTo(known(wasserstein1d(b, a)).w1, 10);
        expect(known(wasserstein1d(a, [...a, ...a])).w1).toBeCloseTo(0, 10);
      })
    );
    expect(known(wasserstein1d([0], [1, 3])).w1).toBe(2); // half moves by 1, half by 3
    expect(wasserstein1d([], [])).toEqual(refuse("n_zero", 0));
  });
});
