import {describe, expect, it} from "vitest";
import {accounts, attemptYaml, ingestOf, query} from "./support.js";

const verdicts = "select task, attempt_index, verdict, score_share from attempt join task using (task_id) order by all";

describe("ingest reads the cells of a table by the rules of the keys", () => {
  it("a pass is a boolean or 0/1, a verdict a word, a score a share; nothing is unscored", async () => {
    const done = await ingestOf({
      "workspace.yaml": attemptYaml("a.csv", "{system: s, task: t, passed: p, verdict: v, score: x}"),
      "a.csv": "s,t,p,v,x\nA,1,1,,\nA,2,0,,\nA,3,,timeout,\nA,4,,,0.25\nA,5,,,1\nA,6,,,\nA,7,maybe,,\n"
    });
    expect(await query(done, verdicts)).toEqual([
      {task: "1", attempt_index: 0, verdict: "pass", score_share: 1},
      {task: "2", attempt_index: 0, verdict: "fail", score_share: 0},
      {task: "3", attempt_index: 0, verdict: "timeout", score_share: null},
      {task: "4", attempt_index: 0, verdict: "partial", score_share: 0.25},
      {task: "5", attempt_index: 0, verdict: "pass", score_share: 1},
      {task: "6", attempt_index: 0, verdict: "unscored", score_share: null},
      {task: "7", attempt_index: 0, verdict: "unscored", score_share: null}
    ]);
    expect(await query(done, 'select position, "column", row_kept, excerpt from reject')).toEqual([
      {position: "row 7", column: "passed", row_kept: true, excerpt: "maybe"}
    ]);
  });

  it("a missing required cell rejects its row with the column", async () => {
    const done = await ingestOf({
      "workspace.yaml": attemptYaml("a.csv"),
      "a.csv": "system,task,passed\nA,,1\n,t2,1\nA,t3,1\n"
    });
    expect(accounts(done)).toEqual(["a.csv: 3 = 1 + 2 + 0"]);
    expect(await query(done, 'select position, "column", code, row_kept from reject order by position')).toEqual([
      {position: "row 1", column: "task", code: "required", row_kept: false},
      {position: "row 2", column: "system", code: "required", row_kept: false}
    ]);
  });

  it("a row of n attempts becomes n, the first passing, with cost and tokens shared and their sums kept", async () => {
    const done = await ingestOf({
      "workspace.yaml": attemptYaml(
        "a.csv",
        "{system: s, task: t, attempts: n, passes: c, cost_usd: usd, output_tokens: out}"
      ),
      "a.csv": "s,t,n,c,usd,out\nA,t,3,2,0.3,10\nA,u,2,3,0.1,1\nA,v,0,0,0.1,1\n"
    });
    expect(accounts(done)).toEqual(["a.csv: 3 = 1 + 2 + 0"]);
    const rows = await query<{verdict: string; cost_usd: number; output_tokens: number}>(
      done,
      "select verdict, cost_usd, output_tokens from attempt order by attempt_index"
    );
    expect(rows.map((row) => row.verdict)).toEqual(["pass", "pass", "fail"]);
    expect(rows.map((row) => row.output_tokens)).toEqual([3, 3, 4]);
    for (const row of rows) expect(row.cost_usd).toBeCloseTo(0.1, 12);
  });

  it("times are ISO or epoch, with their zone, and anything else is unknown and counted", async () => {
    const done = await ingestOf({
      "workspace.yaml": attemptYaml("a.csv", '{system: s, task: t, started_at: "at"}').replace('"at"', "'\"at\"'"),
      "a.csv":
        "s,t,at\nA,1,2026-01-02T03:04:05+02:00\nA,2,1767323045\nA,3,1767323045000\nA,4,2026-01-02\nA,5,last week\n"
    });
    // date -u -d @1767323045 → 2026-01-02T03:04:05Z
    expect(await query(done, "select started_at as s from attempt join task using (task_id) order by task")).toEqual([
      {s: "2026-01-02T01:04:05.000Z"},
      {s: "2026-01-02T03:04:05.000Z"},
      {s: "2026-01-02T03:04:05.000Z"},
      {s: "2026-01-02T00:00:00.000Z"},
      {s: null}
    ]);
    expect(done.report.rejects_by_code).toEqual({unreadable: 1});
  });

  it("names keep their digits: version 2.10 is not 2.1 and task 007 not 7", async () => {
    const done = await ingestOf({
      "workspace.yaml": attemptYaml("a.csv", "{system: s, task: t, suite_version: v}"),
      "a.csv": "s,t,v\nA,007,2.10\nA,008,2.10\n"
    });
    expect(
      await query(
        done,
        "select task, suite_version from attempt join task using (task_id) join run using (run_id) order by task"
      )
    ).toEqual([
      {task: "007", suite_version: "2.10"},
      {task: "008", suite_version: "2.10"}
    ]);
  });

  it("further metrics are scores of their attempt, and an unreadable one is counted", async () => {
    const done = await ingestOf({
      "workspace.yaml": attemptYaml("a.csv", undefined, "    metrics: {loc: loc, depth: depth}\n"),
      "a.csv": "system,task,passed,loc,depth\nA,t1,1,10,2\nA,t2,1,12,\nA,t3,1,none,4\n"
    });
    expect(await query(done, "select metric, value, scorer, scorer_kind from score order by metric, value")).toEqual([
      {metric: "depth", value: 2, scorer: "table", scorer_kind: "static"},
      {metric: "depth", value: 4, scorer: "table", scorer_kind: "static"},
      {metric: "loc", value: 10, scorer: "table", scorer_kind: "static"},
      {metric: "loc", value: 12, scorer: "table", scorer_kind: "static"}
    ]);
    expect(await query(done, 'select "column" from reject')).toEqual([{column: "metrics.loc"}]);
  });
});

describe("ingest classifies every zero cost", () => {
  it("no call cost nothing, an error counts 0, a cached one was paid for, any other zero is unknown", async () => {
    const done = await ingestOf({
      "workspace.yaml": attemptYaml(
        "a.csv",
        "{system: s, task: t, verdict: v, cost_usd: usd, calls: calls, is_cached: cached, input_tokens: inp, output_tokens: out}"
      ),
      "a.csv":
        "s,t,v,usd,calls,cached,inp,out\nA,1,pass,0.5,1,0,9,9\nA,2,pass,0,0,0,0,0\nA,3,error,0,1,0,9,9\nA,4,pass,0,1,1,9,9\nA,5,pass,0,1,0,9,9\nA,6,pass,0,,,,\nA,7,pass,,,,,\n"
    });
    expect(
      await query(done, "select cost_usd, cost_status from attempt join task using (task_id) order by task")
    ).toEqual([
      {cost_usd: 0.5, cost_status: "reported"},
      {cost_usd: 0, cost_status: "reported"},
      {cost_usd: 0, cost_status: "zero_error"},
      {cost_usd: 0, cost_status: "zero_cached"},
      {cost_usd: null, cost_status: "zero_unknown"},
      {cost_usd: null, cost_status: "zero_unknown"},
      {cost_usd: null, cost_status: "missing"}
    ]);
  });

  it("tokens without a cost are priced at the run's day, and only where the catalogue knows the model", async () => {
    const done = await ingestOf({
      "workspace.yaml": attemptYaml(
        "a.csv",
        "{system: s, model: s, provider: p, task: t, started_at: d, input_tokens: inp, output_tokens: out}"
      ),
      "a.csv": "s,p,t,d,inp,out\ngpt-4o,openai,1,2025-06-01,1000000,0\nnobody-1,nowhere,1,2025-06-01,1000000,0\n"
    });
    // gpt-4o: 2.50 dollars per million input tokens since 2024-10 (OpenAI's price list).
    expect(
      await query(
        done,
        "select system, cost_usd, cost_status from attempt join run using (run_id) join system using (system_id) order by system"
      )
    ).toEqual([
      {system: "gpt-4o", cost_usd: 2.5, cost_status: "priced"},
      {system: "nobody-1", cost_usd: null, cost_status: "missing"}
    ]);
  });
});

describe("ingest keeps one row once", () => {
  const yaml = attemptYaml("*.csv", "{system: s, run: r, task: t, passed: p}");

  it("equal rows in two files are duplicates, other values for the same attempt a conflict", async () => {
    const done = await ingestOf({
      "workspace.yaml": yaml,
      "a.csv": "s,r,t,p\nA,r1,t1,1\nA,r1,t2,1\n",
      "b.csv": "s,r,t,p\nA,r1,t1,1\nA,r1,t2,0\nA,r1,t3,1\n"
    });
    expect(accounts(done)).toEqual(["a.csv: 2 = 2 + 0 + 0", "b.csv: 3 = 1 + 1 + 1"]);
    expect(await query(done, "select position, code from reject")).toEqual([{position: "row 2", code: "conflict"}]);
  });

  it("other values within one file without an index are repeats, numbered in order", async () => {
    const done = await ingestOf({
      "workspace.yaml": yaml,
      "a.csv": "s,r,t,p,seed\nA,r1,t1,1,1\nA,r1,t1,0,2\nA,r1,t1,1,3\n"
    });
    expect(accounts(done)).toEqual(["a.csv: 3 = 3 + 0 + 0"]);
    expect(
      (await query<{v: string}>(done, "select verdict as v from attempt order by attempt_index")).map((row) => row.v)
    ).toEqual(["pass", "fail", "pass"]);
  });

  it("a row that the file itself cannot tell from another is a duplicate, and the report says how to keep it", async () => {
    const done = await ingestOf({"workspace.yaml": yaml, "a.csv": "s,r,t,p\nA,r1,t1,1\nA,r1,t1,1\n"});
    expect(accounts(done)).toEqual(["a.csv: 2 = 1 + 0 + 1"]);
    expect(done.report.sources[0]!.notes[0]).toMatch(/map attempt_index/);
  });

  it("the same index twice in one file with other values is a conflict", async () => {
    const done = await ingestOf({
      "workspace.yaml": attemptYaml("a.csv", "{system: s, task: t, passed: p, attempt_index: i}"),
      "a.csv": "s,t,p,i\nA,t1,1,0\nA,t1,0,0\nA,t1,0,1\n"
    });
    expect(accounts(done)).toEqual(["a.csv: 3 = 2 + 1 + 0"]);
  });

  it("a copy of a file under another name is all duplicates, runs without a name included", async () => {
    const csv = "system,task,passed\nA,t1,1\nA,t2,0\n";
    const done = await ingestOf({"workspace.yaml": attemptYaml("*.csv"), "a.csv": csv, "copy of a.csv": csv});
    expect(accounts(done)).toEqual(["a.csv: 2 = 2 + 0 + 0", "copy of a.csv: 2 = 0 + 0 + 2"]);
    expect(done.report.tables["run"]).toBe(1);
  });
});

describe("ingest names systems and runs as the workspace says", () => {
  it("systems: renames, orders, gives families and leaves out, and what it leaves out is counted", async () => {
    const done = await ingestOf({
      "workspace.yaml": attemptYaml(
        "a.csv",
        undefined,
        'systems:\n  - {match: "b*", name: Beta, family: greek}\n  - {match: "x/*", exclude: true}\n'
      ),
      "a.csv": "system,task,passed\na-one,t1,1\na-one,t2,1\nb-two,t1,1\nx/three,t1,1\n"
    });
    expect(accounts(done)).toEqual(["a.csv: 4 = 3 + 1 + 0"]);
    expect(done.report.rejects_by_code).toEqual({excluded: 1});
    expect(await query(done, "select system, family, family_slot, position from system order by position")).toEqual([
      {system: "Beta", family: "greek", family_slot: 1, position: 1},
      {system: "a-one", family: null, family_slot: 2, position: 2}
    ]);
  });

  it("runs: adds what the export does not say", async () => {
    const done = await ingestOf({
      "workspace.yaml": attemptYaml(
        "a.csv",
        "{system: s, task: t, passed: p, run: r}",
        'runs:\n  - {match: "r-*", suite_version: "2.4", prompt: prompts/review.txt@a3f81c2, retrieval: none}\n'
      ),
      "a.csv": "s,t,p,r\nA,t1,1,r-1\nA,t1,1,other\n"
    });
    expect(await query(done, "select run, suite_version, prompt, retrieval from run order by run")).toEqual([
      {run: "other", suite_version: null, prompt: null, retrieval: null},
      {run: "r-1", suite_version: "2.4", prompt: "prompts/review.txt@a3f81c2", retrieval: "none"}
    ]);
  });
});

describe("ingest joins ratings, outcomes, scores and facts of tasks", () => {
  const entry = (path: string, table: string, columns: string) =>
    `  - path: ${path}\n    format: table\n    table: ${table}\n    columns: ${columns}\n`;

  it("ratings join the attempt of their item; a second equal one is a duplicate, another value a conflict", async () => {
    const done = await ingestOf({
      "workspace.yaml": `sources:\n${entry("a.csv", "attempt", "{system: s, task: t, passed: p, item: i}")}${entry("r.csv", "rating", "{item: i, rater: who, dimension: \"'accept'\", label: l}")}`,
      "a.csv": "s,t,p,i\nA,t1,1,i1\nB,t1,0,i2\n",
      "r.csv": "i,who,l\ni1,ann,yes\ni1,bob,no\ni1,ann,yes\ni2,bob,no\ni2,bob,yes\ni9,ann,no\n"
    });
    expect(accounts(done)).toEqual(["a.csv: 2 = 2 + 0 + 0", "r.csv: 6 = 4 + 1 + 1"]);
    expect(
      await query(done, "select rater, label, system from rating left join system using (system_id) order by all")
    ).toEqual([
      {rater: "ann", label: "no", system: null},
      {rater: "ann", label: "yes", system: "A"},
      {rater: "bob", label: "no", system: "A"},
      {rater: "bob", label: "no", system: "B"}
    ]);
    expect(done.report.sources[1]!.notes).toContain("1 ratings join no attempt");
  });

  it("outcomes keep their metrics; loose scores find their attempt or are rejected; task facts fill in", async () => {
    const done = await ingestOf({
      "workspace.yaml": `sources:\n${entry("a.csv", "attempt", "{system: s, task: t, passed: p}")}${entry("o.csv", "outcome", "{change: c, defect: d}")}    metrics: {loc: loc}\n${entry("s.csv", "score", "{system: s, task: t, metric: m, value: v}")}${entry("t.csv", "task", "{task: t, category: c}")}`,
      "a.csv": "s,t,p\nA,t1,1\n",
      "o.csv": "c,d,loc\nc1,1,10\nc2,0,20\nc2,1,20\n",
      "s.csv": "s,t,m,v\nA,t1,lint,3\nA,t7,lint,4\n",
      "t.csv": "t,c\nt1,review\n"
    });
    expect(accounts(done)).toEqual([
      "a.csv: 1 = 1 + 0 + 0",
      "o.csv: 3 = 2 + 1 + 0",
      "s.csv: 2 = 1 + 1 + 0",
      "t.csv: 1 = 1 + 0 + 0"
    ]);
    expect(done.report.rejects_by_code).toEqual({conflict: 1, unmatched: 1});
    expect(await query(done, "select subject_kind, metric, value from score order by all")).toEqual([
      {subject_kind: "attempt", metric: "lint", value: 3},
      {subject_kind: "outcome", metric: "loc", value: 10},
      {subject_kind: "outcome", metric: "loc", value: 20}
    ]);
    expect(await query(done, "select task, category from task")).toEqual([{task: "t1", category: "review"}]);
  });
});
