import {describe, expect, it} from "vitest";
import {accounts, attemptYaml, ingestOf, query} from "./support.js";

const row = (task: string, more = "") => `{"system":"A","task":"${task}","passed":true${more}}`;

describe("ingest names every row it cannot read and keeps the others", () => {
  it("a JSONL cut in its last line loses that line, counted with its number", async () => {
    const done = await ingestOf({
      "workspace.yaml": attemptYaml("a.jsonl"),
      "a.jsonl": `${row("t1")}\n\n${row("t2")}\n{"system":"A","task":"t3","pas`
    });
    expect(accounts(done)).toEqual(["a.jsonl: 3 = 2 + 1 + 0"]);
    expect(await query(done, "select position, code, row_kept from reject")).toEqual([
      {position: "line 4", code: "unreadable", row_kept: false}
    ]);
  });

  it("a bare NaN is an unreadable cell, not a number", async () => {
    const done = await ingestOf({
      "workspace.yaml": attemptYaml("a.jsonl", "{system: system, task: task, passed: passed, cost_usd: cost}"),
      "a.jsonl": `${row("t1", ',"cost":0.5')}\n${row("t2", ',"cost":NaN')}\n${row("t3", ',"cost":-Infinity')}\n`
    });
    expect(accounts(done)).toEqual(["a.jsonl: 3 = 3 + 0 + 0"]);
    expect(await query(done, "select cost_usd, cost_status from attempt order by cost_usd nulls last")).toEqual([
      {cost_usd: 0.5, cost_status: "reported"},
      {cost_usd: null, cost_status: "missing"},
      {cost_usd: null, cost_status: "missing"}
    ]);
    expect(await query(done, 'select "column", code, row_kept, excerpt from reject order by position')).toEqual([
      {column: "cost_usd", code: "unreadable", row_kept: true, excerpt: expect.stringMatching(/nan/i)},
      {column: "cost_usd", code: "unreadable", row_kept: true, excerpt: expect.stringMatching(/inf/i)}
    ]);
  });

  it("nesting of 100,000 levels rejects its line alone", async () => {
    const done = await ingestOf({
      "workspace.yaml": attemptYaml("a.jsonl"),
      "a.jsonl": `${row("t1")}\n${row("t2", `,"x":${"[".repeat(100_000)}${"]".repeat(100_000)}`)}\n${row("t3")}\n`
    });
    expect(accounts(done)).toEqual(["a.jsonl: 3 = 2 + 1 + 0"]);
    expect(done.report.rejects_by_code).toEqual({too_deep: 1});
  });

  it("a line of 20 MB is too large and rejected alone", async () => {
    const done = await ingestOf({
      "workspace.yaml": attemptYaml("a.jsonl"),
      "a.jsonl": `${row("t1")}\n${row("t2", `,"x":"${"x".repeat(20_000_000)}"`)}\n`
    });
    expect(accounts(done)).toEqual(["a.jsonl: 2 = 1 + 1 + 0"]);
    expect(done.report.rejects_by_code).toEqual({too_large: 1});
  });

  it("keys named __proto__ and keys that stand twice are read as data", async () => {
    const done = await ingestOf({
      "workspace.yaml": attemptYaml("a.jsonl"),
      "a.jsonl": `{"__proto__":{"passed":false},"system":"A","task":"t1","passed":true}\n{"system":"A","task":"x","task":"t2","passed":false}\n`
    });
    expect(accounts(done)).toEqual(["a.jsonl: 2 = 2 + 0 + 0"]);
    expect(await query(done, "select task, verdict from attempt join task using (task_id) order by task")).toEqual([
      {task: "t1", verdict: "pass"},
      {task: "t2", verdict: "fail"}
    ]);
  });

  it("UTF-16 and a byte order mark are read as the text they are", async () => {
    const csv = "system,task,passed\nÄpfel,t1,1\n";
    const done = await ingestOf({
      "workspace.yaml": attemptYaml("*.csv"),
      "a.csv": Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(csv, "utf16le")]),
      "b.csv": `\ufeff${csv.replace("t1", "t2")}`
    });
    expect(accounts(done)).toEqual(["a.csv: 1 = 1 + 0 + 0", "b.csv: 1 = 1 + 0 + 0"]);
    expect(await query(done, "select system from system")).toEqual([{system: "Äpfel"}]);
  });

  it("ragged CSV rows are rejected by line", async () => {
    const done = await ingestOf({
      "workspace.yaml": attemptYaml("a.csv"),
      "a.csv": "system,task,passed\nA,t1,1\nA,t2\nA,t3,1,9\nA,t4,0\n"
    });
    expect(accounts(done)).toEqual(["a.csv: 4 = 2 + 2 + 0"]);
    expect(await query(done, "select position, message from reject order by position")).toEqual([
      {position: "line 3", message: "a row must have 3 cells, got 2"},
      {position: "line 4", message: "a row must have 3 cells, got 4"}
    ]);
  });

  it("a cell of another type than the first twenty thousand rows had costs that cell, not the row", async () => {
    const rows = Array.from({length: 25_000}, (_, i) => `A,t${i},1,0.25`);
    rows[24_000] = "A,t24000,1,n/a";
    const done = await ingestOf({
      "workspace.yaml": attemptYaml("a.csv", "{system: system, task: task, passed: passed, cost_usd: cost}"),
      "a.csv": `system,task,passed,cost\n${rows.join("\n")}\n`
    });
    expect(accounts(done)).toEqual(["a.csv: 25000 = 25000 + 0 + 0"]);
    expect(await query(done, 'select position, "column", excerpt from reject')).toEqual([
      {position: "row 24001", column: "cost_usd", excerpt: "n/a"}
    ]);
  });

  it("negative and absurd costs become unknown and are counted out of range", async () => {
    const done = await ingestOf({
      "workspace.yaml": attemptYaml("a.csv", "{system: system, task: task, passed: passed, cost_usd: cost}"),
      "a.csv": "system,task,passed,cost\nA,t1,1,-3\nA,t2,1,1e300\nA,t3,1,0.5\n"
    });
    expect(accounts(done)).toEqual(["a.csv: 3 = 3 + 0 + 0"]);
    expect(done.report.rejects_by_code).toEqual({out_of_range: 2});
  });

  it("HTML, an empty file, binary data and a truncated array leave the other sources whole", async () => {
    const done = await ingestOf({
      "workspace.yaml": attemptYaml("*.json*"),
      "a.json": "<!doctype html><html><body>Sign in</body></html>",
      "b.json": "",
      "c.json": Buffer.from([0, 1, 2, 3, 0, 255]),
      "d.json": `[${row("t1")},${row("t2")},{"system":"A","ta`,
      "e.jsonl": `${row("t9")}\n`
    });
    expect(accounts(done)).toEqual([
      "a.json: 0 = 0 + 0 + 0",
      "b.json: 0 = 0 + 0 + 0",
      "c.json: 0 = 0 + 0 + 0",
      "d.json: 3 = 2 + 1 + 0",
      "e.jsonl: 1 = 1 + 0 + 0"
    ]);
    expect(done.report.sources.map((s) => s.notes.length > 0)).toEqual([true, true, true, false, false]);
    expect(done.report.rejects_by_code).toEqual({truncated: 1});
  });

  it("a mapping cannot read another file or the network", async () => {
    const yaml = attemptYaml("a.csv", `{system: "(select content from read_text('workspace.yaml'))", task: task}`);
    await expect(ingestOf({"workspace.yaml": yaml, "a.csv": "system,task\nA,t\n"})).rejects.toThrow(
      /columns\.system must bind/
    );
  });

  it("an expression that fails on one row costs that cell", async () => {
    const done = await ingestOf({
      "workspace.yaml": attemptYaml("a.csv", "{system: system, task: task, passed: cast(passed as integer) = 1}"),
      "a.csv": "system,task,passed\nA,t1,1\nA,t2,no idea\nA,t3,0\n"
    });
    expect(accounts(done)).toEqual(["a.csv: 3 = 3 + 0 + 0"]);
    expect(await query(done, "select verdict from attempt order by all")).toEqual([
      {verdict: "fail"},
      {verdict: "pass"},
      {verdict: "unscored"}
    ]);
    expect(done.report.rejects_by_code).toEqual({unreadable: 1});
  });
});
