import {copyFileSync, existsSync, readdirSync, renameSync, rmSync} from "node:fs";
import {join, relative} from "node:path";
import {lock} from "proper-lockfile";
import type {Staged} from "./stage/stage-file.js";

/** Does work on an out folder that no other ingest works on meanwhile: two at once wait for each other. */
export async function locked<T>(out: string, work: () => Promise<T>): Promise<T> {
  const release = await lock(out, {
    lockfilePath: join(out, ".lock"),
    stale: 20_000,
    update: 5_000,
    retries: {retries: 600, minTimeout: 100, maxTimeout: 1000, factor: 1.2}
  });
  try {
    return await work();
  } finally {
    await release();
  }
}

/** Puts the new tables in the place of the old ones; in the instant between, the old ones lie in `tables.old`. */
export function swap(out: string, next: string): void {
  const current = join(out, "tables");
  const old = join(out, "tables.old");
  rmSync(old, {recursive: true, force: true});
  if (existsSync(current)) renameSync(current, old);
  renameSync(next, current);
  rmSync(old, {recursive: true, force: true});
}

/** The report where others look for it; the copy beside the tables is the one that changes with them in one step. */
export function publishReport(out: string): void {
  const draft = join(out, `.report-${process.pid}`);
  copyFileSync(join(out, "tables", "report.json"), draft);
  renameSync(draft, join(out, "report.json"));
}

/** What a killed ingest left behind; called under the lock. */
export function sweep(out: string): void {
  const [current, old] = [join(out, "tables"), join(out, "tables.old")];
  if (!existsSync(current) && existsSync(old)) renameSync(old, current);
  for (const name of readdirSync(out))
    if (/^\.(tables|spill|report)-/.test(name) || name === "tables.old")
      rmSync(join(out, name), {recursive: true, force: true});
  const stage = join(out, "stage");
  if (existsSync(stage))
    for (const name of readdirSync(stage))
      if (name.startsWith(".")) rmSync(join(stage, name), {recursive: true, force: true});
}

/** Stage folders that no file needs any more. */
export function dropStale(stage: string, staged: readonly Staged[]): void {
  const used = new Set(staged.map((file) => relative(stage, file.folder)));
  for (const name of readdirSync(stage)) if (!used.has(name)) rmSync(join(stage, name), {recursive: true, force: true});
}
