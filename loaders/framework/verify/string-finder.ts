/** One string to look for, and what to say of it. */
export interface Wanted<T> {
  text: string;
  /** Not as a part of a longer word: for short names. */
  asWord: boolean;
  tag: T;
}

/**
 * Looks for many strings in bytes at once, also in the spellings that JSON, HTML and URLs give them.
 *
 * One pass over the bytes whatever the number of strings: two bytes index the few candidates that could begin there.
 *
 * @returns a function from bytes to the tags found in them, each once
 */
export function stringFinder<T>(wanted: readonly Wanted<T>[]): (bytes: Uint8Array) => Set<T> {
  const begins = new Map<number, {needle: Buffer; asWord: boolean; tag: T}[]>();
  const possible = new Uint8Array(65536);
  for (const {text, asWord, tag} of wanted) {
    for (const spelling of spellings(text)) {
      const needle = Buffer.from(spelling);
      if (needle.length < 2) continue;
      const key = needle[0]! * 256 + needle[1]!;
      possible[key] = 1;
      const list = begins.get(key) ?? [];
      list.push({needle, asWord, tag});
      begins.set(key, list);
    }
  }
  return (bytes) => {
    const found = new Set<T>();
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let key = buffer[0] ?? 0;
    for (let i = 1; i < buffer.length; i += 1) {
      key = (key % 256) * 256 + buffer[i]!;
      if (possible[key] === 0) continue;
      for (const {needle, asWord, tag} of begins.get(key) ?? []) {
        const begin = i - 1;
        const end = begin + needle.length;
        if (found.has(tag) || end > buffer.length || needle.compare(buffer, begin, end) !== 0) continue;
        if (asWord && (isWord(buffer[begin - 1]) || isWord(buffer[end]))) continue;
        found.add(tag);
      }
    }
    return found;
  };
}

function spellings(text: string): Set<string> {
  const html = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return new Set([
    text,
    JSON.stringify(text).slice(1, -1),
    html,
    html.replaceAll('"', "&quot;"),
    // Through bytes, because half of a surrogate pair has no URL spelling.
    encodeURIComponent(Buffer.from(text).toString())
  ]);
}

function isWord(byte: number | undefined): boolean {
  return byte !== undefined && /\w/.test(String.fromCharCode(byte));
}
