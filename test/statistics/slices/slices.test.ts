import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {calibrations} from "../../../bench/calibration/slices.js";
import {isRefusal, type Estimate, type Refusal} from "../../../src/statistics/estimate.js";
import {i2Interval} from "../../../src/statistics/slices/i2-interval.js";
import {shrunkenSlices} from "../../../src/statistics/slices/shrunken-slices.js";
import {sliceSurprise} from "../../../src/statistics/slices/slice-surprise.js";
import {taskExcess} from "../../../src/statistics/slices/task-excess.js";
import {holdTo} from "../calibration.js";

function given<T extends object>(x: T | Refusal): T {
  if (isRefusal(x)) throw new Error(`refused: ${x.refused}`);
  return x;
}

const list = (n: number, f: (i: number) => number) => Array.from({length: n}, (_, i) => f(i));

describe("taskExcess", () => {
  it("taskExcess(systems) is the residual of system + task", () => {
    // Means .5 and .25. Centred values: a .5 .5 −.5 −.5; b −.25 .75 −.25 −.25. Their means by task: .125 .625 −.375 −.375.
    const task = [0, 1, 2, 3];
    const [a, b] = taskExcess([
      {task, value: [1, 1, 0, 0]},
      {task, value: [0, 1, 0, 0]}
    ]);
    expect(a!.excess).toEqual([0.375, -0.125, -0.125, -0.125]);
    expect(b!.excess).toEqual([-0.375, 0.125, 0.125, 0.125]);
  });

  it("taskExcess(systems) leaves out tasks nobody else tried, and everything of a lone system", () => {
    const [a, b] = taskExcess([
      {task: [0, 1, 2], value: [1, 0, 1]},
      {task: [2, 3], value: [0, 1]}
    ]);
    expect(a!.task).toEqual([2]);
    expect(a!.at).toEqual([2]);
    expect(b!.at).toEqual([0]);
    expect(taskExcess([{task: [0, 1], value: [1, 0]}])[0]!.excess).toEqual([]);
  });
});

describe("sliceSurprise", () => {
  it("sliceSurprise(excess, inside) is the mean inside minus the mean of all, with a steadied error", () => {
    // Inside 0 1 0 1 1 0 (mean .5), outside 0 0 0 0 0 1 0 0 0 1 0 0 (mean 1/6); all 18: 5/18; departure 2/9.
    const excess = [0, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0];
    const inside = excess.map((_, i) => i < 6);
    const found = given(sliceSurprise(excess, inside));
    expect(found.value).toBeCloseTo(2 / 9, 12);
    // Own: inside 6 · (.5)² · (12/18)²/36, outside (10/36 + 50/36) / 18²; their sum · 6/5.
    const own = ((6 * 0.25 * (2 / 3) ** 2) / 36 + (10 / 36 + 50 / 36) / 324) * (6 / 5);
    // Typical: sum of squares 5 − 25/18 over 17, times (1/6 − 1/18).
    const typical = ((5 - 25 / 18) / 17) * (1 / 6 - 1 / 18);
    expect(found.se).toBeCloseTo(Math.sqrt((5 * own + 4 * typical) / 9), 12);
    expect(found.df).toBe(9);
    expect(found.in_se).toBeCloseTo(found.value / found.se, 12);
    expect(found.flags).toEqual(["multiplicity_unadjusted", "small_n"]);
  });

  it("sliceSurprise(…) does not hang on order or on a constant added to all", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({min: -4, max: 4}), fc.boolean()), {minLength: 16, maxLength: 40}),
        fc.integer({min: -3, max: 3}),
        (rows, shift) => {
          const of = (r: typeof rows, by: number) =>
            sliceSurprise(
              r.map(([x]) => x + by),
              r.map(([, inside]) => inside)
            );
          const plain = of(rows, 0);
          const other = of([...rows].reverse(), shift);
          if (isRefusal(plain)) expect(other).toEqual(plain);
          else {
            expect(given(other).value).toBeCloseTo(plain.value, 10);
            expect(given(other).se).toBeCloseTo(plain.se, 10);
          }
        }
      )
    );
  });

  it("sliceSurprise(…) refuses nothing, four tasks, all of them, one cluster and no spread", () => {
    const x = list(20, (i) => i % 3);
    const first = (n: number) => x.map((_, i) => i < n);
    const code = (r: Estimate | Refusal) => (isRefusal(r) ? r.refused : null);
    expect(code(sliceSurprise([], []))).toBe("n_zero");
    expect(code(sliceSurprise(x, first(0)))).toBe("n_zero");
    expect(code(sliceSurprise(x, first(4)))).toBe("n_too_small");
    expect(code(sliceSurprise(x, first(20)))).toBe("n_too_small");
    expect(code(sliceSurprise(x, first(8), {clusters: x.map((_, i) => (i < 8 ? 0 : i))}))).toBe("one_cluster");
    expect(code(sliceSurprise(list(20, () => 0.1), first(8)))).toBe("zero_variance"); // prettier-ignore
  });

  it("sliceSurprise(…) doubled within clusters keeps its margin", () => {
    const x = list(60, (i) => (i * 7) % 5);
    const inside = x.map((_, i) => i < 25);
    const once = given(sliceSurprise(x, inside));
    const twice = given(sliceSurprise([...x, ...x], [...inside, ...inside], {clusters: list(120, (i) => i % 60)}));
    expect(twice.value).toBeCloseTo(once.value, 12);
    expect(twice.se).toBeCloseTo(once.se, 3); // the typical part has (n − 1) once and (G − 1) twice
  });
});

describe("shrunkenSlices", () => {
  const slice = (n: number, passes: number) => ({values: list(n, (i) => Number(i < passes))});
  const all = (slices: {values: number[]}[]) => ({values: slices.flatMap((s) => s.values)});

  it("shrunkenSlices(all, slices) draws small slices in and leaves large ones", () => {
    const slices = [slice(400, 120), slice(6, 6), slice(400, 280)];
    const {slices: found, heterogeneity} = shrunkenSlices(all(slices), slices);
    const [large, small] = found.map(given) as [Estimate, Estimate];
    expect(Math.abs(large.value - 0.3)).toBeLessThan(0.01);
    expect(small.value).toBeGreaterThan(0.6);
    expect(small.value).toBeLessThan(0.9);
    expect(small.high).toBeLessThanOrEqual(1);
    expect(given(heterogeneity).p).toBeLessThan(1e-6);
    expect(given(heterogeneity).value).toBeGreaterThan(0.9);
  });

  it("shrunkenSlices(all, slices) gives one value to slices that do not differ", () => {
    const slices = [slice(50, 25), slice(50, 25), slice(50, 25)];
    const {slices: found, heterogeneity} = shrunkenSlices(all(slices), slices);
    for (const s of found) expect(given(s).value).toBeCloseTo(0.5, 12);
    expect(given(heterogeneity)).toMatchObject({value: 0, Q: 0, df: 2, p: 1, low: 0});
    expect(given(found[0]!).high! - given(found[0]!).low!).toBeGreaterThan(0.05);
  });

  it("shrunkenSlices(all, slices) refuses four tasks, a single slice, and no spread at all", () => {
    const slices = [slice(4, 2), slice(40, 20), slice(40, 30)];
    const {slices: found, heterogeneity} = shrunkenSlices(all(slices), slices);
    expect(found[0]).toEqual({refused: "n_too_small", n: 4});
    expect(given(heterogeneity).df).toBe(1);
    expect(given(heterogeneity).flags).toContain("unbounded_side");
    expect(shrunkenSlices(all([slice(40, 20)]), [slice(40, 20)]).heterogeneity).toEqual({
      refused: "n_too_small",
      n: 40
    });
    const passed = [slice(10, 10), slice(10, 10)];
    expect(shrunkenSlices(all(passed), passed).slices[0]).toEqual({refused: "zero_variance", n: 10});
  });
});

describe("i2Interval", () => {
  it("i2Interval(Q, k) follows Higgins and Thompson", () => {
    // Q 20 on 8 units by hand: ln H = ln(20/7)/2 = .52491; se = (ln 20 − ln 7)/(2(√40 − √13)) = .19306;
    // H from e^.14652 = 1.15780 to e^.90330 = 2.46774, so I² from .25401 to .83579.
    const {low, high} = i2Interval(20, 8);
    expect(low).toBeCloseTo(0.254, 3);
    expect(high).toBeCloseTo(0.8358, 3);
    expect(i2Interval(3, 2)).toEqual({low: null, high: null});
    expect(i2Interval(0, 5).low).toBe(0);
  });
});

holdTo(calibrations, 500);
