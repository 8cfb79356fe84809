import {describe, expect, it} from "vitest";
import {qualityFrom, startsAt} from "../../../src/models/value/quality-from.js";
import {refuse} from "../../../src/statistics/estimate.js";

const between = (low: number, high: number) => ({
  value: (low + high) / 2,
  low,
  high,
  n: 100,
  method: "test",
  flags: []
});

// Expected by hand.
describe("qualityFrom", () => {
  it("starts at nought for shares, whatever they are", () => {
    expect(qualityFrom([between(0.8, 0.9)], true)).toBe(0);
  });

  it("starts scores at the tenth under the lowest interval where they lie far above nought", () => {
    expect(qualityFrom([between(0.56, 0.64), between(0.86, 0.91), refuse("n_zero", 0)], false)).toBe(0.5);
  });

  it("starts scores at nought where one of them is near it, or none is known", () => {
    expect(qualityFrom([between(0.1, 0.2), between(0.86, 0.91)], false)).toBe(0);
    expect(qualityFrom([refuse("n_zero", 0)], false)).toBe(0);
  });

  it("is only lowered while a slider moves", () => {
    expect(qualityFrom([between(0.72, 0.9)], false, 0.5)).toBe(0.5);
    expect(qualityFrom([between(0.45, 0.9)], false, 0.5)).toBe(0.4);
  });

  it("is said in the caption", () => {
    expect(startsAt(0.5)).toBe(" Scores start at 0.5.");
    expect(startsAt(0)).toBe("");
  });
});
