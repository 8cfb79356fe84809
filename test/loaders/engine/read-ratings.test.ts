import {gunzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {ratingsToArrow} from "../../../loaders/engine/ratings-arrow.js";
import {readSiteData} from "../../../loaders/site-data.js";
import {ratingsFromArrow} from "../../../src/components/files/ratings-from-arrow.js";
import type {RatingFacts} from "../../../src/tables/rating-facts.js";
import {accounts, ingestOf} from "../ingest/support.js";

const ATTEMPTS = `system,task,passed,judge
claude-a,t1,1,0.9
claude-a,t2,0,0.4
gpt-b,t1,1,0.7
gpt-b,t2,0,
`;

const YAML = `
sources:
  - {path: runs.csv, format: table, table: attempt, columns: {system: system, task: task, passed: passed}}
  - path: runs.csv
    format: table
    table: score
    columns: {system: system, task: task, metric: "'judge'", scorer_kind: "'judge'", scorer_system: "'gpt-judge'", value: judge, status: "case when judge is null then 'error' end"}
  - path: ratings.csv
    format: table
    table: rating
    columns: {system: system, task: task, rater: rater, rater_kind: kind, dimension: "'accept'", label: label, inclusion_probability: p}
rubric: [{dimension: accept, question: Accept it?, labels: [no, yes]}]
`;

const RATINGS = `system,task,rater,kind,label,p
claude-a,t1,Ada,human,Yes,0.5
claude-a,t2,Ada,human,no,0.5
claude-a,t1,Ben,human,yes,0.5
gpt-b,t1,Ben,human,,0.5
gpt-b,t1,claude-judge,judge,no,
gpt-b,t2,claude-judge,judge,,
gpt-b,t9,claude-judge,judge,maybe,
gpt-b,t8,claude-judge,judge,yes,
`;

async function factsOf(files: Record<string, string>, published = false): Promise<RatingFacts> {
  const {out, workspace} = await ingestOf(files);
  return (await readSiteData({workspace: workspace.dir, out, published})).ratings;
}

const files = {"workspace.yaml": YAML, "runs.csv": ATTEMPTS, "ratings.csv": RATINGS};

describe("readRatings(query, settings)", () => {
  it("counts what a judge did not say as its outage, and keeps read = kept + rejected + duplicate", async () => {
    const ingested = await ingestOf(files);
    // By hand: of eight rows only the person's empty cell is left out; the judge's empty one stays as an outage.
    expect(accounts(ingested)).toContain("ratings.csv: 8 = 7 + 1 + 0");
    const ratings = await factsOf(files);
    expect(ratings.length).toBe(5);
    // The empty verdict, and a word the rubric does not know.
    const {unread, ...judge} = ratings.raters.find(({kind}) => kind === "judge")!;
    expect(unread?.map(([item, dimension]) => [ratings.items[item]!.item, dimension]).sort()).toEqual([
      ["t2", 0],
      ["t9", 0]
    ]);
    expect(judge).toEqual({
      rater: "claude-judge",
      kind: "judge",
      model: "claude-judge",
      family: "anthropic",
      outages: 2
    });
    expect(ratings.unjoined).toBe(1);
  });

  it("reads labels by the rubric, whatever their case, and gives yes the value 1", async () => {
    const {dimensions, label, value, length} = await factsOf(files);
    expect(dimensions).toEqual([
      {dimension: "accept", question: "Accept it?", labels: ["no", "yes"], level: "nominal"}
    ]);
    for (let i = 0; i < length; i++) expect(value[i]).toBe(label[i]);
    expect([...label].sort()).toEqual([0, 0, 1, 1, 1]);
  });

  it("carries judge scores of all attempts, their outages, and the tests' share of each item", async () => {
    const {items, scores} = await factsOf(files);
    const [judge] = scores;
    expect({...judge, values: [...judge!.values].filter((v) => !Number.isNaN(v)).sort()}).toEqual({
      ...{metric: "judge", scorer: "table", kind: "judge", model: "gpt-judge", family: "openai", outages: 1},
      values: [0.4, 0.7, 0.9]
    });
    // Four attempts, and two tasks nobody attempted.
    expect(items.map(({share}) => share).sort()).toEqual([0, 0, 1, 1, null, null]);
    expect(
      items
        .filter(({task}) => task === -1)
        .map(({item}) => item)
        .sort()
    ).toEqual(["t8", "t9"]);
  });

  it("calls people by pseudonym where the facts leave the building, and by name where names may", async () => {
    const names = ({raters}: RatingFacts) => raters.map(({rater}) => rater);
    expect(names(await factsOf(files, true))).toEqual(["Reviewer 1", "Reviewer 2", "claude-judge"]);
    expect(names(await factsOf(files)).sort()).toEqual(["Ada", "Ben", "claude-judge"]);
    const open = {...files, "workspace.yaml": `${YAML}publish: {raters: names}\n`};
    expect(names(await factsOf(open, true)).sort()).toEqual(["Ada", "Ben", "claude-judge"]);
  });

  it("takes labels alone for nominal, few whole numbers for ordinal and other numbers for interval", async () => {
    const yaml = `
sources:
  - {path: r.csv, format: table, table: rating, columns: {item: item, rater: rater, dimension: dimension, value: value, label: label}}
`;
    const rows = ["item,rater,dimension,value,label"];
    for (let i = 0; i < 9; i++) {
      rows.push(`i${i},Ada,word,,${i % 2 ? "fail" : "pass"}`, `i${i},Ada,step,${i % 5},`, `i${i},Ada,size,${i / 10},`);
    }
    const {dimensions, unjoined} = await factsOf({"workspace.yaml": yaml, "r.csv": rows.join("\n")});
    expect(dimensions.map(({dimension, labels, level}) => [dimension, level, labels])).toEqual([
      ["size", "interval", []],
      ["step", "ordinal", []],
      ["word", "nominal", ["fail", "pass"]]
    ]);
    // No attempts in the workspace: there is nothing to join.
    expect(unjoined).toBe(0);
  });

  it("is empty where nobody rated anything", async () => {
    const {"ratings.csv": _, ...rest} = files;
    const yaml = YAML.slice(0, YAML.indexOf("  - path: runs.csv\n    format"));
    const ratings = await factsOf({...rest, "workspace.yaml": yaml});
    expect([ratings.length, ratings.raters, ratings.items, ratings.scores]).toEqual([0, [], [], []]);
  });
});

it("ratingsFromArrow(ratingsToArrow(ratings)) gives the same facts", async () => {
  for (const ratings of [await factsOf(files), await factsOf({"workspace.yaml": "title: Empty\n"})])
    expect(ratingsFromArrow(gunzipSync(ratingsToArrow(ratings)))).toEqual(ratings);
});
