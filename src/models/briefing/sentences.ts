const ENDS = /[.!?] (?=[A-Z0-9“])/g;
const SHORTEST = 30;

/** A paragraph's sentences; a very short one ("Weakly.") stays with the next. */
export function sentences(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  for (const end of text.matchAll(ENDS)) {
    if (end.index - from < SHORTEST) continue;
    found.push(text.slice(from, end.index + 1));
    from = end.index + 2;
  }
  if (from < text.length) found.push(text.slice(from));
  return found;
}

/** The first sentence of a paragraph. */
export function firstSentence(text: string): string {
  return sentences(text)[0] ?? "";
}
