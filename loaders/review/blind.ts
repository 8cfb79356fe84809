import {createHmac} from "node:crypto";
import type {Query} from "../engine/query.js";

/** What stands where a name stood. */
const HIDDEN = "[model]";

const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

/** A code for each answer that tells nothing of it; the same under the same key, all of them different. */
export function itemCodes(ids: readonly string[], key: string): string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    const hash = createHmac("sha256", key).update(id).digest();
    const letters = [...hash].map((byte) => LETTERS[byte % 32]!).join("");
    let length = 6;
    while (taken.has(letters.slice(0, length))) length++;
    taken.add(letters.slice(0, length));
    return letters.slice(0, length);
  });
}

/** The names by which a text could tell who wrote it. */
export async function systemNames(query: Query): Promise<string[]> {
  const rows = await query.rows<Record<string, string | null>>("select system, model, served_model from system");
  const names = new Set<string>();
  for (const row of rows)
    for (const name of Object.values(row)) for (const part of name?.split(" · ") ?? []) names.add(part.trim());
  return [...names].filter((name) => name.length >= 3).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/**
 * Takes the names of systems out of a text.
 *
 * A name with a digit or a sign ("kite-3", "larus/kite") goes however it is spelled; a plain word, and the word a name
 * begins with ("Claude"), only with a capital, because "kite" may be what the task is about.
 */
export function hideNames(names: readonly string[]): (text: string) => {text: string; hidden: number} {
  const exact = names.filter((name) => !/^[A-Za-z]+$/.test(name)).map(escape);
  const words = new Set<string>();
  for (const name of names) {
    const stem = /^[A-Za-z]{3,}(?![a-z])/.exec(name.replace(/^.*[/:]/, ""))?.[0];
    if (stem === undefined) continue;
    words.add(stem.slice(0, 1).toUpperCase() + stem.slice(1)).add(stem.toUpperCase());
  }
  const patterns = [
    exact.length > 0 ? new RegExp(`(?<![A-Za-z0-9])(?:${exact.join("|")})(?![A-Za-z0-9])`, "gi") : null,
    words.size > 0 ? new RegExp(`(?<![A-Za-z0-9])(?:${[...words].join("|")})(?![A-Za-z0-9])`, "g") : null
  ];
  return (text) => {
    let hidden = 0;
    let shown = text;
    for (const pattern of patterns)
      if (pattern)
        shown = shown.replace(pattern, () => {
          hidden++;
          return HIDDEN;
        });
    return {text: shown, hidden};
  };
}

const escape = (name: string) => name.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
