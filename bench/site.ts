import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {buildForBench} from "./site/build-for-bench.js";
import {makeWorkspace, SYSTEMS, TASKS} from "./site/make-workspace.js";
import {measureSite} from "./site/measure-site.js";
import {siteText} from "./site/site-text.js";

export const name = "site";

/**
 * The built site in a browser: what a page weighs, how soon its first chart stands, and how long a reader waits for the
 * answer to a slider or a choice; for the sample and for a made-up workspace of 50 systems × 2,000 tasks.
 *
 * @param workspace - measures the site of this workspace instead
 * @returns lines for a terminal
 */
export async function bench({workspace}: {workspace?: string | undefined} = {}): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "assay-bench-site-"));
  try {
    if (workspace !== undefined) return await measured(workspace, folder, workspace);
    const large = join(folder, "large");
    await makeWorkspace(large);
    const sizes = `${SYSTEMS} systems × ${TASKS.toLocaleString("en-US")} tasks`;
    return `${await measured("data/sample", folder, "the sample")}\n${await measured(large, folder, sizes)}`;
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

async function measured(workspace: string, folder: string, title: string): Promise<string> {
  const dist = join(folder, "dist");
  const built_s = await buildForBench(workspace, {dist, out: join(folder, "tables")});
  const pages = await measureSite(dist, (said) => process.stderr.write(`site: ${title}: ${said}\n`));
  const text = siteText(title, built_s, pages);
  for (const made of [dist, join(folder, "tables")]) rmSync(made, {recursive: true, force: true});
  return text;
}
