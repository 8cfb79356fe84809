import {describe, expect, it} from "vitest";
import {taskMarkdown} from "../../../src/models/markdown/task-markdown.js";
import {composeTask} from "../../../src/models/task/compose-task.js";
import {queryFromTaskChoice, taskChoiceFromQuery} from "../../../src/models/task/task-choice.js";
import {isRefusal, type Estimate} from "../../../src/statistics/estimate.js";
import {seeded} from "../../../src/statistics/random.js";
import {itemRestCorrelation} from "../../../src/statistics/suite/item-rest-correlation.js";
import type {Quantity} from "../../../src/models/quantity.js";
import type {RatingFacts} from "../../../src/tables/rating-facts.js";
import {workedRatings} from "../agreement/worked-ratings.js";
import {noRatings} from "../no-ratings.js";
import {workedCells, type WorkedAttempt} from "../value/worked-cells.js";

function given(q: Quantity | undefined): Estimate {
  if (!q || isRefusal(q)) throw new Error(`refused: ${q?.refused}`);
  return q;
}

function modelOf(attempts: readonly WorkedAttempt[], task = "", ratings: RatingFacts = noRatings, suite = "suite") {
  const {facts, cells} = workedCells(attempts);
  return composeTask(facts, cells, ratings, {suite, task});
}

/** Systems over tasks: a row of passes a system, one attempt each. */
function grid(rows: Record<string, string>): WorkedAttempt[] {
  return Object.entries(rows).flatMap(([system, passes]) =>
    [...passes].map((p, i): WorkedAttempt => ({system, task: `t${i + 1}`, passed: p === "1", cost: 0.1}))
  );
}

// By hand: A passes 5 of 6, B 4, C 3, D 1; t1 is passed by A, B and C, t5 by A alone, t6 by D alone, t2 by all.
const FOUR = grid({A: "111110", B: "111100", C: "111000", D: "010001"});

describe("composeTask(facts, cells, ratings, choice): who passes", () => {
  it("counts who passes, the best on the other tasks first", () => {
    const m = modelOf(FOUR, "t1");
    expect(m.kind).toBe("tried");
    expect(m.answer).toMatch(/^3 of 4 systems pass t1, tried once each\./);
    expect(m.systems.map((s) => [s.system, s.passes, s.attempts])).toEqual([
      ["A", 1, 1],
      ["B", 1, 1],
      ["C", 1, 1],
      ["D", 0, 1]
    ]);
    // By hand: A passed 4 of the other five.
    expect(given(m.systems[0]!.record).value).toBeCloseTo(0.8, 12);
    expect(given(m.systems[0]!.cost_usd)).toMatchObject({value: 0.1, low: null, high: null, n: 1});
  });

  it("says how many are harder, as hard and easier", () => {
    const m = modelOf(FOUR, "t1");
    // By hand: t5 and t6 have one pass and t4 two; t3 has three as t1; t2 has four.
    expect(given(m.difficulty!.harder).value).toBe(3.5);
    expect(m.difficulty).toMatchObject({as_hard: 1, tasks: 6, systems: 4});
    expect(m.notes[0]!.text).toContain("Of the others 3 are harder, 1 as hard, 1 easier.");
    expect(m.position).toMatchObject({of: 6, harder: "t4", easier: "t3"});
  });

  it("gives the item-rest correlation of all tasks together, with Fisher's interval", () => {
    const m = modelOf(FOUR, "t1");
    const rows = ["111110", "111100", "111000", "010001"].map((row) => [...row].map(Number));
    const all = itemRestCorrelation(rows);
    if (isRefusal(all)) throw new Error(all.refused);
    const {item_rest} = m.discrimination!;
    expect(given(item_rest).value).toBeCloseTo(all.r[0]!, 12);
    expect(given(item_rest)).toMatchObject({n: 4, method: "pearson, fisher-z", flags: ["small_n"]});
    expect(m.discrimination!.verdict).toBe("not_shown");
    expect(m.answer).toContain("That it tells strong systems from weak ones is not shown: correlation");
  });

  it("marks a strong system that fails and a weak one that passes, and how many would by chance", () => {
    const strong = "1".repeat(19);
    const weak = `${"0".repeat(17)}11`;
    const m = modelOf(
      grid({A: `0${strong}`, B: `1${strong}`, C: `1${strong}`, D: `0${weak}`, E: `0${weak}`, F: `1${weak}`}),
      "t1"
    );
    expect(m.systems.filter((s) => s.surprise).map((s) => [s.system, s.surprise])).toEqual([
      ["A", "fails"],
      ["F", "passes"]
    ]);
    // By symmetry three are expected of six; a passes-all record of 19 is drawn in to 19.5 of 20.
    expect(m.caption).toMatch(
      /^A fails it where \d\d% was to be expected and F passes it where \d+%.*; about \d\.\d would by chance alone\./
    );
    expect(m.caption).toContain("a hollow one at 0 where it did not");
  });

  it("says of a task that all or none pass that it tells nothing", () => {
    const all = modelOf(FOUR, "t2");
    expect(all.answer).toMatch(
      /^All 4 systems pass t2, tried once each\. None of the other 5 tasks is easier\. It tells nothing/
    );
    expect(all.systems[0]!.expected).toEqual({refused: "no_variation", n: 4});
    const none = modelOf(
      [...FOUR, ...["A", "B", "C", "D"].map((system): WorkedAttempt => ({system, task: "t7", passed: false, cost: 1}))],
      "t7"
    );
    expect(none.answer).toBe(
      "None of the 4 systems passes t7, tried once each. None of the other 6 tasks is harder. It tells nothing of which is better: it is beyond them all, or broken."
    );
    expect(none.lists.unpassed.map((t) => t.task)).toEqual(["t7"]);
    expect(none.lists.passed_by_all).toBe(1);
  });

  it("gives an interval where a task was tried several times", () => {
    const often = FOUR.flatMap((a) => [
      a,
      {...a, passed: a.passed && a.system !== "B"},
      {...a, error: a.system === "D"}
    ]);
    const m = modelOf(often, "t1");
    expect(m.answer).toMatch(/^3 of 4 systems pass t1 at least once, 2 every time\./);
    const b = m.systems.find((s) => s.system === "B")!;
    expect([b.passes, b.attempts]).toEqual([2, 3]);
    // statsmodels 0.14: proportion_confint(2, 3, method="wilson") gives .2077, .9385.
    expect(given(b.share).low).toBeCloseTo(0.2077, 4);
    expect(given(b.share).high).toBeCloseTo(0.9385, 4);
    expect(m.basis).toContain("1 error counts as not passed.");
  });

  it("counts nought for an attempt that meets a failure condition", () => {
    const m = modelOf([...FOUR.filter((a) => a.system !== "A"), {...FOUR[0]!, gated: true}], "t1");
    expect(m.systems.find((s) => s.system === "A")).toMatchObject({passes: 0, gated: 1});
    expect(m.basis).toContain("1 attempt meets a failure condition and counts nought.");
  });
});

describe("composeTask: what it claims of one task among many", () => {
  it("says that a task tells strong from weak only after adjusting for all that could be looked at", () => {
    const random = seeded(5);
    const systems = Array.from({length: 12}, (_, i) => `S${String(i).padStart(2, "0")}`);
    const coins = (n: number, tells: boolean) =>
      systems.flatMap((system, i) =>
        Array.from({length: n}, (_, t): WorkedAttempt => {
          const passed = t === 0 && tells ? i >= 6 : t < 40 ? random() < i / 12 : random() < 0.5;
          return {system, task: `t${t + 1}`, passed, cost: 1};
        })
      );
    const m = modelOf(coins(50, true), "t1");
    expect(m.discrimination!.verdict).toBe("tells");
    expect(m.answer).toMatch(/It tells strong systems from weak ones: correlation 0\.\d\d \(95% interval/);
    // Coins alone: among 50 tasks some correlate, and none may be said to.
    const noise = systems.flatMap((system) =>
      Array.from({length: 50}, (_, t): WorkedAttempt => ({system, task: `t${t + 1}`, passed: random() < 0.5, cost: 1}))
    );
    const picked = modelOf(noise);
    expect(given(picked.discrimination!.item_rest).value).toBeGreaterThan(0.5);
    expect(picked.discrimination!.verdict).toBe("not_shown");
    expect(picked.answer).toMatch(/is not shown: correlation 0\.\d\d/);
    expect(picked.basis).toMatch(/Shown first because, of 50 tasks, .* it looks clearer than it is\.$/);
  });

  it("calls for a look at the task where stronger systems do worse", () => {
    const rows = Object.fromEntries(
      Array.from({length: 14}, (_, i) => [
        `S${String(i).padStart(2, "0")}`,
        `${i < 7 ? 1 : 0}${"1".repeat(i)}${"0".repeat(14 - i)}`
      ])
    );
    const m = modelOf(grid(rows), "t1");
    expect(m.discrimination!.verdict).toBe("contrary");
    expect(m.answer).toMatch(
      /Systems better at the rest do worse on it: correlation −0\.\d\d .*Look for a fault in the task or its test\.$/
    );
    expect(m.lists.contrary[0]!.task).toBe("t1");
  });

  it("leaves a system that ran few of the tasks out of the comparison, and shows it all the same", () => {
    const m = modelOf([...FOUR, {system: "New", task: "t1", passed: true, cost: 1}], "t1");
    expect(m.difficulty).toMatchObject({systems: 4, tasks: 6});
    expect(m.systems.map((s) => s.system)).toContain("New");
    expect(m.systems.find((s) => s.system === "New")!.expected).toEqual({refused: "n_zero", n: 0});
    expect(m.answer).toMatch(/^4 of 5 systems pass t1/);
  });
});

describe("composeTask: what is not there", () => {
  it("offers names like one the suite does not have", () => {
    const m = modelOf(FOUR, "t11");
    expect(m.kind).toBe("unknown");
    expect(m.answer).toBe("suite has no task called “t11”. Near it: t1.");
    expect(modelOf(FOUR, "quite another").answer).toBe("suite has no task called “quite another”.");
    expect(m.systems).toEqual([]);
  });

  it("speaks of one system, of one attempt, and of none", () => {
    const alone = FOUR.filter((a) => a.system === "A");
    expect(modelOf(alone, "t6").answer).toBe("A, the only system that tried t6, did not pass it in its one attempt.");
    const thrice = alone.flatMap((a) => [a, a, a]);
    expect(modelOf(thrice, "t1").answer).toBe(
      "A, the only system that tried t1, passes it in 3 of 3 attempts (95% interval 44% to 100%)."
    );
    const {facts, cells} = workedCells([]);
    const empty = composeTask(facts, cells, noRatings, {suite: "", task: ""});
    expect(empty.kind).toBe("empty");
    expect(empty.answer).toBe("This workspace holds no attempts, so there is no task to open.");
  });

  it("says that totals have no tasks", () => {
    const {facts, cells} = workedCells([]);
    const row = {
      system: 0,
      suite_id: "board",
      slice: "all",
      reported_at: null,
      label: null,
      tasks: 10,
      passed_tasks: 5,
      pass_rate: 0.5,
      cost_usd: null,
      seconds_per_task: null
    };
    const board = {...facts, boards: [row]};
    const m = composeTask(board, cells, noRatings, {suite: "", task: ""});
    expect(m.kind).toBe("board");
    expect(m.answer).toBe("board gives totals without tasks, so there is no task to open.");
    expect(taskMarkdown(m)).toContain("An export with attempts");
  });

  it("goes through JSON unchanged, and reads as Markdown without a gap", () => {
    for (const task of ["t1", "t2", "t11", ""]) {
      const m = modelOf(FOUR, task);
      expect(JSON.parse(JSON.stringify(m))).toEqual(m);
      expect(taskMarkdown(m)).not.toMatch(/undefined|NaN|\[object|null/);
    }
  });
});

describe("composeTask: runs and raters", () => {
  it("follows systems with several runs over time, and says who turned", () => {
    const {facts, cells} = workedCells(
      ["r1", "r2"].flatMap((run, r) =>
        FOUR.map((a) => ({...a, run, passed: a.system === "D" && a.task === "t1" ? r === 1 : a.passed}))
      )
    );
    const days = ["2026-09-01", "2026-11-01"];
    const dated = {
      ...facts,
      runs: facts.runs.map((run) => ({...run, started_at: `${days[run.run === "r1" ? 0 : 1]}T00:00:00.000Z`}))
    };
    const m = composeTask(dated, cells, noRatings, {suite: "suite", task: "t1"});
    expect(m.history.map((h) => [h.system, h.runs.map((r) => r.passes), h.change])).toEqual([
      ["A", [1, 1], null],
      ["B", [1, 1], null],
      ["C", [1, 1], null],
      ["D", [0, 1], "gained"]
    ]);
    expect(m.history_caption).toMatch(/^D went from failing it to passing it\. .* a change may be luck\.$/);
    expect(m.headings.history).toBe("One system turned between first and last run");
  });

  it("refuses a history in words where each system ran once", () => {
    const m = modelOf(FOUR, "t1");
    expect(m.history).toEqual([]);
    expect(m.not_measured).toContain("How it goes over time: no system ran it in two runs.");
  });

  it("counts what people and judges said of the answers, and where they part", () => {
    const {facts, cells} = workedCells(FOUR);
    const kin = {...facts, systems: facts.systems.map((s, i) => ({...s, family: i === 0 ? "Aquila" : null}))};
    const ratings = workedRatings({
      dimension: {labels: ["no", "yes"]},
      raters: [
        {rater: "Reviewer 1", said: ["yes", "yes", "no"]},
        {rater: "Reviewer 2", said: ["yes", "no", "no"]},
        {rater: "merlin", kind: "judge", family: "aquila", said: ["no", "yes", null]}
      ],
      systems: [0, 1, 2],
      tasks: [0, 0, 1]
    });
    const m = composeTask(kin, cells, ratings, {suite: "suite", task: "t1"});
    expect(m.rated!.items).toBe(2);
    const [accept] = m.rated!.dimensions;
    // By hand: of four human verdicts on two answers three say yes.
    expect(accept!.people).toMatchObject({raters: 2, ratings: 4, answers: 2, yes: "yes"});
    expect(accept!.people!.counts).toEqual([
      {label: "no", n: 1},
      {label: "yes", n: 3}
    ]);
    expect(given(accept!.people!.mean).value).toBeCloseTo(0.75, 12);
    expect(m.rated!.answers.map((a) => [a.system, a.people_part, a.judges_part])).toEqual([
      ["A", false, true],
      ["B", true, null]
    ]);
    expect(m.rated!.answers[0]!.judges[0]).toEqual({rater: "merlin", verdict: "no", own_family: true});
    expect(m.headings.rated).toBe("People part on 1 of 2 verdicts");
    expect(m.rated_words).toBe(
      "2 people and 1 judge rated 2 answers to this task. A judge says otherwise than most people on 1 of 1 verdict that can be compared. A judge of the same family as the system is marked."
    );
    expect(modelOf(FOUR, "t3").rated).toBeNull();
  });
});

describe("taskChoiceFromQuery(query, base)", () => {
  const base = {suite: "suite", task: "t1"};

  it("is the inverse of queryFromTaskChoice", () => {
    for (const choice of [base, {suite: "suite", task: "t2"}, {suite: "other", task: "t1"}]) {
      const query = queryFromTaskChoice(choice, base);
      if (choice === base) expect(query.size).toBe(0);
      expect(taskChoiceFromQuery(query, base)).toEqual(choice);
    }
  });

  it("leaves the task to the suite where only a suite is named", () => {
    expect(taskChoiceFromQuery(new URLSearchParams("suite=other"), base)).toEqual({suite: "other", task: ""});
    expect(taskChoiceFromQuery(new URLSearchParams("task=t9"), base)).toEqual({suite: "suite", task: "t9"});
  });
});
