import {Command} from "commander";
import {composeCompare} from "../../src/models/compare/compose-compare.js";
import {pageMarkdown} from "../../src/models/markdown/page-markdown.js";
import {pageModels, siteLatency, type PageName} from "../../src/models/page-models.js";
import {composeSystem} from "../../src/models/system/compose-system.js";
import {composeTask} from "../../src/models/task/compose-task.js";
import {formatList} from "../../src/style/format.js";
import {ensureIngested} from "../ingest.js";
import {readSiteData} from "../site-data.js";
import {UserError} from "../user-error.js";
import {main} from "./cli.js";
import {compareChoice, compareFlags, type CompareOptions} from "./compare-options.js";
import {systemChoice, type SystemOptions} from "./system-options.js";
import {taskChoice, type TaskOptions} from "./task-options.js";

interface AnswerOptions extends CompareOptions, SystemOptions, TaskOptions {
  workspace?: string;
  out?: string;
  json?: boolean;
}

const pages = Object.keys(pageModels) as PageName[];

const command = new Command("answer")
  .description("A page's answer without a browser: Markdown, or with --json the page model")
  .argument("<page>", `one of ${formatList(pages)}`)
  .option("--workspace <dir>", "the folder with workspace.yaml")
  .option("--out <dir>", "where the tables lie")
  .option("--json", "print the page model as JSON and nothing else")
  .option("--a <system>", "compare: the first system")
  .option("--b <system>", "compare: the second system")
  .option("--run-a <run>", "compare: one run of the first system, where all are pooled otherwise")
  .option("--run-b <run>", "compare: one run of the second system")
  .option("--unpaired", "compare: each over its own tasks, although they share too few")
  .option("--system <name>", "system: which one, by its display name")
  .option("--task <name>", "task: which one")
  .option("--suite <name>", "system and task: of which suite, where several have one of that name")
  .addHelpText("after", "\nExample: npm run answer -- value --workspace data/sample");

await main(command, async (page: string, options: AnswerOptions) => {
  if (!pages.includes(page as PageName))
    throw new UserError(`answer needs a page, one of ${pages.join(", ")}, got ${JSON.stringify(page)}`);
  const name = page as PageName;
  const flags = compareFlags(options);
  if (flags.length > 0 && name !== "compare")
    throw new UserError(`${flags.join(", ")}: for the page compare only, got ${name}`);
  if (options.task !== undefined && name !== "task") throw new UserError(`--task: for the page task only, got ${name}`);
  if (options.system !== undefined && name !== "system")
    throw new UserError(`--system: for the page system only, got ${name}`);
  if (options.suite !== undefined && name !== "task" && name !== "system")
    throw new UserError(`--suite: for the pages system and task only, got ${name}`);
  const {out, workspace} = await ensureIngested(options);
  const site = await readSiteData({workspace: workspace.dir, out, published: false});
  if (flags.length > 0) {
    const model = composeCompare(site.facts, site.cells, compareChoice(site.facts, site.cells, options));
    print(options.json ? JSON.stringify(model, null, 2) : pageMarkdown.compare(model));
  } else if (name === "system" && (options.system !== undefined || options.suite !== undefined)) {
    const {facts, cells} = site;
    const model = composeSystem(facts, cells, siteLatency(site), systemChoice(facts, cells, options));
    print(options.json ? JSON.stringify(model, null, 2) : pageMarkdown.system(model));
  } else if (name === "task") {
    const choice = taskChoice(site.facts, site.cells, options);
    const model = composeTask(site.facts, site.cells, site.ratings, choice);
    print(options.json ? JSON.stringify(model, null, 2) : pageMarkdown.task(model));
  } else print(options.json ? JSON.stringify(pageModels[name](site), null, 2) : markdown(name, site));
});

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function markdown<P extends PageName>(name: P, site: Parameters<(typeof pageModels)[P]>[0]): string {
  const model = pageModels[name](site) as ReturnType<(typeof pageModels)[P]>;
  return pageMarkdown[name](model);
}
