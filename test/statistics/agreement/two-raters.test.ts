import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {cohenKappa, cohenKappaWeighted} from "../../../src/statistics/agreement/cohen-kappa.js";
import {percentAgreementTable} from "../../../src/statistics/agreement/percent-agreement-table.js";
import {agreementTable} from "../../../src/statistics/agreement/table.js";
import {known} from "../known.js";

describe("cohenKappa(table)", () => {
  it("agrees with a case by hand", () => {
    // p_o = 35/50 = .7; p_e = .5·.6 + .5·.4 = .5; kappa = .2/.5 = .4
    const kappa = known(cohenKappa([[20, 5], [10, 15]])); // prettier-ignore
    expect(kappa.value).toBeCloseTo(0.4, 12);
    expect(kappa).toMatchObject({n: 50, method: "cohen-kappa", flags: [], skewed_marginals: false});
    expect(kappa.prevalence_index).toBeCloseTo(0.1, 12); // (20 − 15)/50
    expect(kappa.bias_index).toBeCloseTo(0.1, 12); // (10 − 5)/50
  });

  it("warns where nearly every unit falls into one category", () => {
    const kappa = known(cohenKappa([[118, 5], [2, 0]])); // prettier-ignore
    expect(kappa.value).toBeLessThan(0);
    expect(kappa.skewed_marginals).toBe(true);
  });

  it("has an interval from resampled units near the analytic one", () => {
    const kappa = known(cohenKappa([[44, 5, 1], [7, 20, 3], [9, 5, 6]], {replicates: 2000, seed: 3})); // prettier-ignore
    expect(kappa.boot_low).toBeCloseTo(kappa.low ?? NaN, 1);
    expect(kappa.boot_high).toBeCloseTo(kappa.high ?? NaN, 1);
  });

  it("gives perfect agreement without a width it cannot know", () => {
    const kappa = known(cohenKappa([[10, 0], [0, 20]])); // prettier-ignore
    expect(kappa).toMatchObject({value: 1, low: null, high: null, flags: ["unbounded_side"]});
  });

  it("refuses one category throughout, no units and impossible counts; throws on a table that is not square", () => {
    expect(cohenKappa([[25, 0], [0, 0]])).toEqual({refused: "undefined_chance_agreement", n: 25}); // prettier-ignore
    expect(cohenKappa([])).toEqual({refused: "n_zero", n: 0});
    expect(cohenKappa([[0, 0], [0, 0]])).toEqual({refused: "n_zero", n: 0}); // prettier-ignore
    expect(cohenKappa([[1.5, 1], [0, 2]])).toMatchObject({refused: "invalid_counts"}); // prettier-ignore
    expect(() => cohenKappa([[1, 2, 3], [4, 5, 6]])).toThrow("table must be square: 2 rows, but row 0 has 3 columns"); // prettier-ignore
  });

  const tables = fc.array(fc.array(fc.nat(30), {minLength: 3, maxLength: 3}), {minLength: 3, maxLength: 3});

  it("is the same with the raters exchanged, and unweighted with the categories reordered", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const turned = table.map((_, k) => table.map((row) => row[k]!));
        const reordered = [2, 0, 1].map((k) => [2, 0, 1].map((l) => table[k]![l]!));
        const kappa = cohenKappa(table);
        if ("refused" in kappa) return void expect(cohenKappa(turned)).toEqual(kappa);
        expect(known(cohenKappa(turned)).value).toBeCloseTo(kappa.value, 10);
        expect(known(cohenKappa(reordered)).value).toBeCloseTo(kappa.value, 10);
        expect(known(cohenKappa(reordered)).se).toBeCloseTo(kappa.se, 8);
        const weighted = known(cohenKappaWeighted(table));
        expect(known(cohenKappaWeighted(turned)).value).toBeCloseTo(weighted.value, 10);
      })
    );
  });

  it("weighted, is plain kappa where there are only two categories", () => {
    const table = [[20, 5], [10, 15]]; // prettier-ignore
    const {value, se} = known(cohenKappaWeighted(table));
    expect(value).toBeCloseTo(known(cohenKappa(table)).value, 12);
    expect(se).toBeCloseTo(known(cohenKappa(table)).se, 12);
  });
});

describe("percentAgreementTable(table)", () => {
  it("agrees with a case by hand", () => {
    // pa = .7; use of the first category (.5 + .6)/2 = .55, so pi's chance = .505 and AC1's = 2·.55·.45 = .495
    const result = known(percentAgreementTable([[20, 5], [10, 15]])); // prettier-ignore
    expect(result.pa).toBeCloseTo(0.7, 12);
    expect(result.brennan_prediger).toBeCloseTo(0.4, 12);
    expect(result.scott_pi).toBeCloseTo((0.7 - 0.505) / 0.495, 12);
    expect(result.gwet_ac1).toBeCloseTo((0.7 - 0.495) / 0.505, 12);
    expect(result.low).toBeCloseTo(0.5624, 3); // Wilson, 35 of 50
  });

  it("keeps AC1 and gives no pi where one category was used throughout", () => {
    const result = known(percentAgreementTable([[25, 0], [0, 0]])); // prettier-ignore
    expect(result).toMatchObject({pa: 1, scott_pi: null, gwet_ac1: 1, gwet_ac1_se: 0});
  });

  it("refuses a single category and no units", () => {
    expect(percentAgreementTable([[5]])).toEqual({refused: "undefined_chance_agreement", n: 5});
    expect(percentAgreementTable([[0, 0], [0, 0]])).toEqual({refused: "n_zero", n: 0}); // prettier-ignore
  });
});

describe("agreementTable(a, b)", () => {
  it("counts pairs, orders categories without a locale, and counts what is missing", () => {
    const result = agreementTable(["no", "yes", null, "yes", "no"], ["no", "yes", "yes", "no", null], {
      categories: ["unsure"]
    });
    expect(result.categories).toEqual(["no", "unsure", "yes"]);
    expect(result.table).toEqual([[1, 0, 0], [0, 0, 0], [1, 0, 1]]); // prettier-ignore
    expect(result.missing).toBe(2);
  });

  it("throws on lists of unequal length and on ratings that are none", () => {
    expect(() => agreementTable([1, 2], [1])).toThrow("must have the same length, got 2 and 1");
    expect(() => agreementTable([NaN], [1])).toThrow(
      "rating of unit 0 by rater 0 must be a number, a text or null, got NaN"
    );
  });
});
