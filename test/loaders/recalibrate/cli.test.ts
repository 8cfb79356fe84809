import {spawnSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";
import {parse} from "yaml";
import {history} from "../../../bench/calibration/composite.js";
import {seeded} from "../../../src/statistics/random.js";
import {temporary, workspaceOf} from "../ingest/support.js";

const root = new URL("../../../", import.meta.url).pathname;

function recalibrate(...args: string[]): {status: number | null; stdout: string; stderr: string} {
  const env = {...process.env, ASSAY_OUT: join(temporary(), "out")};
  const command = ["--import", "tsx", join(root, "loaders/cli/recalibrate.ts"), ...args];
  return spawnSync(process.execPath, command, {cwd: root, encoding: "utf8", env});
}

const yaml = `title: Birds
sources:
  - {path: attempts.csv, format: table, table: attempt, columns: {system: system, task: task, passed: passed}, metrics: {care: care}}
  - path: outcomes.csv
    format: table
    table: outcome
    columns: {change: change, repository: repository, opened_at: opened_at, observed_until: observed_until, defect: defect = 1}
    metrics: {pass: pass, care: care}
metrics:
  pass: {title: Tests passed, better: higher, anchors: [0, 1]}
  care: {title: Care, better: higher, anchors: [0, 1]}
weights: # the last stands
  - {id: now, since: 2026-01-01, weights: {pass: 0.9, care: 0.1}}
`;

/** Outcomes that follow the given weights of passing and care. */
function birds(truth: readonly number[], n: number): string {
  const {rows, y, repositories} = history(seeded(11), n, truth, 8);
  const day = (i: number) => new Date(Date.parse("2026-01-01") + (i * 86_400_000) / 10).toISOString().slice(0, 19);
  const outcomes = rows.map(
    ([pass, care], i) => `c${i},r${repositories[i]},${day(i)},${day(i + 600)},${1 - y[i]!},${pass},${care}`
  );
  const attempts = ["Able,0.9,0", "Baker,0.4,1"].flatMap((line) => {
    const [system, care, odd] = line.split(",");
    return Array.from({length: 20}, (_, t) => `${system},t${t},${t % 2 === Number(odd) || t < 6 ? 1 : 0},${care}`);
  });
  return workspaceOf({
    "workspace.yaml": yaml,
    "outcomes.csv": `change,repository,opened_at,observed_until,defect,pass,care\n${outcomes.join("\n")}\n`,
    "attempts.csv": `system,task,passed,care\n${attempts.join("\n")}\n`
  });
}

const weightsOf = (workspace: string) => parse(readFileSync(join(workspace, "workspace.yaml"), "utf8")).weights;

it("recalibrate writes weights that are to be adopted, ends with 0, and with 1 once they stand", () => {
  const workspace = birds([0.1, 0.9], 600);
  const wrote = recalibrate("--workspace", workspace, "--write", "--by", "Ada", "--json");
  const {adopt, entry, written} = JSON.parse(wrote.stdout);
  expect([adopt, written, entry.by]).toEqual([true, true, "Ada"]);
  expect(wrote.status).toBe(0);
  expect(weightsOf(workspace).at(-1)).toEqual(entry);
  expect(readFileSync(join(workspace, "workspace.yaml"), "utf8")).toContain("weights: # the last stands\n");
  const again = recalibrate("--workspace", workspace);
  expect([again.status, again.stdout.startsWith("keep: ")]).toEqual([1, true]);
});

it("recalibrate leaves weights alone that outcomes bear out, unless forced", () => {
  const workspace = birds([0.75, 0.25], 600);
  const kept = recalibrate("--workspace", workspace, "--write");
  expect(kept.status).toBe(1);
  expect(kept.stdout).toMatch(/^keep: /);
  expect(kept.stdout).toContain("workspace.yaml: left as it was");
  expect(weightsOf(workspace)).toHaveLength(1);
});
