import {existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {join, posix, relative, sep} from "node:path";

/** The built site's files, by path relative to it with forward slashes. */
export interface SiteFiles {
  paths: string[];
  text(path: string): string;
  bytes(path: string): Uint8Array;
  /** The file that a plain host would serve for a link from one file to another, or `null`. */
  resolve(from: string, link: string): string | null;
}

/** Opens a built site for checking. */
export function siteFiles(dist: string): SiteFiles {
  const paths: string[] = [];
  for (const entry of readdirSync(dist, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile()) continue;
    paths.push(relative(dist, join(entry.parentPath, entry.name)).split(sep).join("/"));
  }
  paths.sort();
  const there = new Set(paths);
  return {
    paths,
    text: (path) => readFileSync(join(dist, path), "utf8"),
    bytes: (path) => readFileSync(join(dist, path)),
    resolve(from, link) {
      const pathname = decodeURI(link.replace(/[?#].*$/, ""));
      if (pathname === "") return from;
      // A leading slash is not of this site once it is hosted under a sub-path.
      if (pathname.startsWith("/")) return null;
      const target = posix.normalize(posix.join(posix.dirname(from), pathname)).replace(/^\.\/?$/, "");
      const candidates =
        target === "" || target.endsWith("/")
          ? [`${target}index.html`]
          : [target, `${target}.html`, `${target}/index.html`];
      return candidates.find((candidate) => there.has(candidate)) ?? null;
    }
  };
}

/** Whether a folder holds a site that Framework built, and nothing that somebody else would miss. */
export function isBuiltSite(folder: string): boolean {
  return existsSync(join(folder, "_observablehq")) && statSync(join(folder, "_observablehq")).isDirectory();
}
