import {join, relative, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {Command} from "commander";
import {disclosures} from "../../src/models/data/disclosures.js";
import {buildSite} from "../framework/build-site.js";
import {disclosureLines} from "./disclosure-lines.js";
import {workspaceSecrets} from "../framework/verify/workspace-secrets.js";
import {ensureIngested} from "../ingest.js";
import {publishSetting, readSiteData} from "../site-data.js";
import {closeTables, openTables} from "../read-tables.js";
import {main} from "./cli.js";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

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
  const {workspace, out} = await ensureIngested({workspace: options.workspace});
  const tables = await openTables(out);
  const secrets = await workspaceSecrets({
    query: tables,
    publish: publishSetting(workspace.settings),
    folders: [root, workspace.dir, out],
    pages: join(root, "src")
  }).finally(() => closeTables(tables));
  const dist = resolve(options.out);
  const {pages, bytes, faults, folder} = await buildSite(root, {workspace: workspace.dir, out, dist, secrets});
  const shown = relative(process.cwd(), folder);
  if (faults.length === 0) {
    console.log(`${pages} pages, ${(bytes / 1e6).toFixed(1)} MB in ${shown}, verified`);
    const site = await readSiteData({workspace: workspace.dir, out, published: true});
    for (const line of disclosureLines(disclosures(site))) console.log(line);
    return 0;
  }
  for (const {file, message} of faults) console.error(`${shown}/${file}: ${message}`);
  console.error(`the site has ${faults.length} faults and stays in ${shown}; ${options.out} is as it was`);
  return 1;
});
