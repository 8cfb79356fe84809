import {cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync} from "node:fs";
import {basename, join} from "node:path";

const cache = ".observablehq";

/**
 * Copies the pages and their modules to where one build may work on them undisturbed.
 *
 * The doorways in `src/data` reach for `../../loaders`, which is linked beside the copy. The copy's own cache of
 * installed packages stays from build to build.
 *
 * @param root - the project's folder
 * @param folder - the folder for the copy, inside the project so that packages are found
 * @returns the copied folder of the pages
 */
export function copySources(root: string, folder: string): string {
  const source = join(folder, "src");
  mkdirSync(source, {recursive: true});
  for (const entry of readdirSync(source)) {
    if (entry !== cache) rmSync(join(source, entry), {recursive: true, force: true});
  }
  cpSync(join(root, "src"), source, {recursive: true, filter: (path) => basename(path) !== cache});
  const loaders = join(folder, "loaders");
  if (!existsSync(loaders)) symlinkSync(join(root, "loaders"), loaders, "dir");
  return source;
}
