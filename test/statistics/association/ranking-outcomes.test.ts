import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {aucDelong} from "../../../src/statistics/association/auc-delong.js";
import {averagePrecision} from "../../../src/statistics/association/average-precision.js";
import {correlationVerdict} from "../../../src/statistics/association/correlation-verdict.js";
import {delongPairedTest} from "../../../src/statistics/association/delong-paired-test.js";
import {williamsT} from "../../../src/statistics/association/williams-t.js";
import {isRefusal, refuse} from "../../../src/statistics/estimate.js";
import {known} from "../known.js";

const cases = fc.array(fc.record({score: fc.integer({min: 0, max: 9}), y: fc.constantFrom(0, 1)}), {
  minLength: 6,
  maxLength: 30
});

describe("aucDelong(score, y)", () => {
  it("counts pairs in order, ties half", () => {
    // pairs of yes (3, 1) and no (1, 2): 3>1, 3>2, 1=1, 1<2: (1 + 1 + ½ + 0)/4
    expect(known(aucDelong([3, 1, 1, 2], [1, 1, 0, 0])).value).toBe(0.625);
  });

  it("never gives full separation an interval without width", () => {
    const {value, low, high, flags} = known(aucDelong([1, 2, 3, 4], [0, 0, 1, 1]));
    expect([value, high]).toEqual([1, 1]);
    expect(low).toBeCloseTo(Math.sqrt(0.025), 12); // two disjoint pairs: AUC² = .025
    expect(flags).toContain("floor_ceiling");
    expect(known(aucDelong([4, 3, 2, 1], [0, 0, 1, 1])).low).toBe(0);
  });

  it("refuses one kind only, or a kind that occurs once", () => {
    expect(aucDelong([1, 2, 3], [1, 1, 1])).toEqual(refuse("one_class_only", 3));
    expect(aucDelong([], [])).toEqual(refuse("one_class_only", 0));
    expect(aucDelong([1, 2, 3], [1, 0, 0])).toEqual(refuse("n_too_small", 3));
  });

  it("does not change with the scale of the score, and mirrors when yes and no change places", () => {
    fc.assert(
      fc.property(cases, (rows) => {
        const score = rows.map((row) => row.score);
        const y = rows.map((row) => row.y);
        const result = aucDelong(score, y);
        if (isRefusal(result)) return;
        expect(
          known(
            aucDelong(
              score.map((s) => Math.exp(s)),
              y
            )
          )
        ).toEqual(result);
        const mirrored = known(
          aucDelong(
            score,
            y.map((v) => 1 - v)
          )
        );
        expect(mirrored.value).toBeCloseTo(1 - result.value, 12);
        expect(mirrored.low).toBeCloseTo(1 - result.high!, 10);
      })
    );
  });
});

describe("delongPairedTest(a, b, y)", () => {
  it("changes sign with the order of the scores and refuses equal ones", () => {
    const [a, b, y] = [
      [1, 4, 2, 5, 3, 6],
      [2, 1, 3, 6, 5, 4],
      [0, 1, 0, 1, 1, 0]
    ];
    const one = known(delongPairedTest(a, b, y));
    const other = known(delongPairedTest(b, a, y));
    expect(other.z).toBeCloseTo(-one.z, 12);
    expect(other.low).toBeCloseTo(-one.high!, 12);
    expect(
      delongPairedTest(
        a,
        a.map((v) => 2 * v),
        y
      )
    ).toEqual(refuse("zero_variance", 6));
  });
});

describe("averagePrecision(score, y)", () => {
  it("agrees with a case by hand", () => {
    // found at places 1 and 3 of 3: (1/1 + 2/3)/2
    expect(known(averagePrecision([9, 8, 7], [1, 0, 1])).value).toBeCloseTo(5 / 6, 12);
  });

  it("is the baseline where all scores are equal, and does not depend on the order of rows", () => {
    const {value, baseline} = known(averagePrecision([1, 1, 1, 1], [1, 0, 0, 0]));
    expect([value, baseline]).toEqual([0.25, 0.25]);
    fc.assert(
      fc.property(cases, (rows) => {
        const back = rows.slice().reverse();
        const result = averagePrecision(
          rows.map((r) => r.score),
          rows.map((r) => r.y)
        );
        const again = averagePrecision(
          back.map((r) => r.score),
          back.map((r) => r.y)
        );
        if (isRefusal(result)) expect(again).toEqual(result);
        else expect(known(again).value).toBeCloseTo(result.value, 12);
      })
    );
  });

  it("refuses one kind only", () => {
    expect(averagePrecision([1, 2], [0, 0])).toEqual(refuse("one_class_only", 2));
  });
});

describe("williamsT(correlations)", () => {
  it("gives the interval of Zou's example", () => {
    // Zou (2007), formula 14, computed with numpy 2.4.6 for r = .396 and .179, sharing a column, n = 66
    const {low, high} = known(williamsT({r_xy: 0.396, r_zy: 0.179, r_xz: 0.088, n: 66}));
    expect(low).toBeCloseTo(-0.09290192167481043, 10);
    expect(high).toBeCloseTo(0.5167599724816172, 10);
  });

  it("refuses three items, and throws where no data have such correlations", () => {
    expect(williamsT({r_xy: 0.1, r_zy: 0.1, r_xz: 0.1, n: 3})).toEqual(refuse("n_too_small", 3));
    expect(() => williamsT({r_xy: 0.9, r_zy: -0.9, r_xz: 0.9, n: 30})).toThrow("no data have the correlations");
  });
});

describe("correlationVerdict(association)", () => {
  const verdict = (value: number, low: number, high: number, n = 50) =>
    correlationVerdict({value, low, high, n, method: "", flags: []});

  it("judges the whole interval, in size", () => {
    expect(verdict(0.7, 0.52, 0.8).verdict).toBe("leading");
    expect(verdict(-0.7, -0.8, -0.52).verdict).toBe("leading");
    expect(verdict(0.05, -0.2, 0.28).verdict).toBe("recalibrate");
    expect(verdict(0.05, -0.35, 0.28).verdict).toBe("undetermined");
    expect(verdict(0.7, 0.52, 0.8, 9).verdict).toBe("undetermined");
    expect(correlationVerdict(refuse("n_too_small", 3))).toEqual({verdict: "undetermined", n_needed: null});
  });

  it("says about how many items would settle it, if any number would", () => {
    // 3 + 1.959964²·(1 + .36/2)/(atanh .6 − atanh .5)² = 3 + 4.53292/.0206902 = 222.1
    expect(verdict(0.6, 0.4, 0.75).n_needed).toBe(223);
    expect(verdict(0.4, 0.2, 0.6).n_needed).toBeNull();
  });
});
