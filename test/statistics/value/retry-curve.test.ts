import {describe, expect, it} from "vitest";
import {isRefusal} from "../../../src/statistics/estimate.js";
import {betaBinomialFit} from "../../../src/statistics/rates/beta-binomial-fit.js";
import {seeded} from "../../../src/statistics/random.js";
import {retryCostBeta} from "../../../src/statistics/value/retry-cost.js";
import {retryCurve, type RetryCurve, type RetryTasks} from "../../../src/statistics/value/retry-curve.js";

type Attempt = readonly [passed: boolean, usd: number];

function tasksOf(tasks: readonly (readonly Attempt[])[]): RetryTasks {
  const sum = (task: readonly Attempt[], passed: boolean) =>
    task.filter((a) => a[0] === passed).reduce((total, a) => total + a[1], 0);
  return {
    attempts: tasks.map((t) => t.length),
    passes: tasks.map((t) => t.filter((a) => a[0]).length),
    passUsd: tasks.map((t) => sum(t, true)),
    failUsd: tasks.map((t) => sum(t, false))
  };
}

function curveOf(tasks: RetryTasks, options: Partial<Parameters<typeof retryCurve>[1]> = {}): RetryCurve {
  const curve = retryCurve(tasks, {seed: 1, ...options});
  if (isRefusal(curve)) throw new Error(curve.refused);
  return curve;
}

/** Every order of a list. */
function orders<T>(list: readonly T[]): T[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((x, i) => orders(list.filter((_, j) => j !== i)).map((rest) => [x, ...rest]));
}

describe("retryCurve(tasks)", () => {
  it("averages over every order of a task's attempts, as walking through them all does", () => {
    const tasks: Attempt[][] = [
      [
        [true, 1],
        [false, 2],
        [false, 4],
        [true, 3]
      ],
      [
        [false, 5],
        [false, 1],
        [false, 2],
        [true, 7]
      ],
      [
        [true, 2],
        [true, 3],
        [true, 1],
        [true, 1]
      ],
      [
        [false, 1],
        [false, 2],
        [false, 6],
        [false, 3]
      ]
    ];
    const {points, observed_to} = curveOf(tasksOf(tasks), {maxAttempts: 4});
    expect(observed_to).toBe(4);
    for (const {cap, cost_per_completed, completed} of points) {
      // Brute force: each order by itself, stopped at the first pass or at the cap.
      let usd = 0;
      let done = 0;
      for (const task of tasks) {
        const all = orders(task);
        for (const order of all) {
          const made = order.slice(0, cap);
          const first = made.findIndex((a) => a[0]);
          const paid = first < 0 ? made : made.slice(0, first + 1);
          usd += paid.reduce((sum, a) => sum + a[1], 0) / all.length;
          done += Number(first >= 0) / all.length;
        }
      }
      expect(cost_per_completed.value).toBeCloseTo(usd / done, 12);
      expect(completed.value).toBeCloseTo(done / tasks.length, 12);
    }
  });

  it("is what a simulation of retrying comes to, on and beyond the attempts made", () => {
    const random = seeded(7);
    // Pass rates over tasks as Beta(1, 1.5), drawn by rejection.
    const rate = () => {
      for (;;) {
        const p = random();
        if (random() < Math.sqrt(1 - p)) return p;
      }
    };
    const rates = Array.from({length: 1500}, rate);
    const go = (p: number): Attempt => (random() < p ? [true, 1] : [false, 2]);
    const {points, observed_to} = curveOf(tasksOf(rates.map((p) => Array.from({length: 4}, () => go(p)))), {
      replicates: 60
    });
    expect(observed_to).toBe(4);
    for (const cap of [1, 4, 7, 10]) {
      let usd = 0;
      let done = 0;
      for (let i = 0; i < 60_000; i++) {
        const p = rates[i % rates.length]!;
        for (let k = 0; k < cap; k++) {
          const [passed, paid] = go(p);
          usd += paid;
          if (passed) {
            done++;
            break;
          }
        }
      }
      const {cost_per_completed, completed} = points[cap - 1]!;
      expect(cost_per_completed.value / (usd / done)).toBeCloseTo(1, 1);
      expect(completed.value).toBeCloseTo(done / 60_000, 1);
      expect(cost_per_completed.flags.includes("model_based")).toBe(cap > 4);
      expect(cost_per_completed.low!).toBeLessThan(usd / done);
      expect(cost_per_completed.high!).toBeGreaterThan(usd / done);
    }
  });

  it("tends to the beta-binomial's own curve where every attempt costs the same", () => {
    const random = seeded(3);
    const counts = Array.from({length: 400}, () => {
      const p = random();
      return Array.from({length: 5}, () => random() < p).filter(Boolean).length;
    });
    const tasks = {
      attempts: counts.map(() => 5),
      passes: counts,
      passUsd: counts,
      failUsd: counts.map((c) => 5 - c)
    };
    const fit = betaBinomialFit(counts.map((c) => [5, c] as const));
    if (isRefusal(fit)) throw new Error(fit.refused);
    const {points} = curveOf(tasks, {replicates: 20});
    for (const cap of [1, 3, 5, 8, 10]) {
      const model = retryCostBeta(fit, {costPerAttempt: 1, maxAttempts: cap});
      expect(points[cap - 1]!.cost_per_completed.value / model.cost_per_completed).toBeCloseTo(1, 1);
    }
  });

  it("stays level where tasks are alike, and rises where they are not", () => {
    const random = seeded(5);
    const alike = Array.from({length: 800}, () => Array.from({length: 3}, (): Attempt => [random() < 0.5, 1]));
    const level = curveOf(tasksOf(alike), {replicates: 100}).points[2]!.relative;
    expect(level.low!).toBeLessThan(1);
    expect(level.high!).toBeGreaterThan(1);
    const split = Array.from({length: 200}, (_, i) =>
      Array.from({length: 3}, (): Attempt => [random() < (i % 2 ? 0.95 : 0.05), 1])
    );
    expect(curveOf(tasksOf(split), {replicates: 100}).points[2]!.relative.low!).toBeGreaterThan(1.2);
  });

  it("covers the truth about 95% of the time", () => {
    const random = seeded(11);
    // Half of the tasks pass at .9 and half at .3, a dollar an attempt. By hand for three tries: completed
    // (.999 + .657)/2 = .828, attempts (1 + .1 + .01 + 1 + .7 + .49)/2 = 1.65, so $1.65/.828.
    const truth = 1.65 / 0.828;
    let covered = 0;
    const worlds = 150;
    for (let w = 0; w < worlds; w++) {
      const tasks = Array.from({length: 80}, () => {
        const p = random() < 0.5 ? 0.9 : 0.3;
        return Array.from({length: 3}, (): Attempt => [random() < p, 1]);
      });
      const {low, high} = curveOf(tasksOf(tasks), {maxAttempts: 3, replicates: 120, seed: w}).points[2]!
        .cost_per_completed;
      if (low! <= truth && truth <= high!) covered++;
    }
    expect(covered / worlds).toBeGreaterThan(0.88);
  });

  it("refuses what one attempt a task cannot tell, and tasks of which none was completed", () => {
    const once = {attempts: [1, 1, 1, 1], passes: [1, 0, 1, 0], passUsd: [1, 0, 1, 0], failUsd: [0, 1, 0, 1]};
    expect(retryCurve(once, {seed: 1})).toEqual({refused: "n_too_small", n: 4});
    const none = {attempts: [3, 3, 3], passes: [0, 0, 0], passUsd: [0, 0, 0], failUsd: [3, 3, 3]};
    expect(retryCurve(none, {seed: 1})).toEqual({refused: "no_completions", n: 3});
    const one = {attempts: [3, 3, 3], passes: [1, 2, 1], passUsd: [1, 2, 1], failUsd: [2, 1, 2]};
    expect(retryCurve(one, {seed: 1, clusters: ["a", "a", "a"]})).toEqual({refused: "one_cluster", n: 3});
    expect(retryCurve({attempts: [], passes: [], passUsd: [], failUsd: []}, {seed: 1})).toEqual({
      refused: "n_zero",
      n: 0
    });
  });

  it("stops at the attempts made where every one of them passed, and leaves out the few tasks tried less", () => {
    const all = Array.from({length: 40}, (_, i) => (i === 0 ? 1 : 3));
    const curve = curveOf({attempts: all, passes: all, passUsd: all, failUsd: all.map(() => 0)});
    expect(curve).toMatchObject({observed_to: 3, tasks_dropped: 1});
    expect(curve.points.map((p) => p.relative.value)).toEqual([1, 1, 1]);
  });
});
