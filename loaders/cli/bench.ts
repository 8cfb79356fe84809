import {existsSync, readdirSync, writeFileSync} from "node:fs";
import {fileURLToPath, pathToFileURL} from "node:url";
import {Command} from "commander";
import {formatList} from "../../src/style/format.js";
import {isRefusal} from "../../src/statistics/estimate.js";
import {seeded} from "../../src/statistics/random.js";
import {wilsonCi} from "../../src/statistics/rates/wilson-ci.js";
import {calibrationPage, calibrationText, type Family} from "../bench/calibration-page.js";
import {timingsText, type Timing} from "../bench/timings.js";
import {UserError} from "../user-error.js";
import {main} from "./cli.js";

const root = new URL("../../", import.meta.url);
const page = new URL("src/methods/calibration.md", root);

interface Bench {
  name: string;
  /** Timings, or lines of its own where a ratio alone would not tell. */
  bench: (options: {workspace?: string | undefined}) => Promise<Timing[] | string>;
}

interface Options {
  workspace?: string;
  replicates: string;
  seed: string;
  write?: boolean;
}

interface Calibration {
  method: string;
  what: string;
  nominal: number;
  run: (random: () => number, replicates: number) => {hits: number; replicates: number};
}

const names = [...filesOf("bench"), "calibration"];
/** What takes minutes runs when it is asked for by name. */
const slow = ["calibration", "site"];

const command = new Command("bench")
  .description(
    "Ratios of our times to plain loops in the same run; `site`: weight, first chart and waiting times of the built pages in a browser; `calibration`: what intervals and tests keep of their promise"
  )
  .argument("[names...]", `any of ${formatList(names)}; all but ${formatList(slow)} when none is given`)
  .option(
    "--workspace <dir>",
    "the workspace whose site is measured; default: the sample, then 50 systems × 2,000 tasks"
  )
  .option("--replicates <n>", "simulated experiments of each calibration", "1000")
  .option("--seed <n>", "where the simulations begin", "20261120")
  .option("--write", "write the calibration table to src/methods/calibration.md")
  .addHelpText("after", "\nExample: npm run bench -- calibration --write");

await main(command, async (asked: string[], options: Options) => {
  for (const name of asked)
    if (!names.includes(name))
      throw new UserError(`bench needs one of ${names.join(", ")}, got ${JSON.stringify(name)}`);
  const replicates = whole("--replicates", options.replicates, 1);
  const seed = whole("--seed", options.seed, 0);
  if (options.write && !asked.includes("calibration"))
    throw new UserError("--write needs the name calibration: only its table is kept");
  if (options.workspace !== undefined && !asked.includes("site"))
    throw new UserError("--workspace needs the name site: the others make up their own numbers");
  for (const name of asked.length > 0 ? asked : names.filter((n) => !slow.includes(n))) {
    if (name === "calibration") {
      const families = await calibrate(replicates, seed);
      process.stdout.write(calibrationText(families));
      if (options.write) writeFileSync(page, calibrationPage(families, {replicates, seed}));
    } else {
      const {bench} = (await load(`bench/${name}.ts`)) as Bench;
      const found = await bench({workspace: options.workspace});
      process.stdout.write(typeof found === "string" ? found : timingsText(name, found));
    }
  }
});

/** Every promise of every family, each from a seed of its own, so that one more changes no other. */
async function calibrate(replicates: number, seed: number): Promise<Family[]> {
  const families: Family[] = [];
  for (const family of filesOf("bench/calibration")) {
    const found = (await load(`bench/calibration/${family}.ts`)) as {calibrations?: Calibration[]};
    if (!found.calibrations) continue;
    const started = performance.now();
    const rows = found.calibrations.map(({method, what, nominal, run}, i) => {
      const {hits, replicates: n} = run(seeded(seed + i), replicates);
      const seen = wilsonCi(hits, n);
      if (isRefusal(seen)) throw new Error(`${method} simulated nothing: ${hits} of ${n}`);
      return {method, what, nominal, seen: seen.value, low: seen.low ?? 0, high: seen.high ?? 1};
    });
    process.stderr.write(`${family}: ${rows.length} in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
    families.push({family, rows});
  }
  return families;
}

/** The modules of a folder, without their ending, by name. */
function filesOf(folder: string): string[] {
  const path = fileURLToPath(new URL(`${folder}/`, root));
  if (!existsSync(path)) return [];
  const found = readdirSync(path).filter((f) => f.endsWith(".ts"));
  return found.map((f) => f.slice(0, -".ts".length)).sort();
}

function load(path: string): Promise<unknown> {
  return import(pathToFileURL(fileURLToPath(new URL(path, root))).href);
}

function whole(name: string, text: string, least: number): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < least)
    throw new UserError(`${name} needs a whole number from ${least}, got ${JSON.stringify(text)}`);
  return n;
}
