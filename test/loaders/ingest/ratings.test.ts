import {existsSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {readSiteData} from "../../../loaders/site-data.js";
import type {RatingFacts} from "../../../src/tables/rating-facts.js";
import {accounts, ingestOf} from "./support.js";

const shared = new URL("../../../../shared/realdata/", import.meta.url).pathname;

async function ratingsOf(files: Record<string, string>): Promise<{account: string[]; ratings: RatingFacts}> {
  const done = await ingestOf(files);
  const {ratings} = await readSiteData({workspace: done.workspace.dir, out: done.out, published: false});
  return {account: accounts(done).map((line) => line.replace(/^.*\//, "")), ratings};
}

/** Ratings of each rater, "name kind n outages". */
function perRater({raters, rater, length}: RatingFacts): string[] {
  return raters.map(({rater: name, kind, outages}, r) => {
    let n = 0;
    for (let i = 0; i < length; i++) if (rater[i] === r) n++;
    return `${name} ${kind} ${n} ${outages}`;
  });
}

const table = (path: string, columns: string, from = "") =>
  `  - {path: "${path}", format: table, table: rating${from ? `, from: "${from}"` : ""}, columns: {${columns}}}\n`;

describe("ratings inside harness exports join the attempt they came with", () => {
  it("promptfoo: a human assertion beside a judge's, of the same result", async () => {
    const componentResults = [
      {pass: true, score: 0.9, assertion: {type: "llm-rubric", metric: "style", provider: "anthropic:claude-x"}},
      {pass: false, score: 0, assertion: {type: "human"}}
    ];
    const result = {
      ...{id: "r1", provider: {id: "openai:gpt-x"}, success: false, failureReason: 1},
      ...{testCase: {metadata: {task_id: "t1"}}, gradingResult: {pass: false, score: 0, componentResults}}
    };
    const body = {
      evalId: "e",
      results: {version: 3, timestamp: "2026-01-02T03:04:05Z", prompts: [], results: [result]}
    };
    const {ratings} = await ratingsOf({
      "workspace.yaml": "sources: [{path: e.json, format: promptfoo}]\n",
      "e.json": JSON.stringify(body)
    });
    expect(perRater(ratings)).toEqual(["promptfoo reviewer human 1 0"]);
    const judge = ratings.scores.find(({metric}) => metric === "style");
    expect(judge).toMatchObject({kind: "judge", model: "anthropic:claude-x", family: "anthropic"});
    expect(judge!.values[ratings.item[0]!]).toBe(0.9);
    expect([ratings.unjoined, ratings.value[0], ratings.dimensions[0]]).toEqual([
      0,
      0,
      {dimension: "pass", question: null, labels: ["fail"], level: "nominal"}
    ]);
  });

  it("Inspect: an edit is a rating by its author, and the value of before stays the judge's", async () => {
    const provenance = {author: "Ada", timestamp: "2026-02-01T00:00:00Z"};
    const history = [
      {value: "C", provenance: null},
      {value: "I", provenance}
    ];
    const log = {
      ...{version: 2, status: "success", plan: {}},
      eval: {eval_id: "E", run_id: "R", task: "repair", model: "acme/kite", created: "2026-01-02T03:04:05+00:00"},
      results: {total_samples: 1, scores: [{name: "model_graded_qa", scorer: "model_graded_qa"}]},
      samples: [{id: "a", epoch: 1, uuid: "u", input: "fix", scores: {model_graded_qa: {value: "I", history}}}]
    };
    const {ratings} = await ratingsOf({
      "workspace.yaml": "sources: [{path: l.json, format: inspect}]\n",
      "l.json": JSON.stringify(log)
    });
    expect(perRater(ratings)).toEqual(["Ada human 1 0"]);
    expect([ratings.value[0], ratings.rated_at[0]]).toEqual([0, Date.UTC(2026, 1, 1)]);
    expect(ratings.scores[0]).toMatchObject({metric: "model_graded_qa", kind: "judge"});
    expect([...ratings.scores[0]!.values]).toEqual([1]);
  });
});

// Counts are those of each data set's own README.
describe.skipIf(!existsSync(shared))("ingest reads real ratings whole (skipped where ../shared is absent)", () => {
  it("pandalm: 999 items by three annotators and two judges, one with 25 verdicts nobody can read", async () => {
    const people = "unpivot source on annotator1, annotator2, annotator3 into name rater value label";
    const judge = (rater: string, label: string) =>
      `item: idx, rater: "'${rater}'", rater_kind: "'judge'", dimension: "'preference'", label: "${label}"`;
    const {account, ratings} = await ratingsOf({
      "workspace.yaml": `sources:\n${[
        table(
          `${shared}pandalm/testset-v1.json`,
          `item: idx, rater: rater, rater_kind: "'human'", dimension: "'preference'", label: label`,
          people
        ),
        table(`${shared}pandalm/pandalm-7b-testset-v1.json`, judge("pandalm-7b", "pandalm_result")),
        table(
          `${shared}pandalm/gpt-3.5-turbo-testset-v1.json`,
          judge("gpt-3.5-turbo", "case gpt_result when 'Tie' then '0' else gpt_result end")
        )
      ].join("")}`
    });
    expect(account).toEqual([
      "gpt-3.5-turbo-testset-v1.json: 999 = 999 + 0 + 0",
      "pandalm-7b-testset-v1.json: 999 = 999 + 0 + 0",
      "testset-v1.json: 2997 = 2997 + 0 + 0"
    ]);
    expect(perRater(ratings).sort()).toEqual([
      "annotator1 human 999 0",
      "annotator2 human 999 0",
      "annotator3 human 999 0",
      "gpt-3.5-turbo judge 974 25",
      "pandalm-7b judge 999 0"
    ]);
    expect(ratings.items.length).toBe(999);
    expect(ratings.dimensions).toEqual([
      {dimension: "preference", question: null, labels: ["0", "1", "2"], level: "nominal"}
    ]);
    expect(ratings.raters.find(({rater}) => rater === "gpt-3.5-turbo")!.family).toBe("openai");
  });

  it("codesearchnet: 4,006 ratings from 0 to 3 of 2,914 items, 880 of them rated more than once", async () => {
    const numbered = "select *, row_number() over () as line from source";
    const from = `select *, 'rating ' || row_number() over (partition by Language, Query, GitHubUrl order by line) as rater from (${numbered})`;
    const columns = `item: "concat_ws(' | ', Language, Query, GitHubUrl)", rater: rater, dimension: "'relevance'", value: Relevance`;
    const {account, ratings} = await ratingsOf({
      "workspace.yaml": `sources:\n${table(`${shared}codesearchnet/annotationStore.csv`, columns, from)}`
    });
    expect(account).toEqual(["annotationStore.csv: 4006 = 4006 + 0 + 0"]);
    const perItem = new Map<number, number>();
    for (const item of ratings.item) perItem.set(item, (perItem.get(item) ?? 0) + 1);
    expect([ratings.length, ratings.items.length]).toEqual([4006, 2914]);
    expect([...perItem.values()].filter((n) => n > 1).length).toBe(880);
    expect(ratings.dimensions[0]).toMatchObject({level: "ordinal", labels: []});
  });

  it("judgebench: 2,370 pairs in both orders, 13 of the answers to them missing", async () => {
    // A verdict that is not there stays a row: unpivot leaves it out unless told otherwise.
    const sql =
      "from source unpivot include nulls (decision for shown in (decision_original_order, decision_swapped_order_raw))";
    const columns = `item: "response_model || '/' || pair_id", rater: judge_model, rater_kind: "'judge'", dimension: shown, label: decision`;
    const {account, ratings} = await ratingsOf({
      "workspace.yaml": `sources:\n${table(`${shared}judgebench/judgments.csv`, columns, sql)}`
    });
    expect(account).toEqual(["judgments.csv: 4740 = 4740 + 0 + 0"]);
    expect(ratings.items.length).toBe(620);
    expect(perRater(ratings).filter((line) => !line.endsWith(" 0"))).toEqual(["claude-3-haiku-20240307 judge 527 13"]);
  });

  it("alpaca_eval: a preference for each of 46,680 answers, joined to the attempt it judges", async () => {
    const path = `${shared}alpaca_eval/per_instruction_weighted_gpt4_turbo.csv`;
    const {account, ratings} = await ratingsOf({
      "workspace.yaml": `sources:
  - {path: "${path}", format: table, table: attempt, columns: {system: model, task: instruction_id, attempt_index: 0}}
${table(path, `system: model, task: instruction_id, rater: "'weighted_gpt4_turbo'", rater_kind: "'judge'", dimension: "'preference'", value: preference_1to2`)}`
    });
    expect(account).toEqual([
      "per_instruction_weighted_gpt4_turbo.csv: 46680 = 46680 + 0 + 0",
      "per_instruction_weighted_gpt4_turbo.csv: 46680 = 46680 + 0 + 0"
    ]);
    expect([ratings.length + ratings.raters[0]!.outages, ratings.unjoined]).toEqual([46680, 0]);
    expect(ratings.dimensions[0]!.level).toBe("interval");
  });
});
