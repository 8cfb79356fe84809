import {spawn} from "node:child_process";
import {createHash} from "node:crypto";
import {existsSync, readdirSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {ensureIngested, ingest} from "../../../loaders/ingest.js";
import {accounts, attemptYaml, ingestOf, query, temporary, workspaceOf} from "./support.js";

const cli = new URL("../../../loaders/cli/ingest.ts", import.meta.url).pathname;

/** Hash of every table's bytes. */
function bytesOf(out: string): Record<string, string> {
  const folder = join(out, "tables");
  const names = readdirSync(folder).filter((name) => name.endsWith(".parquet"));
  return Object.fromEntries(
    names.sort().map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex")
    ])
  );
}

const csv = (from: number, n: number) =>
  `system,task,passed,note\n${Array.from({length: n}, (_, i) => `S${(from + i) % 3},t${i},${(from * i) % 2},n${i}`).join("\n")}\n`;

describe("ingest holds its account", () => {
  it("rows_read = rows_kept + rows_rejected + rows_duplicate for whatever rows there are", async () => {
    const cell = fc.constantFrom("", "0", "1", "A", "t1", "n/a", "-1", "0.5", '"', "é", "a,b");
    const line = fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .tuple(
            fc.constantFrom("A", "B", ""),
            fc.constantFrom("t1", "t2", ""),
            fc.constantFrom("0", "1", "x", ""),
            fc.constantFrom("0.1", "0", "-2", "", "?")
          )
          .map((cells) => cells.join(","))
      },
      {weight: 1, arbitrary: fc.array(cell, {minLength: 1, maxLength: 6}).map((cells) => cells.join(","))}
    );
    const file = fc.array(line, {maxLength: 12});
    await fc.assert(
      fc.asyncProperty(file, file, async (first, second) => {
        const done = await ingestOf({
          "workspace.yaml": attemptYaml(
            "*.csv",
            "{system: system, task: task, passed: passed, cost_usd: cost, run: \"'r'\"}"
          ),
          "a.csv": `system,task,passed,cost\n${first.join("\n")}\n`,
          "b.csv": `system,task,passed,cost\n${second.join("\n")}\n`
        });
        const [kept] = await query<{n: number}>(done, "select count(*) as n from attempt");
        expect(kept!.n).toBe(done.report.sources.reduce((sum, s) => sum + s.rows_kept, 0));
        for (const s of done.report.sources) expect(s.rows_read).toBe(s.rows_kept + s.rows_rejected + s.rows_duplicate);
      }),
      {numRuns: 12, seed: 11}
    );
  });

  it("JSON lines of any kind are kept or counted", async () => {
    const line = fc.oneof(
      fc
        .record({
          system: fc.constantFrom("A", null, 3),
          task: fc.constantFrom("t1", "t2", null, ["x"]),
          passed: fc.constantFrom(true, 0, "yes", "?", null)
        })
        .map((o) => JSON.stringify(o)),
      fc.constantFrom("{", "[]", "null", '{"system":"A"', '{"system":"A","task":"t","passed":NaN}', '"text"', "{}")
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, {minLength: 1, maxLength: 10}), async (lines) => {
        const head = '{"system":"Z","task":"first","passed":true}';
        const done = await ingestOf({
          "workspace.yaml": attemptYaml("a.jsonl"),
          "a.jsonl": `${[head, ...lines].join("\n")}\n`
        });
        const [s] = done.report.sources;
        expect(s!.rows_read).toBe(lines.length + 1);
        expect(s!.rows_read).toBe(s!.rows_kept + s!.rows_rejected + s!.rows_duplicate);
      }),
      {numRuns: 12, seed: 12}
    );
  });
});

describe("ingest gives the same tables for the same exports", () => {
  it("twice, into the same folder or another, gives the same bytes", async () => {
    const workspace = workspaceOf({"workspace.yaml": attemptYaml("*.csv"), "a.csv": csv(1, 40), "b.csv": csv(2, 40)});
    const [first, other] = [join(temporary(), "out"), join(temporary(), "out")];
    await ingest({workspace, out: first});
    const before = bytesOf(first);
    await ingest({workspace, out: first});
    await ingest({workspace, out: other});
    expect(bytesOf(first)).toEqual(before);
    expect(bytesOf(other)).toEqual(before);
  });

  it("the order of the entries of sources: changes nothing", async () => {
    const entry = (name: string) => attemptYaml(name).replace("sources:\n", "");
    const files = {"a.csv": csv(1, 30), "b.csv": csv(1, 30).replace("S0,t0", "S0,t99")};
    const one = await ingestOf({...files, "workspace.yaml": `sources:\n${entry("a.csv")}${entry("b.csv")}`});
    const two = await ingestOf({...files, "workspace.yaml": `sources:\n${entry("b.csv")}${entry("a.csv")}`});
    expect(bytesOf(two.out)).toEqual(bytesOf(one.out));
    expect(accounts(two)).toEqual(accounts(one));
  });

  it("a workspace without sources or files is empty tables", async () => {
    const empty = await ingestOf({"workspace.yaml": "title: Nothing yet\n"});
    expect(Object.values(empty.report.tables).every((rows) => rows === 0)).toBe(true);
    const none = await ingestOf({"workspace.yaml": "sources:\n  - path: exports/**/*\n"});
    expect(none.report.notes).toEqual(["sources[0]: exports/**/* names no file"]);
  });

  it("ensureIngested reads anew only when a file or workspace.yaml changed", async () => {
    const workspace = workspaceOf({"workspace.yaml": attemptYaml("*.csv"), "a.csv": csv(1, 5)});
    const out = join(temporary(), "out");
    let read = 0;
    const ensure = () => ensureIngested({workspace, out, onProgress: () => void read++});
    await ensure();
    const once = read;
    await ensure();
    expect(read).toBe(once);
    writeFileSync(join(workspace, "a.csv"), csv(1, 6));
    const {report} = await ensure();
    expect(read).toBeGreaterThan(once);
    expect(report.tables["attempt"]).toBe(6);
  });
});

describe("ingest leaves whole tables", () => {
  const run = (args: string[]) =>
    spawn(process.execPath, ["--import", "tsx", cli, ...args], {
      cwd: new URL("../../../", import.meta.url).pathname,
      stdio: ["ignore", "pipe", "pipe"]
    });
  const ended = (child: ReturnType<typeof run>) =>
    new Promise<number | null>((done) => child.on("exit", (code) => done(code)));

  it("a killed ingest leaves the last tables, and the next one goes through", async () => {
    const workspace = workspaceOf({"workspace.yaml": attemptYaml("*.csv"), "a.csv": csv(1, 20)});
    const out = join(temporary(), "out");
    await ingest({workspace, out});
    const before = bytesOf(out);
    for (let i = 0; i < 30; i++) writeFileSync(join(workspace, `b${i}.csv`), csv(i, 3000));
    const child = run(["--workspace", workspace, "--out", out]);
    await new Promise<void>((seen) => child.stderr.on("data", (text) => String(text).includes("reading b1") && seen()));
    child.kill("SIGKILL");
    await ended(child);
    expect(bytesOf(out)).toEqual(before);
    // The dead process cannot give its lock back: it goes stale by itself, or here by hand.
    if (existsSync(join(out, ".lock"))) renameSync(join(out, ".lock"), join(temporary(), "lock"));
    const {report} = await ingest({workspace, out});
    expect(report.sources.length).toBe(31);
    expect(readdirSync(out).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("two at once both end with the same whole tables", async () => {
    const workspace = workspaceOf({"workspace.yaml": attemptYaml("*.csv"), "a.csv": csv(1, 400), "b.csv": csv(2, 400)});
    const out = join(temporary(), "out");
    const results = await Promise.all([ingest({workspace, out}), ingest({workspace, out})]);
    expect(results[0].report).toEqual(results[1].report);
    const alone = join(temporary(), "out");
    await ingest({workspace, out: alone});
    expect(bytesOf(out)).toEqual(bytesOf(alone));
  });

  it("the command prints JSON alone with --json, 1 with --strict on a reject, and one line with 2 on a mistake", async () => {
    const workspace = workspaceOf({
      "workspace.yaml": attemptYaml("*.csv"),
      "a.csv": "system,task,passed\nA,,1\nA,t,1\n"
    });
    const out = join(temporary(), "out");
    const good = run(["--workspace", workspace, "--out", out, "--json", "--strict"]);
    let stdout = "";
    good.stdout.on("data", (text) => (stdout += String(text)));
    expect(await ended(good)).toBe(1);
    expect((JSON.parse(stdout) as {tables: {attempt: number}}).tables.attempt).toBe(1);
    writeFileSync(
      join(workspace, "workspace.yaml"),
      "sources:\n  - path: a.csv\n    format: table\n    table: atempt\n    columns: {}\n"
    );
    const bad = run(["--workspace", workspace, "--out", out]);
    let stderr = "";
    bad.stderr.on("data", (text) => (stderr += String(text)));
    expect(await ended(bad)).toBe(2);
    expect(stderr).toBe(
      'ingest: workspace.yaml:4:5: sources[0].table must be one of attempt, score, rating, outcome, summary, task, run, got "atempt"\n'
    );
  });
});
