import {describe, expect, it} from "vitest";
import {systemMarkdown} from "../../../src/models/markdown/system-markdown.js";
import {askSystem} from "../../../src/models/system/ask-system.js";
import {composeSystem} from "../../../src/models/system/compose-system.js";
import {settleChoice} from "../../../src/models/system/settle-choice.js";
import {queryFromSystemChoice, systemChoiceFromQuery} from "../../../src/models/system/system-choice.js";
import type {SystemChoice, SystemModel} from "../../../src/models/system/system-model.js";
import {isRefusal} from "../../../src/statistics/estimate.js";
import {rateClustered} from "../../../src/statistics/rates/rate-clustered.js";
import {costRatio} from "../../../src/statistics/value/cost-ratio.js";
import type {Cells, Facts} from "../../../src/tables/cells.js";
import {workedCells, type WorkedAttempt} from "../value/worked-cells.js";

const choice: SystemChoice = {suite: "suite", system: "Kite", by: null, errors: "failed"};

/** Sixty tasks in two categories; `passes` says of a task's number whether the system passes it. */
function tasksOf(system: string, cost: number | null, passes: (i: number) => boolean): WorkedAttempt[] {
  return Array.from({length: 60}, (_, i) => ({
    system,
    task: `t${i}`,
    category: i < 30 ? "sql" : "docs",
    passed: passes(i),
    cost,
    seconds: 1 + (i % 10)
  }));
}

const four = [
  ...tasksOf("Osprey", 4, (i) => i !== 7),
  ...tasksOf("Kite", 1, (i) => i % 3 > 0 && i !== 8),
  ...tasksOf("Tern", 2, (i) => i % 4 !== 3),
  ...tasksOf("Rook", null, (i) => i % 2 === 0)
];

function compose(attempts: readonly WorkedAttempt[], change: Partial<SystemChoice> = {}): SystemModel {
  const {facts, cells} = workedCells(attempts, {min_tasks: 30});
  return composeSystem(facts, cells, [], {...choice, ...change});
}

function withBoard(facts: Facts, cells: Cells): {facts: Facts; cells: Cells} {
  const row = {suite_id: "board", slice: "all", reported_at: "2026-10-01", label: null, seconds_per_task: null};
  const systems = ["Heron", "Wren"].map((system, i) => ({...facts.systems[0]!, system_id: system, system, family_slot: 5 + i})); // prettier-ignore
  return {
    cells,
    facts: {
      ...facts,
      systems: [...facts.systems, ...systems],
      boards: [
        {...row, system: facts.systems.length, tasks: 200, passed_tasks: 150, pass_rate: null, cost_usd: 30},
        {...row, system: facts.systems.length + 1, tasks: 200, passed_tasks: 80, pass_rate: null, cost_usd: null}
      ]
    }
  };
}

describe("composeSystem(facts, cells, latencies, choice)", () => {
  const model = compose(four);

  it("composeSystem(…) gives what the system passes and what a finished task costs as the statistics do", () => {
    const passes = Array.from({length: 60}, (_, i) => Number(i % 3 > 0 && i !== 8));
    expect(model.pass_rate).toMatchObject({...pick(rateClustered(passes)), n: 60});
    const cost = costRatio(passes.map(() => 1), passes); // prettier-ignore
    expect(model.cost_usd_per_completed).toMatchObject({...pick(cost), n: 60});
    expect(model).toMatchObject({kind: "attempts", tasks: 60, attempts: 60, completed: 39, system: "Kite"});
  });

  it("composeSystem(…) ranks it among all systems of the suite, with the others on every measure", () => {
    expect(model.rank).toMatchObject({rank: 3, of: 4, better: ["Osprey"]});
    const [pass] = model.profile;
    expect(pass).toMatchObject({metric: "pass", weight: 1, is_share: true, rank: {rank: 3}});
    expect(pass!.field.map((f) => f.system).sort()).toEqual(["Osprey", "Rook", "Tern"]);
    expect(model.answer).toContain("By tasks passed it is 3rd of 4: only Osprey is shown to be better.");
  });

  it("composeSystem(…) lists what it fails and the others pass, and what it alone passes", () => {
    // By hand: of t8 only Kite fails; all three others pass it (8 is even, 8 mod 4 is 0).
    expect(model.failed_alone[0]).toMatchObject({task: "t0", passes: 0, attempts: 1, others: {value: 1, n: 3}});
    const t8 = model.failed_alone.find((t) => t.task === "t8")!;
    expect(t8).toMatchObject({here: {value: 0}, others: {value: 1, n: 3}, difference: {value: -1}});
    // By hand: t7 is passed by neither Osprey (but for 7), nor Tern (7 mod 4 is 3), nor Rook (odd).
    expect(model.passed_alone.map((t) => t.task)).toEqual(["t7"]);
    // By hand: of the 20 multiples of three and t8 two of the others fail 3, 15, 27, 39 and 51. Fifteen are listed.
    expect(model.telling).toEqual({failed_alone: 16, passed_alone: 1});
    expect(model.failed_alone).toHaveLength(15);
    expect(compose(four.filter((a) => a.system !== "Tern")).telling_text).toBe(
      "Which tasks tell it from the others needs 3 other systems on the same tasks; there are 2."
    );
  });

  it("composeSystem(…) sets its spending beside the middle system, and refuses what is not known", () => {
    const finished = model.costs!.spend.find((s) => s.measure === "usd_per_completed")!;
    // By hand: 60/39, 120/45 and 240/59 dollars; the middle one is Tern's.
    expect(finished.median).toBeCloseTo(120 / 45, 12);
    expect(finished.relative).toMatchObject({value: expect.closeTo(60 / 39 / (120 / 45), 12) as number});
    expect(finished.field).toHaveLength(2);
    expect(model.costs).toMatchObject({usd_total: 60, provenance_text: expect.stringMatching(/^All 60 attempts have/)});
    const unpriced = compose(four, {system: "Rook"});
    expect(unpriced.costs).toMatchObject({priced: false, usd_total: null});
    expect(unpriced.costs_heading).toBe("What it costs is not known");
    expect(unpriced.answer).toContain("; what a finished task costs is not known.");
    expect(unpriced.costs!.spend.find((s) => s.measure === "usd_per_completed")!.relative).toMatchObject({
      refused: "missing_metric"
    });
  });

  it("composeSystem(…) counts errors as not passed unless they are left out, and says how many there are", () => {
    const broken = four.map((a) => (a.system === "Kite" && a.task === "t1" ? {...a, passed: false, error: true} : a));
    const counted = compose(broken);
    expect(counted.ends.find((e) => e.ending === "errors")).toMatchObject({attempts: 1, share: {value: 1 / 60}});
    expect(counted.ends_text).toBe("Of its 60 attempts 1 ended in an error.");
    expect(counted.tasks).toBe(60);
    expect(compose(broken, {errors: "excluded"}).tasks).toBe(59);
    expect(model.ends_text).toBe("Each of its 60 attempts came to a verdict: no error, no timeout, no refusal.");
  });

  it("composeSystem(…) parts its tasks beside what all systems do on them", () => {
    const weak = four.map((a) => (a.system === "Kite" && a.category === "docs" ? {...a, passed: false} : a));
    const found = compose(weak);
    expect(found.choice.by).toBe("category");
    expect(found.slices.map((s) => s.slice)).toEqual(["sql", "docs"]);
    expect(found.slices_heading).toBe("2 of 2 categories depart from its record");
    expect(found.slices_caption).toMatch(
      /^On (docs|sql) it passes [\d.]+ points (fewer|more) \(95% interval [−\d.]+ to [−\d.]+\) than/
    );
    expect(found.slices[1]!.field).toHaveLength(3);
  });

  it("composeSystem(…) gives each run its own rate, the newest first", () => {
    const runs = [...four, ...tasksOf("Kite", 1, () => true).map((a) => ({...a, run: "second"}))];
    const found = compose(runs);
    expect(found.runs.map((r) => [r.run, r.attempts, !isRefusal(r.pass_rate) && r.pass_rate.value])).toEqual([
      ["run", 60, 39 / 60],
      ["second", 60, 1]
    ]);
    expect(found.runs_text).toMatch(/^2 runs of the suite shown, pooled above\. Whether/);
  });

  it("composeSystem(…) shows a system that has published totals only, ranked among the entries", () => {
    const {facts, cells} = workedCells(four);
    const shown = withBoard(facts, cells);
    const found = composeSystem(shown.facts, shown.cells, [], {...choice, suite: "board", system: "Wren"});
    expect(found).toMatchObject({kind: "board", tasks: 200, completed: 80, rank: {rank: 2, of: 2, better: ["Heron"]}});
    expect(found.answer).toBe(
      // R 4.5: prop.test(80, 200, correct = FALSE)$conf.int is 0.3346 to 0.4692.
      "Wren is published with 40.0% of the 200 tasks of board passed (95% interval 33.5 to 46.9); no cost is stated. By published rate it is 2nd of 2: Heron is shown to be better."
    );
    expect(found.costs!.provenance_text).toContain("unknown, not free");
    expect(found.boards).toHaveLength(1);
    expect(systemMarkdown(found)).toContain("### What boards publish of it");
  });

  it("composeSystem(…) says that a name is not here, and that a workspace is empty", () => {
    const unknown = compose(four, {system: "Kit"});
    expect(unknown).toMatchObject({kind: "unknown", near: ["Kite"], profile: []});
    expect(unknown.options.systems.map((s) => s.value)).toEqual(["Kite", "Osprey", "Rook", "Tern"]);
    expect(compose([], {system: ""}).answer).toBe("This workspace holds no system.");
  });

  it("composeSystem(…) does not rank a system that ran other tasks, nor one that is alone", () => {
    const few = [...four, {system: "Wren", task: "t1", passed: true, cost: 1}];
    expect(compose(few, {system: "Wren"}).answer).toContain(
      "It is not ranked: it ran fewer than four in five of the tasks the fullest system ran. There is only 1 task."
    );
    const alone = compose(four.filter((a) => a.system === "Kite"));
    expect(alone.rank).toBeNull();
    expect(alone.profile_caption).toContain("There is no other system to hold it against.");
  });

  it("composeSystem(…) survives JSON and reads as Markdown", () => {
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
    const text = systemMarkdown(model);
    expect(text).toContain("| Tasks passed | 1.00 | 65.0% (");
    expect(text).not.toMatch(/undefined|NaN|null/);
  });
});

describe("settleChoice(facts, cells, asked)", () => {
  const {facts, cells} = withBoard(workedCells(four).facts, workedCells(four).cells);
  const settle = (query: string) => settleChoice(facts, cells, systemChoiceFromQuery(new URLSearchParams(query)));

  it("settleChoice(…) shows a system on the first suite that has it, and a suite by its leader", () => {
    expect(settle("system=Heron")).toMatchObject({suite: "board", system: "Heron"});
    expect(settle("system=Kite&suite=board")).toMatchObject({suite: "suite", system: "Kite"});
    expect(settle("suite=board")).toMatchObject({suite: "board", system: "Heron"});
    expect(settle("")).toMatchObject({suite: "suite", system: "Osprey"});
    expect(settle("system=Nobody")).toMatchObject({suite: "suite", system: "Nobody"});
  });

  it("queryFromSystemChoice(choice, base) says what differs, and a link with it shows the same", () => {
    const base = settle("");
    expect(queryFromSystemChoice(base, base).toString()).toBe("");
    const other = {...base, suite: "board", system: "Heron"};
    const query = queryFromSystemChoice(other, base).toString();
    expect(query).toBe("system=Heron&suite=board");
    expect(askSystem(facts, cells, [], {kind: "link", query, base}).choice).toEqual(other);
    const smaller = askSystem(facts, cells, [], {kind: "link", query: "errors=excluded", base});
    expect(smaller.choice).toMatchObject({system: "Osprey", errors: "excluded"});
  });

  it("askSystem(…) keeps the system when a suite is picked that has it, and gives way to the leader otherwise", () => {
    const from = settle("system=Kite");
    expect(askSystem(facts, cells, [], {kind: "suite", suite: "board", choice: from}).system).toBe("Heron");
    expect(askSystem(facts, cells, [], {kind: "suite", suite: "suite", choice: from}).system).toBe("Kite");
  });
});

function pick(q: ReturnType<typeof rateClustered>) {
  if (isRefusal(q)) return q;
  const {value, low, high} = q;
  return {value, low, high};
}
