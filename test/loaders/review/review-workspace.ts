import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {ingest} from "../../../loaders/ingest.js";
import {openTables} from "../../../loaders/read-tables.js";
import {reviewQuestions} from "../../../loaders/review/review-questions.js";
import {sampleReview, type SampledReview, type SampleOptions} from "../../../loaders/review/sample-review.js";
import {safeCsv} from "../../../loaders/review/safe-csv.js";
import {readWorkspace} from "../../../loaders/workspace/read-workspace.js";
import {temporary, workspaceOf} from "../ingest/support.js";

const YAML = `# A comment that must stay.
sources:
  - path: runs.csv # and this one
    format: table
    table: attempt
    columns: {system: system, run: run, suite: "'birds'", task: task, passed: passed, score: score, prompt_text: prompt, output_text: output, category: category}

# What reviewers are asked.
rubric:
  - {dimension: clarity, question: How clear is it?, labels: [1, 2, 3]}
  - {dimension: accept, question: Would you accept it?, labels: [no, yes]}
`;

/** A workspace of two systems whose names stand in their own answers, beside a formula and markup. */
export function reviewWorkspace({texts = true, yaml = YAML} = {}): string {
  const rows = ["system,run,task,category,passed,score,prompt,output"];
  for (const system of ["larus/skua-2", "Zyxonia-9"])
    for (let i = 0; i < 40; i++) {
      const score = (i % 10) / 10;
      const output = i % 3 === 0 ? `=cmd() I am ${system}` : `<script>alert("${system}")</script>`;
      const cells = texts ? `"Do ${i}","${output.replaceAll('"', '""')}"` : ",";
      rows.push(`${system},night,t${i},${i % 2 ? "review" : "repair"},${score > 0.5 ? 1 : 0},${score},${cells}`);
    }
  return workspaceOf({"workspace.yaml": yaml, "runs.csv": rows.join("\n")});
}

export async function sampleOf(workspace: string, options: Partial<SampleOptions> = {}): Promise<SampledReview> {
  const {out} = await ingest({workspace, out: join(temporary(), "out")});
  const tables = await openTables(out);
  const questions = reviewQuestions(readWorkspace(workspace));
  const given = {n: 20, design: "neyman", seed: 7, names: ["Ada", "Ben"], date: "2026-11-20", out: null} as const;
  return sampleReview(tables, {workspace, questions, ...given, ...options}).finally(() => tables.close());
}

type Cells = Record<string, string>;

/** Fills a sheet's CSV in place; `answer` changes the cells of a line. */
export function fill(file: string, answer: (cells: Cells, line: number) => void): string {
  const rows = parse(readFileSync(file, "utf8"), {columns: true, bom: true}) as Cells[];
  rows.forEach(answer);
  writeFileSync(file, safeCsv(Object.keys(rows[0]!), rows));
  return file;
}

/** Yes to every other answer, and 2. */
export function plainAnswers(cells: Cells, line: number): void {
  for (const heading of Object.keys(cells)) {
    if (heading.startsWith("accept:")) cells[heading] = line % 2 ? "yes" : "No";
    if (heading.startsWith("clarity:")) cells[heading] = "2";
  }
}
