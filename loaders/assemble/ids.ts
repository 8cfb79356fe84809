import {createHash} from "node:crypto";

const SEPARATOR = "\u001f";

/** An id of ours: sixteen hexadecimal signs made of what the thing is, so that it outlives the order of the files. */
export function idOf(...parts: (string | number)[]): string {
  return createHash("md5").update(parts.join(SEPARATOR)).digest("hex").slice(0, 16);
}

/** The same id in SQL; the parts are SQL expressions that are never null. */
export function idSql(...parts: string[]): string {
  return `left(md5(${parts.map((part) => `(${part})`).join(" || chr(31) || ")}), 16)`;
}
