import {mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {join} from "node:path";
import type {TestProject} from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** A folder of this run of the tests, gone after it. */
    runFolder: string;
  }
}

// Tables and sites that several files look at are made once in a run, and never taken over from an earlier one: the
// code that makes them may have changed since. Inside the project, because a built site's staging moves by renaming.
export default function setUp({provide}: TestProject): () => void {
  const state = fileURLToPath(new URL("../../.assay", import.meta.url));
  mkdirSync(state, {recursive: true});
  const folder = mkdtempSync(join(state, "test-run-"));
  provide("runFolder", folder);
  return () => rmSync(folder, {recursive: true, force: true});
}
