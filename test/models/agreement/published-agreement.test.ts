import {existsSync} from "node:fs";
import {beforeAll, describe, expect, it} from "vitest";
import {readSiteData} from "../../../loaders/site-data.js";
import {defaultAgreementChoice} from "../../../src/models/agreement/agreement-choice.js";
import type {AgreementChoice, AgreementModel} from "../../../src/models/agreement/agreement-model.js";
import {pageModels} from "../../../src/models/page-models.js";
import {composeAgreement} from "../../../src/models/agreement/compose-agreement.js";
import {isRefusal} from "../../../src/statistics/estimate.js";
import {ingestOf} from "../../loaders/ingest/support.js";

const shared = new URL("../../../../shared/realdata/", import.meta.url).pathname;
// The published files lie beside the project where it is developed, and nowhere else.
const here = existsSync(shared);

async function modelOf(yaml: string, change: Partial<AgreementChoice> = {}): Promise<AgreementModel> {
  const {out, workspace} = await ingestOf({"workspace.yaml": yaml});
  const {facts, cells, ratings} = await readSiteData({workspace: workspace.dir, out, published: false});
  return composeAgreement(facts, cells, ratings, {...defaultAgreementChoice(ratings), ...change});
}

function value(x: object): number {
  if (isRefusal(x)) throw new Error(`refused: ${x.refused}`);
  return (x as {value: number}).value;
}

const rating = (path: string, columns: string, from = "") =>
  `  - {path: "${shared}${path}", format: table, table: rating${from ? `, from: "${from}"` : ""}, columns: {${columns}}}\n`;
const verdict = (judge: string, label: string) =>
  `item: idx, rater: "'${judge}'", rater_kind: "'judge'", dimension: "'preference'", label: "${label}"`;
const pandalm = `sources:\n${rating(
  "pandalm/testset-v1.json",
  `item: idx, rater: rater, rater_kind: "'human'", dimension: "'preference'", label: label`,
  "unpivot source on annotator1, annotator2, annotator3 into name rater value label"
)}${rating("pandalm/pandalm-7b-testset-v1.json", verdict("pandalm-7b", "pandalm_result"))}${rating(
  "pandalm/gpt-3.5-turbo-testset-v1.json",
  verdict("gpt-3.5-turbo", "case gpt_result when 'Tie' then '0' else gpt_result end")
)}`;

describe.skipIf(!here)("the agreement page of PandaLM's test set", () => {
  let model: AgreementModel;
  beforeAll(async () => (model = await modelOf(pandalm)));

  it("gives the published kappas of its annotators, and Fleiss' kappa of all three", () => {
    const kappa = (...numbers: string[]) => {
      const both = numbers.map((n) => `annotator${n}`);
      return value(model.pairs.find((p) => both.includes(p.a) && both.includes(p.b))!.cohen_kappa);
    };
    // The README: 0.85, 0.88, 0.86; to four places by scikit-learn's cohen_kappa_score.
    expect(kappa("1", "2")).toBeCloseTo(0.852, 4);
    expect(kappa("1", "3")).toBeCloseTo(0.8789, 4);
    expect(kappa("2", "3")).toBeCloseTo(0.8617, 4);
    expect(value(model.overall[0]!.fleiss_kappa)).toBeCloseTo(0.8642, 4);
    expect(model.answer).toMatch(
      /^Not to rank systems\. People agree with each other at α.0\.86 \(0\.84 to 0\.89\); the better judge, gpt-3\.5-turbo, agrees with their majority at κ.0\.49 \(0\.45 to 0\.5\d\)\. Both miss most of what people call “0”\.$/
    );
    expect(model.caption).toMatch(/^The judges stand about as far from the people as from each other\./);
  });

  it("gives the published majority labels and accuracies, unreadable verdicts left out or counted as wrong", async () => {
    const left = model;
    const judge = (model: AgreementModel, name: string) => model.with_majority.find((j) => j.judge === name)!;
    // The README: majority labels 105, 422, 472; PandaLM-7B agrees on .6677, gpt-3.5-turbo on .6977 with 25 unreadable as wrong.
    expect(judge(left, "pandalm-7b").confusion!.counts.map((row) => row.reduce((a, b) => a + b, 0))).toEqual([
      105, 422, 472
    ]);
    expect(value(judge(left, "pandalm-7b").percent)).toBeCloseTo(0.6677, 4);
    const gpt = judge(left, "gpt-3.5-turbo");
    expect([gpt.n, gpt.unreadable]).toEqual([974, 25]);
    expect(value(gpt.percent)).toBeCloseTo(697 / 974, 6);
    expect(left.basis).toContain(
      "25 verdicts of gpt-3.5-turbo could not be read: left out here; were they counted as wrong, its match with people would fall from 72% to 70%."
    );
    const wrong = judge(await modelOf(pandalm, {unreadable: "wrong"}), "gpt-3.5-turbo");
    expect(value(wrong.percent)).toBeCloseTo(0.6977, 4);
  });

  it("lists the 120 of 999 items that split the annotators", () => {
    expect(model.split).toEqual({items: 120, of: 999, experienced: true});
  });
});

describe.skipIf(!here)("the agreement page of CodeSearchNet's annotations", () => {
  const numbered = "select *, row_number() over () as line from source";
  const from = `select *, 'rating ' || row_number() over (partition by Language, Query, GitHubUrl order by line) as rater from (${numbered})`;
  const columns = `item: "concat_ws(' | ', Language, Query, GitHubUrl)", rater: rater, dimension: "'relevance'", value: Relevance`;
  const yaml = `sources:\n${rating("codesearchnet/annotationStore.csv", columns, from)}`;

  it("gives the published weighted kappa, and alpha that changes its verdict with the level", async () => {
    const model = await modelOf(yaml);
    const first = model.pairs.find((p) => p.a === "rating 1" && p.b === "rating 2")!;
    expect(first.n).toBe(880);
    // The paper (arXiv 1909.09436) gives 0.47 for squared weights; the README's own figures from all rows are those below.
    expect(value(first.weighted_kappa)).toBeCloseTo(0.467, 4);
    expect(value(first.cohen_kappa)).toBeCloseTo(0.1697, 4);
    const alpha = Object.fromEntries(model.overall.map((o) => [o.level, value(o.krippendorff_alpha)]));
    expect(alpha["nominal"]).toBeCloseTo(0.1881, 4);
    expect(alpha["ordinal"]).toBeCloseTo(0.4669, 4);
    expect(alpha["interval"]).toBeCloseTo(0.4666, 4);
    expect(model.answer).toMatch(
      /^People agree with each other at α.0\.47 \(.*\), too little to hold a judge against; no judge was rated/
    );
  });
});

describe.skipIf(!here)("which judge is worth its price: AlpacaEval's board of judges on the value page", () => {
  it("gives agreement with people as quality and the price of a verdict as cost, and the frontier of judges", async () => {
    // One row of the board states its agreement as a fraction in a column of percent: it is left out by the query.
    const {out, workspace} = await ingestOf({
      "workspace.yaml": `sources:
  - path: ${shared}alpaca_eval/evaluators_leaderboard.csv
    format: table
    table: summary
    from: select * from source where "Human agreement" > 1
    columns:
      system: column00
      suite: "'alpaca-eval judges'"
      slice: "'all'"
      tasks: '"# parsed"'
      pass_rate: '"Human agreement" / 100'
      cost_usd: '"Price [$/1000 examples]" * "# parsed" / 1000'
      seconds_per_task: '"Time [seconds/1000 examples]" / 1000'
`
    });
    const model = pageModels.value(await readSiteData({workspace: workspace.dir, out, published: false}));
    const judge = (name: string) => model.systems.find((s) => s.system === name)!;
    expect(model.systems).toHaveLength(31);
    // The README: alpaca_eval_gpt4 agrees on 69.2 % at $13.6 a thousand, people with each other on 65.7 % at $300.
    expect(value(judge("alpaca_eval_gpt4").quality)).toBeCloseTo(0.692, 3);
    expect(value(judge("alpaca_eval_gpt4").cost_usd_per_task)).toBeCloseTo(0.0136, 4);
    expect(value(judge("humans").quality)).toBeCloseTo(0.657, 3);
    expect(value(judge("humans").cost_usd_per_task)).toBeCloseTo(0.3, 4);
    // By hand from the file: nothing agrees more than alpaca_eval_gpt4_fn, and nothing that costs less than
    // alpaca_eval_llama3_70b_fn has a price and agrees as much; people are beaten on both.
    expect(model.frontier).toContain("alpaca_eval_llama3_70b_fn");
    expect(model.frontier.at(-1)).toBe("alpaca_eval_gpt4_fn");
    expect(judge("humans").on_frontier).toBe(false);
  });
});
