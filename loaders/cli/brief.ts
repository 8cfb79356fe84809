import {join, relative, resolve} from "node:path";
import {Command} from "commander";
import {printBriefing} from "../brief/print-briefing.js";
import {findChromium} from "../framework/find-chromium.js";
import {UserError} from "../user-error.js";
import {buildWorkspace, root} from "./build-workspace.js";
import {main} from "./cli.js";

const TWO = 2;

const command = new Command("brief")
  .description("The briefing as a PDF of two A4 pages, with its pictures as PNGs")
  .option("--workspace <dir>", "the folder with workspace.yaml")
  .option("--out <dir>", "where the files go", "briefing")
  .addHelpText(
    "after",
    "\nBuilds the site of the workspace into .assay first, under the same publish policy as `npm run build`." +
      "\nNeeds Chromium or Chrome: $CHROMIUM, then the usual places." +
      "\nExit code 1: the site has faults, or the sheets do not fit on two pages."
  );

await main(command, async (options: {workspace?: string; out: string}) => {
  const executable = findChromium();
  if (executable === null)
    throw new UserError(
      "brief needs Chromium or Chrome and found none: install it (Debian: apt-get install chromium) or set CHROMIUM to its path"
    );
  const {faults, folder} = await buildWorkspace(options.workspace, join(root, ".assay/brief-site"));
  if (faults.length > 0) return 1;
  const {files, pages, scale} = await printBriefing(folder, resolve(options.out), executable);
  for (const file of files) console.log(relative(process.cwd(), file));
  if (scale < 1) console.log(`set at ${Math.round(scale * 100)}% to fit the pages`);
  if (pages === TWO) return 0;
  console.error(`needed two pages, got ${pages}`);
  return 1;
});
