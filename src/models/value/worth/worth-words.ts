import {isRefusal} from "../../../statistics/estimate.js";
import {formatCountOf, formatDollars, formatInterval, formatPercent, formatProbability} from "../../../style/format.js";
import {known} from "../../quantity.js";
import type {ValueView} from "../view.js";
import type {Worth} from "./worth-inputs.js";
import {worthCaption} from "./worth-caption.js";
import {formatHours, perTasks} from "./per-tasks.js";
import {informationWords} from "./worth-information.js";
import type {InputState, WorthModel} from "./worth-model.js";
import type {Turn, WorthSystems} from "./worth-systems.js";

const QUESTION = "Is the better system worth its price to us?";
const ADD = "Add value: {incident_usd: …} to workspace.yaml, or set it on the Value page.";

type Words = Pick<
  WorthModel,
  "question" | "state" | "answer" | "reason" | "add" | "heading" | "lead" | "caption" | "information"
>;
/** The section's numbers, before its words. */
export type WorthNumbers = Omit<WorthModel, keyof Words>;

/** What the words need besides the numbers. */
export interface WorthParts {
  systems: WorthSystems;
  turns: readonly Turn[];
  worth: Worth;
  kind: ValueView["kind"];
  /** Under how many tasks the words say how few there are. */
  minTasks: number;
}

/** The words of a page with fewer than two systems of known cost. */
export function nothingToChoose(view: ValueView, priced: number): Words {
  const single = view.systems.length < 2;
  const reason =
    view.systems.length === 0
      ? "no system was judged."
      : single
        ? "there is only one system."
        : `${priced === 0 ? "no system has" : "only one system has"} a known cost.`;
  return {
    question: QUESTION,
    state: single ? "one_system" : "no_cost",
    answer: null,
    reason,
    add: single
      ? `Add the exports of ${view.systems.length === 0 ? "two systems" : "a second system"}.`
      : "Add exports that say what each attempt cost, or its tokens.",
    heading: QUESTION,
    lead: `Not answerable: ${reason}`,
    caption: "",
    information: ""
  };
}

/** Every sentence of the section, and of its row in the list of answers. */
export function worthWords(n: WorthNumbers, parts: WorthParts): Words {
  const caption = worthCaption(n, parts);
  if (n.best === null)
    return {
      question: QUESTION,
      state: "open",
      answer: null,
      reason: "nobody has said what a failure costs.",
      add: ADD,
      heading: "What is a completed task worth to you?",
      lead: "Nobody has said what a failed task costs here, so no system can be called worth its price. The curves need no such number: find at the foot what one more completed task is worth to you, and read upwards.",
      caption,
      information: ""
    };
  const verdict = worthVerdict(n);
  const few =
    parts.systems.tasks < parts.minTasks ? ` There are only ${formatCountOf(parts.systems.tasks, "task")}.` : "";
  return {
    question: QUESTION,
    state: "answered",
    answer: `${verdict.word}, at ${price(n)} a failed task: ${verdict.sentence}${few}`,
    reason: null,
    add: null,
    heading: headingOf(n, verdict.sure),
    lead: [failureWords(n, parts.worth), verdict.sentence, breakEvenWords(n), few.trim()]
      .filter((s) => s !== "")
      .join(" "),
    caption,
    information: informationWords(n)
  };
}

interface Verdict {
  word: string;
  /** Whether neither the margin nor another system leaves room for doubt. */
  sure: boolean;
  sentence: string;
}

/** Whether the dearer of the two neighbours earns its price, no more surely than the interval allows. */
function worthVerdict(n: WorthNumbers): Verdict {
  const best = n.net_benefit[0]!;
  const p = known(best.best_probability)!.value;
  const rival = likeliestRival(n);
  const doubt = p < 0.95 && rival ? `${rival.system} may be the better buy (P ${formatProbability(rival.p)})` : "";
  if (!n.decides)
    return {
      word: "No price need be paid",
      sure: doubt === "",
      sentence: `${best.system} costs least per task and completes most${doubt ? `, though ${doubt}` : ""}.`
    };
  const dearer = n.decides.better === best.system;
  const other = dearer ? n.decides.cheaper : n.decides.better;
  const named = `the ${dearer ? "cheaper" : "dearer"} ${other}`;
  const gap = n.net_benefit.find((r) => r.system === other)!.behind_best!;
  if (isRefusal(gap))
    return {
      word: dearer ? "Yes" : "No",
      sure: doubt === "",
      sentence: `${best.system} brings more per task than ${named} in every resample.`
    };
  const per = perTasks(gap.value);
  const margin = `(95% interval ${formatInterval(gap.low, gap.high, per.format)})`;
  const ahead = per.format(gap.value);
  if (gap.low !== null && gap.low > 0)
    return {
      word: dearer ? "Yes" : "No",
      sure: doubt === "",
      sentence: `${best.system} brings ${ahead} more per ${per.words} than ${named} ${margin}${doubt && rival!.system !== other ? `, though ${doubt}` : ""}.`
    };
  return {
    word: p >= 0.95 ? "Very likely" : "Not shown",
    sure: false,
    sentence: `${best.system} comes out ${ahead} per ${per.words} ahead of ${named} ${margin}, ${p >= 0.95 ? "very likely but not surely the better buy" : "and either may be the better buy"}.`
  };
}

function likeliestRival(n: WorthNumbers): {system: string; p: number} | null {
  const rest = n.net_benefit
    .slice(1)
    .map((r) => ({system: r.system, p: known(r.best_probability)?.value ?? 0}))
    .sort((a, b) => b.p - a.p);
  return rest[0] ?? null;
}

function headingOf(n: WorthNumbers, sure: boolean): string {
  const best = n.net_benefit[0]!;
  const at = `At ${price(n)} a failed task`;
  if (sure && n.decides?.better === best.system) return `${at}, ${best.system} is worth its price`;
  if (sure) return `${at}, nothing dearer than ${best.system} earns its price`;
  const p = known(best.best_probability)!.value;
  return p >= 0.5 ? `${at}, ${best.system} is the best bet, not a sure one` : `${at}, no system stands out`;
}

/** "A failed task costs $822: 30% of failures escape at $2,600, the rest take $60 of rework." */
function failureWords(n: WorthNumbers, worth: Worth): string {
  const {escape_rate: escape, rework_usd: rework} = n.inputs;
  const incident = incidentWords(n, worth);
  const rest =
    rework.from === "default"
      ? "; nobody has said what rework costs"
      : rework.value === 0
        ? ", the rest need no rework"
        : `, the rest take ${given(rework, formatDollars)} of rework`;
  const parts =
    escape.from === "default"
      ? `every failure is taken to escape, at ${incident}, as nobody has said how many do`
      : escape.value === 1
        ? `every failure escapes, at ${incident}`
        : escape.value === 0
          ? `none escape${rest}`
          : `${given(escape, (x) => formatPercent(x))} of failures escape at ${incident}${rest}`;
  if (!worth.wtp!.draws) return `A failed task costs ${price(n)}: ${parts}.`;
  const tail = n.wtp_without_top_percent;
  const without = tail === null ? "" : ` (${formatDollars(tail)} without the dearest hundredth of incidents)`;
  return `A failed task costs ${price(n)} on average${without}: ${parts}.`;
}

function incidentWords(n: WorthNumbers, {wtp}: Worth): string {
  const {incident_usd: incident, debug_hours: hours, hourly_usd: rate} = n.inputs;
  if (!n.by_hours) return given(incident, formatDollars);
  return `${formatDollars(wtp!.incident_usd)} (${given(hours, formatHours)} hours at ${given(rate, formatDollars)})`;
}

/** An input as it was given: a number, or its range. */
function given({value, range}: InputState, format: (x: number) => string): string {
  return range === null ? format(value!) : formatInterval(...range, format);
}

/** From which incident cost on the better of the two neighbours pays. */
function breakEvenWords(n: WorthNumbers): string {
  const q = n.break_even_incident_usd;
  if (!n.decides || isRefusal(q)) return "";
  const {better, cheaper} = n.decides;
  if (q.low === null || q.high === null)
    return `From what incident cost on ${better} pays cannot be said: it may complete no more than ${cheaper}.`;
  if (q.high <= 0) return `${better} pays whatever an incident costs: the rework it saves is enough.`;
  const usd = (x: number) => formatDollars(Math.max(0, x));
  return `${better} pays against ${cheaper} once an incident costs ${q.value > 0 ? `more than ${usd(q.value)}` : "anything"} (95% interval ${formatInterval(q.low, q.high, usd)}).`;
}

function price(n: WorthNumbers): string {
  return formatDollars(known(n.wtp_per_completed)!.value);
}
