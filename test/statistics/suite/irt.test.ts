import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {normal, times} from "../../../bench/calibration/draws.js";
import {irtFit, type IrtFit} from "../../../src/statistics/suite/irt-fit.js";
import {irt2plEap} from "../../../src/statistics/suite/irt-2pl-eap.js";
import {irt2plInformation} from "../../../src/statistics/suite/irt-2pl-information.js";
import {passChance} from "../../../src/statistics/suite/irt-2pl.js";
import {pearsonCi} from "../../../src/statistics/association/pearson-ci.js";
import {seeded} from "../../../src/statistics/random.js";
import {known} from "../known.js";

describe("irt2plInformation(theta, items)", () => {
  it("agrees with a case by hand", () => {
    // at its difficulty an item passes half and informs a²/4
    expect(irt2plInformation(1, {a: [2], b: [1]})).toEqual({p: [0.5], info: [1], total_info: 1, se: 1});
  });

  it("is largest at the difficulty and the same on either side of it", () => {
    const finite = fc.double({min: -3, max: 3, noNaN: true});
    fc.assert(
      fc.property(finite, finite, fc.double({min: 0.2, max: 3, noNaN: true}), (b, away, a) => {
        const at = (theta: number) => known(irt2plInformation(theta, {a: [a], b: [b]})).total_info;
        expect(at(b + away)).toBeCloseTo(at(b - away), 9);
        expect(at(b)).toBeGreaterThanOrEqual(at(b + away) - 1e-12);
      })
    );
  });

  it("refuses no items and items that tell nothing there; throws on a discrimination of 0", () => {
    expect(irt2plInformation(0, {a: [], b: []})).toEqual({refused: "n_zero", n: 0});
    expect(irt2plInformation(1e6, {a: [1], b: [0]})).toEqual({refused: "zero_variance", n: 1});
    expect(() => irt2plInformation(0, {a: [0], b: [0]})).toThrow("a[0] must be above 0, got 0");
  });
});

describe("irt2plEap(responses, items)", () => {
  it("is 0 by symmetry for one pass and one fail on mirrored items", () => {
    expect(known(irt2plEap([1, 0], {a: [1, 1], b: [-1, 1]})).theta).toBeCloseTo(0, 10);
  });

  it("agrees with scipy also where hundreds of items leave less than a step of the grid", () => {
    const items = {a: times(300, (j) => 0.5 + (j % 7) * 0.2), b: times(300, (j) => -3 + j / 50)};
    const result = known(irt2plEap(items.b.map((b) => (b < 0.7 ? 1 : 0)), items)); // prettier-ignore
    // scipy 1.17.1: integrate.quad of likelihood times normal density
    expect(result.theta).toBeCloseTo(0.7362459903148119, 6);
    expect(result.sd).toBeCloseTo(0.14065811725703142, 6);
    expect(result.marginal_loglik).toBeCloseTo(-78.43827451361422, 5);
  });

  it("rises with every pass, and an untried item changes nothing", () => {
    const items = {a: [1.2, 0.8, 1.5, 1], b: [-1, 0, 0.5, 1]};
    fc.assert(
      fc.property(fc.array(fc.integer({min: 0, max: 1}), {minLength: 3, maxLength: 3}), (y) => {
        const [fail, none, pass] = [0, null, 1].map((last) => known(irt2plEap([...y, last], items)).theta);
        expect(fail).toBeLessThan(none!);
        expect(none).toBeLessThan(pass!);
        const three = {a: items.a.slice(0, 3), b: items.b.slice(0, 3)};
        expect(known(irt2plEap(y, three)).theta).toBe(none);
      })
    );
  });

  it("refuses a system that tried nothing; throws on answers that are none", () => {
    expect(irt2plEap([null], {a: [1], b: [0]})).toEqual({refused: "n_zero", n: 0});
    expect(() => irt2plEap([0.5], {a: [1], b: [0]})).toThrow("responses[0] must be 0, 1 or null, got 0.5");
  });
});

/** Answers of systems of standard normal ability, one in ten missing. */
function simulate(seed: number, systems: number, items: {a: number[]; b: number[]}) {
  const random = seeded(seed);
  const theta = times(systems, () => normal(random));
  const answer = (ability: number, j: number) => (random() < passChance(ability, items.a[j]!, items.b[j]!) ? 1 : 0);
  const data = theta.map((ability) => items.a.map((_, j) => (random() < 0.1 ? null : answer(ability, j))));
  return {theta, data};
}

const correlation = (x: readonly (number | null)[] | null, y: readonly number[]) =>
  known(pearsonCi(Array.from(x ?? [], (value) => value ?? NaN), y)).value; // prettier-ignore

describe("irtFit(data)", () => {
  it("finds again the 2PL it was simulated from: 300 systems, 40 tasks", () => {
    const items = {a: times(40, (j) => 0.6 + (j % 5) * 0.35), b: times(40, (j) => -2 + j / 10)};
    const {theta, data} = simulate(5, 300, items);
    const fit = known(irtFit(data)) as IrtFit;
    expect(fit).toMatchObject({model: "2pl", converged: true, n_rows: 300});
    expect(correlation(fit.b, items.b)).toBeGreaterThan(0.97);
    expect(correlation(fit.a, items.a)).toBeGreaterThan(0.8);
    expect(correlation(fit.theta, theta)).toBeGreaterThan(0.93);
    // no bias beyond what the priors pull: mean error of b and of ln a
    const mean = (list: number[]) => list.reduce((sum, x) => sum + x, 0) / list.length;
    expect(Math.abs(mean(items.b.map((b, j) => fit.b![j]! - b)))).toBeLessThan(0.15);
    expect(Math.abs(mean(items.a.map((a, j) => Math.log(fit.a![j]! / a))))).toBeLessThan(0.12);
  });

  it("shares one discrimination between 10 and 29 systems, and finds it again on average", () => {
    const items = {a: times(30, () => 1.4), b: times(30, (j) => -1.5 + j / 10)};
    const fits = times(12, (i) => known(irtFit(simulate(100 + i, 20, items).data)) as IrtFit);
    expect(fits.every((fit) => fit.model === "1pl" && fit.converged)).toBe(true);
    expect(new Set(fits[0]!.a).size).toBe(1);
    const shared = fits.reduce((sum, fit) => sum + Math.log(fit.a![0]!), 0) / fits.length;
    expect(Math.abs(shared - Math.log(1.4))).toBeLessThan(0.2);
    expect(correlation(fits[0]!.b, items.b)).toBeGreaterThan(0.85);
  });

  it("gives shares alone below 10 systems, and 2PL again for 200 rows of runs", () => {
    const {data} = simulate(9, 200, {a: [1, 1, 1], b: [-1, 0, 1]});
    expect(irtFit(data.slice(0, 9))).toMatchObject({
      model: "classical",
      reason: "fewer than 10 systems",
      a: null,
      theta: null
    });
    expect(irtFit(data, {systems: 9})).toMatchObject({model: "2pl", reason: "200 or more rows of system × run"});
  });

  it("is at a maximum: no item improves the marginal likelihood with its prior by moving a little", () => {
    const items = {a: times(8, (j) => 0.8 + (j % 3) * 0.4), b: times(8, (j) => -1.4 + j * 0.4)};
    const {data} = simulate(21, 60, items);
    const fit = known(irtFit(data, {tolerance: 1e-7, maxIterations: 3000})) as IrtFit;
    const objective = (a: number[], b: number[]) =>
      data.reduce((sum, row) => sum + known(irt2plEap(row, {a, b})).marginal_loglik, 0) -
      a.reduce((sum, x) => sum + 2 * Math.log(x) ** 2, 0) -
      b.reduce((sum, x) => sum + x ** 2 / 8, 0);
    const best = objective(fit.a!, fit.b!);
    for (let j = 0; j < 8; j++)
      for (const step of [-0.02, 0.02]) {
        const nudged = (list: number[]) => list.map((x, i) => (i === j ? x + step : x));
        expect(objective(nudged(fit.a!), fit.b!)).toBeLessThan(best);
        expect(objective(fit.a!, nudged(fit.b!))).toBeLessThan(best);
      }
  });

  it("survives tasks everybody or nobody passes, tasks nobody tried and systems that tried nothing", () => {
    const {data} = simulate(3, 40, {a: [1, 1, 1], b: [-1, 0, 1]});
    const odd = data.map((row, i) => (i === 0 ? [null, null, null, null, null, null] : [...row, 1, 0, null]));
    const fit = known(irtFit(odd)) as IrtFit;
    expect(fit.converged).toBe(true);
    expect([...fit.a!, ...fit.b!].every(Number.isFinite)).toBe(true);
    expect(fit.theta![0]).toBeNull();
    expect(fit.pass_share.slice(3)).toEqual([1, 0, null]);
  });

  it("refuses nothing to fit and answers that are all the same; throws on ragged rows", () => {
    expect(irtFit([])).toEqual({refused: "n_zero", n: 0});
    expect(irtFit([[null], [null]])).toEqual({refused: "n_zero", n: 2});
    expect(irtFit([[1, 1], [1, 1]])).toEqual({refused: "no_variation", n: 2}); // prettier-ignore
    expect(() => irtFit([[1, 0], [1]])).toThrow("every row needs 2 answers: row 1 has 1"); // prettier-ignore
  });
});
