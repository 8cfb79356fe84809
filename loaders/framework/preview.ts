import {fork} from "node:child_process";
import {join, relative} from "node:path";
import {fileURLToPath} from "node:url";
import {UserError} from "../user-error.js";
import {emptyCache} from "./empty-cache.js";
import {linkSources} from "./link-sources.js";
import {siteEnvironment} from "./run-framework.js";

export interface Preview {
  /** Ends the preview. */
  close(): void;
  /** Resolves when the preview has ended by itself or was closed. */
  ended: Promise<void>;
}

interface Message {
  ready?: true;
  failed?: string;
}

/**
 * Serves the pages on 127.0.0.1, rendered when asked for and reloaded when they change, as a process of its own.
 *
 * @param root - the project's folder
 * @throws a `UserError` where the port is taken
 */
export async function startPreview(
  root: string,
  {workspace, out, port}: {workspace: string; out: string; port: number}
): Promise<Preview> {
  const source = linkSources(root, join(root, ".assay", `preview-${port}`));
  emptyCache(root, source);
  const child = fork(fileURLToPath(new URL("preview-server.ts", import.meta.url)), {
    cwd: root,
    execArgv: ["--import", import.meta.resolve("tsx")],
    env: {...siteEnvironment({workspace, out, source: relative(root, source), preview: true}), PORT: String(port)},
    // Framework tells every request and socket on stdout; errors of loaders and pages come on stderr.
    stdio: ["ignore", "ignore", "inherit", "ipc"]
  });
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  const answer = await new Promise<Message>((resolve) => {
    child.once("message", (message) => resolve(message as Message));
    child.once("exit", (code) => resolve({failed: `preview ended with code ${code}`}));
  });
  if (!answer.ready) {
    child.kill();
    throw new UserError(`PORT: needs a free port, ${port}: ${answer.failed ?? "no answer"}`);
  }
  return {close: () => void child.kill(), ended};
}
