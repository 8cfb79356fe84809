import {describe, expect, it} from "vitest";
import {composeValue} from "../../../src/models/value/compose-value.js";
import {prepareValue} from "../../../src/models/value/prepare-value.js";
import {known} from "../../../src/models/quantity.js";
import {suites} from "../../../src/models/value/suites.js";
import {defaultChoice} from "../../../src/models/value/value-choice.js";
import {runOf, workedCells} from "./worked-cells.js";

const own: [string, number][] = [
  ["A", 190],
  ["B", 150],
  ["C", 110],
  ["D", 70],
  ["E", 30]
];

/** Five systems of 200 tasks, and a board of 400 on which they pass as given; a sixth is only there. */
function boardsOf(passes: Record<string, number>) {
  const {facts, cells} = workedCells(own.flatMap(([name, n]) => runOf(name, 200, n, 0.1)));
  facts.systems.push({...facts.systems[0]!, system_id: "Z", system: "Z"});
  facts.boards = Object.entries(passes).map(([name, passed_tasks]) => ({
    system: facts.systems.findIndex((s) => s.system === name),
    suite_id: "public",
    slice: "all",
    reported_at: null,
    label: null,
    tasks: 400,
    passed_tasks,
    pass_rate: null,
    cost_usd: 1,
    seconds_per_task: null
  }));
  const choice = defaultChoice(facts, suites(facts, cells));
  return composeValue(facts, prepareValue(facts, cells, choice, {replicates: 200, seed: 1}), choice).boards;
}

describe("boards[] of the value page", () => {
  it("gives the same order its full agreement, and the ranks each may hold", () => {
    const [board] = boardsOf({A: 390, B: 300, C: 200, D: 100, E: 20});
    expect(known(board!.spearman)!.value).toBe(1);
    expect(known(board!.kendall)!.value).toBe(1);
    expect(board!.systems.map((s) => [s.system, s.own_rank, s.board_rank, s.disagrees])).toEqual(
      own.map(([name], i) => [name, i + 1, i + 1, false])
    );
    expect(board!.systems[2]).toMatchObject({own_rank_low: 3, own_rank_high: 3, board_rank_low: 3, board_rank_high: 3});
    expect(board!.sentence).toContain("A leads both.");
    expect(board!.sentence).toContain("No system's ranks contradict each other");
  });

  it("names who is best in class and who is best for you, and who is apart by more than luck", () => {
    const [board] = boardsOf({A: 20, B: 300, C: 200, D: 100, E: 390});
    // By hand: ranks 1 2 3 4 5 against 5 2 3 4 1, so rho = 1 − 6 × (16 + 16) / (5 × 24).
    expect(known(board!.spearman)!.value).toBeCloseTo(1 - (6 * 32) / 120, 12);
    expect(board!.best_in_class).toBe("E");
    expect(board!.best_for_you).toBe("A");
    expect(board!.systems.filter((s) => s.disagrees).map((s) => s.system)).toEqual(["A", "E"]);
    expect(board!.sentence).toContain("Best in class is E, rank 5 for you; best for you is A.");
    expect(board!.sentence).toContain("More than luck parts A (rank 1 here, 5 there) and E (rank 5 here, 1 there).");
    expect(board!.sentence).toContain("in ways not shown to go together");
  });

  it("matches by exact name only, and counts who was matched", () => {
    const [board] = boardsOf({A: 390, Z: 395});
    expect(board!.systems.map((s) => s.system)).toEqual(["A"]);
    expect(board!).toMatchObject({entries: 2, own_systems: 5, best_in_class: "Z"});
    expect(board!.sentence).toContain("too few to say");
    expect(board!.spearman).toMatchObject({refused: "n_too_small"});
    expect(board!.caption).toContain("1 of your 5 systems and of 2 entries");
  });

  it("is empty where a board has no system in common", () => {
    expect(boardsOf({Z: 395})).toEqual([]);
    expect(boardsOf({})).toEqual([]);
  });
});
