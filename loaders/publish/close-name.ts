import {createHash} from "node:crypto";
import {closeText} from "../secrets/close-text.js";

/** More words than a name has: such a task, item or label is somebody's text. */
const WORDS = 8;
const CHARACTERS = 120;

/** Whether what stands in a name's place is a text: a whole question, a prompt, a remark. */
export function isText(name: string): boolean {
  return name.length > CHARACTERS || /[\r\n]/.test(name) || name.trim().split(/\s+/).length > WORDS;
}

/** A name that may leave the building: secrets in it closed, and a text in its place named by its hash. */
export function closeName(name: string, what: string): string {
  const closed = closeText(name);
  return isText(closed) ? `${what} ${createHash("sha256").update(closed).digest("hex").slice(0, 8)}` : closed;
}
