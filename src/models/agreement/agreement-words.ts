import {formatCount, formatCountOf, formatList, formatPercent} from "../../style/format.js";
import type {Facts} from "../../tables/cells.js";
import {known} from "../quantity.js";
import {missedLabels, quoted, type AnswerParts} from "./agreement-answer.js";
import type {AgreementModel, Explained, JudgeAgreement} from "./agreement-model.js";
import {standing} from "./coefficient-words.js";

/** What every sentence of the page is made from. */
export interface Words
  extends AnswerParts,
    Pick<AgreementModel, "dimension" | "choice" | "raters" | "pairs" | "items" | "split" | "unjoined" | "ambiguous"> {
  facts: Pick<Facts, "synthetic" | "title">;
  /** Days on which was rated, ISO. */
  dates: readonly string[];
  /** When the runs were whose answers were rated. */
  runs: readonly (string | null)[];
  replicates: number;
  seed: number;
  /** Whether items were drawn for rating with logged chances that differ. */
  unequal: boolean;
  /** Whether items of one cluster of tasks were drawn together. */
  clustered: boolean;
}

/** Under the first figure: how judges stand to people, then what the marks are. */
export function agreementCaption(words: Words): string {
  const resampled = `Dots: coefficient; lines: 95% intervals from ${formatCount(words.replicates)} resamples of items${words.clustered ? ", those of one cluster of tasks together" : ""} (seed ${words.seed})${words.level === "nominal" ? "" : "; of ICC by formula"}.`;
  return `${takeaway(words)} ${resampled} A struck circle marks a value that cannot be computed, with the reason.${words.judges.some((j) => j.agreement.own_family.length > 0) ? " A star: the judge is of a family under test." : ""}`;
}

function takeaway(words: Words): string {
  const alpha = words.overall[0]?.krippendorff_alpha;
  const best = words.judges.find((j) => known(j.coefficient))?.coefficient;
  if (!best) {
    const is = {
      reliable: "People agree well enough to build on.",
      tentative: "People agree well enough for tentative conclusions.",
      unshown: "People are not shown to agree well enough to build on.",
      low: "People agree too little to build on.",
      unknown: "Whether people agree cannot be told from these ratings."
    };
    return words.kind === "judges" ? "There are no people's ratings to hold the judges against." : is[standing(alpha)];
  }
  if (words.betweenJudges && known(words.betweenJudges)) {
    const order = compared(words.betweenJudges, best);
    if (order > 0) return "The judges agree more with each other than with the people.";
    if (order < 0) return "The judges agree less with each other than the best of them with the people.";
    return "The judges stand about as far from the people as from each other.";
  }
  const few = words.judges.length === 1 ? "The judge stands" : "The judges stand";
  if (alpha && known(alpha) && compared(best, alpha) < 0)
    return `${few} farther from the people than people from each other.`;
  return words.people < 2
    ? "A judge is held against one person here."
    : `${words.judges.length === 1 ? "The judge is" : "The best judge is"} not shown to stand farther from the people than people from each other.`;
}

/** Whether one interval lies wholly above (1) or below (−1) another. */
function compared(a: Explained, b: Explained): number {
  const [x, y] = [known(a), known(b)];
  if (!x || !y) return 0;
  if (x.low !== null && y.high !== null && x.low > y.high) return 1;
  return x.high !== null && y.low !== null && x.high < y.low ? -1 : 0;
}

/** Over the confusion tables: a claim where there is one. */
export function confusionHeading(words: Words): string {
  const {judges} = words;
  const missed = missedLabels(words);
  if (missed.length === 0) return "Where judges and people part";
  const who = judges.length === 1 ? "The judge misses" : judges.length === 2 ? "Both judges miss" : "All judges miss";
  return `${who} most of what people call ${missed.map(quoted).join(" and ")}`;
}

/** Under the confusion tables: the label each judge finds least often. */
export function confusionCaption({judges}: Words): string {
  const found = new Map<string, string[]>();
  for (const {agreement} of judges) {
    const least = leastFound(agreement);
    if (!least) continue;
    const of = `of ${formatCountOf(least.of, "item")} people call ${quoted(least.label)}`;
    const told = `${agreement.judge} says so of ${formatCount(least.hit)} (${formatPercent(least.hit / least.of)})`;
    found.set(of, [...(found.get(of) ?? []), told]);
  }
  const parts = [...found].map(([of, told]) => `${of}, ${formatList(told)}`);
  const first = parts.length === 0 ? "" : `${capital(parts.join("; "))}. `;
  return `${first}Read along a row: ink is the share of the row, framed cells agree, row totals stand at the right.`;
}

function leastFound({confusion}: JudgeAgreement): {label: string; hit: number; of: number} | null {
  if (!confusion) return null;
  const rows = confusion.counts
    .map((row, k) => ({label: confusion.rows[k]!, hit: row[k]!, of: row.reduce((a, b) => a + b, 0)}))
    .filter((r) => r.of > 0)
    .sort((a, b) => a.hit / a.of - b.hit / b.of);
  return rows.length < 2 ? null : rows[0]!;
}

/** Under the table of raters by raters. */
export function ratersCaption(words: Words): string {
  const people = words.raters.filter((r) => r.kind === "human");
  const hidden = people.length > 0 && people.every((r) => /^Reviewer \d+$/.test(r.rater));
  const scores = words.level === "interval";
  const below = scores ? "ICC(2,1)" : words.symbol === "κ" ? "Cohen's κ" : "quadratic weighted κ";
  return `Below the diagonal ${below}, ink grows with it${scores ? "" : "; above it plain percent agreement"}.${hidden ? " People appear under pseudonyms." : ""}`;
}

/** Under the list of items that split the people. */
export function ambiguousWords({split, level}: Words): string {
  const {items, of, experienced} = split;
  const asked = experienced
    ? "Asked are people with at least 30 rated items"
    : "No two people have rated 30 items, so all are asked";
  if (of === 0) return "No item was rated by two of the people, so whether any is ambiguous cannot be told.";
  const part =
    level === "nominal"
      ? "are not with the largest side"
      : "stand more than a quarter of the scale from the middle verdict";
  if (items === 0)
    return `None of ${formatCountOf(of, "item")} splits the people: on none do more than 30% of those who rated it ${level === "nominal" ? "part from the largest side" : "stand more than a quarter of the scale from the middle verdict"}. ${asked}.`;
  const share = `${formatCount(items)} of ${formatCountOf(of, "item")} (${formatPercent(items / of)}) split the people: more than 30% of those who rated them ${part}.`;
  return `${share} Read these before blaming a system or a judge: as a rule the task can be read in two ways. ${asked}.`;
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
