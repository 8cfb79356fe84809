import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {composeCorrected} from "../../../../src/models/agreement/corrected/compose-corrected.js";
import {judgeGapVerdict} from "../../../../src/models/agreement/corrected/judge-gap.js";
import {ppiMean} from "../../../../src/statistics/judges/ppi-mean.js";
import {roganGladen} from "../../../../src/statistics/judges/rogan-gladen.js";
import {seeded, type Random} from "../../../../src/statistics/random.js";
import {known} from "../../../statistics/known.js";
import {plainFacts, pricedCells, ratingFacts, type Answer, type Said} from "../support.js";
import {siteOf} from "../../../support/ingested.js";

const asked = {dimension: "accept", people: "all"} as const;
const facts = plainFacts(
  [
    ["Skua", "Larus"],
    ["Kite", "Aquila"],
    ["Tawny", "Strix"]
  ],
  400
);
const yes = (is: boolean) => (is ? "yes" : "no");

interface Study {
  /** True rates by system; how many of its 400 answers people see; what the judge adds to the odds of its family. */
  rates: readonly number[];
  labels: readonly number[];
  favour?: number;
}

/** Answers of systems, a judge of Larus on all of them, one person on the first so many of each. */
function study(random: Random, {rates, labels, favour = 0}: Study) {
  const answers: Record<string, Answer> = {};
  const rows: Said[] = [];
  const truth = rates.map((rate, system) =>
    Array.from({length: 400}, (_, task) => {
      const item = `${system} ${task}`;
      answers[item] = {system, task, run: system};
      const good = random() < rate;
      const odds = (good ? 2.2 : -1) + (system === 0 ? favour : 0);
      const said = random() < 1 / (1 + Math.exp(-odds));
      rows.push({item, rater: "judge J (Larus)", label: yes(said)});
      if (task < labels[system]!) rows.push({item, rater: "Ada", label: yes(good)});
      return {good: Number(good), said: Number(said)};
    })
  );
  return {ratings: ratingFacts(rows, {answers}), truth};
}

describe("composeCorrected(ratings, facts, cells, {dimension})", () => {
  it("gives each system ppiMean's rate where the labels are a plain part of its answers", () => {
    const {ratings, truth} = study(seeded(3), {rates: [0.6, 0.5, 0.4], labels: [120, 150, 200]});
    const {corrected, correction} = composeCorrected(ratings, facts, pricedCells([0.3, 0.1, 0.2], 400), asked);
    expect(corrected.map((s) => s.system)).toEqual(["Skua", "Kite", "Tawny"]);
    corrected.forEach((s, j) => {
      const n = s.n_human;
      const [seen, unseen] = [truth[j]!.slice(0, n), truth[j]!.slice(n)];
      const direct = known(ppiMean(seen.map((x) => x.good), seen.map((x) => x.said), unseen.map((x) => x.said))); // prettier-ignore
      expect(known(s.corrected).value).toBeCloseTo(direct.value, 12);
      expect(known(s.corrected).low).toBeCloseTo(direct.low!, 12);
      expect(known(s.judge_only).value).toBeCloseTo(truth[j]!.reduce((sum, x) => sum + x.said, 0) / 400, 12);
      expect(s).toMatchObject({design: "random", primary: "corrected", units: 400, rate: s.corrected});
      expect(s.flags).toContain("assumed_random");
    });
    expect(corrected[0]!.flags).toContain("same_family");
    expect(correction).toMatchObject({judge: "judge J (Larus)", judge_family: "Larus", missing: ""});
    expect(correction.caption).toContain("they are taken to be a random part");
    expect(correction.saved_words).toMatch(/the judge saved about \d+/);
  });

  it("finds a judge that favours its family too kind to it, and takes its first place away", () => {
    const cells = pricedCells([0.3, 0.1, 0.2], 400);
    const {ratings} = study(seeded(5), {rates: [0.4, 0.6, 0.5], labels: [200, 200, 200], favour: 2.5});
    const {corrected, correction} = composeCorrected(ratings, facts, cells, asked);
    const skua = corrected[0]!;
    expect(known(skua.judge_error).low).toBeGreaterThan(0);
    expect([skua.rank_judge, skua.rank]).toEqual([1, 3]);
    expect([skua.frontier_judge, skua.frontier]).toEqual([true, false]);
    expect(known(skua.frontier_probability).value).toBeLessThan(0.05);
    expect(correction.answer).toMatch(/^judge J \(Larus\) puts Skua [\d.]+ points \(95% interval .+\) too high/);
    expect(correction.frontier_words).toContain("Skua leaves it");
    expect(correction.caption).toContain("Skua is of the judge's own family (Larus).");
  });

  it("covers the true rates of a judge's own family over repeated studies", () => {
    const random = seeded(17);
    let covered = 0;
    let alone = 0;
    const trials = 60;
    for (let trial = 0; trial < trials; trial++) {
      const {ratings} = study(random, {rates: [0.4, 0.6, 0.5], labels: [120, 120, 120], favour: 2});
      const {corrected} = composeCorrected(ratings, facts, pricedCells([0, 0, 0], 1), asked);
      corrected.forEach((s, j) => {
        const holds = (q: typeof s.rate) =>
          known(q).low! <= [0.4, 0.6, 0.5][j]! && [0.4, 0.6, 0.5][j]! <= known(q).high!;
        covered += Number(holds(s.rate));
        alone += Number(holds(s.judge_only));
      });
    }
    expect(covered / (3 * trials)).toBeGreaterThan(0.9);
    expect(alone / (3 * trials)).toBeLessThan(0.4);
  });

  it("lets people alone lead under 30 labels and says so", () => {
    const {ratings} = study(seeded(6), {rates: [0.6, 0.5, 0.4], labels: [20, 12, 29]});
    const {corrected, correction} = composeCorrected(ratings, facts, pricedCells([0.3, 0.1, 0.2], 400), asked);
    expect(corrected.map((s) => s.primary)).toEqual(["human_only", "human_only", "human_only"]);
    expect(corrected[1]!.why).toBe("only 12 labels, under 30");
    expect(correction.answer).toContain("With 12 to 29 labels a system, under 30 each, people's own rates lead");
    expect(correction.saved_words).toContain("The judge saved no label");
    expect(correction.next_words).toMatch(/^60 more labels, spread over the systems as before, would buy/);
  });

  it("corrects a system nobody looked at by the errors seen on the others, and flags it", () => {
    const {ratings, truth} = study(seeded(8), {rates: [0.6, 0.5, 0.4], labels: [150, 150, 0]});
    const {corrected} = composeCorrected(ratings, facts, pricedCells([0.3, 0.1, 0.2], 400), asked);
    const seen = [...truth[0]!.slice(0, 150), ...truth[1]!.slice(0, 150)];
    const share = (good: number, said: number) => {
      const of = seen.filter((x) => x.good === good);
      return {rate: of.filter((x) => x.said === said).length / of.length, n: of.length};
    };
    const [se, sp] = [share(1, 1), share(0, 0)];
    const p = truth[2]!.reduce((sum, x) => sum + x.said, 0) / 400;
    const direct = known(roganGladen({p, n: 400, sensitivity: se.rate, m1: se.n, specificity: sp.rate, m0: sp.n}));
    expect(corrected[2]).toMatchObject({design: "elsewhere", primary: "corrected", n_human: 0});
    expect(known(corrected[2]!.rate).value).toBeCloseTo(direct.value, 12);
    expect(corrected[2]!.flags).toEqual(["calibration_elsewhere"]);
    expect(corrected[2]!.human_only).toMatchObject({refused: "n_zero"});
  });

  it("uses logged chances that differ, and counts several attempts at a task as one unit", () => {
    const random = seeded(9);
    const answers: Record<string, Answer> = {};
    const rows: Said[] = [];
    for (let task = 0; task < 400; task++)
      for (let attempt = 0; attempt < 3; attempt++) {
        const item = `${task} ${attempt}`;
        answers[item] = {system: 0, task, run: 0};
        const good = random() < 0.5;
        const said = random() < (good ? 0.9 : 0.4);
        rows.push({item, rater: "judge J", label: yes(said)});
        const chance = said ? 0.2 : 0.6;
        if (attempt === 0 && random() < chance) rows.push({item, rater: "Ada", label: yes(good), chance});
      }
    const {corrected} = composeCorrected(ratingFacts(rows, {answers}), facts, pricedCells([0.1], 400), asked);
    expect(corrected).toHaveLength(1);
    const skua = corrected[0]!;
    expect(skua).toMatchObject({design: "active", units: 400, primary: "corrected"});
    expect(known(skua.rate).low).toBeLessThan(0.5);
    expect(known(skua.rate).high).toBeGreaterThan(0.5);
    expect(known(skua.judge_only).low).toBeGreaterThan(0.5);
    expect(skua.why).toContain("drawn with logged, unequal chances");
  });

  it("says what is missing: ratings, a side that means approval, systems, a judge", () => {
    const cells = pricedCells([], 0);
    const said = (rows: Said[], options = {}) =>
      composeCorrected(ratingFacts(rows, options), facts, cells, asked).correction.missing;
    expect(said([])).toContain("Needs ratings");
    const labels = {dimensions: [{dimension: "accept", question: null, labels: ["a", "b", "c"], level: "nominal"}]};
    expect(said([{item: "i", rater: "Ada", label: "a"}], labels)).toContain("says which answers are good");
    expect(said([{item: "i", rater: "Ada", label: "yes"}])).toContain("belong to no system");
    const answers = {i: {system: 0, task: 0, run: 0}};
    expect(said([{item: "i", rater: "Ada", label: "yes"}], {answers})).toBe(
      "Needs a judge model's verdicts on the same answers."
    );
  });

  it("survives JSON", () => {
    const {ratings} = study(seeded(6), {rates: [0.6, 0.5, 0.4], labels: [20, 0, 200]});
    const model = composeCorrected(ratings, facts, pricedCells([0.3, 0.1, 0.2], 400), asked);
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });
});

describe("judgeGapVerdict(a, b)", () => {
  const rate = (value: number, half: number) => ({
    ...{value, low: value - half, high: value + half, n: 100, method: "t"},
    flags: []
  });
  const of = (system: string, judge: number, people: number, half: number) => ({
    ...{system, flags: [], judge_only: rate(judge, 0.01), rate: rate(people, half)}
  });

  it("never ranks by a gap of the judge's own, however narrow its interval", () => {
    const {better, words, by_judge} = judgeGapVerdict(of("Skua", 0.7, 0.6, 0.08), of("Kite", 0.65, 0.61, 0.08));
    expect(known(by_judge).low).toBeGreaterThan(0);
    expect(better).toBeNull();
    // ±√(.08² + .08²) = ±11.3 points around −1.0
    expect(words).toBe(
      "The judge alone puts Skua 5.0 points over Kite; people's labels do not show a difference (−1.0 points, 95% interval −12.3 to 10.3), so the two are not ranked."
    );
  });

  it("ranks where people's labels show a difference, with the judge or against it", () => {
    const [a, b] = [of("Skua", 0.7, 0.7, 0.02), of("Kite", 0.65, 0.6, 0.02)];
    expect(judgeGapVerdict(a, b)).toMatchObject({better: "a"});
    expect(judgeGapVerdict(b, a).words).toContain(
      "Skua 5.0 points over Kite, and people's labels bear it out (10.0 points"
    );
    const against = judgeGapVerdict(of("Skua", 0.7, 0.5, 0.02), b);
    expect(against.better).toBe("b");
    expect(against.words).toContain(
      "but people's labels show Kite to be better (−10.0 points, 95% interval −12.8 to −7.2 for Skua)"
    );
  });
});

describe("composeCorrected on the sample", () => {
  it("does not claim what 12 to 19 labels a system cannot show", async () => {
    const workspace = fileURLToPath(new URL("../../../../data/sample", import.meta.url));
    const {ratings, facts: real, cells} = await siteOf(workspace);
    const {corrected, correction} = composeCorrected(ratings, real, cells, asked);
    expect(corrected).toHaveLength(8);
    for (const s of corrected) {
      expect(s).toMatchObject({design: "active", primary: "human_only"});
      // One task of the last round is one unit, also for the system that tried each five times.
      expect(s.units).toBeLessThanOrEqual(240);
      const judge = known(s.judge_only).value;
      expect(judge).toBeGreaterThan(0.3);
    }
    expect(corrected.filter((s) => s.flags.includes("same_family")).map((s) => s.system)).toEqual(["Skua", "Tern"]);
    expect(correction.answer).toContain("is not shown to be off on any system");
    expect(correction.ranking_words).toContain(
      "within what luck allows: by the leading rates any of them may be first."
    );
  });
});
