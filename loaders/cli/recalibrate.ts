import {Command} from "commander";
import {recalibration, type Recalibration} from "../../src/models/weights/recalibration.js";
import {entryLines, entryYaml, toHundredths} from "../../src/models/weights/weights-entry.js";
import {known} from "../../src/models/quantity.js";
import {formatInterval, formatNumber} from "../../src/style/format.js";
import {ensureIngested} from "../ingest.js";
import {writeWeights} from "../recalibrate/write-weights.js";
import {readSiteData} from "../site-data.js";
import {main} from "./cli.js";

interface RecalibrateOptions {
  workspace?: string;
  write?: boolean;
  force?: boolean;
  name?: string;
  by?: string;
  why?: string;
  json?: boolean;
}

const command = new Command("recalibrate")
  .description("Hold the standing weights against outcomes: what they would weigh, and whether to adopt it")
  .option("--workspace <dir>", "the folder with workspace.yaml")
  .option("--write", "add the proposed weights to workspace.yaml, if they are to be adopted")
  .option("--force", "with --write: add them although they are not; the entry then says so")
  .option("--name <name>", "the entry's name before its day (default: outcomes)")
  .option("--by <name>", "who decides")
  .option("--why <text>", "why, before what is said of the data")
  .option("--json", "print the recalibration as JSON and nothing else")
  .addHelpText(
    "after",
    "\nExit code 1: keep the standing weights." +
      "\nComments and layout of workspace.yaml stay as they are; the last of weights: stands." +
      "\n\nExample: npm run recalibrate -- --write --by Ada"
  );

await main(command, async ({write, force, json, name, by, why, workspace: dir}: RecalibrateOptions) => {
  const {out, workspace} = await ensureIngested({workspace: dir});
  const site = await readSiteData({workspace: workspace.dir, out, published: false});
  const found = recalibration(site, {
    ...(name === undefined ? {} : {name}),
    ...(by === undefined ? {} : {by}),
    ...(why === undefined ? {} : {why})
  });
  const writes = write === true && found.entry !== null && (found.adopt || force === true);
  if (writes && found.entry) writeWeights(workspace.dir, found.entry, entryLines(found.entry));
  if (json) print(JSON.stringify({...found, written: writes}, null, 2));
  else tell(found, {write: write === true, writes});
  return found.adopt || writes ? 0 : 1;
});

function tell({adopt, reason, standing, recalibrated, entry}: Recalibration, done: {write: boolean; writes: boolean}) {
  print(`${adopt ? "adopt" : "keep"}: ${reason}`);
  if (recalibrated && entry) {
    const before = toHundredths(standing.weights);
    for (const [metric, q] of Object.entries(recalibrated.weights ?? {})) {
      const e = known(q);
      const margin = e ? ` (${formatInterval(e.low, e.high, hundredths)})` : "";
      print(`  ${metric}: ${hundredths(before[metric] ?? 0)} → ${hundredths(entry.weights[metric] ?? 0)}${margin}`);
    }
    print(`\n${entryYaml(entry).trimEnd()}\n`);
  }
  if (done.writes) print(`workspace.yaml: added ${entry!.id}, which now stands`);
  else if (done.write) print("workspace.yaml: left as it was");
  else if (adopt) print("add --write to put this entry into workspace.yaml");
}

function hundredths(x: number): string {
  return formatNumber(x, 2);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
