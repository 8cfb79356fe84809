/** One string to look for, and what to say of it. */
export interface Wanted<T> {
  text: string;
  /** Not as a part of a longer word: for short names. */
  asWord: boolean;
  /** Only as a whole text of JSON, which stands between quotation marks and is no key: for names that are words as well. */
  asValue?: boolean;
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
  const begins = new Map<number, {needle: Buffer; fits: Fits; tag: T}[]>();
  const possible = new Uint8Array(65536);
  for (const {text, asWord, asValue, tag} of wanted) {
    const fits = asValue ? isValue : asWord ? isWholeWord : anywhere;
    for (const spelling of spellings(text)) {
      const needle = Buffer.from(spelling);
      if (needle.length < 2) continue;
      const key = needle[0]! * 256 + needle[1]!;
      possible[key] = 1;
      const list = begins.get(key) ?? [];
      list.push({needle, fits, tag});
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
      for (const {needle, fits, tag} of begins.get(key) ?? []) {
        const begin = i - 1;
        const end = begin + needle.length;
        if (found.has(tag) || end > buffer.length || needle.compare(buffer, begin, end) !== 0) continue;
        if (fits(buffer, begin, end)) found.add(tag);
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

/** Whether what stands at a place in the bytes is what was meant, by what stands beside it. */
type Fits = (bytes: Buffer, begin: number, end: number) => boolean;

const anywhere: Fits = () => true;

const [quote, colon] = [0x22, 0x3a];
const isValue: Fits = (bytes, begin, end) =>
  bytes[begin - 1] === quote && bytes[end] === quote && bytes[end + 1] !== colon;

/** A name beside “ or · stands alone, one beside ä does not: bytes past ASCII are read as the character they are of. */
const isWholeWord: Fits = (bytes, begin, end) => {
  let before = begin - 1;
  while (before > 0 && begin - before < 4 && isContinued(bytes[before]!)) before -= 1;
  return !/[\p{L}\p{N}_]$/u.test(text(bytes, before, begin)) && !/^[\p{L}\p{N}_]/u.test(text(bytes, end, end + 4));
};

/** A byte of a UTF-8 character other than its first. */
const isContinued = (byte: number) => (byte & 0xc0) === 0x80;

const text = (bytes: Buffer, from: number, to: number) => bytes.toString("utf8", Math.max(0, from), to);
