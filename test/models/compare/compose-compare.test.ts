import {describe, expect, it} from "vitest";
import {
  compareChoiceFromQuery,
  defaultCompareChoice,
  queryFromCompareChoice
} from "../../../src/models/compare/compare-choice.js";
import type {CompareChoice} from "../../../src/models/compare/compare-model.js";
import {composeCompare} from "../../../src/models/compare/compose-compare.js";
import {compareMarkdown} from "../../../src/models/markdown/compare-markdown.js";
import {isRefusal, type Estimate} from "../../../src/statistics/estimate.js";
import type {Quantity} from "../../../src/models/quantity.js";
import {workedCells, type WorkedAttempt} from "../value/worked-cells.js";

function modelOf(attempts: readonly WorkedAttempt[], change: Partial<CompareChoice> = {}, settings = {}) {
  const {facts, cells} = workedCells(attempts, settings);
  return composeCompare(facts, cells, {...defaultCompareChoice(facts, cells), ...change});
}

function known(q: Quantity): Estimate {
  if (isRefusal(q)) throw new Error(`refused: ${q.refused}`);
  return q;
}

/** Two systems on the same tasks: how many only A passed, only B, both, neither. */
function pairs([onlyA, onlyB, both, neither]: [number, number, number, number], more: Partial<WorkedAttempt> = {}) {
  const outcomes = [
    ...Array.from({length: onlyA}, () => [true, false]),
    ...Array.from({length: onlyB}, () => [false, true]),
    ...Array.from({length: both}, () => [true, true]),
    ...Array.from({length: neither}, () => [false, false])
  ];
  return outcomes.flatMap(([a, b], i): WorkedAttempt[] => {
    const task = `${more.category ?? ""}t${i + 1}`;
    return [
      {system: "A", task, passed: a!, cost: 0.1, ...more},
      {system: "B", task, passed: b!, cost: 0.1, ...more}
    ];
  });
}

const AB = {a: "A", b: "B", run_a: "all", run_b: "all"};

describe("composeCompare(facts, cells, choice)", () => {
  it("pairs one attempt a task: Tango's interval, mid-p McNemar, the tasks that part the two", () => {
    const m = modelOf(pairs([23, 2, 3, 22]), AB);
    const d = known(m.difference);
    expect(d.value).toBeCloseTo(0.42, 12); // By hand: (23 − 2)/50.
    expect(d.method).toBe("tango");
    // Mid-p by hand: 2·(1 + 25 + 300/2)/2^25.
    if (isRefusal(m.test)) throw new Error(m.test.refused);
    expect(m.test.method).toBe("mid-p mcnemar");
    expect(m.test.p).toBeCloseTo((2 * (1 + 25 + 150)) / 2 ** 25, 12);
    expect(m.split).toEqual({a_better: 23, b_better: 2, same: 25, both_passed: 3, neither_passed: 22});
    expect(m.discordant.filter((t) => t.a > t.b)).toHaveLength(23);
    expect(m.discordant).toHaveLength(25);
    expect(m.verdict).toBe("a_better");
    expect(m.answer).toMatch(
      /^A passes 42\.0 points more than B \(95% interval .*\): 23 tasks only it passed, 2 only the other\.$/
    );
  });

  it("turns the sentence when b leads, and the numbers stay a minus b", () => {
    const m = modelOf(pairs([2, 23, 3, 22]), AB);
    expect(known(m.difference).value).toBeCloseTo(-0.42, 12);
    expect(m.verdict).toBe("b_better");
    expect(m.answer).toMatch(/^B passes 42\.0 points more than A \(95% interval \d/);
    expect(m.answer).toContain("23 tasks only it passed, 2 only the other");
  });

  it("says neither better nor equal where nothing is shown, and what would have been seen", () => {
    const m = modelOf(pairs([10, 8, 12, 20]), AB);
    expect(m.verdict).toBe("inconclusive");
    expect(m.answer).toContain("a lead the tasks do not show to be real");
    const mde = known(m.mde);
    // By hand: var(d) = (18/50 − .04²)·50/49, mde = (1.959964 + 0.841621)·√(var/50).
    expect(mde.value).toBeCloseTo(2.801585 * Math.sqrt(((18 / 50 - 0.0016) * 50) / 49 / 50), 5);
    expect(m.answer).toContain(`50 tasks see a difference of ${(mde.value * 100).toFixed(1)} points`);
    expect(m.needed.margin).toBe(Math.ceil((2.8015852 ** 2 * ((18 / 50 - 0.0016) * 50)) / 49 / 0.05 ** 2));
  });

  it("says alike only within the margin, by the 90% interval, and names the margin", () => {
    const near = pairs([3, 3, 200, 194]);
    const m = modelOf(near, AB);
    expect(m.verdict).toBe("equivalent");
    expect(m.answer).toContain("give or take 5.0 points");
    expect(m.answer).toContain("90% interval");
    expect(modelOf(near, AB, {margin: 0.005}).verdict).toBe("inconclusive");
  });

  it("says of a real lead within the margin that it is smaller", () => {
    const m = modelOf(pairs([12, 0, 300, 288]), AB);
    expect(m.verdict).toBe("a_better");
    expect(m.answer).toContain("a real lead but smaller than the margin of 5.0 points");
  });

  it("bounds the share of tasks that part two who did the same on all", () => {
    const m = modelOf(pairs([0, 0, 20, 20]), AB);
    const d = known(m.difference);
    expect(d.value).toBe(0);
    expect(d.flags).toContain("no_discordant_pairs");
    expect(known(m.discordance).high!).toBeGreaterThan(0.05);
    expect(isRefusal(m.mde)).toBe(true);
    const several = modelOf([...pairs([0, 0, 20, 20]), ...pairs([0, 0, 20, 20])], AB);
    expect(several.difference).toEqual({refused: "zero_variance", n: 40});
    expect(several.answer).toContain("did the same on every one of the 40 tasks");
  });

  it("takes tasks of a cluster together: CR1 over clusters, and signs of clusters under thirty", () => {
    const attempts = pairs([23, 2, 3, 22]).map((a) => ({...a, cluster: `c${Number(a.task.slice(1)) % 12}`}));
    const m = modelOf(attempts, AB);
    expect(known(m.difference).method).toBe("cr1-t");
    expect(known(m.difference).n_clusters).toBe(12);
    expect(known(m.difference).flags).toContain("few_clusters");
    if (isRefusal(m.test)) throw new Error(m.test.refused);
    expect(m.test.method).toBe("sign flip");
    expect(m.clusters).toBe(12);
    expect(m.basis).toContain("12 clusters");
  });

  it("claims nothing over fewer than ten clusters", () => {
    const attempts = pairs([40, 0, 5, 5]).map((a) => ({...a, cluster: `c${Number(a.task.slice(1)) % 6}`}));
    const m = modelOf(attempts, AB);
    expect(m.verdict).toBe("inconclusive");
    expect(m.answer).toContain("six clusters");
  });

  it("takes the mean of several attempts as a task's result", () => {
    const attempts = [...pairs([20, 4, 6, 20]), ...pairs([18, 6, 6, 20])];
    const m = modelOf(attempts, AB);
    expect(known(m.difference).method).toBe("cr1-t");
    expect(known(m.difference).value).toBeCloseTo((16 + 12) / 100, 12); // By hand: (20 − 4 + 18 − 6) of 100 attempts.
    if (isRefusal(m.test)) throw new Error(m.test.refused);
    expect(m.test.method).toBe("paired t");
    expect(m.answer).toContain("it does better on");
  });

  it("refuses under four common tasks in five, and compares unpaired when asked", () => {
    const attempts = [
      ...pairs([20, 4, 6, 20]),
      ...Array.from({length: 20}, (_, i): WorkedAttempt => ({system: "A", task: `x${i}`, passed: true, cost: 0.1}))
    ];
    const m = modelOf(attempts, AB);
    expect(m.kind).toBe("refused");
    expect(m.overlap).toEqual({common: 50, either: 70, share: 50 / 70});
    expect(m.difference).toEqual({refused: "no_pairable_units", n: 50});
    expect(m.verdict).toBe("refused");
    expect(m.dropped).toHaveLength(20);
    expect(m.answer).toContain("they share 50 tasks of the 70 that either ran");
    const asked = modelOf(attempts, {...AB, unpaired: true});
    expect(asked.kind).toBe("unpaired");
    expect(known(asked.difference).method).toBe("newcombe");
    expect(known(asked.difference).value).toBeCloseTo(46 / 70 - 10 / 50, 12); // By hand: 26 + 20 of 70, 10 of 50.
    expect(asked.answer).toContain("over each one's own tasks");
    expect(asked.slices).toEqual([]);
  });

  it("pairs what is common from four in five on, and counts what is dropped", () => {
    const attempts = [
      ...pairs([20, 4, 6, 20]),
      ...Array.from({length: 5}, (_, i): WorkedAttempt => ({system: "A", task: `x${i}`, passed: true, cost: 0.1}))
    ];
    const m = modelOf(attempts, AB);
    expect(m.kind).toBe("paired");
    expect(m.tasks).toBe(50);
    expect(m.basis).toContain("Five tasks only one of them ran are left out.");
  });

  it("lets a slice differ only after Holm's correction over all slices", () => {
    const attempts = ["p", "q", "r", "s"].flatMap((category) =>
      pairs(category === "p" ? [12, 3, 10, 10] : [5, 4, 13, 13], {category})
    );
    const m = modelOf(attempts, AB);
    expect(m.slices.map((s) => s.slice)[0]).toBe("p");
    const [p] = m.slices;
    if (isRefusal(p!.test)) throw new Error(p!.test.refused);
    expect(p!.test.p).toBeLessThan(0.05);
    expect(p!.p_holm).toBeCloseTo(Math.min(1, 4 * p!.test.p), 12);
    expect(p!.verdict).toBe("inconclusive");
    expect(m.multiplicity).toContain("Four slices are looked at. One would differ if looked at alone");
  });

  it("compares two runs of one system, and refuses a run against a pool that holds it", () => {
    const attempts = pairs([23, 2, 3, 22]).map((a) => ({
      ...a,
      system: "S",
      run: a.system === "A" ? "S-march" : "S-june"
    }));
    const m = modelOf(attempts, {a: "S", b: "S", run_a: "S-march", run_b: "S-june"});
    expect(m.a).toBe("S-march");
    expect(m.split.a_better).toBe(23);
    expect(modelOf(attempts, {a: "S", b: "S", run_a: "all", run_b: "S-june"}).kind).toBe("same");
    // The only system of a suite: its first run against its last, without being asked.
    expect(new Set([modelOf(attempts).a, modelOf(attempts).b])).toEqual(new Set(["S-march", "S-june"]));
  });

  it("says so when there is nothing to compare", () => {
    expect(modelOf([]).kind).toBe("empty");
    const alone = modelOf(pairs([3, 0, 3, 3]).filter((a) => a.system === "A"));
    expect(alone.kind).toBe("single");
    expect(alone.answer).toContain("nothing to compare it with");
    expect(modelOf(pairs([3, 0, 3, 3]), {...AB, b: "A"}).kind).toBe("same");
  });

  it("falls back to the default pair for a name the suite does not hold", () => {
    const m = modelOf(pairs([23, 2, 3, 22]), {...AB, a: "nobody"});
    expect(m.kind).not.toBe("empty");
    expect(m.choice.a).not.toBe("nobody");
  });

  it("is plain JSON and reads as Markdown whatever its kind", () => {
    const kinds = [
      modelOf(pairs([23, 2, 3, 22]), AB),
      modelOf(pairs([0, 0, 20, 20]), AB),
      modelOf(pairs([3, 0, 3, 3]), {...AB, b: "A"}),
      modelOf([])
    ];
    for (const m of kinds) {
      expect(JSON.parse(JSON.stringify(m))).toEqual(m);
      expect(compareMarkdown(m)).toContain(m.answer);
      expect(compareMarkdown(m)).not.toMatch(/NaN|undefined|null/);
    }
  });
});

describe("queryFromCompareChoice(choice, base)", () => {
  it("writes only what differs, and is read back the same", () => {
    const {facts, cells} = workedCells(pairs([3, 2, 3, 3]));
    const base = defaultCompareChoice(facts, cells);
    expect(queryFromCompareChoice(base, base).toString()).toBe("");
    const choice: CompareChoice = {
      ...base,
      a: "B",
      b: "A",
      category: "x",
      unpaired: true,
      errors: "excluded",
      run_b: "r"
    };
    expect(compareChoiceFromQuery(queryFromCompareChoice(choice, base), base)).toEqual(choice);
  });

  it("takes `runs` of another page for both sides", () => {
    const {facts, cells} = workedCells(pairs([3, 2, 3, 3]));
    const read = compareChoiceFromQuery(new URLSearchParams("runs=latest"), defaultCompareChoice(facts, cells));
    expect([read.run_a, read.run_b]).toEqual(["latest", "latest"]);
  });
});
