import {lstatSync, realpathSync, statSync} from "node:fs";
import {dirname, join, relative, resolve, sep} from "node:path";
import {glob, isDynamicPattern} from "tinyglobby";
import type {SourceEntry} from "./workspace-schema.js";
import type {Workspace} from "./read-workspace.js";

/** A file to be read and the entry of `sources:` that asked for it. */
export interface FoundSource {
  path: string;
  /** Relative to the workspace, with forward slashes. */
  name: string;
  entry: SourceEntry;
  entryIndex: number;
  bytes: number;
  mtime_ms: number;
}

export interface FoundSources {
  files: FoundSource[];
  /** One sentence for each entry that found nothing or each link that was not followed. */
  notes: string[];
}

/**
 * The files that the entries of `sources:` name, sorted by path.
 *
 * Where several entries name one file, the entry that spells the path out wins over a glob, and a mapping over a
 * detected format, and then the first. Entries for different tables, or with different queries in `from`, each keep the
 * file: one CSV may hold attempts and ratings. `../` is the user's own word; a link that leads out of the folder where the glob began is not followed.
 */
export async function findSources(workspace: Workspace): Promise<FoundSources> {
  const notes: string[] = [];
  const found = new Map<string, FoundSource>();
  const entries = workspace.settings.sources ?? [];
  for (const [entryIndex, entry] of entries.entries()) {
    const names = await expand(workspace.dir, entry.path, notes);
    if (names.length === 0) notes.push(`sources[${entryIndex}]: ${entry.path} names no file`);
    for (const path of names) {
      const {size, mtimeMs} = statSync(path);
      const name = relative(workspace.dir, path).split(sep).join("/");
      const candidate = {path, name, entry, entryIndex, bytes: size, mtime_ms: mtimeMs};
      const key = `${name}\u001f${entry.table ?? "attempt"}\u001f${isDynamicPattern(entry.path) ? "" : (entry.from ?? "")}`;
      const plain = `${name}\u001fattempt\u001f`;
      const rival =
        found.get(key) ?? (entry.format === "table" ? undefined : [...found.values()].find((f) => f.name === name));
      if (!rival) {
        // A glob without a format gives way to a mapping of the same file, whatever its table.
        const unmapped = found.get(plain);
        if (entry.format === "table" && unmapped && unmapped.entry.format === undefined) found.delete(plain);
        found.set(key, candidate);
      } else if (rank(candidate) > rank(rival)) found.set(key, candidate);
    }
  }
  const files = [...found.values()].sort((a, b) => compare(a.name, b.name) || a.entryIndex - b.entryIndex);
  return {files, notes};
}

function rank({entry}: FoundSource): number {
  return (isDynamicPattern(entry.path) ? 0 : 2) + (entry.format === undefined ? 0 : 1);
}

async function expand(dir: string, pattern: string, notes: string[]): Promise<string[]> {
  const exact = resolve(dir, pattern);
  // A path with brackets or other glob signs may be a file's real name.
  if (isFile(exact)) return staysInside(exact, dirname(exact), pattern, notes) ? [exact] : [];
  const absolute = isDirectory(exact) ? `${pattern.replace(/\/+$/, "")}/**/*` : pattern;
  const hits = await glob(absolute, {
    cwd: dir,
    absolute: true,
    dot: false,
    onlyFiles: true,
    followSymbolicLinks: false,
    expandDirectories: false,
    ignore: ["**/node_modules/**", "**/.assay/**"]
  });
  const root = resolve(dir, staticPart(absolute));
  return hits
    .map((hit) => resolve(hit))
    .filter((hit) => isFile(hit) && hit !== join(dir, "workspace.yaml") && staysInside(hit, root, pattern, notes))
    .sort(compare);
}

/** A link may point anywhere in the folder it is named from, and nowhere else. */
function staysInside(path: string, root: string, pattern: string, notes: string[]): boolean {
  if (!lstatSync(path).isSymbolicLink()) return true;
  const target = realpathSync(path);
  if (target.startsWith(realpathSync(root) + sep)) return true;
  notes.push(`${pattern}: a link that leads out of its folder was not followed`);
  return false;
}

function staticPart(pattern: string): string {
  const parts = pattern.split("/");
  const dynamic = parts.findIndex((part) => isDynamicPattern(part));
  return parts.slice(0, dynamic < 0 ? -1 : dynamic).join("/") || ".";
}

const isFile = (path: string) => statSync(path, {throwIfNoEntry: false})?.isFile() ?? false;
const isDirectory = (path: string) => statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false;

/** By code unit: the same order in every locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
