import {existsSync, mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {lock} from "proper-lockfile";
import {inject} from "vitest";

/**
 * Lets the first test file that needs something make it, in a folder of this run; the others wait and take it.
 *
 * @param name - a folder's name, the same wherever the same thing is meant
 * @returns the folder
 */
export async function once(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(inject("runFolder"), name);
  mkdirSync(folder, {recursive: true});
  const made = join(inject("runFolder"), `${name}.made`);
  if (existsSync(made)) return folder;
  // The lock is held on another name than the folder's own, which an ingest locks for itself.
  const release = await lock(`${folder}.once`, {
    realpath: false,
    stale: 60_000,
    retries: {forever: true, factor: 1, minTimeout: 100, maxTimeout: 500, maxRetryTime: 600_000}
  });
  try {
    if (!existsSync(made)) {
      await make(folder);
      writeFileSync(made, "");
    }
  } finally {
    await release();
  }
  return folder;
}
