import {JsonCutter} from "./json-cutter.js";

/**
 * Which of the given paths the first bytes of a JSON text already hold; what a format is known by.
 *
 * Patterns are those of `JsonCutter`, without `*`. A path counts as soon as its value has begun.
 */
export function leadingPaths(head: string, patterns: readonly string[]): Set<string> {
  const cutter = new JsonCutter(patterns, {maxBytes: head.length * 4, maxDepth: 64});
  const seen = new Set<string>();
  for (const cut of cutter.push(Buffer.from(head))) seen.add(cut.path.join("."));
  const {cuts, end} = cutter.finish();
  for (const cut of cuts) seen.add(cut.path.join("."));
  if (end.open !== null) seen.add(end.open.join("."));
  return seen;
}

/** The first line of a text that is not blank. */
export function firstLine(head: string): string {
  return /[^\r\n]*\S[^\r\n]*/.exec(head)?.[0] ?? "";
}
