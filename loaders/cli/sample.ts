import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {Command, InvalidArgumentError} from "commander";
import {generateSample} from "../sample/generate-sample.js";
import {SEED} from "../sample/story.js";

const SAMPLE = fileURLToPath(new URL("../../data/sample", import.meta.url));
const FOLDERS = ["exports", "ratings", "outcomes"];

const program = new Command("sample")
  .description("write the synthetic sample workspace's exports, ratings and outcomes anew; workspace.yaml stays")
  .option("--seed <number>", "another seed tells the same story with other numbers", readSeed, SEED)
  .option("--out <dir>", "workspace folder to write into (default: data/sample)")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();
const {seed, out = SAMPLE} = program.opts<{seed: number; out?: string}>();

const files = await generateSample({seed});
for (const folder of FOLDERS) rmSync(join(out, folder), {recursive: true, force: true});
for (const {path, bytes} of files) {
  mkdirSync(dirname(join(out, path)), {recursive: true});
  writeFileSync(join(out, path), bytes);
}
const total = files.reduce((sum, file) => sum + file.bytes.length, 0);
console.log(`${files.length} files, ${(total / 1e6).toFixed(2)} MB`);

function readSeed(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError(`needs a whole number, got ${JSON.stringify(text)}`);
  return Number(text);
}
