import {dirname, sep} from "node:path";
import {findSources} from "./find-sources.js";
import type {Workspace} from "./read-workspace.js";

/** The folders outside the workspace in which its sources lie, each once: what a watcher of the workspace alone would miss. */
export async function outsideFolders(workspace: Workspace): Promise<string[]> {
  const {files} = await findSources(workspace);
  const folders = new Set(files.map((file) => dirname(file.path)));
  return [...folders].filter((folder) => folder !== workspace.dir && !folder.startsWith(workspace.dir + sep)).sort();
}
