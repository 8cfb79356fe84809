import {describe, expect, it} from "vitest";
import {seeded} from "../../../src/statistics/random.js";
import {escalation} from "../../../src/statistics/value/escalation.js";
import {known} from "../known.js";

const cheap = {passes: [1, 0, 1, 0, 0, 1], cost: [1, 1, 1, 2, 1, 1]};
const dear = {passes: [1, 1, 0, 1, 0, 1], cost: [10, 10, 10, 12, 10, 10]};

describe("escalation(cheap, dear, {noticed})", () => {
  it("pays the cheap attempt always and the dear one on what failed", () => {
    const e = escalation(cheap, dear);
    // By hand: tasks 2, 4, 5 go on; 4 of them and of the cheap passes are finished, 5 in all.
    expect(known(e.quality).value).toBeCloseTo(5 / 6, 12);
    expect(known(e.cost).value).toBeCloseTo((7 + 32) / 6, 12);
    expect(known(e.cost_per_completed).value).toBeCloseTo(39 / 5, 12);
    expect(known(e.saving).value).toBeCloseTo((62 - 39) / 6, 12);
    expect(known(e.gain).value).toBeCloseTo(1 / 6, 12);
    expect(known(e.escalated).value).toBeCloseTo(1 / 2, 12);
  });

  it("is the cheap system alone when no failure is noticed", () => {
    const e = escalation(cheap, dear, {noticed: 0});
    expect(known(e.quality).value).toBeCloseTo(3 / 6, 12);
    expect(known(e.cost).value).toBeCloseTo(7 / 6, 12);
  });

  it("agrees with playing it out attempt by attempt", () => {
    const random = seeded(11);
    const chance = Array.from({length: 20}, () => [random(), random()] as const);
    const e = escalation(
      {passes: chance.map(([a]) => a), cost: chance.map(() => 1)},
      {passes: chance.map(([, b]) => b), cost: chance.map(([a]) => 5 + a)},
      {noticed: 0.7}
    );
    let [done, spent] = [0, 0];
    const plays = 20_000; // brute force
    for (let i = 0; i < plays; i++) {
      const [a, b] = chance[i % 20]!;
      spent += 1;
      if (random() < a) done++;
      else if (random() < 0.7) {
        spent += 5 + a;
        if (random() < b) done++;
      }
    }
    expect(known(e.quality).value).toBeCloseTo(done / plays, 1.7);
    expect(known(e.cost).value).toBeCloseTo(spent / plays, 1);
  });

  it("never finishes less than the dear system when every failure is noticed", () => {
    expect(known(escalation(cheap, dear).gain).value).toBeGreaterThanOrEqual(0);
  });

  it("throws for a share that is none, and for lists of different tasks", () => {
    expect(() => escalation(cheap, dear, {noticed: 1.2})).toThrow("noticed must be in [0, 1], got 1.2");
    expect(() => escalation(cheap, {passes: [1], cost: [1]})).toThrow(TypeError);
  });
});
