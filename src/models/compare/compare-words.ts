import {isRefusal} from "../../statistics/estimate.js";
import {
  formatCoefficient,
  formatCount,
  formatCountOf,
  formatList,
  formatPercent,
  formatPoints
} from "../../style/format.js";
import {formatDateRange} from "../../style/format-date.js";
import type {Note} from "../page-model.js";
import {known} from "../quantity.js";
import {reason} from "../value/answer.js";
import {countWord, countWordCapital} from "../value/ratio-words.js";
import {pWords, type CompareNumbers} from "./compare-answer.js";
import type {CompareSlice} from "./compare-model.js";

const INTERVALS: Record<string, string> = {
  tango: "Tango's score interval for pairs",
  "cr1-t": "the mean of the task differences, CR1 and t",
  newcombe: "Newcombe's interval, unpaired",
  welch: "Welch's interval, unpaired"
};
const TESTS: Record<string, string> = {
  "mid-p mcnemar": "mid-p McNemar",
  "sign flip": "sign flips",
  "paired t": "paired t",
  welch: "Welch's t"
};

/** On what the answer rests: the tasks, the attempts, the dates, and what is left out. */
export function compareBasis(
  m: CompareNumbers,
  facts: {synthetic: boolean; dates: readonly (string | null)[]; failed: number; unjudged: number}
): string {
  const start = facts.synthetic ? "Synthetic data. " : "";
  if (!m.sides || m.kind === "empty")
    return `${start}${m.suite === "" ? "This workspace holds no attempts and no published totals." : `Suite ${m.suite}.`}`;
  const slice = [m.choice.category, m.choice.language].filter((x) => x !== null).join(", ");
  const where = `of ${m.suite}${slice ? ` (${slice})` : ""}`;
  const known = facts.dates.filter((d): d is string => d !== null).sort();
  const when = known.length > 0 ? `, ${formatDateRange(known[0]!, known.at(-1)!)}` : "";
  const {a, b} = m.sides;
  const sentences: string[] = [];
  if (m.kind === "board") sentences.push(`Published totals ${where}: ${a.tasks} and ${b.tasks} tasks${when}.`);
  else if (m.kind === "single") sentences.push(`${formatCountOf(a.tasks, "task")} ${where}${when}.`);
  else if (m.kind === "paired")
    sentences.push(`${formatCountOf(m.tasks, "task")} ${where} that both ran, ${attemptWords(m)}${when}.`);
  else
    sentences.push(
      `${formatCountOf(a.tasks, "task")} of ${a.label} and ${formatCount(b.tasks)} of ${b.label} ${where}, ${formatCount(m.overlap.common)} in common${when}.`
    );
  if (m.dropped.length > 0 && m.kind === "paired")
    sentences.push(
      `${countWordCapital(m.dropped.length)} ${m.dropped.length === 1 ? "task" : "tasks"} only one of them ran ${m.dropped.length === 1 ? "is" : "are"} left out.`
    );
  if (m.clusters < m.tasks && m.kind === "paired")
    sentences.push(
      `Tasks go together in ${formatCountOf(m.clusters, "cluster")}, and so do their errors: the interval knows it${m.clusters < 30 ? ", but so few make it rough" : ""}.`
    );
  if (facts.failed > 0)
    sentences.push(
      m.choice.errors === "excluded"
        ? `${countWordCapital(facts.failed)} errors, timeouts and refusals are left out.`
        : `${countWordCapital(facts.failed)} ${facts.failed === 1 ? "error, timeout or refusal counts" : "errors, timeouts and refusals count"} as not passed.`
    );
  if (facts.unjudged > 0)
    sentences.push(
      `${countWordCapital(facts.unjudged)} unjudged ${facts.unjudged === 1 ? "attempt is" : "attempts are"} left out.`
    );
  return start + sentences.join(" ");
}

function attemptWords({sides, tasks, single_attempts}: CompareNumbers): string {
  const {a, b} = sides!;
  if (single_attempts) return "one attempt each";
  if (a.attempts === b.attempts && a.attempts % tasks === 0 && a.tasks === tasks && b.tasks === tasks)
    return a.attempts === tasks ? "one attempt each" : `${formatCount(a.attempts / tasks)} attempts each`;
  return `${formatCount(a.attempts)} attempts of ${a.label} and ${formatCount(b.attempts)} of ${b.label}`;
}

/** The figure's caption: what the slices add to the answer, then what the marks mean and how they were made. */
export function compareCaption(m: CompareNumbers): string {
  if (isRefusal(m.difference)) return "Nothing to draw: the difference is refused.";
  const how = INTERVALS[m.difference.method] ?? m.difference.method;
  const test = isRefusal(m.test) ? "" : ` Test over all tasks: ${TESTS[m.test.method]!}, p ${pWords(m.test.p)}.`;
  const drawn = `Dots are ${m.a} minus ${m.b} in points of tasks passed, lines 95% intervals (overall: ${how}). Dashed: no difference, give or take ${formatPoints(m.equivalence.margin)} points.`;
  return `${takeaway(m)} ${drawn}${test} ${formatCountOf(m.tasks, "task")}.`;
}

function takeaway(m: CompareNumbers): string {
  const overall = {
    a_better: `${m.a} is ahead`,
    b_better: `${m.b} is ahead`,
    equivalent: `The two are alike by the margin`,
    inconclusive: `Neither is shown to be ahead`,
    refused: "Not compared"
  }[m.verdict];
  if (m.slices.length === 0) return `${overall}.`;
  const differ = m.slices.filter(isClaimed);
  const kinds = [...new Set(m.slices.map((s) => (s.dimension === "category" ? "categories" : "languages")))];
  const names = formatList(kinds);
  if (differ.length === 0)
    return `${overall} overall; no difference by ${names.replace("categories", "category").replace("languages", "language").replace(" and ", " or ")} holds after correction for looking at ${countWord(m.slices.length)}.`;
  const listed = differ.slice(0, 4).map((s) => `${s.slice} (${s.verdict === "a_better" ? m.a : m.b})`);
  const more = differ.length > 4 ? ` and ${countWord(differ.length - 4)} more` : "";
  return `${overall} overall; of ${countWord(m.slices.length)} ${names}, ${formatList(listed)}${more} ${differ.length === 1 ? "differs" : "differ"} after correction for looking at all.`;
}

function isClaimed({verdict}: CompareSlice): boolean {
  return verdict === "a_better" || verdict === "b_better";
}

/** What looking at several slices costs, in a sentence; empty without slices. */
export function multiplicityNote(slices: readonly CompareSlice[]): string {
  if (slices.length === 0) return "";
  const tested = slices.filter((s) => !isRefusal(s.test));
  const alone = tested.filter((s) => (s.test as {p: number}).p <= 0.05).length;
  const holm = tested.filter((s) => s.p_holm !== null && s.p_holm <= 0.05).length;
  const bh = tested.filter((s) => s.p_bh !== null && s.p_bh <= 0.05).length;
  return `${countWordCapital(slices.length)} slices are looked at. ${countWordCapital(alone)} would differ if looked at alone, ${countWord(bh)} at a false discovery rate of 5% (Benjamini–Hochberg), ${countWord(holm)} with no false alarm among them (Holm): only the last are said to differ. The lines are not widened for it.`;
}

/** The notes under the figure: how to read it, what pairing gained, what the tasks could see. */
export function compareNotes(m: CompareNumbers): Note[] {
  if (isRefusal(m.difference)) return [];
  const notes: Note[] = [
    {
      heading: "How to read it",
      text: `Right of nought ${m.a} passes more, left of it ${m.b}. A line that crosses nought shows no lead; one wholly between the dashed lines shows that no difference of ${formatPoints(m.equivalence.margin)} points is there.`
    }
  ];
  const pairing = pairingNote(m);
  if (pairing) notes.push({heading: "What pairing gained", text: pairing});
  const seen = seenNote(m);
  if (seen) notes.push({heading: "What these tasks can see", text: seen});
  return notes;
}

function pairingNote({kind, pairing}: CompareNumbers): string | null {
  if (kind !== "paired") return "Nothing: each is measured on its own tasks, and one may have had the harder ones.";
  const ratio = known(pairing.tasks_ratio);
  const correlation = known(pairing.correlation);
  const unpaired = known(pairing.unpaired);
  if (!ratio || !unpaired) return null;
  const range = `${formatPoints(unpaired.low!)} to ${formatPoints(unpaired.high!)}`;
  const goes = correlation
    ? `The two ${correlation.value > 0.5 ? "mostly" : correlation.value > 0.2 ? "partly" : "hardly"} pass and fail the same tasks (correlation ${formatCoefficient(correlation.value)}). `
    : "";
  if (ratio.value < 1.1) return `${goes}So pairing gained little: on different tasks the interval would be ${range}.`;
  return `${goes}On different tasks the interval would be ${range}, and as sure an answer would take ${ratio.value.toFixed(1)} times the tasks.`;
}

function seenNote({mde, needed, equivalence}: CompareNumbers): string | null {
  const smallest = known(mde);
  if (!smallest) return null;
  const start = `A true difference of ${formatPoints(smallest.value)} points would be shown four times in five.`;
  if (needed.margin === null) return start;
  return `${start} To see one of ${formatPoints(equivalence.margin)} points, the margin, takes ${formatCountOf(needed.margin, "task")} like these.`;
}

/** What would change the answer: more tasks, another margin, or the tasks both must run. */
export function compareWouldChange(m: CompareNumbers): string {
  if (m.kind === "empty" || m.kind === "single")
    return "A second system, or a second run of this one, on the same tasks.";
  if (m.kind === "same") return "Another choice of systems or runs above.";
  if (m.kind === "board" && isRefusal(m.difference))
    return "Rows: which tasks each passed. Or compare the totals unpaired, above.";
  if (m.kind === "refused")
    return "Running both on the same tasks. Or compare them unpaired, above: each over its own tasks, with a wider interval and no guard against one having had the harder ones.";
  if (isRefusal(m.difference)) return `More tasks: ${reason(m.difference.refused)}.`;
  const ninety = known(m.equivalence.difference);
  const reach = ninety && ninety.low !== null && ninety.high !== null ? Math.max(-ninety.low, ninety.high) : null;
  if (m.verdict === "equivalent")
    return `A margin under ${formatPoints(reach!)} points: the tasks do not rule out a difference of that size.`;
  if (m.verdict !== "inconclusive")
    return m.equivalence.within
      ? `A smaller margin would make the lead matter.`
      : `Other tasks: the interval speaks of tasks like these only.`;
  const {observed, margin} = m.needed;
  const clear = m.difference.low !== null && m.difference.high !== null && m.difference.low * m.difference.high > 0;
  if (clear && m.kind === "paired" && m.clusters < m.tasks && m.clusters < 30)
    return `More clusters of tasks: with ${countWord(m.clusters)} the interval is rough, and only more of them would settle it.`;
  if (margin === null) return "The same tasks for both: pairing takes their difficulty out of the difference.";
  if (margin <= m.tasks)
    return `More tasks like these: about ${formatCount(observed ?? margin)} would show a difference as small as the one found.`;
  return `More tasks: ${formatCount(margin)} like these would see a difference of ${formatPoints(m.equivalence.margin)} points, and there are ${formatCount(m.tasks)}.`;
}

/** What the page cannot say. */
export function compareNotMeasured(m: CompareNumbers): string {
  const list = ["Cost and speed: see Value."];
  if (m.kind === "unpaired" || m.kind === "board") list.push("Whether one had the harder tasks: nothing pairs them.");
  else if (m.single_attempts)
    list.push("Luck between attempts: each task was tried once by each, and another try may fall otherwise.");
  if (m.dropped.length > 0 && m.kind === "paired")
    list.push(`The ${formatPercent(1 - m.overlap.share)} of tasks that only one of them ran.`);
  return list.join(" ");
}

/** The heading over the list of tasks that part the two. */
export function discordantHeading(m: Pick<CompareNumbers, "split" | "a" | "b"> & {single_attempts: boolean}): string {
  const {a_better, b_better} = m.split;
  if (a_better + b_better === 0) return "No task parts the two";
  if (m.single_attempts)
    return `${formatCountOf(a_better, "task")} only ${m.a} passed, ${formatCount(b_better)} only ${m.b}`;
  return `${m.a} does better on ${formatCountOf(a_better, "task")}, ${m.b} on ${formatCount(b_better)}`;
}
