import {describe, expect, it} from "vitest";
import {refuse} from "../../../src/statistics/estimate.js";
import {finishQuantiles} from "../../../src/statistics/latency/finish-quantiles.js";
import {kmQuantile} from "../../../src/statistics/latency/km-quantile.js";
import {quantileOrderStatCi} from "../../../src/statistics/latency/quantile-order-stat-ci.js";

const hundred = Array.from({length: 100}, (_, i) => i + 1);
const all = hundred.map(() => 1);

describe("finishQuantiles(time, event, p)", () => {
  it("finishQuantiles(time, event, p) is the plain quantile with order statistics where all finished", () => {
    const [median, p90, p99] = finishQuantiles(hundred, all, [0.5, 0.9, 0.99]);
    // By hand: type 7 of 1 … 100 is 1 + 99 p. scipy 1.17: binom.ppf(.025, 100, .5) is 40, binom.ppf(.975, 100, .5) is 60.
    expect(median).toMatchObject({value: 50.5, low: 40, high: 61, n: 100, flags: []});
    const {low, high} = quantileOrderStatCi(hundred, 0.9) as {low: number; high: number};
    expect(p90).toMatchObject({value: expect.closeTo(90.1, 9) as number, low, high});
    // .99^100 = .37 is more than .025: nothing bounds p99 from above.
    expect(p99).toMatchObject({value: expect.closeTo(99.01, 9) as number, high: null, flags: ["unbounded_side"]});
  });

  it("finishQuantiles(time, event, p) counts a timeout as longer, not as its limit and not as nothing", () => {
    const times = [1, 2, 3, 4, 5, 6, 7, 8, 60, 60];
    const ended = [1, 1, 1, 1, 1, 1, 1, 1, 0, 0];
    const [median, p80, p90] = finishQuantiles(times, ended, [0.5, 0.8, 0.9]);
    const curve = kmQuantile(times, ended, [0.5]) as {low: number[]; high: number[]};
    // By hand: half of ten have finished between 5 and 6; without the two it would be 4.5.
    expect(median).toMatchObject({value: 5.5, low: curve.low[0], high: curve.high[0], n: 10});
    expect(p80).toMatchObject({value: (8 + 60) / 2});
    expect(p90).toEqual(refuse("not_reached", 10));
  });

  it("finishQuantiles(time, event, p) gives no p99 of fewer than a hundred, no p90 of fewer than ten", () => {
    const nine = hundred.slice(0, 9);
    const got = finishQuantiles(nine, nine.map(() => 1), [0.5, 0.9, 0.99]); // prettier-ignore
    expect(got[0]).toMatchObject({value: 5});
    expect(got.slice(1)).toEqual([refuse("n_too_small", 9), refuse("n_too_small", 9)]);
    expect(finishQuantiles(hundred.slice(0, 10), all.slice(0, 10), [0.9])[0]).toMatchObject({n: 10});
    expect(finishQuantiles([], [], [0.5])).toEqual([refuse("n_zero", 0)]);
  });
});
