import {join, relative} from "node:path";
import {fileURLToPath} from "node:url";
import {buildSite, type BuiltSite} from "../framework/build-site.js";
import {workspaceSecrets} from "../framework/verify/workspace-secrets.js";
import {ensureIngested} from "../ingest.js";
import {closeTables, openTables} from "../read-tables.js";
import {publishSetting} from "../site-data.js";

/** The project's folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** A site as built, with the folders it was made of and how a terminal calls the one it stands in. */
export interface BuiltWorkspace extends BuiltSite {
  workspace: string;
  out: string;
  shown: string;
}

/**
 * Ingests a workspace where it changed and builds its site under its publish policy; what is wrong goes to stderr.
 *
 * @param named - the workspace's folder, the usual one unless given
 * @param dist - absolute folder that the site goes to
 */
export async function buildWorkspace(named: string | undefined, dist: string): Promise<BuiltWorkspace> {
  const {workspace, out} = await ensureIngested({workspace: named});
  const tables = await openTables(out);
  const secrets = await workspaceSecrets({
    query: tables,
    publish: publishSetting(workspace.settings),
    folders: [root, workspace.dir, out],
    pages: join(root, "src")
  }).finally(() => closeTables(tables));
  const built = await buildSite(root, {workspace: workspace.dir, out, dist, secrets});
  const shown = relative(process.cwd(), built.folder);
  for (const {file, message} of built.faults) console.error(`${shown}/${file}: ${message}`);
  return {...built, workspace: workspace.dir, out, shown};
}
