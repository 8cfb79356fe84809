import {Command} from "commander";
import {pageMarkdown} from "../../src/models/markdown/page-markdown.js";
import {pageModels, type PageName} from "../../src/models/page-models.js";
import {formatList} from "../../src/style/format.js";
import {ensureIngested} from "../ingest.js";
import {readSiteData} from "../site-data.js";
import {UserError} from "../user-error.js";
import {main} from "./cli.js";

const pages = Object.keys(pageModels) as PageName[];

const command = new Command("answer")
  .description("A page's answer without a browser: Markdown, or with --json the page model")
  .argument("<page>", `one of ${formatList(pages)}`)
  .option("--workspace <dir>", "the folder with workspace.yaml")
  .option("--out <dir>", "where the tables lie")
  .option("--json", "print the page model as JSON and nothing else")
  .addHelpText("after", "\nExample: npm run answer -- value --workspace data/sample");

await main(command, async (page: string, options: {workspace?: string; out?: string; json?: boolean}) => {
  if (!pages.includes(page as PageName))
    throw new UserError(`answer needs a page, one of ${pages.join(", ")}, got ${JSON.stringify(page)}`);
  const name = page as PageName;
  const {out, workspace} = await ensureIngested(options);
  const site = await readSiteData({workspace: workspace.dir, out, published: false});
  process.stdout.write(
    options.json ? `${JSON.stringify(pageModels[name](site), null, 2)}\n` : `${markdown(name, site)}\n`
  );
});

function markdown<P extends PageName>(name: P, site: Parameters<(typeof pageModels)[P]>[0]): string {
  const model = pageModels[name](site) as ReturnType<(typeof pageModels)[P]>;
  return pageMarkdown[name](model);
}
