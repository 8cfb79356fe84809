import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {stringify} from "yaml";

/** Keys and addresses in the shapes their makers document, joined here so that no file of the project holds one whole. */
const key = `ghp_${"Ca1N".repeat(9)}`;
const address = ["canary.annatto", "quill-corp.de"].join("@");

/** Strings that a site built with the default publish policy must not hold. */
export const canaries = {
  prompt: "CANARY-PROMPT reverse the list without a loop",
  output: "CANARY-OUTPUT return [].concat(...items)",
  otherPrompt: "CANARY-ELSEWHERE sort the words by length",
  rater: "Canary Annatto Quill",
  addressOfRater: address,
  path: "canary-folder-of-exports",
  file: "canary-pull-requests-2026-11-16.json",
  broken: "canary-broken-board.yml",
  title: "CANARY-TITLE mend the login of the bank",
  body: "CANARY-BODY as the auditor asked",
  author: "canary-octocat",
  branch: "canary-branch/of-the-author",
  remark: "CANARY-REMARK it forgets the empty list and says nothing of it at all",
  itemText: "CANARY-ITEM a question of so many words that it is the text itself",
  home: "/home/canary-user/evals",
  key
};

const columns = "run,system,task,category,passed,cost,prompt,output";

/**
 * Writes a workspace of two systems on 40 tasks whose every text, rater and path is a canary, with ratings, remarks,
 * pull requests and a file that cannot be read.
 *
 * @param options - `passes`: how many of the 40 tasks the system Kite passes; `publish`: what is opened
 */
export function writeCanaryWorkspace(folder: string, {passes, publish}: {passes: number; publish?: object}): void {
  const {path} = canaries;
  mkdirSync(join(folder, path), {recursive: true});
  const write = (name: string, text: string) => writeFileSync(join(folder, path, name), text);
  write("runs.csv", attempts(passes));
  write("ratings.csv", ratings(passes));
  write("remarks.csv", remarks());
  write(canaries.file, JSON.stringify(pullRequests()));
  write(canaries.broken, `- model: "${canaries.prompt}\n  pass_rate_1: [`);
  writeFileSync(join(folder, "workspace.yaml"), stringify({...settings, ...(publish && {publish})}));
}

function attempts(passes: number): string {
  const rows = [columns];
  for (const system of ["Kite", "Heron"]) {
    for (let task = 0; task < 40; task += 1) {
      const passed = system === "Kite" ? task < passes : task % 2 === 0;
      const cost = system === "Kite" ? 0.01 : 0.02;
      const category = task < 30 ? "review" : "repair";
      const prompt = task < 30 ? canaries.prompt : canaries.otherPrompt;
      const name = task === 7 ? `${canaries.home}/task-7.py` : task === 8 ? `task ${key}` : `task-${task}`;
      rows.push(
        `r1,${system},${name},${category},${passed},${cost},${prompt} ${task},"${canaries.output} // ${task} ${key} ${address}"`
      );
    }
  }
  return `${rows.join("\n")}\n`;
}

function ratings(passes: number): string {
  const rows = ["item,system,task,rater,dimension,value"];
  for (const system of ["Kite", "Heron"])
    for (let task = 0; task < 40; task += 1)
      for (const rater of [canaries.rater, address])
        rows.push(`${system}-${task},${system},task-${task},${rater},accept,${task < passes ? 1 : 0}`);
  return `${rows.join("\n")}\n`;
}

/** Ratings whose labels are sentences and whose items are whole texts. */
function remarks(): string {
  const rows = ["item,rater,dimension,label"];
  for (let i = 0; i < 20; i += 1)
    rows.push(`${canaries.itemText} ${i},${canaries.rater},remark,${canaries.remark}${i % 2 ? " again" : ""}`);
  return `${rows.join("\n")}\n`;
}

function pullRequests(): object[] {
  return Array.from({length: 12}, (_, i) => ({
    number: i + 1,
    title: `${canaries.title} ${i}`,
    body: canaries.body,
    author: {login: canaries.author, email: address},
    state: "MERGED",
    createdAt: "2026-09-01T08:00:00Z",
    closedAt: "2026-09-02T08:00:00Z",
    mergedAt: "2026-09-02T08:00:00Z",
    additions: 10 + i,
    deletions: i,
    changedFiles: 2,
    labels: [{name: "system: Kite"}],
    headRefName: canaries.branch,
    url: `https://github.com/acme/tools/pull/${i + 1}`
  }));
}

const table = (file: string, of: string, mapped: Record<string, string>) => ({
  path: `${canaries.path}/${file}`,
  format: "table",
  table: of,
  columns: mapped
});
const same = (...names: string[]) => Object.fromEntries(names.map((name) => [name, name]));

const settings = {
  title: "Canaries",
  sources: [
    table("runs.csv", "attempt", {
      ...same("run", "system", "task", "category", "passed"),
      ...{cost_usd: "cost", prompt_text: "prompt", output_text: "output"}
    }),
    table("ratings.csv", "rating", same("item", "rater", "dimension", "value")),
    table("remarks.csv", "rating", same("item", "rater", "dimension", "label")),
    {path: `${canaries.path}/${canaries.file}`},
    {path: `${canaries.path}/${canaries.broken}`, format: "aider"}
  ]
};
