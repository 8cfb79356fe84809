import type {Accounting} from "../../tables/accounting.js";

/** Twelve hexadecimal digits that change with any source: which data some weights were set on. */
export function dataMark({sources}: Pick<Accounting, "sources">): string {
  // FNV-1a in two halves over hashes that are already SHA-256: a mark to compare by, not a signature.
  const halves = [0x811c9dc5, 0x01000193];
  for (const text of sources.map((s) => s.sha256).sort())
    for (const letter of text)
      halves.forEach((h, i) => (halves[i] = Math.imul(h ^ (letter.charCodeAt(0) + i), 0x01000193) >>> 0));
  return halves.map((h) => h.toString(16).padStart(8, "0").slice(2)).join("");
}
