import {gunzipSync} from "node:zlib";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {fileURLToPath} from "node:url";
import {browserDuckdb, type BrowserDuckdb} from "../../loaders/bench/browser-duckdb.js";
import {ratingRows, readRows} from "../../loaders/engine/read-rows.js";
import {rowsToArrow} from "../../loaders/engine/rows-arrow.js";
import {openTables, type OpenTables} from "../../loaders/read-tables.js";
import {readSiteData} from "../../loaders/site-data.js";
import {savedQuestions} from "../../src/models/explore/questions.js";
import {rowTables} from "../../src/tables/rows.js";
import type {SiteData} from "../../src/models/page-models.js";
import {ingested} from "../support/ingested.js";

const sample = fileURLToPath(new URL("../../data/sample", import.meta.url));

let tables: OpenTables;
let site: SiteData;
let duckdb: BrowserDuckdb;

const browser = (sql: string) =>
  duckdb
    .query(sql)
    .toArray()
    .map((row) => row.toJSON());

beforeAll(async () => {
  const {out} = await ingested(sample);
  tables = await openTables(out);
  site = await readSiteData({workspace: sample, out, published: true});
  duckdb = await browserDuckdb();
  for (const {table} of rowTables) {
    const rows =
      table === "ratings"
        ? await ratingRows(tables, site.facts, site.ratings)
        : await readRows(tables.connection, table);
    duckdb.insertArrowFromIPCStream(gunzipSync(rowsToArrow(rows)), {name: table, create: true});
  }
});

afterAll(() => tables?.close());

describe("the row tables of the sample, in the DuckDB that the site ships", () => {
  it("hold the rows of the canonical tables, every one", async () => {
    const canonical = await tables.rows<Record<string, number>>(
      `select (select count(*) from attempt) as attempts, (select count(*) from score where subject_kind = 'attempt') as scores,
         (select count(*) from rating where value is not null or label is not null) as ratings,
         (select count(*) from outcome) as outcomes, (select count(*) from task) as tasks, (select count(*) from run) as runs`
    );
    const shipped = browser(
      `select ${rowTables.map(({table}) => `(select count(*) from ${table}) as ${table}`).join(", ")}`
    );
    expect(shipped).toEqual(canonical);
  });

  it("sum to the same money, tokens and passes, unknown left unknown", async () => {
    const sums = `round(sum(cost_usd), 6) as usd, sum(input_tokens)::double as tokens, count(*) filter (verdict = 'pass') as passes,
      count(cost_usd) as costs, count(latency_s) as latencies, count(is_cached) as cached, min(epoch_ms(started_at))::double as first`;
    const canonical = await tables.rows(`select ${sums} from attempt`);
    expect(browser(`select ${sums} from attempts`)).toEqual(canonical);
  });

  it("join scores and ratings to the attempts they belong to", async () => {
    const canonical = await tables.rows(
      `select a.verdict, count(*) as n, round(sum(s.value), 6) as total from score s join attempt a on a.attempt_id = s.subject_id
       where s.status = 'ok' group by all order by all`
    );
    expect(
      browser(
        `select a.verdict, count(*) as n, round(sum(s.value), 6) as total from scores s join attempts a using (attempt)
         where s.status = 'ok' group by all order by all`
      )
    ).toEqual(canonical);
    const rated = await tables.rows(
      `select r.rater_kind, count(*) as n from rating r join attempt a using (attempt_id) where a.verdict = 'pass'
       and (r.value is not null or r.label is not null) group by all order by all`
    );
    expect(
      browser(
        `select rater_kind, count(*) as n from ratings r join attempts a using (attempt) where a.verdict = 'pass' group by all order by all`
      )
    ).toEqual(rated);
  });

  it("name no human rater where names stay in the building", async () => {
    const people = await tables.rows<{rater: string}>("select distinct rater from rating where rater_kind = 'human'");
    const shipped = browser("select distinct rater from ratings where rater_kind = 'human'").map(({rater}) => rater);
    expect(shipped).toHaveLength(people.length);
    for (const {rater} of people) expect(shipped).not.toContain(rater);
  });

  it("have the columns they declare, with no place for a prompt, an output or a path", () => {
    for (const {table, columns} of rowTables) {
      const described = browser(`describe ${table}`).map(({column_name}) => column_name);
      expect(described, table).toEqual(columns.map(({column}) => column));
      expect(described.filter((name) => /prompt|output$|path|settings|\bserved/.test(String(name)))).toEqual([]);
    }
  });
});

describe("savedQuestions", () => {
  it.each(savedQuestions.map(({id, sql}) => ({id, sql})))("$id has an answer on the sample", ({sql}) => {
    const rows = browser(sql);
    expect(rows.length).toBeGreaterThan(0);
    // A column without a single value would be a question badly asked.
    for (const column of Object.keys(rows[0]!))
      expect(
        rows.some((row) => row[column] !== null),
        column
      ).toBe(true);
  });

  it("quality-and-cost weighs tasks as the pages do: the mean over tasks of each task's mean", () => {
    const {facts, cells} = site;
    // From the sums that the pages are made of: errors, timeouts and refusals are attempted and not passed.
    const sums = new Map<string, {share: number; attempted: number}>();
    for (let i = 0; i < cells.length; i++) {
      const {system, suite_id} = facts.runs[cells.run[i]!]!;
      const key = [suite_id, facts.systems[system]!.system, cells.task[i]!].join("\u001f");
      const sum = sums.get(key) ?? {share: 0, attempted: 0};
      sum.share += cells.sum_share[i]!;
      sum.attempted += cells.judged[i]! + cells.errors[i]! + cells.timeouts[i]! + cells.refusals[i]!;
      sums.set(key, sum);
    }
    const means = new Map<string, number[]>();
    for (const [key, {share, attempted}] of sums) {
      const of = key.slice(0, key.lastIndexOf("\u001f"));
      if (attempted > 0) means.set(of, [...(means.get(of) ?? []), share / attempted]);
    }
    const asked = browser(savedQuestions[0]!.sql);
    expect(asked.length).toBe(means.size);
    for (const {suite, system, tasks, mean_credit} of asked) {
      const expected = means.get([suite, system].join("\u001f"))!;
      expect(tasks).toBe(expected.length);
      expect(mean_credit, String(system)).toBeCloseTo(expected.reduce((a, b) => a + b, 0) / expected.length, 3);
    }
  });
});
