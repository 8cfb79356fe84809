import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {fleissKappa} from "../../../src/statistics/agreement/fleiss-kappa.js";
import {gwetAc} from "../../../src/statistics/agreement/gwet-ac.js";
import {krippendorffAlpha, type MeasurementLevel} from "../../../src/statistics/agreement/krippendorff-alpha.js";
import {known} from "../known.js";

const levels: MeasurementLevel[] = ["nominal", "ordinal", "interval", "ratio"];
const rating = fc.option(fc.integer({min: 1, max: 4}), {nil: null});
const panels = fc.array(fc.array(rating, {minLength: 3, maxLength: 3}), {minLength: 4, maxLength: 20});
const point = {replicates: 0};

describe("krippendorffAlpha(data)", () => {
  it("agrees with a case by hand", () => {
    // pairs 1-1, 2-2, 1-2: coincidences o_12 = 1; n_1 = n_2 = 3, n = 6; alpha = 1 − 5·1/(3·3) = 4/9
    const alpha = known(krippendorffAlpha([[1, 1], [2, 2], [1, 2]])); // prettier-ignore
    expect(alpha.value).toBeCloseTo(4 / 9, 12);
    expect(alpha).toMatchObject({n: 3, units: 3, n_pairable: 6, units_dropped: 0});
  });

  it("follows the definition, pair by pair, at every level", () => {
    fc.assert(
      fc.property(panels, fc.constantFrom(...levels), (data, measurement) => {
        const alpha = krippendorffAlpha(data, {measurement, ...point});
        const expected = byDefinition(data, measurement);
        if ("refused" in alpha) expect(expected).toBeNull();
        else expect(alpha.value).toBeCloseTo(expected ?? NaN, 9);
      })
    );
  });

  it("does not depend on the order of units or raters, nor, by level, on names, shifts or scale", () => {
    fc.assert(
      fc.property(panels, (data) => {
        for (const measurement of levels) {
          const alpha = krippendorffAlpha(data, {measurement, ...point});
          if ("refused" in alpha) continue;
          const same = (changed: typeof data) =>
            expect(known(krippendorffAlpha(changed, {measurement, ...point})).value).toBeCloseTo(alpha.value, 9);
          same([...data].reverse());
          same(data.map((row) => [...row].reverse()));
          const each = (f: (x: number) => number) => data.map((row) => row.map((x) => (x === null ? null : f(x))));
          if (measurement === "nominal") same(each((x) => (x * 3) % 7));
          if (measurement === "ordinal") same(each((x) => x ** 3));
          if (measurement === "interval") same(each((x) => 10 * x - 7));
          if (measurement === "ratio") same(each((x) => 10 * x));
        }
      }),
      {numRuns: 50}
    );
  });

  it("drops units with fewer than two ratings and counts them", () => {
    const alpha = known(krippendorffAlpha([[1, 1, null], [2, null, 2], [null, 3, null], [null, null, null], [1, 2, 2]])); // prettier-ignore
    expect(alpha).toMatchObject({units: 3, units_dropped: 2, n_pairable: 7, n: 3});
  });

  it("takes texts as names, and throws where distances between them would be needed", () => {
    const data = [["good", "good"], ["bad", "bad"], ["good", "bad"]]; // prettier-ignore
    expect(known(krippendorffAlpha(data)).value).toBeCloseTo(4 / 9, 12);
    expect(() => krippendorffAlpha(data, {measurement: "interval"})).toThrow(
      'interval alpha needs numbers as ratings, got "bad"'
    );
    expect(() => krippendorffAlpha([[-1, 1]], {measurement: "ratio"})).toThrow(
      "ratio alpha needs ratings from 0, got -1"
    );
  });

  it("refuses ratings without variation and data without pairs", () => {
    expect(krippendorffAlpha([[1, 1], [1, 1]])).toEqual({refused: "no_variation", n: 2}); // prettier-ignore
    expect(krippendorffAlpha([[1, null], [null, 2]])).toEqual({refused: "no_pairable_units", n: 0}); // prettier-ignore
    expect(krippendorffAlpha([])).toEqual({refused: "no_pairable_units", n: 0});
  });

  it("repeats its interval for a seed, and draws clusters whole", () => {
    const data = Array.from({length: 40}, (_, u) => [u % 3, (u * 7) % 3, u % 2]);
    const one = known(krippendorffAlpha(data, {seed: 5}));
    expect(known(krippendorffAlpha(data, {seed: 5}))).toEqual(one);
    const clusters = data.map((_, u) => u % 8);
    const clustered = known(krippendorffAlpha(data, {clusters}));
    expect(clustered.value).toBe(one.value);
    expect(clustered.flags).toContain("few_clusters");
    expect(known(krippendorffAlpha(data, {benchmark: -1})).prob_above).toBe(1);
  });
});

describe("gwetAc(data)", () => {
  it("agrees with a case by hand", () => {
    // pa = 2/3; share of the first category (1 + 0 + .5)/3 = .5, so pe = 2·.25/1 = .5; (2/3 − 1/2)/(1/2) = 1/3
    const ac = known(gwetAc([[1, 1], [2, 2], [1, 2]])); // prettier-ignore
    expect(ac.value).toBeCloseTo(1 / 3, 12);
    expect(ac).toMatchObject({n: 3, units_single: 0, method: "gwet-ac1 unit-bootstrap"});
  });

  it("is at most 1, and the same with units, raters or (for AC1) categories reordered", () => {
    fc.assert(
      fc.property(panels, (data) => {
        const ac = gwetAc(data, {categories: [1, 2, 3, 4], ...point});
        if ("refused" in ac) return;
        expect(ac.value).toBeLessThanOrEqual(1);
        const swapped = data.map((row) => row.map((x) => (x === null ? null : 5 - x)).reverse()).reverse();
        expect(known(gwetAc(swapped, {categories: [1, 2, 3, 4], ...point})).value).toBeCloseTo(ac.value, 9);
      })
    );
  });

  it("stays high where nearly every unit falls into one category, as kappa does not", () => {
    const data = Array.from({length: 50}, (_, u) => (u < 47 ? [1, 1, 1] : [1, 2, 1]));
    expect(known(gwetAc(data)).value).toBeGreaterThan(0.9);
    expect(known(krippendorffAlpha(data)).value).toBeLessThan(0.1);
  });

  it("refuses data without pairs and a single category, unless others are declared", () => {
    expect(gwetAc([[1, null], [null, 2]])).toEqual({refused: "no_pairable_units", n: 0}); // prettier-ignore
    expect(gwetAc([[1, 1], [1, 1]])).toEqual({refused: "undefined_chance_agreement", n: 2}); // prettier-ignore
    expect(known(gwetAc([[1, 1], [1, 1]], {categories: [1, 2]}))).toMatchObject({value: 1, low: null, high: null}); // prettier-ignore
  });

  it("gives no more bounds than resamples were asked for", () => {
    expect(known(gwetAc([[1, 1], [2, 2], [1, 2]], point))).toMatchObject({low: null, high: null}); // prettier-ignore
  });
});

describe("fleissKappa(counts)", () => {
  it("agrees with a case by hand", () => {
    // two raters: P̄ = 2/3, p_e = .5² + .5² = .5, kappa = 1/3
    expect(known(fleissKappa([[2, 0], [0, 2], [1, 1]])).value).toBeCloseTo(1 / 3, 12); // prettier-ignore
  });

  it("is Krippendorff's alpha but for the small-sample term n − 1", () => {
    const counts = fc.array(fc.integer({min: 0, max: 3}), {minLength: 3, maxLength: 12});
    fc.assert(
      fc.property(counts, (firsts) => {
        const kappa = fleissKappa(firsts.map((c) => [c, 3 - c]), point); // prettier-ignore
        if ("refused" in kappa) return;
        const data = firsts.map((c) => [0, 1, 2].map((r) => (r < c ? "a" : "b")));
        const n = 3 * firsts.length;
        expect(known(krippendorffAlpha(data, point)).value).toBeCloseTo(1 - ((1 - kappa.value) * (n - 1)) / n, 9);
      })
    );
  });

  it("refuses no units, unequal numbers of ratings, single ratings and one category throughout", () => {
    expect(fleissKappa([])).toEqual({refused: "n_zero", n: 0});
    expect(fleissKappa([[2, 0], [1, 2]])).toEqual({refused: "invalid_counts", n: 2}); // prettier-ignore
    expect(fleissKappa([[1, 0], [0, 1]])).toEqual({refused: "no_pairable_units", n: 2}); // prettier-ignore
    expect(fleissKappa([[3, 0], [3, 0]])).toEqual({refused: "undefined_chance_agreement", n: 2}); // prettier-ignore
    expect(() => fleissKappa([[1, 1], [1, 1, 0]])).toThrow("every unit needs 2 counts: unit 1 has 3"); // prettier-ignore
  });
});

/** 1 − D_o/D_e with every ordered pair of ratings counted one by one. */
function byDefinition(data: (number | null)[][], measurement: MeasurementLevel): number | null {
  const units = data.map((row) => row.filter((x) => x !== null)).filter((row) => row.length >= 2);
  const all = units.flat();
  if (new Set(all).size < 2) return null;
  const between = (a: number, b: number) => {
    const [c, k] = [Math.min(a, b), Math.max(a, b)];
    const count = (x: number) => all.filter((y) => y === x).length;
    if (measurement === "nominal") return a === b ? 0 : 1;
    if (measurement === "interval") return (a - b) ** 2;
    if (measurement === "ratio") return ((a - b) / (a + b)) ** 2;
    return (all.filter((y) => y >= c && y <= k).length - (count(c) + count(k)) / 2) ** 2;
  };
  let observed = 0;
  for (const unit of units)
    unit.forEach((a, i) => unit.forEach((b, j) => (observed += i === j ? 0 : between(a, b) / (unit.length - 1))));
  let expected = 0;
  all.forEach((a, i) => all.forEach((b, j) => (expected += i === j ? 0 : between(a, b) / (all.length - 1))));
  return 1 - observed / expected;
}
