import {describe, expect, it} from "vitest";
import {moverDifference} from "../../../src/statistics/comparison/mover-difference.js";
import {newcombeDiffCi} from "../../../src/statistics/comparison/newcombe-diff-ci.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import {wilsonCi} from "../../../src/statistics/rates/wilson-ci.js";
import {known} from "../known.js";

const plain = (value: number, low: number | null, high: number | null): Estimate => ({
  ...{value, low, high},
  n: 40,
  method: "t",
  flags: []
});

describe("moverDifference(a, b)", () => {
  it("is Newcombe's interval where both have Wilson's", () => {
    // Newcombe (1998), 56/70 − 48/80: .2, .0524 to .3339
    const mover = known(moverDifference(wilsonCi(56, 70), wilsonCi(48, 80)));
    const newcombe = known(newcombeDiffCi({passes: 56, n: 70}, {passes: 48, n: 80}));
    expect(mover.low).toBeCloseTo(0.0524, 4);
    expect(mover.high).toBeCloseTo(0.3339, 4);
    expect(mover.low).toBeCloseTo(newcombe.low!, 12);
    expect(mover.high).toBeCloseTo(newcombe.high!, 12);
  });

  it("turns its sign with the order of the two", () => {
    const a = plain(0.7, 0.5, 0.8);
    const b = plain(0.4, 0.3, 0.6);
    const one = known(moverDifference(a, b));
    const other = known(moverDifference(b, a));
    expect(other).toMatchObject({value: -one.value, low: -one.high!, high: -one.low!, n: 80});
  });

  it("has no bound where one of the two has none, and passes refusals on", () => {
    const open = known(moverDifference(plain(0.7, null, 0.8), plain(0.4, 0.3, 0.6)));
    expect(open).toMatchObject({low: null, flags: ["unpaired", "unbounded_side"]});
    expect(open.high).not.toBeNull();
    expect(moverDifference({refused: "n_zero", n: 0}, plain(0.4, 0.3, 0.6))).toEqual({refused: "n_zero", n: 40});
  });
});
