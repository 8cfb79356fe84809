import {existsSync, mkdirSync, readdirSync, rmSync, symlinkSync} from "node:fs";
import {join} from "node:path";

const cache = ".observablehq";

/**
 * A folder that shows the pages as they are, by links, and has a cache of its own: two previews of two workspaces must
 * not serve each other's numbers.
 *
 * A file added beside the top-level pages is seen after a restart; changes, and files added in folders, at once.
 *
 * @param root - the project's folder
 * @param folder - the folder for the links, inside the project so that packages are found
 * @returns the linked folder of the pages
 */
export function linkSources(root: string, folder: string): string {
  const source = join(folder, "src");
  mkdirSync(source, {recursive: true});
  for (const entry of readdirSync(source)) if (entry !== cache) rmSync(join(source, entry), {recursive: true});
  for (const entry of readdirSync(join(root, "src"))) {
    if (entry !== cache) symlinkSync(join(root, "src", entry), join(source, entry));
  }
  const loaders = join(folder, "loaders");
  if (!existsSync(loaders)) symlinkSync(join(root, "loaders"), loaders, "dir");
  return source;
}
