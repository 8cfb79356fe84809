import {createWriteStream, mkdirSync, writeFileSync} from "node:fs";
import {once} from "node:events";
import {join} from "node:path";
import {finished} from "node:stream/promises";
import {seeded} from "../../src/statistics/random.js";

const MAPPING = `
    format: table
    table: attempt
    columns:
      system: model
      run: run
      suite: suite
      task: task
      passed: passed
      cost_usd: cost
      input_tokens: tokens_in
      output_tokens: tokens_out
      latency_s: latency
      started_at: at
`;

/** A workspace with one JSONL of attempts with prompts and outputs of about a kilobyte a row. */
export async function makeLargeWorkspace(dir: string, rows: number): Promise<string> {
  mkdirSync(dir, {recursive: true});
  const file = join(dir, "attempts.jsonl");
  writeFileSync(
    join(dir, "workspace.yaml"),
    `sources:\n  - path: attempts.jsonl${MAPPING}      prompt_text: prompt\n      output_text: output\n`
  );
  const random = seeded(7);
  const words = Array.from({length: 4000}, () => Math.floor(random() * 36 ** 6).toString(36));
  const prose = (n: number) => Array.from({length: n}, () => words[Math.floor(random() * words.length)]).join(" ");
  const out = createWriteStream(file);
  for (let i = 0; i < rows; ) {
    const lines: string[] = [];
    for (const stop = Math.min(rows, i + 2000); i < stop; i++) {
      const row = {
        model: `model-${i % 50}`,
        run: `run-${Math.floor(i / 2000) % 10}`,
        suite: "suite",
        task: `task-${Math.floor(i / 50) % 2000}`,
        attempt: i,
        passed: random() < 0.6,
        cost: Math.round(random() * 1e6) / 1e7,
        tokens_in: Math.floor(random() * 4000),
        tokens_out: Math.floor(random() * 1000),
        latency: Math.round(random() * 1e4) / 1e3,
        at: `2026-11-${String(1 + (i % 28)).padStart(2, "0")}T12:00:00Z`,
        prompt: prose(85),
        output: prose(65)
      };
      lines.push(JSON.stringify(row));
    }
    if (!out.write(`${lines.join("\n")}\n`)) await once(out, "drain");
  }
  out.end();
  await finished(out);
  return file;
}

/** A workspace of many small JSONL files, each one run of one system. */
export function makeManyFiles(dir: string, files: number, rows: number): void {
  mkdirSync(join(dir, "exports"), {recursive: true});
  writeFileSync(join(dir, "workspace.yaml"), `sources:\n  - path: exports/*.jsonl${MAPPING}`);
  for (let f = 0; f < files; f++) writeSmallFile(dir, f, rows, f);
}

/** One of the small files; another seed changes its values. */
export function writeSmallFile(dir: string, file: number, rows: number, seed: number): void {
  const random = seeded(seed);
  const lines = Array.from({length: rows}, (_, i) =>
    JSON.stringify({
      model: `model-${file % 50}`,
      run: `run-${file}`,
      suite: "suite",
      task: `task-${i}`,
      passed: random() < 0.6,
      cost: random(),
      tokens_in: Math.floor(random() * 4000),
      tokens_out: Math.floor(random() * 1000),
      latency: random() * 10,
      at: "2026-11-01T12:00:00Z"
    })
  );
  writeFileSync(join(dir, "exports", `run-${String(file).padStart(4, "0")}.jsonl`), `${lines.join("\n")}\n`);
}
