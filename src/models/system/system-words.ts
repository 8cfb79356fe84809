import {isRefusal} from "../../statistics/estimate.js";
import {
  formatCount,
  formatCountOf,
  formatInterval,
  formatList,
  formatNumber,
  formatOrdinal,
  formatPoints
} from "../../style/format.js";
import {known} from "../quantity.js";
import {sliceName, standsOut} from "../slices/slices-answer.js";
import type {Dimension} from "../slices/slices-model.js";
import type {ProfileRow, SystemModel, SystemSlice} from "./system-model.js";
import {LEAST_OTHERS} from "./telling-tasks.js";

/** Under the profile: whether the system's place differs by measure, and what the marks are. */
export function profileCaption(rows: readonly ProfileRow[], kind: "attempts" | "board"): string {
  const scale =
    rows.length === 1 && rows[0]!.is_share
      ? "The dot is this system on its 95% interval"
      : "Dots are this system on its 95% intervals, each measure on its declared scale: 0 at the worse anchor, 1 at the better";
  const others = Math.max(0, ...rows.map((r) => r.field.length));
  const field =
    others === 0
      ? "There is no other system to hold it against."
      : others === 1
        ? "The grey tick is the other system."
        : `Grey ticks are the other ${formatCountOf(others, "system")}.`;
  return `${profileTakeaway(rows)} ${scale}. ${field}${rows.some((r) => r.rank) ? RANKS[kind] : ""}${units(rows)}`;
}

/** In which units the estimates are, measures of one unit together; shares say theirs by their sign. */
function units(rows: readonly ProfileRow[]): string {
  const named = new Map<string, string[]>();
  for (const {title, unit, is_share} of rows)
    if (unit !== null && !is_share && !lower(title).includes(unit.toLowerCase()))
      named.set(unit, [...(named.get(unit) ?? []), lower(title)]);
  const said = [...named].map(([unit, titles]) => `${formatList(titles)} in ${unit}`.replace(/ in (per|of) /, " $1 "));
  return said.length === 0 ? "" : ` Estimates: ${said.join("; ")}.`;
}

const RANKS = {
  attempts: " Ranks hold in 95% of resamples of the tasks, all pairs judged at once.",
  board: " Ranks allow for binomial intervals with all pairs of entries judged at once, nothing paired."
};

function profileTakeaway(rows: readonly ProfileRow[]): string {
  const ranked = rows.flatMap((r) => (r.rank && r.metric !== "quality" ? [{title: lower(r.title), ...r.rank}] : []));
  if (ranked.length === 0) return "What it scores, measure by measure.";
  const best = ranked.reduce((a, b) => (b.rank_high < a.rank_high ? b : a));
  const worst = ranked.reduce((a, b) => (b.rank_low > a.rank_low ? b : a));
  const said = (r: (typeof ranked)[number]) => `${rankRange(r.rank_low, r.rank_high)} of ${r.of}`;
  if (ranked.length === 1) return `By ${best.title} it ranks ${said(best)}.`;
  return best.rank_high < worst.rank_low
    ? `Its place depends on the measure: ${said(best)} by ${best.title}, ${said(worst)} by ${worst.title}.`
    : "Its place is not shown to differ from measure to measure.";
}

/** The ranks a system may hold: "3rd", "2nd to 5th". */
export function rankRange(low: number, high: number): string {
  return low === high ? formatOrdinal(low) : `${formatOrdinal(low)} to ${formatOrdinal(high)}`;
}

function lower(title: string): string {
  return /^[A-Z][a-z]/.test(title) ? title[0]!.toLowerCase() + title.slice(1) : title;
}

/** How attempts end that are neither passed nor failed, and what an attempt takes in calls and retries. */
export function endsText(
  m: Pick<SystemModel, "ends" | "attempts" | "calls_per_attempt" | "retries_per_attempt">
): string {
  return [
    endings(m),
    perAttempt(m.calls_per_attempt, "makes", "calls"),
    perAttempt(m.retries_per_attempt, "takes", "retries")
  ]
    .filter((s) => s !== "")
    .join(" ");
}

function endings({ends, attempts}: Pick<SystemModel, "ends" | "attempts">): string {
  const count = (ending: string) => ends.find((e) => e.ending === ending)?.attempts ?? 0;
  const broken = (
    [
      ["errors", "an error"],
      ["timeouts", "a timeout"],
      ["refusals", "a refusal"]
    ] as const
  )
    .filter(([ending]) => count(ending) > 0)
    .map(([ending, named], i) => `${formatCount(count(ending))} ${i === 0 ? "ended " : ""}in ${named}`);
  const unjudged = count("unjudged");
  const without = `${formatCount(unjudged)} ${unjudged === 1 ? "has" : "have"} no verdict`;
  if (broken.length === 0 && unjudged === 0)
    return `Each of its ${formatCountOf(attempts, "attempt")} came to a verdict: no error, no timeout, no refusal.`;
  const all = formatCountOf(attempts, "attempt");
  if (broken.length === 0) return `Of its ${all} ${without}.`;
  return `Of its ${all} ${formatList(broken)}${unjudged > 0 ? `; ${without}` : ""}.`;
}

function perAttempt(q: SystemModel["calls_per_attempt"], verb: string, what: string): string {
  const e = known(q);
  // One call each is what everybody takes for granted.
  if (!e || (e.low === 1 && e.high === 1)) return "";
  const digits = e.value < 1 ? 2 : 1;
  const format = (x: number) => formatNumber(x, digits);
  const interval = e.low === e.high ? "" : ` (95% interval ${formatInterval(e.low, e.high, format)})`;
  return `It ${verb} ${format(e.value)} ${what} an attempt${interval}.`;
}

/** The heading over the slices: how many of those drawn depart from the record. */
export function slicesHeading(slices: readonly SystemSlice[], by: Dimension | null): string {
  const out = slices.filter(standsOut).length;
  if (by === null || slices.length === 0) return "";
  if (slices.every((s) => isRefusal(s.surprise))) return `What it passes by ${by}`;
  return out === 0
    ? `No ${by} is shown to depart from its record`
    : `${formatCount(out)} of ${formatCountOf(slices.length, by, PLURALS[by])} ${out === 1 ? "departs" : "depart"} from its record`;
}

const PLURALS: Record<Dimension, string> = {
  category: "categories",
  language: "languages",
  difficulty: "difficulties",
  tag: "tags"
};

/** Under the slices: the largest departure that stands, and what the marks are. */
export function slicesCaption(slices: readonly SystemSlice[], by: Dimension | null, comparisons: number): string {
  if (by === null || slices.length === 0) return "";
  const several = slices.some((s) => !isRefusal(s.surprise));
  const first = [...slices].filter(standsOut).sort((a, b) => size(b) - size(a))[0];
  const takeaway = first
    ? departure(first, by)
    : several
      ? "No row departs by more than luck explains."
      : "What it passes, slice by slice.";
  const judged = several
    ? ` Surprise is passed minus expected from its record and the slice's difficulty, in points; an asterisk stands out after adjusting for ${formatCountOf(comparisons, "cell")} of all systems and slices.`
    : "";
  return `${takeaway} Dots are this system on its 95% interval, grey ticks the other systems on the same slice.${judged}`;
}

function departure({slice, surprise}: SystemSlice, dimension: Dimension): string {
  if (isRefusal(surprise)) return "";
  const {value, low, high} = surprise;
  const turned = value < 0 ? [negative(high), negative(low)] : [low, high];
  return `On ${sliceName({dimension, slice})} it passes ${formatPoints(Math.abs(value))} points ${value < 0 ? "fewer" : "more"} (95% interval ${formatInterval(turned[0]!, turned[1]!, (x) => formatPoints(x))}) than its record and the slice's difficulty lead one to expect.`;
}

function negative(x: number | null): number | null {
  return x === null ? null : -x;
}

function size({surprise}: SystemSlice): number {
  return isRefusal(surprise) ? -1 : Math.abs(surprise.in_se);
}

/** Over the lists of tasks that tell it from the others. */
export function tellingText({telling, tasks}: Pick<SystemModel, "telling" | "tasks">, others: number): string {
  if (others < LEAST_OTHERS)
    return `Which tasks tell it from the others needs ${LEAST_OTHERS} other systems on the same tasks; there ${others === 1 ? "is one" : others === 0 ? "is none" : `are ${others}`}.`;
  const {failed_alone: failed, passed_alone: passed} = telling;
  const of = `Of its ${formatCountOf(tasks, "task")}`;
  if (failed + passed === 0)
    return `${of} there is none that it mostly fails and the others mostly pass, and none that only it passes.`;
  const fails = `it mostly fails ${formatCount(failed)} that the others mostly pass`;
  const alone = `passes ${formatCount(passed)} that no other ever did`;
  const said = failed === 0 ? `it ${alone}` : passed === 0 ? fails : `${fails}, and ${alone}`;
  const caution =
    failed + passed === 1
      ? "It was picked for standing apart, so luck is in it: a place to look, not a finding."
      : "They were picked for standing apart, so luck is in them: places to look, not findings.";
  return `${of} ${said}. ${caution}`;
}

/** Over the runs: whether they agree. */
export function runsText(runs: SystemModel["runs"]): string {
  const shown = runs.filter((r) => r.shown);
  if (shown.length < 2)
    return shown.length === runs.length || shown.length === 0
      ? "One run of this system is here."
      : "One run of the suite shown; the others are of other suites.";
  const versions = new Set(shown.flatMap((r) => r.model_version ?? [])).size;
  const served = versions > 1 ? ` They were answered by ${versions} versions of the model.` : "";
  return `${formatCountOf(shown.length, "run")} of the suite shown, pooled above.${served} Whether something changed between them is a paired question, which Compare answers.`;
}

/** What would change the answer. */
export function systemWouldChange(
  m: Pick<SystemModel, "kind" | "rank" | "profile" | "cost_usd_per_completed" | "attempts" | "tasks">
): string {
  if (m.kind === "empty") return "An export with attempts that are judged, or a published total.";
  if (m.kind === "unknown") return "A run of this system whose attempts are judged.";
  const sentences: string[] = [];
  const {rank} = m;
  if (rank)
    sentences.push(
      rank.rank_low === rank.rank_high
        ? "Its place is settled by these tasks; other tasks may settle it otherwise."
        : `More tasks: on these it may rank anywhere from ${formatOrdinal(rank.rank_low)} to ${formatOrdinal(rank.rank_high)} of ${rank.of}.`
    );
  if (rank && m.profile.length > 1) sentences.push("Other weights move its place, not what it passes.");
  if (isRefusal(m.cost_usd_per_completed) && m.cost_usd_per_completed.refused === "missing_metric")
    sentences.push("Known costs would place it on the frontier of cost and quality.");
  if (m.kind === "attempts" && m.attempts <= m.tasks)
    sentences.push("A second attempt at each task would show how much of this is luck of the attempt.");
  return sentences.join(" ") || "A second system on the same tasks.";
}

/** What the page cannot know. */
export function systemNotMeasured({kind}: Pick<SystemModel, "kind">): string {
  if (kind === "board")
    return "Which tasks it passed, how long each took, how its costs spread over them: a board publishes totals. Whether your own work is like the board's tasks.";
  if (kind === "empty") return "Everything: nothing was judged.";
  if (kind === "unknown") return "Everything: nothing of it was judged.";
  return "Review effort, and whether passed tasks stay passed. How far its scores can be trusted is asked on Agreement and Metrics, for all systems together.";
}
