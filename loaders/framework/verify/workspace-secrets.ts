import {homedir} from "node:os";
import type {Query} from "../../engine/query.js";
import type {Secret} from "./check-secrets.js";
import {textProbes} from "./text-probes.js";

/** How the workspace's `publish` opens what is closed by default. */
export interface Publish {
  text?: "none" | "all";
  raters?: "pseudonyms" | "names";
}

export interface SecretSources {
  /** The canonical tables, one relation each. */
  query: Query;
  publish: Publish;
  /** Absolute folders whose names must not leave: the project, the workspace, the tables. */
  folders: readonly string[];
}

/** Enough to catch any loader that lets texts through, few enough to look for in every byte. */
const mostTexts = 400;

/**
 * What the publish policy keeps in the building, as strings that must not be found in the site: pieces of prompts and
 * outputs, names of human raters, paths of the sources and of this machine.
 */
export async function workspaceSecrets({query, publish, folders}: SecretSources): Promise<Secret[]> {
  const secrets: Secret[] = [];
  for (const folder of new Set([...folders, homedir()])) {
    if (folder.split("/").length > 1 && folder !== "/") secrets.push({kind: "a path of this machine", text: folder});
  }
  for (const {path} of await query.rows<{path: string}>("select distinct path from source order by path")) {
    // A bare file name is no path; it may be a word.
    if (path.includes("/")) secrets.push({kind: "the path of a source", text: path});
  }
  if (publish.raters !== "names") {
    const raters = "select distinct rater from rating where rater_kind = 'human' order by rater";
    for (const {rater} of await query.rows<{rater: string}>(raters))
      secrets.push({kind: "a rater's name", text: rater});
  }
  if (publish.text !== "all") {
    const texts = `select prompt, output from text order by md5(attempt_id) limit ${mostTexts}`;
    for (const {prompt, output} of await query.rows<{prompt: string | null; output: string | null}>(texts)) {
      for (const text of textProbes(prompt ?? "")) secrets.push({kind: "a prompt", text});
      for (const text of textProbes(output ?? "")) secrets.push({kind: "an output", text});
    }
  }
  return [...new Map(secrets.map((secret) => [secret.text, secret])).values()];
}
