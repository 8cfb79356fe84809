import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {fromBuffer} from "yauzl";
import {parse} from "yaml";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {ingest} from "../../loaders/ingest.js";
import {closeTables, openTables} from "../../loaders/read-tables.js";
import type {SampleAttempt} from "../../loaders/sample/attempts.js";
import {sampleAttempts} from "../../loaders/sample/attempts.js";
import type {SampleFile} from "../../loaders/sample/generate-sample.js";
import {generateSample} from "../../loaders/sample/generate-sample.js";
import {sampleOutcomes} from "../../loaders/sample/outcomes.js";
import {samplePreferences} from "../../loaders/sample/preferences.js";
import {sampleRatings} from "../../loaders/sample/ratings.js";
import type {StorySystem} from "../../loaders/sample/story.js";
import {PILOT, ROUNDS, SEED, SYSTEMS} from "../../loaders/sample/story.js";
import {sampleSuite} from "../../loaders/sample/suite.js";

const committed = (path: string) => readFileSync(new URL(`../../data/sample/${path}`, import.meta.url));
const tasks = sampleSuite(SEED);
const attempts = sampleAttempts(SEED, tasks).filter((a) => a.round !== PILOT);
const share = (a: SampleAttempt) => (a.verdict === "pass" ? 1 : a.verdict === "partial" ? 0.5 : 0);
const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length;
const bySystem = new Map(SYSTEMS.map((s) => [s, attempts.filter((a) => a.system === s)]));
const of = (system: StorySystem) => bySystem.get(system)!;
const named = (name: string) => SYSTEMS.find((s) => s.system === name)!;

let files: SampleFile[];
beforeAll(async () => {
  files = await generateSample();
});

describe("generateSample(seed)", () => {
  it("gives the same bytes for the same seed", async () => {
    const again = await generateSample();
    expect(again.map((f) => f.path)).toEqual(files.map((f) => f.path));
    for (const [i, file] of files.entries()) expect(again[i]!.bytes.equals(file.bytes), file.path).toBe(true);
  });

  it("tells the story with other numbers for another seed", () => {
    expect(sampleOutcomes(SEED + 1)).not.toEqual(sampleOutcomes(SEED));
    expect(sampleSuite(SEED + 1)).not.toEqual(tasks);
    expect(sampleSuite(SEED)).toEqual(tasks);
  });

  it("is what is committed, and under 5 MB", async () => {
    // Another zlib packs the same members into other bytes, so logs are compared by what is in them.
    for (const {path, bytes} of files) {
      const there = committed(path);
      if (path.endsWith(".eval")) expect(await membersOf(there), path).toEqual(await membersOf(bytes));
      else expect(there.equals(bytes), path).toBe(true);
    }
    expect(files.reduce((sum, f) => sum + f.bytes.length, 0)).toBeLessThan(5e6);
  });

  it("writes Inspect logs whose header, summaries and samples agree", async () => {
    const logs = files.filter((f) => f.path.endsWith(".eval"));
    expect(logs).toHaveLength(21);
    const members = await membersOf(logs.at(-1)!.bytes);
    const header = JSON.parse(members.get("header.json")!);
    const summaries: {id: string; epoch: number; uuid: string; scores: object}[] = JSON.parse(
      members.get("summaries.json")!
    );
    expect(header).toMatchObject({version: 2, status: "success", eval: {task: "bench-240", task_version: "2.4"}});
    expect(summaries).toHaveLength(240);
    expect(new Set(summaries.map((s) => s.uuid)).size).toBe(240);
    for (const {id, epoch, uuid, scores} of summaries) {
      const sample = JSON.parse(members.get(`samples/${id}_epoch_${epoch}.json`)!);
      expect({uuid: sample.uuid, scores: sample.scores}).toEqual({uuid, scores});
    }
  });

  it("writes a promptfoo export whose totals are its rows'", () => {
    const text = files.find((f) => f.path.endsWith("debugging-pilot.json"))!.bytes.toString();
    const {results} = JSON.parse(text);
    expect(results.version).toBe(3);
    expect(results.results).toHaveLength(56 * 2 * 2);
    const {successes, failures, errors} = results.stats;
    expect(successes + failures + errors).toBe(224);
    expect(results.prompts.map((p: {metrics: {testPassCount: number}}) => p.metrics.testPassCount)).toEqual(
      ["aquila/kite-3", "larus/tern-2"].map(
        (label) => results.results.filter((r: PromptfooRow) => r.provider.label === label && r.success).length
      )
    );
  });

  it("names the same metrics in every format", async () => {
    const metrics = ["complexity_delta", "judge_score", "security_findings", "type_errors", "verify"];
    const promptfoo = JSON.parse(files.find((f) => f.path.endsWith("debugging-pilot.json"))!.bytes.toString());
    const graded = promptfoo.results.results.find((r: PromptfooRow) => r.success);
    expect(Object.keys(graded.namedScores).sort()).toEqual(metrics);
    const members = await membersOf(files[0]!.bytes);
    const passed = JSON.parse(members.get("summaries.json")!).find((s: {error?: string}) => s.error === undefined);
    expect(Object.keys(passed.scores).sort()).toEqual(metrics);
    const header = files
      .find((f) => f.path.endsWith("skua.csv"))!
      .bytes.toString()
      .split("\n")[0]!;
    expect(metrics.slice(0, 4).every((m) => header.includes(m))).toBe(true);
  });
});

describe("the sample's workspace.yaml", () => {
  const workspace = parse(committed("workspace.yaml").toString());

  it("says synthetic, and names every system in the story's order", () => {
    expect(workspace.title).toMatch(/^Synthetic sample: /);
    expect(workspace.systems.map((s: {match: string}) => s.match)).toEqual(SYSTEMS.map((s) => s.model));
    expect(workspace.systems.map((s: {name: string}) => s.name)).toEqual(SYSTEMS.map((s) => s.system));
    expect(workspace.systems.map((s: {family: string}) => s.family)).toEqual(SYSTEMS.map((s) => s.family));
  });

  it("weighs metrics it defines, summing to one", () => {
    for (const {weights} of workspace.weights as {weights: Record<string, number>}[]) {
      expect(Object.keys(weights).every((m) => m in workspace.metrics)).toBe(true);
      expect(Object.values(weights).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    }
  });
});

describe("ingest of the sample", () => {
  const out = mkdtempSync(join(tmpdir(), "assay-sample-"));
  let ingested: Awaited<ReturnType<typeof ingest>>;
  beforeAll(async () => {
    ingested = await ingest({workspace: fileURLToPath(new URL("../../data/sample", import.meta.url)), out});
  });
  afterAll(() => rmSync(out, {recursive: true, force: true}));

  it("keeps every row", () => {
    const {report} = ingested;
    expect(report.rejects_by_code).toEqual({});
    for (const s of report.sources) expect(s.rows_kept, s.path).toBe(s.rows_read);
    expect(report.tables).toMatchObject({
      attempt: 7 * 3 * 240 + 3 * 240 * 5 + 224,
      task: 240,
      outcome: 900,
      rating: 1048 + 560
    });
  });

  it("binds every report to its answer, and the tests say what the export said", async () => {
    const tables = await openTables(out);
    const found = await tables.rows<{metric: string; scorer: string; n: number; off: number}>(
      `select metric, scorer, count(*)::integer as n, count(*) filter (where metric = 'tests_passed' and (value = 1) <> (verdict = 'pass'))::integer as off
       from score join attempt on attempt_id = subject_id join run using (run_id) join system using (system_id)
       where scorer in ('plumb', 'junit') and system = 'Kite' and run = 'bench-240-2026-11' group by all order by metric`
    );
    closeTables(tables);
    expect(found).toEqual([
      {metric: "lint_findings", scorer: "plumb", n: 24, off: 0},
      {metric: "tests_passed", scorer: "junit", n: 24, off: 0}
    ]);
  });

  it("finds the story's systems and runs, and joins every rating", async () => {
    const tables = await openTables(out);
    const systems = await tables.rows<{system: string; family: string}>(
      "select system, family from system order by position"
    );
    // Seven systems in Inspect and one in the table, three rounds each, and two in the pilot.
    const [counts] = await tables.rows<{runs: number; adrift: number}>(
      `select (select count(*) from run)::integer as runs,
         (select count(*) from rating where attempt_id is null or system_id is null)::integer as adrift`
    );
    await closeTables(tables);
    expect(systems).toEqual(SYSTEMS.map(({system, family}) => ({system, family})));
    expect(counts).toEqual({runs: 8 * 3 + 2, adrift: 0});
  });
});

describe("the story", () => {
  it("has 240 tasks in 40 repositories, and eight systems of four families", () => {
    expect(new Set(tasks.map((t) => t.task)).size).toBe(240);
    expect(new Set(tasks.map((t) => t.repository)).size).toBe(40);
    expect(new Set(SYSTEMS.map((s) => s.family)).size).toBe(4);
    expect(SYSTEMS).toHaveLength(8);
  });

  it("reaches from under a half to over four fifths, and over two orders of magnitude of cost", () => {
    const quality = SYSTEMS.map((s) => mean(of(s).map(share)));
    expect(Math.min(...quality)).toBeLessThan(0.5);
    expect(Math.max(...quality)).toBeGreaterThan(0.8);
    const costs = priced().map((s) => s.cost);
    expect(Math.max(...costs) / Math.min(...costs)).toBeGreaterThan(100);
  });

  it("has one dominated and one unpriced system, the rest on the frontier", () => {
    const list = priced();
    const dominated = list.filter((s) => list.some((o) => o.cost < s.cost && o.quality > s.quality));
    expect(dominated.map((s) => s.system)).toEqual(["Jackdaw"]);
    expect(SYSTEMS.filter((s) => of(s).every((a) => a.cost_usd === null)).map((s) => s.system)).toEqual(["Scops"]);
  });

  it("keeps Jackdaw worse than what dominates it in every metric of the composite", () => {
    const metric = (name: string, key: "type_errors" | "security_findings" | "complexity_delta") =>
      mean(of(named(name)).flatMap((a) => (a.scores === null ? [] : [a.scores[key]])));
    for (const key of ["type_errors", "security_findings", "complexity_delta"] as const) {
      expect(metric("Jackdaw", key), key).toBeGreaterThan(metric("Kite", key));
    }
  });

  it("drops Skua by about 12 points in reviewing TypeScript in its last round, and nowhere else", () => {
    const hit = (a: SampleAttempt) => a.task.category === "review" && a.task.language === "typescript";
    const rate = (round: number, where: (a: SampleAttempt) => boolean) =>
      mean(
        of(named("Skua"))
          .filter((a) => a.round === ROUNDS[round] && where(a))
          .map(share)
      );
    const drop = rate(1, hit) - rate(2, hit);
    expect(drop).toBeGreaterThan(0.09);
    expect(drop).toBeLessThan(0.16);
    expect(Math.abs(rate(1, (a) => !hit(a)) - rate(2, (a) => !hit(a)))).toBeLessThan(0.04);
    const differences = tasks
      .filter((t) => t.category === "review" && t.language === "typescript")
      .map((t) => rate(2, (a) => a.task === t) - rate(1, (a) => a.task === t));
    const m = mean(differences);
    const se = Math.sqrt(mean(differences.map((d) => (d - m) ** 2)) / (differences.length - 1));
    expect(m / se).toBeLessThan(-2.5);
  });

  it("shares task effects between systems, so that pairing pays", () => {
    const rates = (name: string) => {
      const shares = new Map(tasks.map((t) => [t, [] as number[]]));
      for (const a of of(named(name))) shares.get(a.task)!.push(share(a));
      return [...shares.values()].map(mean);
    };
    expect(correlation(rates("Kite"), rates("Tern"))).toBeGreaterThan(0.4);
    expect(correlation(rates("Osprey"), rates("Scops"))).toBeGreaterThan(0.3);
  });

  it("ends one to four attempts in a hundred in an error, a timeout or a refusal", () => {
    for (const system of SYSTEMS) {
      const lost = mean(of(system).map((a) => (["error", "timeout", "refusal"].includes(a.verdict) ? 1 : 0)));
      expect(lost, system.system).toBeGreaterThan(0.01);
      expect(lost, system.system).toBeLessThan(0.05);
    }
  });
});

describe("sampleRatings(seed, attempts)", () => {
  const {humans, judges} = sampleRatings(SEED, attempts);
  const accepts = (rows: typeof humans, who: (rater: string) => boolean, own: boolean) =>
    mean(
      rows
        .filter((r) => r.dimension === "accept" && who(r.rater))
        .filter((r) => (named(r.system).family === "Larus") === own)
        .map((r) => (r.answer === "yes" ? 1 : 0))
    );

  it("has one answer for each item, rater and dimension, 120 items and a chance of selection for each", () => {
    const all = [...humans, ...judges];
    expect(new Set(all.map((r) => `${r.system} ${r.task} ${r.rater} ${r.dimension}`)).size).toBe(all.length);
    expect(new Set(all.map((r) => `${r.system} ${r.task}`)).size).toBe(120);
    expect(all.every((r) => Number(r["inclusion_probability"]) > 0 && Number(r["inclusion_probability"]) <= 1)).toBe(
      true
    );
  });

  it("lets the house judge favour its own family, and the other judge not", () => {
    const gap = (rater: string) =>
      accepts(judges, (r) => r === rater, true) - accepts(judges, (r) => r === rater, false);
    const people = accepts(humans, () => true, true) - accepts(humans, () => true, false);
    expect(gap("larus/petrel-judge") - people).toBeGreaterThan(0.2);
    expect(gap("aquila/merlin-judge") - people).toBeLessThan(0.1);
  });
});

describe("samplePreferences(seed, attempts)", () => {
  const rows = samplePreferences(SEED, attempts);

  it("asks three people once and two judges in both orders, of the 80 answers that all people read", () => {
    const pair = (r: (typeof rows)[number]) => `${r["system"]} ${r["task"]}`;
    expect(new Set(rows.map(pair)).size).toBe(80);
    expect(new Set(rows.map((r) => `${pair(r)} ${r.rater} ${r.shown_first}`)).size).toBe(80 * (3 + 2 * 2));
    expect(rows.filter((r) => r["rater_kind"] === "human").every((r) => r.shown_first === "answer")).toBe(true);
  });

  it("lets the house judge lean to what stands first", () => {
    const wins = (first: "answer" | "reference") =>
      rows.filter((r) => r.rater === "larus/petrel-judge" && r.shown_first === first && r.preferred === "answer")
        .length;
    expect(wins("answer")).toBeGreaterThan(wins("reference") + 5);
  });
});

describe("sampleOutcomes(seed)", () => {
  const rows = sampleOutcomes(SEED);
  const merged = rows.filter((r) => r.defect !== null);
  const withDefect = (metric: string) =>
    correlation(ranks(merged.map((r) => Number(r[metric]))), ranks(merged.map((r) => Number(r.defect))));

  it("has metrics that go with defects and metrics that do not", () => {
    expect(withDefect("type_errors")).toBeGreaterThan(0.25);
    for (const m of ["security_findings", "loc_changed", "complexity_delta"])
      expect(withDefect(m), m).toBeGreaterThan(0.1);
    for (const m of ["judge_score", "comment_share"]) expect(Math.abs(withDefect(m)), m).toBeLessThan(0.08);
  });

  it("has 900 changes in twelve repositories, some watched under 30 days, and no defect in what was not merged", () => {
    expect(new Set(rows.map((r) => r.change)).size).toBe(900);
    expect(new Set(rows.map((r) => r.repository)).size).toBe(12);
    const days = (r: (typeof rows)[number]) =>
      (Date.parse(`${r["observed_until"]}Z`) - Date.parse(`${r["opened_at"]}Z`)) / 86400000;
    expect(rows.filter((r) => days(r) < 30).length).toBeGreaterThan(40);
    expect(rows.every((r) => days(r) > 0)).toBe(true);
    expect(rows.filter((r) => r.merged === 0).every((r) => r.defect === null && r["incident_usd"] === null)).toBe(true);
  });
});

interface PromptfooRow {
  provider: {label: string};
  success: boolean;
}

function priced() {
  return SYSTEMS.filter((s) => s.price !== null).map((s) => {
    const list = of(s);
    const cost = list.reduce((sum, a) => sum + (a.cost_usd ?? 0), 0) / list.filter((a) => a.verdict === "pass").length;
    return {system: s.system, cost, quality: mean(list.map(share))};
  });
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)];
  const product = mean(a.map((x, i) => (x - ma) * (b[i]! - mb)));
  return product / Math.sqrt(mean(a.map((x) => (x - ma) ** 2)) * mean(b.map((x) => (x - mb) ** 2)));
}

function ranks(values: readonly number[]): number[] {
  const sorted = [...values].sort((x, y) => x - y);
  return values.map((v) => (sorted.indexOf(v) + sorted.lastIndexOf(v)) / 2);
}

function membersOf(bytes: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, {lazyEntries: true}, (error, zip) => {
      if (error) return reject(error);
      const members = new Map<string, string>();
      zip.on("error", reject);
      zip.on("end", () => resolve(members));
      zip.on("entry", (entry) => {
        zip.openReadStream(entry, async (fault, stream) => {
          if (fault) return reject(fault);
          const chunks: Buffer[] = [];
          for await (const chunk of stream) chunks.push(chunk as Buffer);
          members.set(entry.fileName, Buffer.concat(chunks).toString());
          zip.readEntry();
        });
      });
      zip.readEntry();
    });
  });
}
