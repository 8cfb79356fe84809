import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {kendallTauBCi} from "../../../src/statistics/association/kendall-tau-b-ci.js";
import {partialCorrelation} from "../../../src/statistics/association/partial-correlation.js";
import {pearsonCi} from "../../../src/statistics/association/pearson-ci.js";
import {pointBiserial} from "../../../src/statistics/association/point-biserial.js";
import {midranks} from "../../../src/statistics/association/ranks.js";
import {spearmanCi} from "../../../src/statistics/association/spearman-ci.js";
import {isRefusal} from "../../../src/statistics/estimate.js";
import {known} from "../known.js";

const x = [1, 2, 3, 4, 5, 7];
const y = [2, 1, 4, 3, 7, 5];
const columns = fc
  .integer({min: 6, max: 25})
  .chain((n) =>
    fc.tuple(
      fc.array(fc.integer({min: -9, max: 9}), {minLength: n, maxLength: n}),
      fc.array(fc.integer({min: -9, max: 9}), {minLength: n, maxLength: n})
    )
  );
const all = {pearsonCi, spearmanCi, kendallTauBCi};

describe("midranks(values)", () => {
  it("gives equal values the mean of their ranks", () => {
    expect(Array.from(midranks([3, 1, 3, 2, 3]))).toEqual([4, 1, 4, 2, 4]);
    expect(Array.from(midranks([]))).toEqual([]);
  });
});

describe("pearsonCi(x, y)", () => {
  it("agrees with scipy", () => {
    const {value, low, high, p} = known(pearsonCi(x, y)); // scipy 1.17.1: pearsonr(x, y), confidence_interval()
    expect(value).toBeCloseTo(0.7428571428571428, 12);
    expect(p).toBeCloseTo(0.09068221574344022, 10);
    expect(low).toBeCloseTo(-0.17300340867486252, 10);
    expect(high).toBeCloseTo(0.9697695087443386, 10);
  });

  it("refuses a constant, a straight line and fewer than four pairs, and throws on what is not a number", () => {
    expect(pearsonCi([0.1, 0.1, 0.1, 0.1], [1, 2, 3, 4])).toEqual({refused: "zero_variance", n: 4});
    expect(pearsonCi([1, 2, 3, 4], [2, 4, 6, 8])).toEqual({refused: "zero_variance", n: 4});
    expect(pearsonCi([], [])).toEqual({refused: "n_too_small", n: 0});
    expect(pearsonCi([1, 2, 3], [1, 2, 4])).toEqual({refused: "n_too_small", n: 3});
    expect(() => pearsonCi([1, 2, 3, NaN], [1, 2, 3, 4])).toThrow("x[3] must be a finite number, got NaN");
    expect(() => pearsonCi([1, 2, 3], [1, 2])).toThrow("x and y must have the same length");
  });
});

describe("spearmanCi(x, y)", () => {
  it("agrees with a case by hand", () => {
    // ranks of y: 2 1 4 3 6 5, d² = 1 each: 1 − 6·6/(6·35)
    expect(known(spearmanCi(x, y)).value).toBeCloseTo(1 - 36 / 210, 12);
    expect(known(spearmanCi(x, y)).p).toBeCloseTo(0.04156268221574335, 10); // scipy 1.17.1: spearmanr(x, y)
  });

  it("never gives a perfect ranking an interval without width", () => {
    const {value, low, high, flags, p} = known(spearmanCi([1, 2, 3, 4, 5], [10, 20, 30, 40, 99]));
    expect([value, high]).toEqual([1, 1]);
    expect(low).toBeLessThan(0.5); // the interval of ρ = .9 from 5 pairs
    expect(flags).toEqual(["small_n", "floor_ceiling"]);
    expect(p).toBeCloseTo(2 / 120, 12); // two of 5! orders
  });

  it("does not change when a column is bent without changing its order", () => {
    fc.assert(
      fc.property(columns, ([a, b]) => {
        const straight = spearmanCi(a, b);
        const bent = spearmanCi(a.map(Math.exp), b);
        if (isRefusal(straight)) expect(bent).toEqual(straight);
        else expect(known(bent).value).toBeCloseTo(straight.value, 12);
      })
    );
  });
});

describe("kendallTauBCi(x, y)", () => {
  it("agrees with scipy on ties", () => {
    // scipy 1.17.1: kendalltau([1, 2, 2, 4, 5, 7, 7, 3], [2, 1, 4, 3, 7, 5, 5, 5], method="asymptotic")
    const {value, p} = known(kendallTauBCi([1, 2, 2, 4, 5, 7, 7, 3], [2, 1, 4, 3, 7, 5, 5, 5]));
    expect(value).toBeCloseTo(0.5491251783869153, 12);
    expect(p).toBeCloseTo(0.07042180923469558, 12);
  });

  it("keeps a width when all pairs agree, and refuses fewer than five or a constant", () => {
    const {value, low, high} = known(kendallTauBCi([1, 2, 3, 4, 5], [5, 4, 3, 2, 1]));
    expect([value, low]).toEqual([-1, -1]);
    expect(high).toBeGreaterThan(-0.9);
    expect(kendallTauBCi([1, 2, 3, 4], [1, 2, 3, 4])).toEqual({refused: "n_too_small", n: 4});
    expect(kendallTauBCi([1, 1, 1, 1, 1], [1, 2, 3, 4, 5])).toEqual({refused: "zero_variance", n: 5});
  });
});

describe.each(Object.entries(all))("%s(x, y)", (_name, correlate) => {
  it("is symmetric, ignores scale and order of rows, changes sign with a column, and stays in its interval", () => {
    fc.assert(
      fc.property(columns, ([a, b]) => {
        const result = correlate(a, b);
        if (isRefusal(result)) return;
        const again = [
          correlate(b, a),
          correlate(
            a.map((v) => 3 * v + 7),
            b
          ),
          correlate(a.slice().reverse(), b.slice().reverse())
        ];
        for (const other of again) expect(known(other).value).toBeCloseTo(result.value, 10);
        expect(
          known(
            correlate(
              a.map((v) => -v),
              b
            )
          ).value
        ).toBeCloseTo(-result.value, 10);
        expect(result.low).toBeGreaterThanOrEqual(-1);
        expect(result.high).toBeLessThanOrEqual(1);
        expect(result.low!).toBeLessThanOrEqual(result.value);
        expect(result.high!).toBeGreaterThanOrEqual(result.value);
        expect(result.high! - result.low!).toBeGreaterThan(0);
      })
    );
  });
});

describe("pointBiserial(x, y)", () => {
  it("is Pearson's correlation and says when y never varies", () => {
    expect(known(pointBiserial([1, 2, 3, 5], [0, 0, 1, 1])).value).toBeCloseTo(
      known(pearsonCi([1, 2, 3, 5], [0, 0, 1, 1])).value
    );
    expect(pointBiserial([1, 2, 3, 5], [1, 1, 1, 1])).toEqual({refused: "one_class_only", n: 4});
    expect(() => pointBiserial([1, 2], [0, 2])).toThrow("y[1] must be 0 or 1, got 2");
  });
});

describe("partialCorrelation(x, y, controls)", () => {
  it("agrees with the closed form for one control", () => {
    const size = [1, 3, 2, 5, 4, 6];
    const r = (a: number[], b: number[]) => known(pearsonCi(a, b)).value;
    const [xy, xs, ys] = [r(x, y), r(x, size), r(y, size)];
    const closed = (xy - xs * ys) / Math.sqrt((1 - xs ** 2) * (1 - ys ** 2));
    expect(known(partialCorrelation(x, y, [size])).value).toBeCloseTo(closed, 12);
  });

  it("counts a control that repeats another, or is constant, for nothing", () => {
    const size = [1, 3, 2, 5, 4, 6];
    const one = known(partialCorrelation(x, y, [size]));
    const three = known(partialCorrelation(x, y, [size, size.map((v) => 2 * v - 1), [4, 4, 4, 4, 4, 4]]));
    expect(three.controls).toBe(1);
    expect(three.value).toBeCloseTo(one.value, 12);
  });

  it("without controls is the raw correlation, ranked or not", () => {
    expect(known(partialCorrelation(x, y, [])).low).toBeCloseTo(known(pearsonCi(x, y)).low!, 12);
    expect(known(partialCorrelation(x, y, [], {ranks: true})).low).toBeCloseTo(known(spearmanCi(x, y)).low!, 12);
  });

  it("refuses where the control explains a column entirely or nothing is left to estimate with", () => {
    expect(partialCorrelation(x, y, [x.map((v) => 5 - v)])).toEqual({refused: "zero_variance", n: 6});
    expect(partialCorrelation([1, 2, 3, 5], [1, 3, 2, 4], [[1, 0, 0, 1]])).toEqual({refused: "n_too_small", n: 4});
  });
});
