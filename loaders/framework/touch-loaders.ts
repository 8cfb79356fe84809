import {readdirSync, utimesSync} from "node:fs";
import {join} from "node:path";

/**
 * Makes an open preview run its loaders again: Framework reruns a loader when the loader's own file is newer than what
 * it wrote, and for no other reason.
 *
 * @param source - the folder of the pages, in which every `*.json.ts`, `*.arrow.gz.ts` and the like is a loader
 * @param now - the time to put on them
 */
export function touchLoaders(source: string, now: Date): void {
  for (const entry of readdirSync(source, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile() || entry.parentPath.includes(".observablehq")) continue;
    if (isLoader(entry.name)) utimesSync(join(entry.parentPath, entry.name), now, now);
  }
}

/** A loader's name says what it makes: `value.json.ts`, `cells.arrow.gz.ts`. A module's does not: `value-model.ts`. */
function isLoader(name: string): boolean {
  return /\.(json|csv|tsv|txt|arrow|gz|svg|png|zip|tar|parquet|md)\.ts$/.test(name);
}
