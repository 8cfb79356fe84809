import {describe, expect, it} from "vitest";
import {parse} from "yaml";
import {newestDay} from "../../../src/models/weights/newest-day.js";
import {entryYaml, toHundredths, weightsEntry} from "../../../src/models/weights/weights-entry.js";
import {noOutcomes} from "../no-outcomes.js";

const gain = {value: 0.0123456789, low: -0.001, high: null, n: 90, method: "", flags: []};

describe("entryYaml(entry)", () => {
  it("reads back as the entry, whatever its words hold", () => {
    const entry = weightsEntry({
      name: "outcomes",
      day: "2026-11-16",
      by: 'Ada "the judge": yes',
      why: "# not a comment\n- nor an item",
      data: "012345678901",
      gain,
      weights: {pass: 0.625, "type errors: all": 0.375}
    });
    expect(parse(`weights:\n${entryYaml(entry)}`)).toEqual({weights: [entry]});
    expect(entry).toMatchObject({id: "outcomes-2026-11-16", gain: {value: 0.012346, low: -0.001, high: null}});
  });

  it("leaves out what nobody said", () => {
    const entry = weightsEntry({
      name: "hand",
      day: null,
      by: null,
      why: "because",
      data: "1e5",
      gain: null,
      weights: {pass: 1}
    });
    expect(parse(`weights:\n${entryYaml(entry)}`)).toEqual({
      weights: [{id: "hand", why: "because", data: "1e5", weights: {pass: 1}}]
    });
  });
});

describe("toHundredths(weights)", () => {
  it("sums to one, and moves no weight by a hundredth or more", () => {
    const weights = {a: 1 / 3, b: 1 / 3, c: 1 / 3};
    // By hand: .33 each leaves one hundredth, which goes to the first of equals.
    expect(toHundredths(weights)).toEqual({a: 0.34, b: 0.33, c: 0.33});
    const odd = {a: 0.004, b: 0.496, c: 0.2533, d: 0.2467};
    const cut = toHundredths(odd);
    expect(Math.round(Object.values(cut).reduce((x, y) => x + 100 * y, 0))).toBe(100);
    for (const [m, w] of Object.entries(odd)) expect(Math.abs(cut[m]! - w)).toBeLessThan(0.01);
  });
});

describe("newestDay(facts, outcomes)", () => {
  it("is the newest run or outcome, and unknown without dates", () => {
    const runs = [{started_at: "2026-11-09T10:00:00.000Z"}, {started_at: null}];
    expect(newestDay({runs}, noOutcomes)).toBe("2026-11-09");
    const observed_until = Float64Array.of(NaN, Date.parse("2026-11-16T00:00:00Z"));
    expect(newestDay({runs}, {opened_at: new Float64Array(0), observed_until})).toBe("2026-11-16");
    expect(newestDay({runs: []}, noOutcomes)).toBeNull();
  });
});
