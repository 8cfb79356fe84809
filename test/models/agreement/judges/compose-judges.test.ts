import {existsSync, mkdtempSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {composeJudges} from "../../../../src/models/agreement/judges/compose-judges.js";
import type {JudgeModel} from "../../../../src/models/agreement/judges/judges-model.js";
import {isRefusal} from "../../../../src/statistics/estimate.js";
import {seeded} from "../../../../src/statistics/random.js";
import {known} from "../../../statistics/known.js";
import {plainFacts, ratingFacts, type Answer, type Said} from "../support.js";
import {siteOf} from "../../../support/ingested.js";

const shared = fileURLToPath(new URL("../../../../../shared/realdata/judgebench/judgments.csv", import.meta.url));
const sample = fileURLToPath(new URL("../../../../data/sample", import.meta.url));
const asked = {dimension: "accept", people: "all"} as const;
const yes = (is: boolean) => (is ? "yes" : "no");

async function judgesOf(workspace: string, dimension: string): Promise<JudgeModel[]> {
  const {ratings, facts} = await siteOf(workspace);
  return composeJudges(ratings, facts, {dimension, people: "all"}).judges;
}

describe("composeJudges(ratings, facts, {dimension})", () => {
  it("counts a judge's two kinds of error as by hand, and leaves out items on which people are split", () => {
    // People approve 6 items of which the judge approves 5; reject 4 of which it rejects 1; one item splits them.
    const rows: Said[] = [];
    for (let i = 0; i < 10; i++) {
      for (const rater of ["Ada", "Ben", "Cy"]) rows.push({item: `i${i}`, rater, label: yes(i < 6 || rater === "Cy")});
      rows.push({item: `i${i}`, rater: "judge J", label: yes(i !== 0 && i !== 9)});
    }
    rows.push({item: "i10", rater: "Ada", label: "yes"}, {item: "i10", rater: "Ben", label: "no"});
    rows.push({item: "i10", rater: "judge J", label: "yes"});
    const {judges} = composeJudges(ratingFacts(rows), plainFacts([], 0), asked);
    expect(judges).toHaveLength(1);
    const judge = judges[0]!;
    expect(judge).toMatchObject({judge: "judge J", n: 10, judged: 11, split: 1, approval: "“yes”", flags: ["small_n"]});
    // scipy 1.17: binomtest(5, 6).proportion_ci(method="wilson") = .4365 to .9699
    expect(known(judge.sensitivity)).toMatchObject({value: 5 / 6, method: "wilson"});
    expect(known(judge.sensitivity).low).toBeCloseTo(0.4365, 4);
    expect(known(judge.specificity).value).toBeCloseTo(1 / 4, 12);
    expect(known(judge.agreement).value).toBeCloseTo(0.6, 12);
    // κ by hand: p_o .6, p_e .6·.8 + .4·.2 = .56: .04/.44
    expect(known(judge.kappa).value).toBeCloseTo(0.04 / 0.44, 12);
    expect(judge.words).toContain("It says what people say on 60% of only 10 items");
  });

  it("weights both errors by the inverse of the logged chance of review", () => {
    const rows = [1, 1, 1, 0, 0].flatMap((label, i): Said[] => [
      {item: `i${i}`, rater: "Ada", label: yes(label === 1), chance: i === 0 ? 0.1 : 0.5},
      {item: `i${i}`, rater: "judge J", label: yes(i === 0 || i === 3)}
    ]);
    const [judge] = composeJudges(ratingFacts(rows), plainFacts([], 0), asked).judges;
    // approved items weigh 10, 2, 2: the first is approved by the judge: 10/14; rejected ones 2 and 2: one of them
    expect(known(judge!.sensitivity).value).toBeCloseTo(10 / 14, 12);
    expect(known(judge!.specificity).value).toBeCloseTo(0.5, 12);
    expect(judge!.flags).toContain("weighted");
  });

  it("finds that a judge favours its own family, with people's verdict held still, and not where it does not", () => {
    const random = seeded(4);
    const answers: Record<string, Answer> = {};
    const rows: Said[] = [];
    for (let t = 0; t < 150; t++)
      for (const system of [0, 1]) {
        const item = `${system} ${t}`;
        answers[item] = {system, task: t, run: system, tokens: Math.round(200 + 800 * random())};
        const good = random() < 0.55;
        rows.push({item, rater: "Ada", label: yes(good)});
        // Log odds of approval: −1 for bad, 1 for good answers, and 1.5 more for the own family.
        const odds = (own: number) => random() < 1 / (1 + Math.exp(-((good ? 1 : -1) + own)));
        rows.push({item, rater: "judge partial (Larus)", label: yes(odds(system === 0 ? 1.5 : 0))});
        rows.push({item, rater: "judge fair (Larus)", label: yes(odds(0))});
      }
    const facts = plainFacts(
      [
        ["Skua", "Larus"],
        ["Kite", "Aquila"]
      ],
      150
    );
    const {judges, judging} = composeJudges(ratingFacts(rows, {answers}), facts, asked);
    const of = (name: string) => judges.find((j) => j.judge.startsWith(name))!;
    const bias = known(of("judge partial").family_bias);
    expect(bias.low).toBeGreaterThan(0);
    expect(bias.low!).toBeLessThan(1.5);
    expect(bias.high!).toBeGreaterThan(1.5);
    expect(of("judge partial").words).toContain("it favours its own");
    expect(known(of("judge fair").family_bias).low).toBeLessThan(0);
    expect(of("judge fair").words).toContain("no leaning to its own family is shown");
    expect(of("judge fair").words).toContain("No leaning to length is shown");
    expect(of("judge fair")).toMatchObject({same_family_systems: ["Skua"], flags: ["same_family"]});
    expect(judging.heading).toBe("judge partial (Larus) favours its own family");
    expect(judging.findings).toContain("judge partial (Larus)'s odds of approving Skua");
    expect(judging.findings).not.toContain("judge fair");
    expect(judging.caption).toContain("not adjusted for their number");
  });

  it("says when a judge's agreement with people has moved between days", () => {
    const rows = Array.from({length: 80}, (_, i): Said[] => {
      const good = i % 2 === 0;
      const right = i < 40 ? i % 10 !== 0 : i % 5 < 2;
      const rated_at = i < 40 ? "2026-10-01T09:00:00Z" : "2026-11-01T09:00:00Z";
      return [
        {item: `i${i}`, rater: "Ada", label: yes(good)},
        {item: `i${i}`, rater: "judge J", label: yes(good === right), rated_at}
      ];
    }).flat();
    const [judge] = composeJudges(ratingFacts(rows), plainFacts([], 0), asked).judges;
    const drift = judge!.drift;
    if (isRefusal(drift)) throw new Error(drift.refused);
    // 36 of 40 right before, 16 of 40 since
    expect(drift.since).toBe("2026-11-01");
    expect([known(drift.before).value, known(drift.after).value]).toEqual([0.9, 0.4]);
    expect(known(drift.difference).high).toBeLessThan(0);
    expect(judge!.words).toContain("Its agreement with people has moved: 90% before 2026-11-01, 40% since");
  });

  it("holds marks against the share approved: calibrated marks pass, doubled ones do not and a curve mends them", () => {
    const random = seeded(21);
    const rows: Said[] = [];
    const honest: Record<string, number> = {};
    const bold: Record<string, number> = {};
    for (let i = 0; i < 400; i++) {
      const chance = random() * 0.5;
      rows.push({item: `i${i}`, rater: "Ada", label: yes(random() < chance)});
      honest[`i${i}`] = chance;
      bold[`i${i}`] = 2 * chance;
    }
    const ratings = ratingFacts(rows, {
      scores: [
        {metric: "honest", model: null, family: null, values: honest},
        {metric: "bold", model: null, family: null, values: bold}
      ]
    });
    const {judges} = composeJudges(ratings, plainFacts([], 0), asked);
    const of = (name: string) => {
      const {calibration, words} = judges.find((j) => j.judge === name)!;
      if (isRefusal(calibration)) throw new Error(calibration.refused);
      return {...calibration, words};
    };
    expect(of("honest").ece_p).toBeGreaterThan(0.05);
    expect(of("honest").words).toContain("no more than chance could make");
    const {ece, ece_p, bins, brier_parts, recalibrated, words} = of("bold");
    expect(ece).toBeCloseTo(0.25, 1); // marks of .5 on average where .25 are approved
    expect(ece_p).toBeLessThan(0.01);
    expect(bins.reduce((sum, b) => sum + b.n, 0)).toBe(400);
    expect(brier_parts.reliability).toBeGreaterThan(0.05);
    expect(recalibrated.method).toBe("isotonic");
    expect(known(recalibrated.gain).low).toBeGreaterThan(0);
    expect(words).toContain("Its marks are not chances");
  });

  it("says what is missing without people, without judges and without ratings", () => {
    const judge: Said[] = [{item: "a", rater: "judge J", label: "yes"}];
    const alone = composeJudges(ratingFacts(judge), plainFacts([], 0), asked);
    expect(alone.judges[0]!.words).toContain("nothing can be said of how far to trust it");
    expect(alone.judges[0]).toMatchObject({n: 0, agreement: {refused: "n_zero"}, kappa: {refused: "n_zero"}});
    const people = composeJudges(ratingFacts([{item: "a", rater: "Ada", label: "yes"}]), plainFacts([], 0), asked);
    expect(people.judging.missing).toBe("No judge model rated these items or marked these attempts.");
    const none = composeJudges(ratingFacts([]), plainFacts([], 0), asked);
    expect(none.judging.missing).toContain("Needs items that people rated");
  });

  it("survives JSON: no NaN, no Date", () => {
    const rows: Said[] = [
      {item: "a", rater: "Ada", label: "yes"},
      {item: "a", rater: "judge J", label: "no"}
    ];
    const model = composeJudges(ratingFacts(rows), plainFacts([], 0), asked);
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });
});

describe("composeJudges on the sample", () => {
  it("finds what its story planted: the house judge favours Larus, the other judge is not shown to favour Aquila", async () => {
    const judges = await judgesOf(sample, "accept");
    const house = judges.find((j) => j.judge === "larus/petrel-judge")!;
    expect(known(house.family_bias).low).toBeGreaterThan(0);
    expect(house.same_family_systems).toEqual(["Skua", "Tern"]);
    expect(house.words).toContain("it favours its own");
    const second = judges.find((j) => j.judge === "aquila/merlin-judge")!;
    expect(known(second.family_bias).low).toBeLessThan(0);
    expect(known(second.kappa).value).toBeGreaterThan(known(house.kappa).value);
    // The second judge is replaced behind its name on 19 November: 63 of 70 right before, 36 of 49 since.
    if (isRefusal(second.drift) || isRefusal(house.drift)) throw new Error("no drift could be told");
    expect(second.drift.since).toBe("2026-11-19");
    expect(known(second.drift.before).value).toBeCloseTo(63 / 70, 12);
    expect(known(second.drift.after).value).toBeCloseTo(36 / 49, 12);
    expect(known(second.drift.difference).high).toBeLessThan(0);
    expect(house.words).toContain("No drift is shown: 86% before 2026-11-19, 78% since");
  });

  it("finds that the house judge leans to what it is shown first, and that the other is not shown to", async () => {
    const judges = await judgesOf(sample, "preferred");
    const of = (judge: string) => {
      const {order} = judges.find((j) => j.judge === judge)!;
      if (isRefusal(order)) throw new Error(order.refused);
      return order;
    };
    expect(of("larus/petrel-judge")).toMatchObject({pairs: 80, first_both_times: 9, second_both_times: 0});
    expect(known(of("larus/petrel-judge").bias).low).toBeGreaterThan(0);
    expect(of("aquila/merlin-judge").pairs).toBe(80);
    expect(known(of("aquila/merlin-judge").bias).low).toBeLessThan(0);
  });
});

// Left out only where the shared folder with the published verdicts is absent.
describe.skipIf(!existsSync(shared))("composeJudges on judgebench, both orders", () => {
  it("counts turned verdicts and the accuracy of both orders as its README states them", async () => {
    const workspace = mkdtempSync(join(tmpdir(), "judgebench-"));
    const sql = `>-
      select pair_id, judge_model, 'preference' as asked, decision_original_order as said from source union all
      select pair_id, judge_model, 'preference (swapped)', case decision_swapped_order_raw
      when 'A>B' then 'B>A' when 'B>A' then 'A>B' else decision_swapped_order_raw end from source`;
    const gold = `{item: pair_id, rater: "'gold'", rater_kind: "'human'", dimension: "'preference'", label: label}`;
    const said = `{item: pair_id, rater: judge_model, rater_kind: "'judge'", dimension: asked, label: "coalesce(said, 'none')"}`;
    const source = (from: string, columns: string) =>
      `  - path: ${shared}\n    format: table\n    table: rating\n    from: ${from}\n    columns: ${columns}\n`;
    writeFileSync(
      join(workspace, "workspace.yaml"),
      `title: Judges in both orders\nsources:\n${source("select distinct pair_id, response_model, label from source", gold)}${source(sql, said)}`
    );
    const judges = await judgesOf(workspace, "preference");
    const of = (name: string) => {
      const {order} = judges.find((j) => j.judge.includes(name))!;
      if (isRefusal(order)) throw new Error(order.refused);
      return order;
    };
    // shared/realdata/judgebench/README.md, reproduced there with the repository's own rule
    expect(of("o1-mini")).toMatchObject({pairs: 350, flipped: 110, unread_once: 0});
    expect(of("haiku")).toMatchObject({pairs: 270, flipped: 135, unread_once: 13});
    const accuracy = (name: string) => Number((100 * known(of(name).right).value).toFixed(2));
    expect(accuracy("o1-mini")).toBe(65.71);
    expect(accuracy("Gemma-2-27B")).toBe(64.29);
    expect(accuracy("internlm2-20b")).toBe(63.43);
    expect(accuracy("Llama-3.1-8B")).toBe(62.29);
    expect(accuracy("internlm2-7b")).toBe(59.43);
    expect(accuracy("GRM-Gemma-2B")).toBe(59.43);
    expect(accuracy("haiku")).toBe(32.22);
    expect(known(of("o1-mini").bias).low).toBeGreaterThan(0);
    expect(known(of("Llama-3.1-8B").bias).low).toBeLessThan(0);
    const words = (name: string) => judges.find((j) => j.judge.includes(name))!.words;
    expect(words("o1-mini")).toContain("does not hold on 110 of 350 pairs (31%)");
    expect(words("internlm2-20b")).toContain("it says the same on all 350 pairs");
    expect(words("haiku")).toContain("outages, not verdicts");
  });
});
