import {describe, expect, it} from "vitest";
import {probit} from "../../../src/statistics/distributions.js";
import {seeded} from "../../../src/statistics/random.js";
import {matrixFrom, type Matrix} from "../../../src/statistics/resampling/matrix.js";
import {betaBelief, drawBelief, lognormalBelief} from "../../../src/statistics/value/believed-range.js";
import {breakEvenIncident} from "../../../src/statistics/value/break-even-incident.js";
import {ceaCurve} from "../../../src/statistics/value/cea-curve.js";
import {ceaSummary} from "../../../src/statistics/value/cea-summary.js";
import {evpiNormalTwo} from "../../../src/statistics/value/evpi-normal-two.js";
import {evppiWtp} from "../../../src/statistics/value/evppi-wtp.js";
import {columnMeans, evsiNormalTwo, evsiSampled, stillInQuestion} from "../../../src/statistics/value/evsi.js";
import {meanWithoutTop} from "../../../src/statistics/value/mean-without-top.js";
import {netBenefits, netMonetaryBenefit} from "../../../src/statistics/value/net-monetary-benefit.js";
import {tasksToSettle} from "../../../src/statistics/value/tasks-to-settle.js";
import {known} from "../known.js";

const random = seeded(7);
const normal = () => probit((Math.floor(random() * 1e6) + 0.5) / 1e6);

/** Replicates of systems with the given means and spreads. */
function drawn(rows: number, systems: readonly {mean: number; sd: number}[]): Matrix {
  return matrixFrom(Array.from({length: rows}, () => systems.map(({mean, sd}) => mean + sd * normal())));
}

const costs = drawn(300, [
  {mean: 0.1, sd: 0.01},
  {mean: 0.5, sd: 0.05},
  {mean: 1, sd: 0.1}
]);
const effects = drawn(300, [
  {mean: 0.5, sd: 0.02},
  {mean: 0.6, sd: 0.02},
  {mean: 0.62, sd: 0.02}
]);

describe("ceaCurve(costs, effects, {wtp})", () => {
  it("is ceaSummary at every worth, in any order", () => {
    const wtp = [20, 0, 1, 5, 1000];
    const curve = ceaCurve(costs, effects, {wtp});
    wtp.forEach((k, g) => {
      const one = ceaSummary(costs, effects, {wtp: k});
      for (let j = 0; j < 3; j++) expect(curve.ceac.values[g * 3 + j]).toBeCloseTo(one.ceac[j]!, 12);
      expect(curve.best[g]).toBe(one.best);
      expect(curve.ceaf[g]).toBeCloseTo(one.ceaf, 12);
      expect(curve.evpi[g]).toBeCloseTo(one.evpi, 9);
    });
  });

  it("gives the cheapest all where a task is worth nothing, and the best by quality where it is worth a fortune", () => {
    const {best, ceac} = ceaCurve(costs, effects, {wtp: [0, 1e9]});
    expect(best).toEqual([0, 2]);
    expect(ceac.values[0]).toBeCloseTo(1, 12);
    for (const g of [0, 1]) expect([...ceac.values.slice(g * 3, g * 3 + 3)].reduce((a, b) => a + b)).toBeCloseTo(1, 9);
  });

  it("throws on matrices that do not fit", () => {
    expect(() => ceaCurve(costs, matrixFrom([[1]]), {wtp: [1]})).toThrow("must have one shape, got 300×3 and 1×1");
    expect(() => ceaCurve(matrixFrom([]), matrixFrom([]), {wtp: [1]})).toThrow("at least one replicate");
  });
});

describe("netMonetaryBenefit(points, draws, {wtp, n})", () => {
  const points = [
    {cost: 0.1, effect: 0.5},
    {cost: 0.5, effect: 0.6},
    {cost: 1, effect: 0.62}
  ];

  it("agrees with a case by hand", () => {
    // at 10 dollars: 10·.5 − .1 = 4.9, 10·.6 − .5 = 5.5, 10·.62 − 1 = 5.2
    const nb = netMonetaryBenefit(points, {costs, effects, wtp: 10}, {wtp: 10, n: 100});
    expect(nb.nmb.map((q) => known(q).value)).toEqual([4.9, 5.5, expect.closeTo(5.2, 12)]);
    expect(nb.best).toBe(1);
    expect(nb.behind[1]).toBeNull();
    expect(known(nb.behind[0]!).value).toBeCloseTo(0.6, 12);
    expect(nb.probability.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(nb.probability).toEqual(ceaSummary(costs, effects, {wtp: 10}).ceac);
  });

  it("orders systems by price at no worth and by quality at a great one", () => {
    const order = (wtp: number) =>
      netMonetaryBenefit(points, {costs, effects, wtp}, {wtp, n: 100}).nmb.map((q) => known(q).value);
    expect([...order(0)].sort((a, b) => b - a)).toEqual(order(0));
    expect([...order(1e6)].sort((a, b) => a - b)).toEqual(order(1e6));
  });

  it("widens each benefit with doubt about the worth, the differences much less", () => {
    const wtp = drawBelief(lognormalBelief([2, 50]), {replicates: 300, seed: 1});
    const sure = netMonetaryBenefit(points, {costs, effects, wtp: 15}, {wtp: 15, n: 100});
    const unsure = netMonetaryBenefit(points, {costs, effects, wtp}, {wtp: 15, n: 100});
    const width = (q: {low: number | null; high: number | null}) => q.high! - q.low!;
    expect(width(known(unsure.nmb[1]!))).toBeGreaterThan(3 * width(known(sure.nmb[1]!)));
    expect(width(known(unsure.behind[2]!))).toBeLessThan(width(known(unsure.nmb[2]!)) / 2);
  });

  it("refuses an interval where nothing varies and throws on shapes that do not fit", () => {
    const still = matrixFrom([[1], [1]]);
    expect(
      netMonetaryBenefit([{cost: 1, effect: 1}], {costs: still, effects: still, wtp: 2}, {wtp: 2, n: 2}).nmb
    ).toEqual([{refused: "zero_variance", n: 2}]);
    expect(() => netBenefits(costs, effects, [1, 2])).toThrow("a draw for each of 300 replicates, got 2");
    expect(() => netMonetaryBenefit([], {costs, effects, wtp: 1}, {wtp: 1, n: 1})).toThrow("each of 3 systems, got 0");
  });
});

describe("evsiNormalTwo(deltaNmb, se, {n, more})", () => {
  it("agrees with the integral", () => {
    // scipy 1.17.1: s = .5·sqrt(300/500); quad(max(0, x)·norm.pdf(x, .2, s)) − .2
    expect(evsiNormalTwo(0.2, 0.5, {n: 200, more: 300})).toBeCloseTo(0.07466508854458564, 10);
  });

  it("rises from nothing to perfect information", () => {
    const at = (more: number) => evsiNormalTwo(0.2, 0.5, {n: 200, more});
    expect(at(0)).toBe(0);
    expect(at(100)).toBeLessThan(at(1000));
    expect(at(Infinity)).toBe(evpiNormalTwo(0.2, 0.5).evpi);
    expect(() => at(-1)).toThrow("more must not be negative");
  });
});

describe("evsiSampled(nb, {estimates, n, more})", () => {
  const systems = [
    {mean: 1, sd: 0.3},
    {mean: 1.1, sd: 0.2},
    {mean: 0.8, sd: 0.4}
  ];
  const nb = drawn(20_000, systems);
  const estimates = systems.map((s) => s.mean);

  it("agrees with the closed form for two systems", () => {
    const two = drawn(20_000, systems.slice(0, 2));
    const value = evsiSampled(two, {estimates: [1, 1.1], n: 100, more: 150}).value;
    const exact = evsiNormalTwo(-0.1, Math.hypot(0.3, 0.2), {n: 100, more: 150});
    expect(Math.abs(value - exact)).toBeLessThan(0.003);
  });

  it("agrees with simulated evaluations of three systems", () => {
    // Brute force: draw each truth from what 100 tasks said, then the mean of 150 new tasks, update, choose, and take the
    // chosen system's truth.
    const n = 100;
    const more = 150;
    let gained = 0;
    const times = 40_000;
    for (let i = 0; i < times; i++) {
      const truth = systems.map((s) => s.mean + s.sd * normal());
      const posterior = systems.map((s, j) => {
        const seen = truth[j]! + s.sd * Math.sqrt(n / more) * normal();
        return (n * s.mean + more * seen) / (n + more);
      });
      gained += truth[posterior.indexOf(Math.max(...posterior))]! - truth[1]!;
    }
    expect(Math.abs(evsiSampled(nb, {estimates, n, more}).value - gained / times)).toBeLessThan(0.008);
  });

  it("is the expected value of perfect information for all the tasks there are, and nothing for none", () => {
    const {values} = nb;
    let best = 0;
    for (let b = 0; b < nb.rows; b++)
      best += Math.max(values[b * 3]!, values[b * 3 + 1]!, values[b * 3 + 2]!) / nb.rows;
    const means = [...columnMeans(nb)];
    const all = evsiSampled(nb, {estimates: means, n: 100, more: Infinity});
    expect(all.value).toBeCloseTo(best - Math.max(...means), 9);
    expect(all.low!).toBeLessThan(all.value);
    expect(evsiSampled(nb, {estimates, n: 100, more: 0})).toMatchObject({value: 0, low: 0, high: 0});
    expect(() => evsiSampled(nb, {estimates: [1], n: 1, more: 1})).toThrow("each of 3 systems, got 1");
  });
});

describe("stillInQuestion(nb, estimates)", () => {
  it("leaves out only what changes neither the value of more tasks nor how many settle it", () => {
    const means = [1, 1.05, 0.9, 1.02, 0.5, 0.2];
    const nb = drawn(
      500,
      means.map((mean) => ({mean, sd: 0.05}))
    );
    const kept = stillInQuestion(nb, means);
    expect(kept).toEqual([0, 1, 2, 3]);
    const few = matrixFrom(Array.from({length: nb.rows}, (_, b) => kept.map((j) => nb.values[b * means.length + j]!)));
    const estimates = kept.map((j) => means[j]!);
    for (const more of [50, Infinity])
      expect(evsiSampled(few, {estimates, n: 100, more}).value).toBeCloseTo(
        evsiSampled(nb, {estimates: means, n: 100, more}).value,
        12
      );
    expect(tasksToSettle(few, {estimates, n: 100}).more).toBe(tasksToSettle(nb, {estimates: means, n: 100}).more);
  });
});

describe("evppiWtp(points, draws)", () => {
  it("agrees with a case by hand", () => {
    // At 2 and 18 dollars A is ahead, 0 to −1.8 and 8 to 7.8. At the mean of 40 and 0 both bring 9 and A is held; at 40
    // B brings 21 to A's 19, at 0 A is ahead: (2 + 0)/2 = 1.
    const points = [
      {cost: 1, effect: 0.5},
      {cost: 3, effect: 0.6}
    ];
    expect(evppiWtp(points, [2, 18])).toBe(0);
    expect(evppiWtp(points, [40, 0])).toBeCloseTo(1, 12);
    expect(() => evppiWtp([], [1])).toThrow("at least one system");
  });
});

describe("tasksToSettle(nb, {estimates, n})", () => {
  it("agrees with the normal plan for two systems", () => {
    // By hand: z = .1/.2 at n = 100; .95 needs z = 1.645, so n·(1.645·.2/.1)² = 1082 tasks in all, 982 more.
    const nb = drawn(40_000, [
      {mean: 0, sd: 0.2},
      {mean: 0.1, sd: 0}
    ]);
    const {more, best, probabilityAfter} = tasksToSettle(nb, {estimates: [0, 0.1], n: 100});
    expect(best).toBe(1);
    expect(Math.abs(more / 982 - 1)).toBeLessThan(0.06);
    expect(probabilityAfter(more)).toBeGreaterThanOrEqual(0.95);
    expect(probabilityAfter(0)).toBeCloseTo(0.691, 1);
  });

  it("agrees with a search over scales for five systems", () => {
    const means = [1, 1.05, 0.9, 1.02, 0.5];
    const nb = drawn(
      2000,
      means.map((mean) => ({mean, sd: 0.1}))
    );
    const centre = columnMeans(nb);
    const share = (more: number) => {
      const s = Math.sqrt(50 / (50 + more));
      let won = 0;
      for (let b = 0; b < nb.rows; b++) {
        const at = means.map((m, j) => m + s * (nb.values[b * 5 + j]! - centre[j]!));
        if (at.indexOf(Math.max(...at)) === 1) won++;
      }
      return won / nb.rows;
    };
    const {more, probabilityAfter} = tasksToSettle(nb, {estimates: means, n: 50});
    expect(share(more)).toBeGreaterThanOrEqual(0.95);
    expect(share(more - 2)).toBeLessThan(0.95);
    for (const m of [0, 100, 1000]) expect(probabilityAfter(m)).toBeCloseTo(share(m), 9);
  });

  it("needs none where all agree, and no number settles a tie", () => {
    const sure = drawn(100, [
      {mean: 0, sd: 0.1},
      {mean: 9, sd: 0.1}
    ]);
    expect(tasksToSettle(sure, {estimates: [0, 9], n: 10}).more).toBe(0);
    expect(tasksToSettle(sure, {estimates: [9, 9], n: 10}).more).toBe(Infinity);
    expect(() => tasksToSettle(sure, {estimates: [0, 9], n: 10, sure: 1})).toThrow("sure must be between 0 and 1");
  });
});

describe("breakEvenIncident(change, draws, {escapeRate, reworkCost, n})", () => {
  const effect = drawn(1000, [{mean: 0.1, sd: 0.02}]).values;
  const cost = drawn(1000, [{mean: 0.4, sd: 0.03}]).values;

  it("agrees with a case by hand", () => {
    // .4/.1 = 4 dollars a task; of it (1 − .25)·2 = 1.5 is rework, the rest 2.5/.25 = 10 an incident
    const found = known(
      breakEvenIncident({cost: 0.4, effect: 0.1}, {cost, effect}, {escapeRate: 0.25, reworkCost: 2, n: 50})
    );
    expect(found.value).toBeCloseTo(10, 9);
    // Δcost/Δquality in [2.9, 6.6] by the same transformation of draws
    expect(found.low!).toBeGreaterThan(3);
    expect(found.high!).toBeLessThan(26);
    expect(found).toMatchObject({n: 50, method: "fieller-z"});
  });

  it("is unbounded where the gain may be nothing, and refused where no incident happens", () => {
    const weak = drawn(1000, [{mean: 0.01, sd: 0.02}]).values;
    const options = {escapeRate: 0.25, reworkCost: 2, n: 50};
    expect(known(breakEvenIncident({cost: 0.4, effect: 0.01}, {cost, effect: weak}, options))).toMatchObject({
      low: null,
      high: null
    });
    expect(breakEvenIncident({cost: 0.4, effect: 0.1}, {cost, effect}, {...options, escapeRate: 0})).toEqual({
      refused: "no_variation",
      n: 50
    });
    expect(breakEvenIncident({cost: 0.4, effect: 0}, {cost, effect}, options)).toMatchObject({refused: "no_variation"});
  });
});

describe("lognormalBelief(range), betaBelief(range) and drawBelief(belief)", () => {
  it("agree with scipy", () => {
    // scipy 1.17.1: s = log(10)/(2·norm.ppf(.95)), lognorm(s, scale=sqrt(1e7)).mean()
    const {mean, sigma} = lognormalBelief([1000, 10000]);
    expect(mean).toBeCloseTo(4040.012826945729, 6);
    expect(sigma).toBeCloseTo(0.6999361691719632, 10);
    // scipy 1.17.1: beta.ppf([.05, .95], 3, 9)
    const {a, b} = betaBelief([0.07882005, 0.4700868]);
    expect(a).toBeCloseTo(3, 3);
    expect(b).toBeCloseTo(9, 3);
  });

  it("keep nine tenths of the draws in the range, and the mean of a long tail", () => {
    const range = [100, 20_000] as const;
    const belief = lognormalBelief(range);
    const draws = drawBelief(belief, {replicates: 1000, seed: 3});
    expect(draws.filter((x) => x >= range[0] && x <= range[1]).length).toBe(900);
    expect(draws.reduce((a, b) => a + b) / 1000 / belief.mean).toBeCloseTo(1, 1);
    expect(drawBelief(belief, {replicates: 1000, seed: 3})).toEqual(draws);
    for (const share of [0.001, 0.4]) {
      const {quantile} = betaBelief([share, share + 0.2]);
      expect(quantile(0.05)).toBeCloseTo(share, 6);
      expect(quantile(0.95)).toBeCloseTo(share + 0.2, 6);
    }
  });

  it("meanWithoutTop(mean, sigma) agrees with the integral", () => {
    const {mean, sigma} = lognormalBelief([1000, 10000]);
    // scipy 1.17.1: quad(x·pdf(x), 0, ppf(.99))/.99
    expect(meanWithoutTop(mean, sigma)).toBeCloseTo(3868.899710877953, 4);
    expect(meanWithoutTop(500, 0)).toBeCloseTo(500, 9);
  });

  it("throw on ranges that are none", () => {
    expect(() => lognormalBelief([0, 5])).toThrow("0 < low < high, got 0 and 5");
    expect(() => betaBelief([0.2, 1])).toThrow("0 < low < high < 1, got 0.2 and 1");
  });
});
