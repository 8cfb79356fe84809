import {describe, expect, it} from "vitest";
import {systemsApart} from "../../../src/models/agreement/systems-apart.js";

/** Twenty items of each system at its level, spread evenly by .2 about it. */
function items(levels: readonly number[]): {systems: number[]; values: number[]} {
  const spread = Array.from({length: 20}, (_, i) => (i % 2 === 0 ? 0.1 : -0.1));
  return {
    systems: levels.flatMap((_, s) => spread.map(() => s)),
    values: levels.flatMap((level) => spread.map((d) => level + d))
  };
}

describe("systemsApart(systems, human, metric)", () => {
  const {systems, values: human} = items([0.2, 0.5, 0.51]);

  it("systemsApart counts the pairs people tell apart, and those a metric orders and shows alike", () => {
    // By hand: Welch's margin on 20 against 20 items with spread .1 is about .07, so .5 and .51 are not told apart.
    expect(systemsApart(systems, human, human)).toEqual({pairs: 2, same_order: 2, shown: 2});
    const turned = human.map((x) => -x);
    expect(systemsApart(systems, human, turned)).toEqual({pairs: 2, same_order: 0, shown: 0});
  });

  it("systemsApart takes an order that a metric does not show as an order only", () => {
    const weak = items([0.2, 0.21, 0.22]).values;
    expect(systemsApart(systems, human, weak)).toEqual({pairs: 2, same_order: 2, shown: 0});
  });

  it("systemsApart leaves out items of no system, and a metric that is the same everywhere orders nothing", () => {
    expect(
      systemsApart(
        systems.map(() => -1),
        human,
        human
      )
    ).toEqual({pairs: 0, same_order: 0, shown: 0});
    expect(
      systemsApart(
        systems,
        human,
        human.map(() => 1)
      )
    ).toEqual({pairs: 2, same_order: 0, shown: 0});
  });
});
