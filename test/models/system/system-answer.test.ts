import {describe, expect, it} from "vitest";
import {systemAnswer, type SystemAnswer} from "../../../src/models/system/system-answer.js";
import type {SystemRank} from "../../../src/models/system/system-model.js";
import {refuse, type Estimate} from "../../../src/statistics/estimate.js";

const estimate = (value: number, low: number, high: number | null): Estimate => ({
  value,
  low,
  high,
  n: 240,
  method: "test",
  flags: []
});
const rank = (r: Partial<SystemRank>): SystemRank => ({rank: 1, rank_low: 1, rank_high: 12, of: 12, better: [], ...r});
const parts: SystemAnswer = {
  kind: "attempts",
  suite: "bench",
  system: "Kite",
  near: [],
  tasks: 240,
  pass_rate: estimate(0.712, 0.67, 0.751),
  cost_usd_per_completed: estimate(0.031, 0.028, 0.035),
  rank: null,
  unranked: "",
  composite: false,
  minTasks: 30
};
const answer = (change: Partial<SystemAnswer>) => systemAnswer({...parts, ...change});

// Sentences written by hand from the rules of the look.
describe("systemAnswer(parts)", () => {
  it("systemAnswer(parts) says what it passes, what a finished task costs and its place, each with its margin", () => {
    const third = rank({rank: 3, rank_low: 2, rank_high: 5, better: ["Osprey"]});
    expect(answer({rank: third})).toBe(
      "Kite passes 71.2% of 240 tasks (95% interval 67.0 to 75.1) and finishes one for $0.031 (95% interval $0.028 to $0.035). By tasks passed it is 3rd of 12: only Osprey is shown to be better."
    );
  });

  it.each([
    [rank({}), "it is 1st of 12, but not shown to be better than any other."],
    [rank({rank_high: 1}), "it is 1st of 12, and shown to be better than all others."],
    [rank({rank_high: 9}), "it is 1st of 12, and shown to be better than three of the others."],
    [rank({rank: 4}), "it is 4th of 12: none is shown to be better."],
    [rank({rank: 4, better: ["A", "B"]}), "it is 4th of 12: A and B are shown to be better."],
    [rank({rank: 9, better: [..."ABCDEFG"]}), "it is 9th of 12: seven are shown to be better."],
    [rank({rank: 12, better: [..."ABCDEFGHIJK"]}), "it is 12th of 12: all others are shown to be better."],
    [rank({rank: 2, of: 2, better: ["A"]}), "it is 2nd of 2: A is shown to be better."],
    [rank({rank: 1, of: 2, rank_high: 1}), "it is 1st of 2, and shown to be the better."]
  ])("systemAnswer(parts) claims of a place only what is shown (%#)", (place, said) => {
    expect(answer({rank: place})).toContain(` By tasks passed ${said}`);
    expect(answer({rank: place, composite: true})).toContain(` On the composite of the standing weights ${said}`);
  });

  it("systemAnswer(parts) says why there is no place, no cost, and that the tasks are few", () => {
    expect(answer({unranked: "it ran other tasks", tasks: 12})).toBe(
      "Kite passes 71.2% of 12 tasks (95% interval 67.0 to 75.1) and finishes one for $0.031 (95% interval $0.028 to $0.035). It is not ranked: it ran other tasks. There are only 12 tasks."
    );
    expect(answer({cost_usd_per_completed: refuse("missing_metric", 240)})).toBe(
      "Kite passes 71.2% of 240 tasks (95% interval 67.0 to 75.1); what a finished task costs is not known."
    );
    expect(answer({pass_rate: estimate(0, 0, 0.02), cost_usd_per_completed: refuse("no_completions", 240)})).toBe(
      "Kite passes 0.0% of 240 tasks (95% interval 0.0 to 2.0) and finishes none, so a finished task has no price."
    );
    expect(answer({cost_usd_per_completed: estimate(0.5, 0.2, null)})).toContain("(95% interval $0.20 to unbounded)");
    expect(answer({pass_rate: refuse("one_cluster", 1)})).toMatch(
      /^What share of bench Kite passes cannot be told: all tasks belong to one cluster/
    );
  });

  it("systemAnswer(parts) says that a total is published, and whether it states a cost", () => {
    const board = {kind: "board", tasks: 500, rank: rank({rank: 2, of: 40, better: []})} as const;
    expect(answer(board)).toBe(
      "Kite is published with 71.2% of the 500 tasks of bench passed (95% interval 67.0 to 75.1), at $0.031 a finished task (95% interval $0.028 to $0.035). By published rate it is 2nd of 40: none is shown to be better."
    );
    expect(answer({...board, cost_usd_per_completed: refuse("missing_metric", 500)})).toContain("; no cost is stated.");
  });

  it("systemAnswer(parts) says that a name is not here, with the nearest, and that nothing was judged", () => {
    expect(answer({kind: "unknown", system: "Kit", near: ["Kite"]})).toBe(
      "No system called “Kit” is in this workspace. Nearest in name: Kite."
    );
    expect(answer({kind: "empty"})).toBe("No attempt of Kite on bench was judged, so nothing can be said of it here.");
    expect(answer({kind: "empty", system: ""})).toBe("This workspace holds no system.");
  });
});
