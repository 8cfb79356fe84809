import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {homedir, tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {fileMembers} from "../../loaders/framework/verify/file-members.js";
import {siteFiles} from "../../loaders/framework/verify/site-files.js";
import {stringFinder} from "../../loaders/framework/verify/string-finder.js";
import {openTables} from "../../loaders/read-tables.js";
import {disclosureLines} from "../../loaders/cli/disclosure-lines.js";
import type {DataModel} from "../../src/models/data/data-model.js";
import {defaultOut} from "../../loaders/default-places.js";
import {ensureIngested} from "../../loaders/ingest.js";
import {canaries, writeCanaryWorkspace} from "./support/canary-workspace.js";
import {runBuild, type BuildRun} from "./support/run-build.js";

const root = fileURLToPath(new URL("../../", import.meta.url)).replace(/\/$/, "");
const workspace = mkdtempSync(join(tmpdir(), "assay-canary-"));

/** The share of its tasks that Kite passed, as the built value page has it. */
function builtQuality(dist: string): number {
  const site = siteFiles(dist);
  const file = site.paths.find((path) => /^_file\/data\/value\.\w+\.json$/.test(path));
  if (file === undefined) throw new Error("the site has no value model");
  const {systems} = JSON.parse(site.text(file)) as {systems: {system: string; quality: {value: number}}[]};
  return systems.find(({system}) => system === "Kite")!.quality.value;
}

describe("npm run build", () => {
  let built: BuildRun;
  beforeAll(async () => {
    rmSync(join(root, ".assay/test-sites/canary"), {recursive: true, force: true});
    writeCanaryWorkspace(workspace, {passes: 10});
    built = await runBuild(workspace, "canary");
  });
  afterAll(() => {
    for (const folder of [workspace, resolve(root, defaultOut(workspace))]) {
      rmSync(folder, {recursive: true, force: true});
    }
  });

  it("ends with 0, one line, and what the site discloses", () => {
    expect({code: built.code, stderr: built.stderr}).toEqual({code: 0, stderr: ""});
    const [first, ...rest] = built.stdout.trimEnd().split("\n");
    expect(first).toMatch(/^\d+ pages, [\d.]+ MB in .+, verified$/);
    expect(rest.filter((line) => !line.startsWith("discloses: "))).toEqual([]);
    expect(rest).toContain("discloses: No prompt and no output");
    expect(rest).toContain("discloses: No name of a person who rated: they are Reviewer 1, Reviewer 2 …");
    expect(rest.find((line) => line.includes("of task "))).toMatch(/^discloses: .+: 40 rows of task \(task_id, task, /);
  });

  it("says the same on the Data page", () => {
    const site = siteFiles(built.dist);
    const file = site.paths.find((path) => /^_file\/data\/data\.\w+\.json$/.test(path))!;
    const {discloses, secrets} = JSON.parse(site.text(file)) as DataModel;
    const lines = built.stdout.split("\n").filter((line) => line.startsWith("discloses: "));
    expect(disclosureLines(discloses)).toEqual(lines);
    expect(secrets.map(({kind, table, column, count}) => `${kind} ${table}.${column} ${count}`).sort()).toEqual([
      "GitHub token attempt.task 2",
      "GitHub token text.output 80",
      "e-mail address rating.rater 80",
      "e-mail address text.output 80"
    ]);
  });

  it("lets no text, name, path, address or key into any byte, packed ones included", async () => {
    const secrets = [...Object.values(canaries), root, homedir(), workspace];
    const find = stringFinder(secrets.map((text) => ({text, asWord: text.length < 12, tag: text})));
    const site = siteFiles(built.dist);
    let members = 0;
    const found: string[] = [];
    for (const path of site.paths) {
      for (const {name, bytes} of await fileMembers(path, site.bytes(path))) {
        members += 1;
        for (const secret of find(bytes)) found.push(`${name}: ${secret}`);
      }
    }
    expect(found).toEqual([]);
    expect(members).toBeGreaterThan(site.paths.length); // the gzipped cells were opened
  });

  it("tested something: the canaries are in the ingested tables", async () => {
    const {out} = await ensureIngested({workspace});
    const tables = await openTables(out);
    const [text] = await tables.rows<{n: number}>(
      `select count(*) as n from text where prompt like 'CANARY-%' and output like 'CANARY-OUTPUT%'`
    );
    const [rating] = await tables.rows<{n: number}>(
      `select count(*) as n from rating where rater = '${canaries.rater}'`
    );
    const [item] = await tables.rows<{n: number}>(`select count(*) as n from rating where item like 'CANARY-ITEM%'`);
    const [label] = await tables.rows<{n: number}>(`select count(*) as n from rating where label like 'CANARY-REM%'`);
    const [task] = await tables.rows<{n: number}>(`select count(*) as n from task where task like '/home/canary%'`);
    const [change] = await tables.rows<{n: number}>(`select count(*) as n from outcome`);
    tables.close();
    expect([text, rating, item, label, task, change].map((row) => row?.n)).toEqual([80, 100, 20, 20, 1, 12]);
  });

  it("serves no stale loader output: an export changes, and the new number is in the site", async () => {
    expect(builtQuality(built.dist)).toBeCloseTo(10 / 40, 12);
    writeCanaryWorkspace(workspace, {passes: 30});
    const again = await runBuild(workspace, "canary");
    expect(again.stderr).toBe("");
    expect(builtQuality(again.dist)).toBeCloseTo(30 / 40, 12);
  });

  it("refuses a folder that holds something else, and touches nothing in it", async () => {
    const folder = join(workspace, "mine");
    writeCanaryWorkspace(folder, {passes: 1});
    const file = join(folder, "workspace.yaml");
    const before = readFileSync(file, "utf8");
    writeFileSync(join(folder, "notes.txt"), "keep me");
    const {code, stderr} = await runBuild(workspace, folder);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^build: --out: needs a new or empty folder or an earlier site, found other files in .+\n$/);
    expect(readFileSync(file, "utf8")).toBe(before);
  });
});
