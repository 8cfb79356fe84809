import {describe, expect, it} from "vitest";
import {slicesMarkdown} from "../../../src/models/markdown/slices-markdown.js";
import {composeSlices} from "../../../src/models/slices/compose-slices.js";
import {standsOut} from "../../../src/models/slices/slices-answer.js";
import {
  defaultSlicesChoice,
  queryFromSlicesChoice,
  slicesChoiceFromQuery
} from "../../../src/models/slices/slices-choice.js";
import type {SlicesChoice} from "../../../src/models/slices/slices-model.js";
import {isRefusal, type Estimate, type Refusal} from "../../../src/statistics/estimate.js";
import {workedCells, type WorkedAttempt} from "../value/worked-cells.js";

/** Passes of a system on each category of 40 tasks, or of as many as `tasks` says. */
function attemptsOf(system: string, passes: Record<string, number>, tasks: Record<string, number> = {}) {
  return Object.entries(passes).flatMap(([category, passed]) =>
    Array.from(
      {length: tasks[category] ?? 40},
      (_, i): WorkedAttempt => ({
        system,
        task: `${category}${i}`,
        category,
        passed: (i * 7) % (tasks[category] ?? 40) < passed,
        cost: 1
      })
    )
  );
}

const choice = defaultSlicesChoice([{value: "suite"}]);
const compose = (attempts: WorkedAttempt[], change: Partial<SlicesChoice> = {}, minTasks = 30) => {
  const {facts, cells} = workedCells(attempts, {min_tasks: minTasks});
  return composeSlices(facts, cells, {...choice, ...change});
};

function given<T extends object>(x: T | Refusal): T {
  if (isRefusal(x)) throw new Error(`refused: ${x.refused}`);
  return x;
}

const odd = [
  ...attemptsOf("Heron", {sql: 32, docs: 32, tests: 32}),
  ...attemptsOf("Kite", {sql: 30, docs: 30, tests: 8}),
  ...attemptsOf("Wren", {sql: 28, docs: 28, tests: 28})
];

describe("composeSlices", () => {
  it("composeSlices(…) puts the most surprising cell first and says it with its margin", () => {
    const model = compose(odd);
    const first = model.cells[0]!;
    expect([first.system, first.slice]).toEqual(["Kite", "tests"]);
    expect(standsOut(first)).toBe(true);
    const surprise = given(first.surprise);
    // 8 of 40 passed.
    expect(surprise.value).toBeCloseTo(0.2 - surprise.expected, 12);
    expect(model.answer).toMatch(
      /^Kite passes 20% of tests, [\d.]+ points fewer \(95% interval [\d.]+ to [\d.]+\) than its record and the slice's difficulty lead one to expect\. \d more of 9 cells stand out\.$/
    );
    expect(model.choice).toMatchObject({by: "category", slice: "tests", system: "Kite"});
    expect(model.comparisons).toBe(9);
  });

  it("composeSlices(…) sorts cells by their standard errors, refusals last", () => {
    const sizes = compose(odd).cells.map((c) => (isRefusal(c.surprise) ? -1 : Math.abs(c.surprise.in_se)));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });

  it("composeSlices(…) claims nothing where all differ alike", () => {
    const model = compose([
      ...attemptsOf("Heron", {sql: 34, docs: 26, tests: 14}),
      ...attemptsOf("Kite", {sql: 30, docs: 20, tests: 10})
    ]);
    expect(model.cells.some(standsOut)).toBe(false);
    expect(model.answer).toMatch(/^No system is shown to do better or worse on a slice than/);
    expect(model.caption).toMatch(/^No cell stands out by category\./);
    // The slices themselves do differ: that is difficulty.
    expect(given(model.systems[0]!.heterogeneity[0]!.i2).p).toBeLessThan(0.001);
    expect(model.system_caption).toContain("differ beyond luck");
  });

  it("composeSlices(…) flags slices under min_tasks, refuses those under five, and shrinks what is small", () => {
    const tasks = {tiny: 4, small: 12};
    const model = compose([
      ...attemptsOf("Heron", {sql: 30, docs: 28, small: 12, tiny: 3}, tasks),
      ...attemptsOf("Kite", {sql: 26, docs: 27, small: 7, tiny: 2}, tasks)
    ]);
    const cell = (slice: string) => model.cells.find((c) => c.system === "Heron" && c.slice === slice)!;
    expect(cell("tiny").rate).toEqual({refused: "n_too_small", n: 4});
    expect(cell("tiny").surprise).toEqual({refused: "n_too_small", n: 4});
    expect(cell("small").flags).toContain("small_n");
    expect(cell("sql").flags).not.toContain("small_n");
    const [raw, shrunken] = [given(cell("small").rate), given(cell("small").shrunken)];
    expect(raw.value).toBe(1);
    expect(shrunken.value).toBeLessThan(0.95);
    expect(model.would_change).toContain("small (12)");
  });

  it("composeSlices(…) says of one system that weakness and difficulty cannot be told apart", () => {
    const model = compose(attemptsOf("Heron", {sql: 32, docs: 12}));
    expect(model.cells.every((c) => isRefusal(c.surprise))).toBe(true);
    expect(model.answer).toMatch(
      /^Heron passes 80% of sql \(95% interval \d+ to \d+\) and 30% of docs \(95% interval \d+ to \d+\)\. With one system/
    );
  });

  it("composeSlices(…) does not compare a system that ran fewer than four in five of the tasks", () => {
    const model = compose([...odd, ...attemptsOf("Late", {sql: 40})]);
    expect(model.cells.filter((c) => c.system === "Late").map((c) => c.surprise)).toEqual([
      {refused: "missing_metric", n: 40}
    ]);
    expect(model.notes.at(-1)!.text).toContain("Late ran fewer than four in five");
  });

  it("composeSlices(…) parts by tags, a task in each of its own, and says that slices overlap", () => {
    const {facts, cells} = workedCells(odd, {min_tasks: 30});
    facts.tasks.forEach((t, i) => (t.tags = i % 2 === 0 ? ["async", "io"] : ["io"]));
    const model = composeSlices(facts, cells, {...choice, by: "tag"});
    const tag = model.dimensions.find((d) => d.dimension === "tag")!;
    expect(tag).toMatchObject({slices: 2, overlapping: true, tasks_without: 0});
    expect(model.slices.filter((s) => s.dimension === "tag").map((s) => s.tasks)).toEqual([60, 120]);
    expect(model.heterogeneity_words).toContain("only a guide");
  });

  it("composeSlices(…) answers without categories, without judged attempts and without anything", () => {
    const bare = odd.map(({category: _, ...a}) => a);
    expect(compose(bare).kind).toBe("unsliced");
    expect(compose(bare).answer).toContain("nothing to part them by");
    expect(compose(odd, {category: "nowhere"}).kind).toBe("empty");
    expect(compose([])).toMatchObject({kind: "empty", cells: [], choice: {by: null, slice: null, system: null}});
  });

  it("composeSlices(…) survives JSON unchanged and reads as Markdown", () => {
    const model = compose(odd);
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
    const text = slicesMarkdown(model);
    expect(text).toContain("| **Kite** | category: tests | 40 |");
    expect(text).not.toMatch(/NaN|undefined|null/);
  });

  it("composeSlices(…) gives every quantity as an estimate with an interval or a refusal", () => {
    for (const cell of compose(odd).cells)
      for (const q of [cell.rate, cell.shrunken, cell.surprise] as (Estimate | Refusal)[])
        if (!isRefusal(q)) expect(q).toMatchObject({low: expect.any(Number), high: expect.any(Number), n: 40});
  });
});

describe("the address of a slice", () => {
  const base = {...choice, by: "category" as const};
  const read = (query: string) => slicesChoiceFromQuery(new URLSearchParams(query), [{value: "suite"}], base);

  it("slicesChoiceFromQuery(query) takes ?category= and ?language= as the other pages write them", () => {
    expect(read("category=sql")).toMatchObject({by: "category", slice: "sql", category: null});
    expect(read("language=rust")).toMatchObject({by: "language", slice: "rust", language: null});
    expect(read("category=sql&language=rust")).toMatchObject({by: "category", slice: "sql", language: "rust"});
    expect(read("by=difficulty&category=sql")).toMatchObject({by: "difficulty", slice: null, category: "sql"});
    expect(read("suite=unknown&errors=maybe")).toMatchObject({suite: "suite", errors: "failed"});
  });

  it("queryFromSlicesChoice(choice) is read back as it was, and says nothing of the default", () => {
    expect(queryFromSlicesChoice(base, base).toString()).toBe("");
    for (const change of [
      {slice: "sql"},
      {language: "rust"},
      {by: "language", slice: "rust", category: "sql"},
      {by: "tag", slice: "io", runs: "latest"},
      {by: "difficulty"},
      {by: "language", category: "sql", system: "Kite", errors: "excluded"}
    ] as Partial<SlicesChoice>[]) {
      const asked = {...base, ...change};
      expect(read(queryFromSlicesChoice(asked, base).toString())).toEqual(asked);
    }
  });
});
