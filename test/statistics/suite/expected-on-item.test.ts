import {describe, expect, it} from "vitest";
import {isRefusal, type Estimate} from "../../../src/statistics/estimate.js";
import {expectedOnItem} from "../../../src/statistics/suite/expected-on-item.js";

const given = (x: ReturnType<typeof expectedOnItem>): Estimate[] => {
  if (isRefusal(x)) throw new Error(x.refused);
  return x;
};

describe("expectedOnItem(observed, record, items)", () => {
  const found = () => given(expectedOnItem([1, 1, 0, 1, 0], [0.8, 0.6, 0.55, 0.4, 0.3], [10, 10, 20, 10, 10]));

  it("agrees with Newton's method on the offset logistic likelihood", () => {
    // Python 3, 100 Newton steps on sum(y) = sum(expit(theta + d)), theta = logit((record·n + .5)/(n + 1)): d = 0.3256633.
    const values = [0.824832657, 0.6667202, 0.626380138, 0.489486187, 0.392580815];
    found().forEach((e, i) => expect(e.value).toBeCloseTo(values[i]!, 8));
    expect(found()[0]!.low).toBeCloseTo(0.418564161, 8);
    expect(found()[0]!.high).toBeCloseTo(0.968554472, 8);
    expect(found()[4]!.high).toBeCloseTo(0.80870732, 8);
  });

  it("expects as many passes in all as there were, and more of a better record", () => {
    const values = found().map((e) => e.value);
    expect(values.reduce((a, b) => a + b, 0)).toBeCloseTo(3, 9);
    expect([...values].sort((a, b) => b - a)).toEqual(values);
  });

  it("expects the record itself of an item that is as hard as the rest", () => {
    const record = [0.75, 0.5, 0.25];
    given(expectedOnItem(record, record, [1e6, 1e6, 1e6])).forEach((e, i) =>
      expect(e.value).toBeCloseTo(record[i]!, 5)
    );
  });

  it("stays finite for a record of none or all", () => {
    for (const e of given(expectedOnItem([1, 0, 1], [1, 0, 0.5], [20, 20, 20]))) {
      expect(e.value).toBeGreaterThan(0);
      expect(e.value).toBeLessThan(1);
      expect(e.flags).toEqual(["model_based", "small_n"]);
    }
  });

  it("refuses two systems, and items that all pass or none does", () => {
    expect(expectedOnItem([1, 0], [0.5, 0.5], [9, 9])).toEqual({refused: "n_too_small", n: 2});
    expect(expectedOnItem([1, 1, 1], [0.5, 0.4, 0.3], [9, 9, 9])).toEqual({refused: "no_variation", n: 3});
    expect(expectedOnItem([0, 0, 0], [0.5, 0.4, 0.3], [9, 9, 9])).toEqual({refused: "no_variation", n: 3});
  });
});
