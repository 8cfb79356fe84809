import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {matrixFrom} from "../../../src/statistics/resampling/matrix.js";
import {ceaSummary} from "../../../src/statistics/value/cea-summary.js";
import {evpiNormalTwo} from "../../../src/statistics/value/evpi-normal-two.js";
import {retryCostBeta, retryCostHomogeneous} from "../../../src/statistics/value/retry-cost.js";
import {qualityBreakeven, valueOfQuality, wtpPerSuccess} from "../../../src/statistics/value/value-of-quality.js";
import {known} from "../known.js";

describe("ceaSummary(costs, effects, {wtp})", () => {
  const costs = matrixFrom([
    [1, 2],
    [1, 2]
  ]);
  const effects = matrixFrom([
    [0.5, 0.9],
    [0.5, 0.6]
  ]);

  it("agrees with a case by hand", () => {
    // at 4 dollars: A 1, 1; B 1.6, .4; means tie at 1, and the first is taken; E[max] = 1.3
    const got = ceaSummary(costs, effects, {wtp: 4});
    expect(got).toMatchObject({best: 0, ceac: [0.5, 0.5], ceaf: 0.5});
    expect(got.evpi).toBeCloseTo(0.3, 12);
  });

  it("chooses by cost alone when a task is worth nothing", () => {
    expect(ceaSummary(costs, effects, {wtp: 0})).toMatchObject({best: 0, ceac: [1, 0], ceaf: 1, evpi: 0});
  });

  it("gives shares that sum to one and information a worth that is not negative", () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: 3, maxLength: 3}), {
          minLength: 1,
          maxLength: 20
        }),
        fc.double({min: 0, max: 100, noNaN: true}),
        (rows, wtp) => {
          const got = ceaSummary(matrixFrom(rows.map((r) => r.map((v) => 1 - v))), matrixFrom(rows), {wtp});
          expect(got.ceac.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
          expect(got.evpi).toBeGreaterThanOrEqual(0);
        }
      )
    ));

  it("throws on shapes that differ, nothing, and an infinite cost", () => {
    expect(() => ceaSummary(costs, matrixFrom([[1, 2]]), {wtp: 1})).toThrow("must have one shape, got 2×2 and 1×2");
    expect(() => ceaSummary(matrixFrom([]), matrixFrom([]), {wtp: 1})).toThrow("at least one replicate");
    expect(() => ceaSummary(matrixFrom([[Infinity]]), matrixFrom([[1]]), {wtp: 1})).toThrow("must be finite");
  });
});

describe("evpiNormalTwo(deltaNmb, se)", () => {
  it("agrees with the integral", () => {
    // scipy 1.17.1: quad(max(0, x)·norm.pdf(x, .3, .4)) − .3
    expect(evpiNormalTwo(0.3, 0.4).evpi).toBeCloseTo(0.05246676714886128, 10);
  });

  it("does not depend on which is A, grows with doubt, and is nothing without it", () => {
    expect(evpiNormalTwo(-0.3, 0.4).evpi).toBe(evpiNormalTwo(0.3, 0.4).evpi);
    expect(evpiNormalTwo(0.3, 0.5).evpi).toBeGreaterThan(evpiNormalTwo(0.3, 0.4).evpi);
    expect(evpiNormalTwo(0.3, 0)).toEqual({evpi: 0, prob_a_better: 1});
    expect(evpiNormalTwo(50, 0.1).evpi).toBeLessThan(1e-12);
    expect(() => evpiNormalTwo(1, -1)).toThrow("se must not be negative, got -1");
  });
});

describe("retryCostHomogeneous and retryCostBeta", () => {
  it("cost the same per completed task whatever the cap, when attempts are alike", () =>
    fc.assert(
      fc.property(fc.double({min: 0.01, max: 1, noNaN: true}), fc.integer({min: 1, max: 20}), (p, cap) => {
        const {cost_per_completed, p_done} = known(retryCostHomogeneous(p, {costPerAttempt: 2, maxAttempts: cap}));
        expect(cost_per_completed).toBeCloseTo(2 / p, 8);
        expect(p_done).toBeLessThanOrEqual(1);
      })
    ));

  it("cost more per completed task with every retry, when tasks differ", () =>
    fc.assert(
      fc.property(
        fc.double({min: 0.2, max: 5, noNaN: true}),
        fc.double({min: 0.2, max: 5, noNaN: true}),
        (alpha, beta) => {
          const at = (maxAttempts: number) =>
            retryCostBeta({alpha, beta}, {costPerAttempt: 1, maxAttempts}).cost_per_completed;
          for (let cap = 1; cap < 6; cap++) expect(at(cap + 1)).toBeGreaterThan(at(cap));
        }
      )
    ));

  it("agree with a uniform spread of tasks by hand", () => {
    // p ~ U(0, 1): both of two attempts fail with 1/3; 1 + 1/2 attempts; (3/2)/(2/3) = 2.25
    const {p_done, expected_attempts, cost_per_completed} = retryCostBeta(
      {alpha: 1, beta: 1},
      {costPerAttempt: 1, maxAttempts: 2}
    );
    expect(p_done).toBeCloseTo(2 / 3, 12);
    expect(expected_attempts).toBeCloseTo(1.5, 12);
    expect(cost_per_completed).toBeCloseTo(2.25, 12);
  });

  it("refuse a system that never passes and throw on plans that are none", () => {
    expect(retryCostHomogeneous(0, {costPerAttempt: 1, maxAttempts: 3})).toMatchObject({refused: "no_completions"});
    expect(() => retryCostHomogeneous(1.5, {costPerAttempt: 1, maxAttempts: 3})).toThrow(
      "p must be in [0, 1], got 1.5"
    );
    expect(() => retryCostHomogeneous(0.5, {costPerAttempt: 1, maxAttempts: 0})).toThrow(
      "maxAttempts must be a whole number"
    );
    expect(() => retryCostBeta({alpha: 0, beta: 1}, {costPerAttempt: 1, maxAttempts: 1})).toThrow("must be positive");
  });
});

describe("valueOfQuality and qualityBreakeven", () => {
  const costs = {escapeRate: 0.1, incidentCost: 1000, reworkCost: 50};

  it("agree with a case by hand", () => {
    // a failure costs .1 · 1000 + .9 · 50 = 145; of 200 tasks a fifth fails
    expect(wtpPerSuccess(costs)).toBe(145);
    expect(valueOfQuality(0.75, {volume: 200, ...costs})).toEqual({expected_loss: 7250, value_per_point: 290});
  });

  it("break even where the net value is zero", () =>
    fc.assert(
      fc.property(
        fc.double({min: 0.01, max: 0.5, noNaN: true}),
        fc.double({min: 0, max: 5, noNaN: true}),
        (deltaQuality, deltaCostPerTask) => {
          const {breakeven_incident_cost} = qualityBreakeven({deltaQuality, deltaCostPerTask}, costs);
          const there = qualityBreakeven(
            {deltaQuality, deltaCostPerTask},
            {...costs, incidentCost: breakeven_incident_cost as number}
          );
          expect(there.net_value_per_task).toBeCloseTo(0, 9);
        }
      )
    ));

  it("have no break-even where incidents do not enter, and throw on shares that are none", () => {
    expect(qualityBreakeven({deltaQuality: 0, deltaCostPerTask: 1}, costs).breakeven_incident_cost).toBeNull();
    expect(
      qualityBreakeven({deltaQuality: 0.1, deltaCostPerTask: 1}, {...costs, escapeRate: 0}).breakeven_incident_cost
    ).toBeNull();
    expect(() => valueOfQuality(1.1, {volume: 1, ...costs})).toThrow("quality must be in [0, 1], got 1.1");
    expect(() => wtpPerSuccess({...costs, escapeRate: 2})).toThrow("escapeRate must be in [0, 1], got 2");
  });
});
