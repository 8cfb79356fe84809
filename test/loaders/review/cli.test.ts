import {spawnSync} from "node:child_process";
import {readdirSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";
import {temporary, workspaceOf} from "../ingest/support.js";
import {fill, plainAnswers, reviewWorkspace} from "./review-workspace.js";

const root = new URL("../../../", import.meta.url).pathname;

function review(...args: string[]): {status: number | null; stdout: string; stderr: string} {
  const env = {...process.env, ASSAY_OUT: join(temporary(), "out")};
  const command = ["--import", "tsx", join(root, "loaders/cli/review.ts"), ...args];
  return spawnSync(process.execPath, command, {cwd: root, encoding: "utf8", env});
}

it("review sample and review import say what they did, and end with 0", () => {
  const workspace = reviewWorkspace();
  const sampled = review(
    "sample",
    "--n",
    "20",
    "--assign",
    "Ada,Ben",
    "--workspace",
    workspace,
    "--date",
    "2026-11-20"
  );
  expect([sampled.stderr.replace(/^reading.*\n/gm, ""), sampled.status]).toEqual(["", 0]);
  expect(sampled.stdout).toMatch(/^20 answers of 80 drawn from birds, 2 of them for two reviewers\n/);
  expect(sampled.stdout).toContain("20 names of systems in the texts now read [model]");
  const folder = join(workspace, "review", readdirSync(join(workspace, "review"))[0]!);
  const imported = review("import", "--workspace", workspace, fill(join(folder, "sheet-1.csv"), plainAnswers));
  expect(imported.stdout).toMatch(/^ratings\/review-2026-11-20-\w+\.csv: \d+ ratings added, 0 replaced, 0 as before\n/);
  expect(imported.status).toBe(0);
});

it("review ends with 2 and one line for the user's mistakes", () => {
  const bare = workspaceOf({"workspace.yaml": "title: Bare\n"});
  const asked = workspaceOf({"workspace.yaml": "rubric: [{dimension: ok, question: Fine?, labels: [no, yes]}]\n"});
  const mistakes: [string[], RegExp][] = [
    [["draw"], /^review: review needs an action, sample or import, got "draw"\n$/],
    [["sample"], /^review: review sample needs either --n or --hours\n$/],
    [["sample", "--n", "9", "--workspace", bare], /^review: workspace\.yaml:1:1: review needs rubric: /],
    [["sample", "--n", "9", "--workspace", asked], /^review: review needs attempts to draw from, /],
    [["import", "--workspace", asked], /^review: review import needs the filled sheets, got none\n$/],
    [["import", "none.csv", "--workspace", asked], /^review: none\.csv: needs a filled review sheet, found no file/]
  ];
  for (const [args, message] of mistakes) {
    const {status, stderr} = review(...args);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  }
});

it("review --help names the questions it answers", () => {
  const {status, stdout} = review("--help");
  expect(status).toBe(0);
  expect(stdout).toContain("npm run review -- sample --n 60 --assign Ada,Ben");
});
