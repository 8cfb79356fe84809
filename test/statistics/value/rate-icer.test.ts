import {describe, expect, it} from "vitest";
import {rateIcer} from "../../../src/statistics/value/rate-icer.js";

describe("rateIcer(from, to)", () => {
  it("prices a further completed task, the interval from the rates alone", () => {
    const answer = rateIcer({cost: 0.1, passes: 200, n: 500}, {cost: 0.5, passes: 400, n: 500});
    if ("refused" in answer) throw new Error(answer.refused);
    // By hand: .4 / .4; se of the difference √(.24/500 + .16/500) = .028284, so .4 / (.4 ± 1.95996 × .028284).
    expect(answer.value).toBeCloseTo(1, 12);
    expect(answer.low!).toBeCloseTo(0.4 / (0.4 + 1.959964 * 0.0282843), 5);
    expect(answer.high!).toBeCloseTo(0.4 / (0.4 - 1.959964 * 0.0282843), 5);
  });

  it("is unbounded where the gain may be nothing, and refused where there is none or no cost", () => {
    const from = {cost: 0.1, passes: 200, n: 500};
    expect(rateIcer(from, {cost: 0.5, passes: 210, n: 500})).toMatchObject({low: null, high: null});
    expect(rateIcer(from, {cost: 0.5, passes: 200, n: 500})).toMatchObject({refused: "no_positive_signal", n: 500});
    expect(rateIcer(from, {cost: 0.1, passes: 300, n: 500})).toMatchObject({refused: "no_positive_signal"});
  });
});
