import {describe, expect, it} from "vitest";
import {refuse, type Estimate} from "../../../src/statistics/estimate.js";
import {clusterRows} from "../../../src/statistics/rates/clusters.js";
import {planWorths, withPlanSpread} from "../../../src/statistics/value/plan-spread.js";

const estimate: Estimate = {value: 0.5, low: 0.4, high: 0.6, n: 50, method: "cr1-t", flags: []};

describe("planWorths(table, decisions)", () => {
  // Two systems on two tasks of each of two kinds; the second did not run the last task.
  const table = {
    systems: 2,
    categories: 2,
    category: Int32Array.of(0, 0, 1, 1),
    clusters: clusterRows(4),
    quality: Float64Array.of(1, 0, 0, 0, 1, 1, 1, NaN),
    cost: Float64Array.of(1, 3, 2, 5, 1, 7, 1, NaN)
  };

  it("gives each plan's mean on all tasks, by hand", () => {
    const worths = planWorths(table, [
      {plan: [0, 1], single: 0, blind: [1, 0]},
      {plan: [1, 0], single: 1, blind: [0.5, 0.5]}
    ]);
    // System 0: quality .5 and 1 by kind, dollars 1.5 and 1. System 1: 0 and 1, 4 and 7. The kinds weigh a half each.
    expect([...worths.quality]).toEqual([0.75, 0.5]);
    expect([...worths.cost]).toEqual([4.25, 2.5]);
    expect([...worths.single]).toEqual([0.75, 0.5]);
    expect([...worths.singleCost]).toEqual([1.25, 5.5]);
    expect([...worths.blind]).toEqual([0.75, 0.625]);
  });
});

describe("withPlanSpread(estimate, worths)", () => {
  it("adds the spread to each side by squares", () => {
    // Standard deviation of .2 and .4: √.02; 1.959964 of it is .2771808; √(.01 + .0768292) = .2946679
    const wide = withPlanSpread(estimate, Float64Array.of(0.2, 0.4)) as Estimate;
    expect(wide.low).toBeCloseTo(0.5 - 0.2946679, 6);
    expect(wide.high).toBeCloseTo(0.5 + 0.2946679, 6);
    expect(wide).toMatchObject({value: 0.5, n: 50, method: "cr1-t and spread of plans"});
  });

  it("keeps a share inside [0, 1], and a side without bound without", () => {
    const worths = Float64Array.of(0, 1);
    expect(withPlanSpread(estimate, worths, {share: true})).toMatchObject({low: 0, high: 1});
    expect(withPlanSpread({...estimate, high: null}, worths)).toMatchObject({high: null});
  });

  it("leaves an estimate as it is where every plan comes to the same, and a refusal refused", () => {
    expect(withPlanSpread(estimate, Float64Array.of(0.3, 0.3, 0.1 + 0.2))).toEqual(estimate);
    expect(withPlanSpread(refuse("n_zero", 0), Float64Array.of(0, 1))).toEqual(refuse("n_zero", 0));
  });

  it("gives bounds to what is one number for every task under each plan, but not under all plans", () => {
    const constant: Estimate = {...estimate, low: 0.5, high: 0.5, method: "constant"};
    const wide = withPlanSpread(constant, Float64Array.of(0.4, 0.6)) as Estimate;
    expect(wide.method).toBe("spread of plans");
    expect(wide.high! - wide.low!).toBeCloseTo(2 * 1.959964 * Math.sqrt(0.02), 6);
  });
});
