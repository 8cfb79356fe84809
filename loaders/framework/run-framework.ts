import {spawn, type ChildProcess} from "node:child_process";
import {fileURLToPath} from "node:url";

/** Which tables the loaders read, where the site goes, and whether it is a preview: handed on as environment. */
export interface SiteEnvironment {
  /** Absolute folder of the workspace. */
  workspace: string;
  /** Absolute folder of its ingested tables. */
  out: string;
  /** Folder of the built site, relative to the project. */
  dist?: string;
  /** Folder of the pages, relative to the project, where it is not `src`. */
  source?: string;
  /** Absolute folder of the pages' models, where they are composed already. */
  models?: string;
  preview?: boolean;
}

/** The environment in which Framework and the loaders run. */
export function siteEnvironment({workspace, out, dist, source, models, preview}: SiteEnvironment): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ASSAY_WORKSPACE: workspace,
    ASSAY_OUT: out,
    ...(dist !== undefined && {ASSAY_DIST: dist}),
    ...(source !== undefined && {ASSAY_SOURCE: source}),
    ...(models !== undefined && {ASSAY_MODELS: models}),
    ...(preview && {ASSAY_PREVIEW: "1"}),
    OBSERVABLE_TELEMETRY_DISABLE: "1"
  };
}

/**
 * Runs Framework's build as a process of its own: it keeps its configuration, its fetch and its state for a whole life.
 *
 * @param root - the project's folder
 * @returns the exit code and what it printed, for the case that it failed
 */
export async function runFrameworkBuild(
  root: string,
  environment: SiteEnvironment
): Promise<{code: number; log: string}> {
  const child = spawn(process.execPath, [frameworkCommand(), "build"], {
    cwd: root,
    env: siteEnvironment(environment),
    stdio: ["ignore", "pipe", "pipe"]
  });
  let log = "";
  child.stdout.on("data", (chunk: Buffer) => (log += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (log += chunk.toString()));
  return {code: await exitCode(child), log};
}

function exitCode(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

function frameworkCommand(): string {
  return fileURLToPath(import.meta.resolve("@observablehq/framework/dist/bin/observable.js"));
}
