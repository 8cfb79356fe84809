import {describe, expect, it} from "vitest";
import {bootstrapUnits, sumUnits, type Contribution} from "../../../src/statistics/agreement/bootstrap-units.js";

/** The mean of some numbers, as two sums. */
const units = (values: number[]): Contribution[] => values.map((x) => [[0, x], [1, 1]]); // prettier-ignore
const mean = (sums: Float64Array) => sums[0]! / sums[1]!;
const values = Array.from({length: 50}, (_, i) => (i * 37) % 50);

describe("bootstrapUnits(units, columns, statistic)", () => {
  it("has the spread of a mean: ± 1.96·sd/√n", () => {
    expect(mean(sumUnits(units(values), 2))).toBe(24.5);
    const {low, high, flags} = bootstrapUnits(units(values), 2, mean, {replicates: 4000});
    // sd of 0 … 49 is √(2499/12) = 14.43; over √50 and times 1.96: 4.0
    expect(low).toBeCloseTo(24.5 - 4, 0);
    expect(high).toBeCloseTo(24.5 + 4, 0);
    expect(flags).toEqual([]);
  });

  it("repeats itself for a seed and differs for another", () => {
    const of = (seed: number) => bootstrapUnits(units(values), 2, mean, {seed, replicates: 200});
    expect(of(4)).toEqual(of(4));
    expect(of(4).low).not.toBe(of(5).low);
  });

  it("draws clusters whole: repeating every unit five times adds nothing", () => {
    const five = values.flatMap((x) => [x, x, x, x, x]);
    const clusters = five.map((_, i) => Math.floor(i / 5));
    const alone = bootstrapUnits(units(values), 2, mean, {seed: 9});
    const together = bootstrapUnits(units(five), 2, mean, {seed: 9, clusters});
    expect(together.low).toBeCloseTo(alone.low ?? NaN, 9);
    expect(() => bootstrapUnits(units(five), 2, mean, {clusters: [1, 2]})).toThrow(
      "must have the same length, got 250 and 2"
    );
  });

  it("counts resamples without an answer, and gives no bounds when they are more than 5 %", () => {
    const rare = units([1, ...Array.from({length: 9}, () => 0)]);
    const result = bootstrapUnits(rare, 2, (sums) => (sums[0] === 0 ? null : mean(sums)), {replicates: 500});
    expect(result.undefined_replicates / 500).toBeCloseTo(0.9 ** 10, 1); // chance that the lone 1 is never drawn
    expect(result).toMatchObject({low: null, high: null, flags: ["small_n", "unbounded_side"]});
  });

  it("gives the share of resamples above a benchmark; throws on replicates that are none", () => {
    expect(bootstrapUnits(units(values), 2, mean, {benchmark: 24.5, replicates: 2000}).prob_above).toBeCloseTo(0.5, 1);
    expect(() => bootstrapUnits(units(values), 2, mean, {replicates: -1})).toThrow(
      "replicates must be a whole number from 0"
    );
  });
});
