import {resolve} from "node:path";
import {Command} from "commander";
import {disclosures} from "../../src/models/data/disclosures.js";
import {readSiteData} from "../site-data.js";
import {buildWorkspace} from "./build-workspace.js";
import {main} from "./cli.js";
import {disclosureLines} from "./disclosure-lines.js";

const command = new Command("build")
  .description("Ingest, build the static site, and put it in place only if nothing is wrong with it")
  .option("--workspace <dir>", "the folder with workspace.yaml")
  .option("--out <dir>", "where the site goes", "dist")
  .addHelpText(
    "after",
    "\nWrong is: another origin, a cell in error, an unresolved import, a dead link, or what `publish` keeps in the building." +
      "\nExit code 1: the site has faults; it stays in .assay/site to be looked at, and the earlier one stays in place."
  );

await main(command, async (options: {workspace?: string; out: string}) => {
  const {pages, bytes, faults, shown, workspace, out} = await buildWorkspace(options.workspace, resolve(options.out));
  if (faults.length === 0) {
    console.log(`${pages} pages, ${(bytes / 1e6).toFixed(1)} MB in ${shown}, verified`);
    const site = await readSiteData({workspace, out, published: true});
    for (const line of disclosureLines(disclosures(site))) console.log(line);
    return 0;
  }
  console.error(`the site has ${faults.length} faults and stays in ${shown}; ${options.out} is as it was`);
  return 1;
});
