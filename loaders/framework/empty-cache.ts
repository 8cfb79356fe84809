import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";

/**
 * Empties Framework's cache: loaders' output, which Framework would serve however old, and modules of an older install.
 *
 * Only the bundles of installed packages stay, and those only while the lockfile is the one they were made from.
 *
 * @param root - the project's folder
 * @param source - the folder of the pages, in which the cache is
 */
export function emptyCache(root: string, source: string): void {
  const cache = join(source, ".observablehq/cache");
  const modules = join(cache, "_node");
  const stamp = join(modules, ".lockfile-sha256");
  const lockfile = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  const current = existsSync(stamp) && readFileSync(stamp, "utf8") === lockfile;
  if (existsSync(cache)) {
    for (const entry of readdirSync(cache)) {
      if (entry !== "_node" || !current) rmSync(join(cache, entry), {recursive: true, force: true});
    }
  }
  mkdirSync(modules, {recursive: true});
  writeFileSync(stamp, lockfile);
}
