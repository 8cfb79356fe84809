import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {Command} from "commander";
import {generateSample} from "../sample/generate-sample.js";
import {SEED} from "../sample/story.js";
import {UserError} from "../user-error.js";
import {main} from "./cli.js";

const SAMPLE = fileURLToPath(new URL("../../data/sample", import.meta.url));
const FOLDERS = ["exports", "ratings", "reports", "outcomes"];

const command = new Command("sample")
  .description(
    "write the synthetic sample workspace's exports, ratings, reports and outcomes anew; workspace.yaml stays"
  )
  .option("--seed <number>", "another seed tells the same story with other numbers", String(SEED))
  .option("--out <dir>", "new or empty folder to write into instead of data/sample");

await main(command, async ({seed, out}: {seed: string; out?: string}) => {
  if (!/^\d{1,9}$/.test(seed)) throw new UserError(`--seed needs a whole number, got ${JSON.stringify(seed)}`);
  const files = await generateSample({seed: Number(seed)});
  // Only in the sample's own folder is everything there known to be the generator's, and so its to remove.
  if (out === undefined) for (const folder of FOLDERS) rmSync(join(SAMPLE, folder), {recursive: true, force: true});
  for (const {path, bytes} of files) {
    const file = join(out ?? SAMPLE, path);
    mkdirSync(dirname(file), {recursive: true});
    try {
      writeFileSync(file, bytes, {flag: "wx"});
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      throw new UserError(`--out needs a folder without earlier exports, ${path} is there already`);
    }
  }
  const total = files.reduce((sum, file) => sum + file.bytes.length, 0);
  console.log(`${files.length} files, ${(total / 1e6).toFixed(2)} MB`);
});
