import type {Secret} from "./check-secrets.js";
import {shortName} from "./check-secrets.js";

/** What every workspace calls people whose names stay in the building: nobody is known by it. */
const pseudonym = /^Reviewer \d+$/;

/**
 * How to look for people's names, so that neither a leak is missed nor a word is taken for one.
 *
 * A long name is looked for anywhere, a short one as a whole word. A short one that the site says for itself ("mark"), of
 * two letters or without any (an employee's number) is looked for as the whole of a text in the data, where pages take
 * what they show from. A single character or number of two digits is no name, and neither is a pseudonym of ours.
 *
 * @param ownWords - words of the project's pages and of the names that leave anyway, in lower case
 */
export function raterNames(raters: readonly string[], ownWords: ReadonlySet<string>): Secret[] {
  return raters
    .filter((name) => !pseudonym.test(name) && (/\p{L}/u.test(name) ? name.length > 1 : name.length > 2))
    .map((name) => {
      const isShort = name.length < shortName;
      const asValue = isShort && (name.length === 2 || !/\p{L}/u.test(name) || ownWords.has(name.toLowerCase()));
      return {kind: "a rater's name", text: name, ...(asValue ? {asValue} : {})};
    });
}

/** The words of some texts, in lower case. */
export function wordsOf(texts: Iterable<string>): Set<string> {
  const words = new Set<string>();
  for (const text of texts) for (const word of text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []) words.add(word);
  return words;
}
