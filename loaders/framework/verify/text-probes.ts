const longest = 32;
const shortest = 12;

/**
 * Pieces of a text by which a copy of it is known, also one cut short: its beginning and its middle.
 *
 * A text under 12 characters ("yes", "42") has none: it would be found wherever those letters stand.
 */
export function textProbes(text: string): string[] {
  const trimmed = text.trim();
  if (trimmed.length < shortest) return [];
  if (trimmed.length <= 2 * longest) return [whole(trimmed.slice(0, longest))];
  const middle = Math.floor((trimmed.length - longest) / 2);
  return [whole(trimmed.slice(0, longest)), whole(trimmed.slice(middle, middle + longest))];
}

/** Without the half of a character that a cut may leave at either end. */
function whole(piece: string): string {
  return piece.replaceAll(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "");
}
