import {createWriteStream, mkdirSync, writeFileSync} from "node:fs";
import {once} from "node:events";
import {join} from "node:path";
import {finished} from "node:stream/promises";
import {seeded} from "../../src/statistics/random.js";

export const SYSTEMS = 50;
export const TASKS = 2000;

/** Two tries of each task, so that what repeats buy has an answer too. */
const TRIES = 2;
const RATED = 400;
// Not names that occur as words on a page: the build would find a rater there.
const RATERS = ["rater-amaranth", "rater-bergamot", "rater-coriander"];
const CHANGES = 2000;
const CATEGORIES = ["debugging", "docs", "refactoring", "review", "testing"];
const LANGUAGES = ["go", "java", "python", "rust", "typescript"];
const METRICS = ["type_errors", "security_findings", "complexity_delta"];

const WORKSPACE = `title: "Synthetic: ${SYSTEMS} systems on ${TASKS} tasks"
synthetic: true
sources:
  - path: attempts.csv
    format: table
    table: attempt
    columns: {system: system, run: run, started_at: started_at, suite: "'bench-2000'", task: task, category: category,
      language: language, attempt_index: attempt_index, passed: passed = 1, cost_usd: cost_usd, latency_s: latency_s,
      input_tokens: input_tokens, output_tokens: output_tokens}
    metrics: {${METRICS.map((m) => `${m}: ${m}`).join(", ")}}
  - path: ratings.csv
    format: table
    table: rating
    columns: {suite: "'bench-2000'", run: run, system: system, task: task, attempt_index: 0, rater: rater,
      rater_kind: kind, dimension: dimension, value: value}
  - path: outcomes.csv
    format: table
    table: outcome
    columns: {change: change, system: system, opened_at: opened_at, observed_until: "'2026-11-01'", merged: "true",
      defect: defect = 1}
    metrics: {${METRICS.map((m) => `${m}: ${m}`).join(", ")}}
systems:
${systems()
  .map((s) => `  - {match: ${s.model}, name: ${s.name}, family: ${s.family}}`)
  .join("\n")}
metrics:
  pass: {title: Tests passed, better: higher, anchors: [0, 1]}
  type_errors: {title: Type errors, better: lower, anchors: [5, 0]}
  security_findings: {title: Security findings, better: lower, anchors: [3, 0]}
  complexity_delta: {title: Added complexity, better: lower, anchors: [12, 0]}
weights:
  - {id: made-up, since: 2026-09-01, why: for timing, weights: {pass: 0.55, type_errors: 0.15, security_findings: 0.2, complexity_delta: 0.1}}
value: {incident_usd: 2600, escape_rate: 0.3, rework_usd: 60, tasks_per_month: 20000}
`;

/**
 * Writes a made-up workspace of the size the pages promise to serve: attempts, ratings and outcomes, so that every page
 * has an answer to give.
 */
export async function makeWorkspace(dir: string): Promise<void> {
  mkdirSync(dir, {recursive: true});
  writeFileSync(join(dir, "workspace.yaml"), WORKSPACE);
  await writeAttempts(join(dir, "attempts.csv"));
  writeFileSync(join(dir, "ratings.csv"), ratings());
  writeFileSync(join(dir, "outcomes.csv"), outcomes());
}

function systems() {
  return Array.from({length: SYSTEMS}, (_, s) => ({
    model: `maker-${s % 8}/model-${s}`,
    name: `Model ${s}`,
    family: `Maker ${s % 8}`,
    run: `run-${s}`
  }));
}

async function writeAttempts(file: string): Promise<void> {
  const random = seeded(7);
  const hard = Array.from({length: TASKS}, () => random());
  const out = createWriteStream(file);
  out.write(
    `system,run,started_at,task,category,language,attempt_index,passed,cost_usd,latency_s,input_tokens,output_tokens,${METRICS.join(",")}\n`
  );
  for (const [s, {model, run}] of systems().entries()) {
    const lines: string[] = [];
    for (let t = 0; t < TASKS; t++) {
      const category = CATEGORIES[t % CATEGORIES.length];
      const language = LANGUAGES[Math.floor(t / CATEGORIES.length) % LANGUAGES.length];
      for (let i = 0; i < TRIES; i++) {
        const passed = random() * 0.6 + hard[t]! * 0.6 < 0.2 + s / SYSTEMS ? 1 : 0;
        const cost = (0.002 * 1.12 ** s * (0.5 + random())).toFixed(6);
        const tokens = `${1000 + Math.floor(random() * 3000)},${200 + Math.floor(random() * 800)}`;
        const metrics = METRICS.map(() => Math.floor(random() * (passed ? 3 : 6)));
        lines.push(
          `${model},${run},2026-09-01T12:00:00Z,task-${t},${category},${language},${i},${passed},${cost},${(1 + random() * 20).toFixed(2)},${tokens},${metrics.join(",")}\n`
        );
      }
    }
    if (!out.write(lines.join(""))) await once(out, "drain");
  }
  out.end();
  await finished(out);
}

/** Three people and a judge asked two things of the first try of every fifth task, each of another system. */
function ratings(): string {
  const random = seeded(11);
  const lines = ["run,system,task,rater,kind,dimension,value"];
  for (let i = 0; i < RATED; i++) {
    const {run, model} = systems()[i % SYSTEMS]!;
    const good = random() < 0.2 + (i % SYSTEMS) / SYSTEMS;
    for (const rater of [...RATERS, "judge"])
      for (const dimension of ["accept", "clarity"]) {
        const yes = random() < (good ? 0.85 : 0.2) ? 1 : 0;
        const kind = rater === "judge" ? "judge" : "human";
        lines.push(`${run},${model},task-${5 * i},${rater},${kind},${dimension},${yes}`);
      }
  }
  return `${lines.join("\n")}\n`;
}

function outcomes(): string {
  const random = seeded(13);
  const lines = [`change,system,opened_at,defect,${METRICS.join(",")}`];
  for (let i = 0; i < CHANGES; i++) {
    const metrics = METRICS.map(() => Math.floor(random() * 6));
    const defect = random() < 0.04 + 0.03 * metrics[0]! ? 1 : 0;
    const day = String(1 + (i % 28)).padStart(2, "0");
    lines.push(
      `change-${i},${systems()[i % SYSTEMS]!.model},2026-0${6 + (i % 3)}-${day},${defect},${metrics.join(",")}`
    );
  }
  return `${lines.join("\n")}\n`;
}
