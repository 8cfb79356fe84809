import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";

/** Strings that a site built with the default publish policy must not hold. */
export const canaries = {
  prompt: "CANARY-PROMPT reverse the list without a loop",
  output: "CANARY-OUTPUT return [].concat(...items)",
  rater: "Canary Annatto Quill",
  path: "canary-folder-of-exports"
};

const attempts = ["run,system,task,category,passed,cost,prompt,output"];
const ratings = ["item,system,task,rater,dimension,value"];

/**
 * Writes a workspace of two systems on 40 tasks whose every text, rater and path is a canary.
 *
 * @param passes - how many of the 40 tasks the system Kite passes
 */
export function writeCanaryWorkspace(folder: string, {passes}: {passes: number}): void {
  const rows = [...attempts];
  const rated = [...ratings];
  for (const system of ["Kite", "Heron"]) {
    for (let task = 0; task < 40; task += 1) {
      const passed = system === "Kite" ? task < passes : task % 2 === 0;
      const cost = system === "Kite" ? 0.01 : 0.02;
      rows.push(
        `r1,${system},task-${task},review,${passed},${cost},${canaries.prompt} ${task},"${canaries.output} // ${task}"`
      );
      rated.push(`${system}-${task},${system},task-${task},${canaries.rater},accept,${passed ? 1 : 0}`);
    }
  }
  mkdirSync(join(folder, canaries.path), {recursive: true});
  writeFileSync(join(folder, canaries.path, "runs.csv"), `${rows.join("\n")}\n`);
  writeFileSync(join(folder, canaries.path, "ratings.csv"), `${rated.join("\n")}\n`);
  writeFileSync(join(folder, "workspace.yaml"), settings);
}

const settings = `title: Canaries
sources:
  - path: ${canaries.path}/runs.csv
    format: table
    table: attempt
    columns:
      run: run
      system: system
      task: task
      category: category
      passed: passed
      cost_usd: cost
      prompt_text: prompt
      output_text: output
  - path: ${canaries.path}/ratings.csv
    format: table
    table: rating
    columns:
      item: item
      rater: rater
      dimension: dimension
      value: value
`;
