import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {join, resolve} from "node:path";

/** The workspace a command works on when none is named. */
export function defaultWorkspace(): string {
  const named = process.env["ASSAY_WORKSPACE"];
  if (named) return named;
  return existsSync(join("data", "workspace.yaml")) ? "data" : join("data", "sample");
}

/** The folder a workspace's tables go to: its name, and a hash of its path so that equal names do not meet. */
export function defaultOut(workspace: string): string {
  const path = resolve(workspace);
  const name = path.split(/[\\/]/).at(-1) || "workspace";
  return join(".assay", `${name}-${createHash("sha256").update(path).digest("hex").slice(0, 8)}`);
}
