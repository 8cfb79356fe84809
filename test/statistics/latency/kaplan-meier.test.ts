import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {refuse} from "../../../src/statistics/estimate.js";
import {kmQuantile} from "../../../src/statistics/latency/km-quantile.js";
import {kmSurvival} from "../../../src/statistics/latency/km-survival.js";
import {known} from "../known.js";

const time = [2.1, 3.4, 3.9, 4.4, 5, 5.2, 6.8, 7.5, 9.1, 10, 10, 10];
const event = [1, 1, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0];

describe("kmSurvival(time, event)", () => {
  it("agrees with a case by hand", () => {
    // 4 at risk, one finishes: 3/4; one cut off; 2 at risk, one finishes: 3/8; the last cut off
    const curve = known(kmSurvival([1, 2, 3, 4], [1, 0, 1, 0]));
    expect(curve).toMatchObject({t: [1, 3], surv: [0.75, 0.375], at_risk: [4, 2], finished: [1, 1], censored: 2});
  });

  it("has the log-log interval of scipy", () => {
    // scipy 1.17.1: ecdf(CensoredData.right_censored(…)).sf.confidence_interval(method="log-log")
    const {low, high} = known(kmSurvival(time, event));
    expect(low[0]).toBeCloseTo(0.53897718, 7);
    expect(high[0]).toBeCloseTo(0.98782557, 7);
    expect(low[7]).toBeCloseTo(0.07240161, 7);
    expect(high[7]).toBeCloseTo(0.56088605, 7);
  });

  it("without timeouts is the share still running", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 0, max: 20}), {minLength: 1, maxLength: 40}), (times) => {
        const {t, surv} = known(
          kmSurvival(
            times,
            times.map(() => 1)
          )
        );
        t.forEach((at, i) => expect(surv[i]).toBeCloseTo(times.filter((x) => x > at).length / times.length, 10));
      })
    );
  });

  it("is empty where nothing finished, and refuses where nothing was tried", () => {
    expect(known(kmSurvival([5, 5], [0, 0]))).toMatchObject({t: [], censored: 2});
    expect(kmSurvival([], [])).toEqual(refuse("n_zero", 0));
    expect(() => kmSurvival([-1], [1])).toThrow("time must not be negative, got -1");
  });
});

describe("kmQuantile(time, event, p)", () => {
  it("never goes down when a timeout is put off, and says when a quantile is not reached", () => {
    const early = known(kmQuantile(time, event, [0.5, 0.9]));
    const late = known(
      kmQuantile(
        time.map((t, i) => (event[i] === 0 ? 60 : t)),
        event,
        [0.5, 0.9]
      )
    );
    expect(early.quantiles[1]).toBeNull();
    expect(late.quantiles[1]).toBeNull();
    expect(late.quantiles[0]!).toBeGreaterThanOrEqual(early.quantiles[0]! - 1e-12);
    expect(early).toMatchObject({longest: 10, censored: 4, flags: ["unbounded_side"]});
  });

  it("encloses the quantile in its interval", () => {
    const {quantiles, low, high} = known(kmQuantile(time, event, [0.25, 0.5]));
    quantiles.forEach((value, i) => {
      expect(low[i]!).toBeLessThanOrEqual(value!);
      expect(high[i] ?? Infinity).toBeGreaterThanOrEqual(value!);
    });
  });

  it("takes the middle of a level stretch, and of what was seen of the last one", () => {
    // 4 at risk: .75 from 1 to 2, .5 from 2 to the cut at 6
    expect(known(kmQuantile([1, 2, 6, 6], [1, 1, 0, 0], [0.25, 0.5, 0.6])).quantiles).toEqual([1.5, 4, null]);
  });

  it("leaves every quantile unreached where nothing finished", () => {
    expect(known(kmQuantile([5, 5], [0, 0], [0.5])).quantiles).toEqual([null]);
  });
});
