import {html} from "htl";

/** Words of captions that a reader may not know, and where the glossary says what they mean. */
export const terms: readonly (readonly [word: RegExp, anchor: string])[] = [
  [/\bpass@\d+\b/i, "pass-at-k"],
  [/\bpass\^\d+\b/i, "pass-hat-k"],
  [/\bcomposite\b/i, "composite"],
  [/\bfrontier\b/i, "frontier"],
  [/\bnet benefit\b/i, "net-benefit"],
  [/\bacceptability\b/i, "acceptability-curve"],
  [/\bescalation\b/i, "escalation"],
  [/\bshrunken\b/i, "shrunken"],
  [/\bcensored\b/i, "censored"],
  [/\bdiscordant\b/i, "discordant-task"],
  [/\bto expect here\b/i, "expected-here"],
  [/\bKrippendorff['’]s alpha\b/, "alpha-krippendorff-s"],
  [/\bCohen['’]s kappa\b/, "kappa-cohen-s"],
  [/\bcorrected rate\b/i, "corrected-rate"],
  [/\bAUC\b/, "auc"],
  [/\bp50\b/, "p50-p90-p99"],
  [/\bmiddle (?:system|one)\b/, "middle-system"],
  [/\b95% intervals?\b/, "95-interval"]
];

/** The text with the first of each known word linked to the glossary; what is not a word of it stays text. */
export function withTerms(text: string): (string | HTMLElement)[] {
  const found = terms
    .map(([word, anchor]) => ({match: word.exec(text), anchor}))
    .flatMap(({match, anchor}) => (match ? [{at: match.index, word: match[0], anchor}] : []))
    .sort((a, b) => a.at - b.at);
  const parts: (string | HTMLElement)[] = [];
  let from = 0;
  for (const {at, word, anchor} of found) {
    if (at < from) continue;
    parts.push(text.slice(from, at), html`<a class="term" href="./methods/glossary#${anchor}">${word}</a>`);
    from = at + word.length;
  }
  return [...parts, text.slice(from)].filter((part) => part !== "");
}
