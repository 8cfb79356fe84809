import {readFileSync} from "node:fs";
import {dirname, join} from "node:path";

/** One copy of a package on this disk, as the lockfile pins it. */
export interface InstalledPackage {
  name: string;
  version: string;
  /** Absolute folder of this copy. */
  folder: string;
}

/** The packages of one project, by name; the copy nearest to the project's own node_modules comes first. */
export type InstalledPackages = ReadonlyMap<string, readonly InstalledPackage[]>;

interface Lockfile {
  packages: Record<string, {version?: string}>;
}

/**
 * The packages that `package-lock.json` pins: what the site may be built from, and nothing else.
 *
 * @param root - the project's folder, with `package-lock.json` and `node_modules`
 */
export function installedPackages(root: string): InstalledPackages {
  const lockfile = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lockfile;
  const byName = new Map<string, InstalledPackage[]>();
  for (const [path, {version}] of Object.entries(lockfile.packages)) {
    if (path === "" || version === undefined) continue;
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const copies = byName.get(name) ?? [];
    copies.push({name, version, folder: join(root, path)});
    byName.set(name, copies);
  }
  for (const copies of byName.values()) copies.sort((a, b) => a.folder.length - b.folder.length);
  return byName;
}

/**
 * The copy of a package that a file of another package would load: Node's own rule, inner folders first.
 *
 * @param from - absolute folder of the importing package
 */
export function installedFor(packages: InstalledPackages, name: string, from: string): InstalledPackage | undefined {
  const copies = packages.get(name) ?? [];
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const copy = copies.find((candidate) => candidate.folder === join(folder, "node_modules", name));
    if (copy) return copy;
  }
  return undefined;
}
