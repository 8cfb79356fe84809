import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {parseDocument} from "yaml";
import {UserError} from "../user-error.js";
import {appendEntry} from "../workspace/append-entry.js";

/**
 * Adds weights to the end of `weights:` in workspace.yaml, where the last entry stands; comments and layout stay.
 *
 * @param lines - the entry as text, the first with the item's dash
 * @throws UserError when the workspace has weights of that name, since pages name weights by it
 */
export function writeWeights(workspace: string, entry: {id: string}, lines: readonly string[]): void {
  const path = join(workspace, "workspace.yaml");
  const yaml = readFileSync(path, "utf8");
  const document = parseDocument(yaml);
  const {weights = []} = (document.toJS() ?? {}) as {weights?: {id: string}[] | null};
  if ((weights ?? []).some(({id}) => id === entry.id))
    throw new UserError(`workspace.yaml: weights needs another name than ${entry.id}, which is taken: --name`);
  writeFileSync(path, appendEntry(yaml, document, {key: "weights", entry, lines}));
}
