import {checkPages} from "./check-pages.js";
import {checkReferences} from "./check-references.js";
import {checkScripts} from "./check-scripts.js";
import {checkSecrets, type Secret} from "./check-secrets.js";
import type {Fault} from "./fault.js";
import {siteFiles} from "./site-files.js";

/**
 * Everything wrong with a built site before it is handed over: outside origins, cells in error, unresolved imports,
 * dead links and anchors, and whatever the publish policy keeps in the building.
 *
 * Framework exits with 0 on all of these.
 *
 * @param dist - the built site's folder
 * @param secrets - what must not be found in any byte of it
 * @returns the faults, by file; none for a site that may be shared
 */
export async function verifyDist(dist: string, secrets: readonly Secret[] = []): Promise<Fault[]> {
  const site = siteFiles(dist);
  const faults = [
    ...checkPages(site),
    ...checkReferences(site),
    ...(await checkScripts(site)),
    ...(await checkSecrets(site, secrets))
  ];
  return faults.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}
