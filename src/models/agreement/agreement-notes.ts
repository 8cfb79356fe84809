import {isRefusal} from "../../statistics/estimate.js";
import {formatCoefficient, formatCount, formatCountOf, formatList, formatPercent} from "../../style/format.js";
import type {Note} from "../page-model.js";
import {known} from "../quantity.js";
import {quoted} from "./agreement-answer.js";
import {type Words} from "./agreement-words.js";
import {standing, whyRefused} from "./coefficient-words.js";

/** Notes beside the first figure. */
export function agreementNotes(words: Words): Note[] {
  if (words.kind === "empty") return [];
  const notes: Note[] = [{heading: "How to read it", text: readWords(words)}];
  const percent = percentWords(words);
  if (percent !== "") notes.push({heading: "Why not percent", text: percent});
  const skewed = words.pairs.filter((p) => p.skewed_marginals);
  if (skewed.length > 0) notes.push({heading: "Skewed marginals", text: skewedWords(skewed)});
  if (words.split.of > 0) notes.push({heading: "Ambiguous items", text: splitWords(words)});
  return notes;
}

function readWords({overall, judges, level}: Words): string {
  const what =
    level === "interval"
      ? "α and ICC are 1 where raters give the same numbers, and α is 0 at what chance gives."
      : "κ and α are 1 at perfect agreement and 0 at what chance gives.";
  const alpha = overall[0]?.krippendorff_alpha;
  const estimate = alpha ? known(alpha) : null;
  const ceiling =
    estimate && judges.length > 0
      ? ` People reach ${formatCoefficient(estimate.value)} among themselves: a judge as good as one more person stands about there, or a little above, since a majority is steadier than one person.`
      : "";
  return `${what} From 0.667 on tentative conclusions are usual, from 0.8 firm ones (Krippendorff); what counts is the lower end of the line.${ceiling}`;
}

/** What the judges match, and what naming the commonest verdict every time would earn. */
function percentWords({judges, level}: Words): string {
  const matched = judges.flatMap(({agreement}) => {
    const share = known(agreement.percent);
    return share ? [formatPercent(share.value)] : [];
  });
  const first = judges[0]?.agreement.confusion;
  if (matched.length === 0 || !first) return "";
  const totals = first.counts.map((row) => row.reduce((a, b) => a + b, 0));
  const all = totals.reduce((a, b) => a + b, 0);
  const most = totals.indexOf(Math.max(...totals));
  const who = matched.length === 1 ? "The judge matches" : "The judges match";
  return `${who} ${level === "ordinal" ? "the middle verdict" : "the majority"} on ${formatList(matched)} of items. Saying ${quoted(first.rows[most]!)} every time would earn ${formatPercent(totals[most]! / all)}.`;
}

function splitWords({split: {items, of}}: Words): string {
  const share = `${formatCount(items)} of ${formatCount(of)} split the people (${formatPercent(items / of)}).`;
  return items / of > 0.3
    ? `${share} Over 30%: the question itself can probably be read in two ways.`
    : `${share} ${items === 0 ? "The question is clear enough." : "Under 30%: the question is clear enough, and the items are listed below."}`;
}

function skewedWords(pairs: Words["pairs"]): string {
  const first = pairs[0]!;
  const [percent, kappa, ac1] = [known(first.percent), known(first.cohen_kappa), known(first.gwet_ac1)];
  const numbers =
    percent && kappa && ac1
      ? ` ${first.a} and ${first.b} agree on ${formatPercent(percent.value)}, with κ ${formatCoefficient(kappa.value)} and AC1 ${formatCoefficient(ac1.value)}.`
      : "";
  const more = pairs.length > 1 ? ` So it is with ${formatCountOf(pairs.length - 1, "further pair")}.` : "";
  return `Nearly every item gets the same verdict, so κ falls although the raters agree: read AC1 there.${numbers}${more}`;
}

/** What would change the answer. */
export function agreementWouldChange(words: Words): string {
  if (words.kind === "empty")
    return "Ratings by people: add ratings/*.csv with item, rater, dimension and a value or label, and name the file under sources: in workspace.yaml.";
  if (words.kind === "judges")
    return "People's verdicts on some of the same items: a few dozen show whether a judge is right.";
  const alpha = words.overall[0]!.krippendorff_alpha;
  if (words.people === 1)
    return "A second person on some of the same items: without one, nobody knows how far people would agree.";
  if (isRefusal(alpha)) return `Items rated by two people or more: ${whyRefused(alpha)}.`;
  if (alpha.n < 100)
    return `More items rated by several people: there are ${formatCount(alpha.n)}, and a hundred are the least for a decision.`;
  if (standing(alpha) === "low" || standing(alpha) === "unshown")
    return "A clearer question: yes or no agrees better than one to five. Talk through the items below on which people part, then rate anew.";
  if (words.judges.length === 0)
    return "Verdicts of a judge on the same items: then it shows whether one may stand in for people.";
  return "A judge told what people mean by the labels it misses, or other items: agreement here does not carry over to another suite.";
}

/** What was not measured. */
export function agreementNotMeasured(words: Words): string {
  if (words.kind === "empty") return "Everything about agreement.";
  return "Whether people are right: they can agree and be wrong together. Whether raters saw each other's verdicts, or the system's name, which would make them agree more.";
}
