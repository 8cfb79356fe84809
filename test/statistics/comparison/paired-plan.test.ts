import {describe, expect, it} from "vitest";
import {pairedPlan, type RepeatedScores} from "../../../src/statistics/comparison/paired-plan.js";
import {mdePaired} from "../../../src/statistics/comparison/power-paired-n.js";
import {isRefusal} from "../../../src/statistics/estimate.js";
import {seeded} from "../../../src/statistics/random.js";

function plan(a: RepeatedScores, b: RepeatedScores, clusters?: number[]) {
  const found = pairedPlan(a, b, clusters ? {clusters} : {});
  if (isRefusal(found)) throw new Error(found.refused);
  return found;
}

/** Tasks tried `attempts` times each, of which so many passed. */
function passes(counts: number[], attempts: number): RepeatedScores {
  return {mean: counts.map((c) => c / attempts), attempts: counts.map(() => attempts), sum_squares: counts};
}

describe("pairedPlan(a, b)", () => {
  it("leaves all variance between tasks where each was tried once", () => {
    // By hand: differences 1, 0, -1, 1 have mean 1/4 and variance (9 + 1 + 25 + 9)/16/3 = 11/12.
    const p = plan(passes([1, 1, 0, 1], 1), passes([0, 1, 1, 0], 1));
    expect(p.omega2).toBeCloseTo(11 / 12, 12);
    expect([p.sigma2A, p.sigma2B, p.kA, p.kB, p.deff]).toEqual([0, 0, 1, 1, 1]);
  });

  it("takes the luck between attempts out of the variance between tasks", () => {
    // By hand: a passes 4, 2, 0 of 4: within variances 0, (2 − 4·.25)/3 = 1/3, 0, mean 1/9. b passes 0 of 4 always.
    // Differences 1, .5, 0: variance .25; omega² = .25 − (1/9)/4.
    const p = plan(passes([4, 2, 0], 4), passes([0, 0, 0], 4));
    expect(p.sigma2A).toBeCloseTo(1 / 9, 12);
    expect(p.sigma2B).toBe(0);
    expect(p.omega2).toBeCloseTo(0.25 - 1 / 36, 12);
    expect(p.kA).toBe(4);
  });

  it("counts attempts by their harmonic mean", () => {
    const a = {mean: [1, 0.5, 0], attempts: [1, 2, 4], sum_squares: [1, 1, 0]};
    expect(plan(a, passes([0, 0, 0], 1)).kA).toBeCloseTo(3 / (1 + 0.5 + 0.25), 12);
  });

  it("raises the variance where tasks of a cluster go together, and never lowers it", () => {
    const a = passes([1, 1, 1, 1, 0, 0, 0, 0], 1);
    const b = passes([0, 0, 0, 0, 0, 0, 0, 0], 1);
    expect(plan(a, b, [1, 1, 2, 2, 3, 3, 4, 4]).deff).toBeGreaterThan(1.5);
    expect(plan(a, b, [1, 2, 3, 4, 1, 2, 3, 5]).deff).toBe(1);
  });

  it("gives the same for a and b exchanged", () => {
    const [a, b] = [passes([4, 2, 0, 1], 4), passes([1, 2, 2, 0], 4)];
    const [p, q] = [plan(a, b), plan(b, a)];
    expect(p.omega2).toBeCloseTo(q.omega2, 12);
    expect(p.sigma2A).toBe(q.sigma2B);
  });

  it("refuses one task, and differences that do not vary", () => {
    expect(pairedPlan(passes([1], 1), passes([0], 1))).toEqual({refused: "n_too_small", n: 1});
    expect(pairedPlan(passes([1, 0], 1), passes([1, 0], 1))).toEqual({refused: "zero_variance", n: 2});
  });

  it("plans a smallest difference that simulated comparisons do show four times in five", () => {
    const random = seeded(7);
    const n = 200;
    // b passes .5; a passes .5 + delta, independently, so var(d) is near .5 and the smallest difference near .14.
    const {mde} = mdePaired(n, {omega2: 0.25 + 0.64 * 0.36});
    let shown = 0;
    for (let r = 0; r < 600; r++) {
      let sum = 0;
      let squares = 0;
      for (let i = 0; i < n; i++) {
        const d = Number(random() < 0.5 + mde) - Number(random() < 0.5);
        sum += d;
        squares += d * d;
      }
      const se = Math.sqrt((squares - sum ** 2 / n) / (n - 1) / n);
      if (sum / n / se > 1.96) shown++;
    }
    expect(shown / 600).toBeGreaterThan(0.74);
    expect(shown / 600).toBeLessThan(0.86);
  });
});
