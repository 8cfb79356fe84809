import {isRefusal, type Estimate} from "../../statistics/estimate.js";
import {
  formatCountOf,
  formatInterval,
  formatList,
  formatPercent,
  formatPoints,
  formatPValue
} from "../../style/format.js";
import {known, type Quantity} from "../quantity.js";
import {reason} from "../value/answer.js";
import {countWord} from "../value/ratio-words.js";
import type {CompareModel, CompareVerdict} from "./compare-model.js";
import {FEWEST_CLUSTERS} from "./compare-tasks.js";

/** What the words of the page are made from: the model before it has words. */
export type CompareNumbers = Omit<
  CompareModel,
  | "title"
  | "answer"
  | "basis"
  | "generated_from"
  | "caption"
  | "notes"
  | "would_change"
  | "not_measured"
  | "multiplicity"
> & {
  /** Whether each task was tried once by each and passed or failed whole. */
  single_attempts: boolean;
  /** Whether tasks of a side go together in clusters. */
  dependent_tasks: boolean;
  min_tasks: number;
};

/** Below this share of common tasks two sides were not asked the same (methods §2.1). */
export const ENOUGH_OVERLAP = 0.8;

/**
 * The page's answer in a sentence or two, with its margin.
 *
 * A lead is said to be one only when the interval and the test show it; "no difference" never stands without the margin
 * it is meant by, and "not shown" never without what would have been seen.
 */
export function compareAnswer(m: CompareNumbers): string {
  if (m.kind === "empty") return "No attempt in this selection was judged, so there is nothing to compare.";
  if (m.kind === "single") return `Only ${m.a} was run here, and once, so there is nothing to compare it with.`;
  if (m.kind === "same")
    return m.a === m.b
      ? `${m.a} is on both sides: choose another system or run to compare it with.`
      : `${m.a} and ${m.b} share attempts, so neither can be held against the other: choose two different runs.`;
  if (m.kind === "board" && isRefusal(m.difference))
    return `${m.a} and ${m.b} have published totals only: which tasks each passed is not known, so they cannot be paired.`;
  if (m.kind === "refused") return overlapAnswer(m);
  const few =
    m.tasks < m.min_tasks
      ? ` There are only ${formatCountOf(m.tasks, "task")}${m.kind === "unpaired" ? " a side" : ""}.`
      : "";
  if (isRefusal(m.difference)) return refusedAnswer(m, m.difference.refused) + few;
  return verdictAnswer(m, m.difference) + few;
}

function verdictAnswer(m: CompareNumbers, difference: Estimate): string {
  const lead = leadOf(m, difference);
  const points = formatPoints(Math.abs(difference.value));
  const size = points === "0.0" ? `as many tasks as ${lead.behind}` : `${points} points more than ${lead.behind}`;
  const margin = `(95% interval ${formatInterval(lead.low, lead.high, (x) => formatPoints(x))})`;
  const bar = `${formatPoints(m.equivalence.margin)} points`;
  const unpaired = m.kind === "unpaired" || m.kind === "board" ? ", over each one's own tasks" : "";
  if (m.verdict === "a_better" || m.verdict === "b_better") {
    const small = m.equivalence.within ? `, a real lead but smaller than the margin of ${bar}` : "";
    return `${lead.ahead} passes ${size} ${margin}${unpaired}${small}${splitWords(m, lead.ahead)}.`;
  }
  if (m.verdict === "equivalent") {
    const ninety = known(m.equivalence.difference)!;
    const range = formatInterval(ninety.low, ninety.high, (x) => formatPoints(x));
    return `${m.a} and ${m.b} pass as many tasks as each other, give or take ${bar}: the difference is ${formatPoints(difference.value)} points (90% interval ${range})${unpaired}.`;
  }
  const claim = `${lead.ahead} passes ${size}`;
  const clear = lead.low !== null && lead.low > 0;
  const shown =
    points === "0.0"
      ? `${claim} ${margin}${unpaired}`
      : clear && isTooFew(m)
        ? `${claim} ${margin}${unpaired}`
        : clear && isDependent(m)
          ? `${claim} ${margin}${unpaired}, but tasks go together and the interval does not know it`
          : clear && !isRefusal(m.test)
            ? `${claim} ${margin}${unpaired}, but the test ${m.clusters < m.tasks ? `over ${formatCountOf(m.clusters, "cluster")} of tasks ` : ""}does not bear the lead out (p ${pWords(m.test.p)})`
            : `${claim}, a lead the tasks do not show to be real ${margin}${unpaired}`;
  return `${shown}. ${unseen(m)}`.trim();
}

/** Why nothing is shown: too few clusters to say, or how large a difference these tasks would have seen. */
function unseen(m: CompareNumbers): string {
  if (isTooFew(m))
    return `With ${countWord(m.clusters)} ${m.clusters < m.tasks ? "clusters of tasks" : "tasks"} no difference could be shown.`;
  const mde = known(m.mde);
  if (!mde) return "";
  return `${m.kind === "paired" ? `${formatCountOf(m.tasks, "task")} see` : "This many tasks see"} a difference of ${formatPoints(mde.value)} points four times in five; a smaller one may be there.`;
}

/** Whether there are too few independent pieces for any lead to be called shown. */
function isTooFew(m: CompareNumbers): boolean {
  return m.kind === "paired" && m.clusters < FEWEST_CLUSTERS && !(m.single_attempts && m.clusters === m.tasks);
}

/** Whether an unpaired comparison has tasks that go together, which its interval takes for independent. */
function isDependent(m: CompareNumbers): boolean {
  return m.kind === "unpaired" && m.dependent_tasks;
}

/** Who stands ahead on the point estimate, with the interval turned to match. */
export function leadOf(m: Pick<CompareNumbers, "a" | "b">, {value, low, high}: Estimate) {
  if (value >= 0) return {ahead: m.a ?? "", behind: m.b ?? "", low, high};
  return {ahead: m.b ?? "", behind: m.a ?? "", low: high === null ? null : -high, high: low === null ? null : -low};
}

/** ": 23 tasks only it passed, 2 only the other"; nothing where the sides are not paired. */
function splitWords(m: CompareNumbers, ahead: string): string {
  if (m.kind !== "paired") return "";
  const {a_better, b_better, same} = m.split;
  const [won, lost] = ahead === m.a ? [a_better, b_better] : [b_better, a_better];
  if (m.single_attempts) return `: ${formatCountOf(won, "task")} only it passed, ${lost} only the other`;
  return `: it does better on ${formatCountOf(won, "task")}, worse on ${lost}, the same on ${same}`;
}

function overlapAnswer(m: CompareNumbers): string {
  const {common, either} = m.overlap;
  if (common === 0) return `${m.a} and ${m.b} ran no task in common, so they are not compared.`;
  return `${m.a} and ${m.b} are not compared: they share ${formatCountOf(common, "task")} of the ${either} that either ran, and a paired comparison needs four in five.`;
}

function refusedAnswer(m: CompareNumbers, code: string): string {
  if (code === "zero_variance" && m.split.same === m.tasks) {
    const most = known(m.discordance)?.high;
    const bound =
      most === null || most === undefined ? "" : ` Up to ${formatPercent(most)} of such tasks may still part them.`;
    return `${m.a} and ${m.b} did the same on every one of the ${formatCountOf(m.tasks, "task")}, so no interval can be formed.${bound}`;
  }
  return `The difference between ${formatList([m.a ?? "", m.b ?? ""])} cannot be told: ${reason(code)}.`;
}

/** A difference in points as tables and rows have it: signed, the first of the two minus the second. */
export function signedPoints(q: Quantity): string {
  const e = known(q);
  if (!e) return "";
  const text = formatPoints(e.value);
  return e.value > 0 && text !== "0.0" ? `+${text}` : text;
}

/** A p-value after the letter: `= .06`, `< .001`. */
export function pWords(p: number): string {
  const text = formatPValue(p);
  return text.startsWith("<") ? text : `= ${text}`;
}

/** A verdict as a cell says it. */
export function verdictWords(
  verdict: CompareVerdict,
  {a, b, equivalence}: Pick<CompareModel, "a" | "b" | "equivalence">
): string {
  return {
    a_better: `${a} ahead`,
    b_better: `${b} ahead`,
    equivalent: `alike within ${formatPoints(equivalence.margin)}`,
    inconclusive: "not shown",
    refused: "refused"
  }[verdict];
}
