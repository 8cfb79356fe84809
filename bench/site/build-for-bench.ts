import {spawn} from "node:child_process";
import {performance} from "node:perf_hooks";
import {fileURLToPath} from "node:url";
import {UserError} from "../../loaders/user-error.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Runs `npm run build` as a user would.
 *
 * @param out - where the tables go, so that nothing is left behind in the project
 * @returns how long it took, in seconds
 */
export async function buildForBench(workspace: string, {dist, out}: {dist: string; out: string}): Promise<number> {
  const started = performance.now();
  const args = [
    "--import",
    import.meta.resolve("tsx"),
    "loaders/cli/build.ts",
    "--workspace",
    workspace,
    "--out",
    dist
  ];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: {...process.env, ASSAY_OUT: out},
    stdio: ["ignore", "ignore", "inherit"]
  });
  const code = await new Promise<number>((resolve) => child.on("close", (exit) => resolve(exit ?? 1)));
  if (code !== 0) throw new UserError(`--workspace: needs one whose site builds, the build of ${workspace} failed`);
  return (performance.now() - started) / 1000;
}
