import {spawn} from "node:child_process";
import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {inject} from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));

export interface BuildRun {
  code: number;
  stdout: string;
  stderr: string;
  /** Absolute folder of the site. */
  dist: string;
}

/**
 * Runs `npm run build` as a user would, for one workspace.
 *
 * @param out - where the site goes, relative to the folder of this run of the tests, or absolute
 * @param tables - where its tables lie or come to lie; the default is the command's own
 */
export async function runBuild(workspace: string, out: string, {tables}: {tables?: string} = {}): Promise<BuildRun> {
  const dist = resolve(inject("runFolder"), out);
  const args = ["--import", import.meta.resolve("tsx"), join(root, "loaders/cli/build.ts")];
  const child = spawn(process.execPath, [...args, "--workspace", workspace, "--out", dist], {
    cwd: root,
    env: {...process.env, ASSAY_OUT: tables, ASSAY_WORKSPACE: undefined},
    stdio: ["ignore", "pipe", "pipe"]
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise<number>((resolve) => child.on("close", (exit) => resolve(exit ?? 1)));
  return {code, stdout, stderr, dist};
}
