import {describe, expect, it} from "vitest";
import {passkMarkdown} from "../../../src/models/markdown/passk-markdown.js";
import {composePassk} from "../../../src/models/passk/compose-passk.js";
import {
  defaultPasskChoice,
  passkChoiceFromQuery,
  queryFromPasskChoice
} from "../../../src/models/passk/passk-choice.js";
import type {PasskAsked, PasskModel, PasskRow} from "../../../src/models/passk/passk-model.js";
import {preparePassk} from "../../../src/models/passk/prepare-passk.js";
import {suites} from "../../../src/models/value/suites.js";
import {isRefusal} from "../../../src/statistics/estimate.js";
import type {Cells, Facts} from "../../../src/tables/cells.js";
import {workedCells, type WorkedAttempt} from "../value/worked-cells.js";

/** Tasks `t1`, `t2` … of one system, each with so many attempts and so many of them passed. */
function tries(
  system: string,
  counts: readonly (readonly [attempts: number, passes: number])[],
  rest: Partial<WorkedAttempt> = {}
): WorkedAttempt[] {
  return counts.flatMap(([n, c], t) =>
    Array.from({length: n}, (_, i) => ({system, task: `t${t + 1}`, passed: i < c, cost: 0.1, ...rest}))
  );
}

function modelOf(attempts: readonly WorkedAttempt[], change: Partial<PasskAsked> = {}, settings = {}): PasskModel {
  const {facts, cells} = workedCells(attempts, settings);
  return compose(facts, cells, change);
}

function compose(facts: Facts, cells: Cells, change: Partial<PasskAsked> = {}): PasskModel {
  const choice = {...defaultPasskChoice(suites(facts, cells)), ...change};
  return composePassk(facts, preparePassk(facts, cells, choice), choice);
}

function at(model: PasskModel, system: string, k: number, category = "all"): PasskRow {
  return model.systems.find((r) => r.system === system && r.k === k && r.category === category)!;
}

function value(q: {value: number} | {refused: string} | null): number {
  if (q === null || "refused" in q) throw new Error(`no value: ${JSON.stringify(q)}`);
  return q.value;
}

const four = tries("Kite", [
  [5, 1],
  [5, 4],
  [5, 5],
  [5, 0]
]);

describe("composePassk(facts, cells, choice)", () => {
  it("gives the mean over tasks of the unbiased pass@k and pass^k", () => {
    const model = modelOf(four);
    // By hand, k = 2 of n = 5: 1 − C(4,2)/C(5,2) = .4, 1 − 0, 1, 0; all: 0, C(4,2)/C(5,2) = .6, 1, 0.
    expect(value(at(model, "Kite", 2).pass_at_k)).toBeCloseTo(2.4 / 4, 12);
    expect(value(at(model, "Kite", 2).pass_hat_k)).toBeCloseTo(1.6 / 4, 12);
    expect(value(at(model, "Kite", 1).pass_at_k)).toBeCloseTo(0.5, 12);
    expect(value(at(model, "Kite", 2).gap)).toBeCloseTo(0.1, 12);
    expect(at(model, "Kite", 1).gap).toBeNull();
  });

  it("speaks of every k up to the most attempts, and of 1 and 5 always", () => {
    expect(modelOf(four).ks).toEqual([1, 2, 3, 5]);
    expect(
      modelOf(
        tries("Kite", [
          [1, 1],
          [1, 0]
        ])
      ).ks
    ).toEqual([1, 5]);
    expect(
      modelOf(
        tries("Kite", [
          [10, 1],
          [10, 9]
        ])
      ).ks
    ).toEqual([1, 2, 3, 5, 10]);
  });

  it("refuses k above n, and counts the tasks that were dropped", () => {
    const model = modelOf(
      tries("Kite", [
        [5, 1],
        [5, 4],
        [2, 2]
      ])
    );
    expect(at(model, "Kite", 5)).toMatchObject({tasks: 2, tasks_dropped: 1});
    expect(value(at(model, "Kite", 5).pass_at_k)).toBeCloseTo(1, 12);
    const once = modelOf(
      tries("Kite", [
        [1, 1],
        [1, 0]
      ])
    );
    expect(at(once, "Kite", 5)).toMatchObject({tasks: 0, tasks_dropped: 2});
    expect(at(once, "Kite", 5).pass_at_k).toEqual({refused: "k_gt_n", n: 2});
    expect(at(once, "Kite", 5).pass_hat_k).toEqual({refused: "k_gt_n", n: 2});
    expect(at(once, "Kite", 5).gap).toEqual({refused: "k_gt_n", n: 2});
  });

  it("asks k times the cost of one attempt, and no cost of a system without one", () => {
    const model = modelOf([
      ...four,
      ...tries(
        "Free?",
        [
          [5, 1],
          [5, 4]
        ],
        {cost: null}
      )
    ]);
    expect(value(at(model, "Kite", 5).cost_usd_at_k)).toBeCloseTo(0.5, 12);
    expect(at(model, "Free?", 5).cost_usd_at_k).toMatchObject({refused: "missing_metric"});
  });

  it("has a row for all tasks and for each category", () => {
    const model = modelOf([
      ...tries(
        "Kite",
        [
          [2, 1],
          [2, 2]
        ],
        {category: "write"}
      ),
      ...tries(
        "Kite",
        [
          [2, 0],
          [2, 1]
        ],
        {category: "repair"}
      ).map((a) => ({...a, task: `r${a.task}`}))
    ]);
    expect(value(at(model, "Kite", 1, "write").pass_at_k)).toBeCloseTo(0.75, 12);
    expect(value(at(model, "Kite", 1, "repair").pass_at_k)).toBeCloseTo(0.25, 12);
    expect(value(at(model, "Kite", 1).pass_at_k)).toBeCloseTo(0.5, 12);
  });

  it("knows that tasks of one cluster err together", () => {
    const apart = Array.from({length: 12}, (_, t) => [4, t < 6 ? 1 : 3] as const);
    const loose = modelOf(tries("Kite", apart));
    const tied = modelOf(tries("Kite", apart).map((a) => ({...a, cluster: Number(a.task.slice(1)) <= 6 ? "a" : "b"})));
    const width = (m: PasskModel) => {
      const q = at(m, "Kite", 2).pass_at_k;
      if (isRefusal(q)) throw new Error(q.refused);
      return q.high! - q.low!;
    };
    expect(width(tied)).toBeGreaterThan(width(loose));
  });

  it("counts an error as a try that did not pass", () => {
    const model = modelOf([
      ...tries("Kite", [
        [1, 1],
        [1, 1]
      ]),
      {...tries("Kite", [[1, 0]])[0]!, error: true}
    ]);
    // t1: one pass, one error; t2: one pass.
    expect(value(at(model, "Kite", 1).pass_at_k)).toBeCloseTo(0.75, 12);
    expect(model.basis).toContain("1 error, timeout or refusal counts as a try that did not pass.");
  });

  it("counts errors of the chosen category alone", () => {
    const error = {...tries("Kite", [[1, 0]])[0]!, error: true};
    const model = modelOf(
      [
        ...tries(
          "Kite",
          [
            [2, 1],
            [2, 2]
          ],
          {category: "write"}
        ),
        {...error, category: "write"},
        ...[1, 2].map((n) => ({...error, task: `r${n}`, category: "repair"}))
      ],
      {category: "write"}
    );
    expect(model.basis).toContain("1 error, timeout or refusal counts");
    expect(model.answer).toContain("of tasks in write");
  });

  it("lists the tasks that flip, with how many systems they flip on", () => {
    const model = modelOf([
      ...four,
      ...tries("Rook", [
        [5, 2],
        [5, 5],
        [5, 5],
        [5, 0]
      ])
    ]);
    expect(model.flips_total).toBe(2);
    expect(model.flips.map((f) => [f.task, f.systems_flipping, f.systems_repeated])).toEqual([
      ["t1", 2, 2],
      ["t2", 1, 2]
    ]);
    const kite = model.consistency.find((c) => c.system === "Kite")!;
    expect(kite).toMatchObject({tasks_repeated: 4, always_passed: 1, never_passed: 1, flipping: 2});
    // By hand: unbiased p(1 − p) of 1/5 and of 4/5 is (1·4)/(5·4) = .2 each, 0 for the others.
    expect(value(kite.same_prompt_variance)).toBeCloseTo(0.1, 12);
    expect(value(kite.flip_share)).toBeCloseTo(0.5, 12);
  });

  it("says so when no task ever changes its result", () => {
    const model = modelOf(
      tries("Fixed", [
        [5, 5],
        [5, 0],
        [5, 5],
        [5, 0]
      ])
    );
    expect(model.consistency[0]!.attempts_identical).toBe(true);
    expect(model.answer).toContain("exactly as with one: no task changed its result between tries");
    expect(model.notes.map((n) => n.heading)).toContain("Tries that never differ");
    expect(at(model, "Fixed", 5).gap).toMatchObject({refused: "zero_variance"});
  });

  it("takes a k that most systems have, and another where the reader asks", () => {
    const some = [
      ...four,
      ...tries("Rook", [
        [3, 1],
        [3, 1],
        [3, 1],
        [3, 1]
      ]),
      ...tries("Tern", [
        [3, 1],
        [3, 1],
        [3, 2],
        [3, 0]
      ])
    ];
    expect(modelOf(some).choice.k).toBe(3);
    expect(modelOf(some, {k: 5}).choice.k).toBe(5);
    expect(modelOf(some, {k: 100}).choice.k).toBe(5);
    expect(modelOf(some, {k: 5}).field.map((s) => [s.system, s.comparable])).toEqual([
      ["Kite", true],
      ["Rook", false],
      ["Tern", false]
    ]);
  });

  it("pools runs as attempts, and says that their tries may differ because the system changed", () => {
    const runs = ["March", "June"].flatMap((run) =>
      tries(
        "Kite",
        [
          [1, 1],
          [1, 0],
          [1, Number(run === "June")]
        ],
        {run}
      )
    );
    const model = modelOf(runs);
    expect(value(at(model, "Kite", 2).pass_at_k)).toBeCloseTo(2 / 3, 12);
    expect(model.answer).toContain("These tries are runs of different dates");
    expect(model.consistency_heading).toContain("from run to run");
    expect(modelOf(runs, {runs: "latest"}).kind).toBe("once");
  });

  it("never takes aider's second try for a second attempt", () => {
    const {facts, cells} = workedCells(
      tries("Kite", [
        [1, 1],
        [1, 0]
      ])
    );
    facts.runs[0]!.harness = "aider";
    const model = compose(facts, cells);
    expect(model.kind).toBe("once");
    expect(model.notes[0]!.text).toContain("never counted as pass@2");
  });

  it("answers an empty workspace and a published board in words", () => {
    const empty = modelOf([]);
    expect(empty.kind).toBe("empty");
    expect(empty.systems).toEqual([]);
    expect(empty.answer).toContain("No attempt in this selection was judged");
    const {facts, cells} = workedCells([]);
    facts.systems.push({system_id: "a", system: "A", family: null, family_slot: 1, sticker: null});
    facts.boards.push({
      system: 0,
      suite_id: "aider polyglot",
      slice: "all",
      reported_at: null,
      label: null,
      tasks: 225,
      passed_tasks: null,
      pass_rate: 0.5,
      cost_usd: 1,
      seconds_per_task: null
    });
    const board = compose(facts, cells);
    expect(board.kind).toBe("board");
    expect(board.answer).toContain("Pass@k cannot be told");
    expect(board.notes[0]!.heading).toContain("aider");
  });
});

describe("the words of the pass@k page", () => {
  const many = (system: string, passes: number) =>
    tries(
      system,
      Array.from({length: 40}, (_, t) => [5, t % 2 === 0 ? passes : passes - 1] as const)
    );

  it("set k tries beside one, and call no lead real that the tasks do not show", () => {
    const close = modelOf(
      [
        ...four,
        ...tries("Rook", [
          [5, 2],
          [5, 3],
          [5, 5],
          [5, 0]
        ])
      ],
      {k: 2}
    );
    expect(close.answer).toMatch(
      /^With two tries and someone who picks the right one, \w+ solves [\d.]+% of tasks \(95% interval/
    );
    expect(close.answer).toContain("a lead the tasks do not show to be real");
    const far = modelOf([...many("Good", 4), ...many("Poor", 1)]);
    expect(far.answer).toContain("Poor is");
    expect(far.answer).not.toContain("do not show");
    expect(far.answer).toMatch(/\), against [\d.]+% with one; all five pass on [\d.]+%\./);
  });

  it("say that few tasks are few", () => {
    expect(modelOf(four, {}, {min_tasks: 30}).answer).toContain("There are only 4 tasks.");
  });

  it("say in the answer that tasks tried once tell nothing of a second try", () => {
    const model = modelOf(
      tries("Kite", [
        [1, 1],
        [1, 0],
        [1, 1]
      ])
    );
    expect(model.answer).toMatch(/^Every task was tried once/);
    expect(passkMarkdown(model)).toContain("refused: fewer attempts than k");
  });

  it("make Markdown with every system's numbers and their intervals", () => {
    const text = passkMarkdown(modelOf([...many("Good", 4), ...many("Poor", 1)]));
    expect(text).toMatch(/\| Good \| [\d.]+ \([\d.]+ to [\d.]+\) \|/);
    expect(text).toContain("Pass@k presumes an oracle");
  });
});

describe("passkChoiceFromQuery(query, base)", () => {
  it("reads back what queryFromPasskChoice wrote, and writes only what differs", () => {
    const base = modelOf(four).choice;
    expect(queryFromPasskChoice(base, base).toString()).toBe("");
    const asked: PasskAsked = {...base, category: "repair", systems: "Kite", k: 2};
    const query = queryFromPasskChoice(asked, base);
    expect(query.toString()).toBe("category=repair&systems=Kite&k=2");
    expect(passkChoiceFromQuery(query, base)).toEqual(asked);
  });

  it("leaves k to the page where the link says nonsense, and what is not known falls back", () => {
    const base = modelOf(four).choice;
    expect(passkChoiceFromQuery(new URLSearchParams("k=-3"), base).k).toBeNull();
    const model = modelOf(four, {category: "nothing", suite: "nowhere", systems: "nobody", runs: "never"});
    expect(model.choice).toMatchObject({category: null, suite: "suite", systems: "top", runs: "all"});
  });
});
