import {isRefusal} from "../../statistics/estimate.js";
import {formatCoefficient, formatCount, formatCountOf, formatList} from "../../style/format.js";
import type {Facts} from "../../tables/cells.js";
import type {Note} from "../page-model.js";
import {known} from "../quantity.js";
import {claimed} from "./claimed.js";
import {coefficientWords, type MetricsParts} from "./metrics-answer.js";
import {outcomeWords} from "./outcome-words.js";

/** On what the answer rests. */
export function metricsBasis(facts: Facts, parts: MetricsParts): string {
  const start = facts.synthetic ? "Synthetic data. " : "";
  if (parts.kind === "empty") return `${start}${formatCountOf(parts.counts.changes, "change")} with outcomes.`;
  const {choice, shown, repositories, changes, excluded} = parts;
  const where =
    choice.scope === "within"
      ? `Spearman within ${formatCount(repositories)} repositories`
      : choice.scope === "all"
        ? "Spearman over all changes pooled"
        : `Spearman in ${choice.scope}`;
  const n = choice.scope === "all" || choice.scope === "within" ? changes : (shown[0]?.n ?? 0);
  const events = Math.max(0, ...shown.map((a) => a.events));
  const left = [
    excluded.censored > 0 ? `${formatCountOf(excluded.censored, "change")} watched under 30 days left out` : "",
    excluded.unknown > 0 ? `${formatCount(excluded.unknown)} of unknown outcome left out` : ""
  ].filter((w) => w !== "");
  return `${start}${where}, ${formatCountOf(n, "change")}, ${formatCount(events)} ${outcomeWords(choice.outcome).had}${left.length > 0 ? `; ${left.join(", ")}` : ""}. Below .3 a metric needs recalibrating, above .5 it leads.`;
}

/** Under the rows: the verdicts first. */
export function metricsCaption(parts: MetricsParts): string {
  const {shown, size, title} = parts;
  const count = (verdict: string) => shown.filter((a) => a.verdict === verdict).length;
  const verdicts = [
    [count("working leading indicator"), "leading"],
    [count("undetermined"), "undetermined"],
    [count("recalibrate"), "to recalibrate"],
    [count("refused"), "refused"]
  ]
    .filter(([n]) => (n as number) > 0)
    .map(([n, word]) => `${formatCount(n as number)} ${word}`);
  const flipped = shown.filter((a) => a.direction === -1).map((a) => a.title);
  return [
    verdicts.length === 1
      ? `${shown.length === 1 ? "The one metric is" : `All ${formatCount(shown.length)} metrics are`} ${verdicts[0]!.replace(/^\S+ /, "")}.`
      : `Of ${formatCountOf(shown.length, "metric")}: ${formatList(verdicts)}.`,
    `Dots are Spearman's ρ, lines 95% intervals${size === null ? "" : `; the second group holds ${title(size)} constant, since most metrics are size in disguise`}.`,
    flipped.length > 0
      ? `Signs are read so that worse by the metric goes with ${outcomeWords(parts.choice.outcome).more}; turned round, since more is meant to be better: ${formatList(flipped)}.`
      : "",
    "A verdict is given by the whole interval, never by the dot; p in the table is adjusted for the number of metrics."
  ]
    .filter((s) => s !== "")
    .join(" ");
}

/** Under the small multiples. */
export function binsCaption(parts: MetricsParts): string {
  const first = parts.bins.find((b) => b.bins.length > 1);
  if (!first) return "No metric varies enough to be cut into tenths.";
  const {axis, did} = outcomeWords(parts.choice.outcome);
  const low = first.bins[0]!;
  const high = first.bins.at(-1)!;
  const share = (bin: typeof low) => `${formatCount(bin.events)} of ${formatCount(bin.n)} changes`;
  const place = parts.choice.scope === "within" ? ", each change placed within its repository" : "";
  return `In the lowest tenth by ${first.title} ${share(low)} ${did}, in the highest ${share(high)}. Share of changes ${axis} in each tenth by the metric, least first${place}; lines are 95% intervals (Wilson). Ties share a tenth, so there may be fewer than ten.`;
}

/** Under the table of what each metric adds. */
export function additionsCaption({additions, title}: MetricsParts): string {
  const first = additions[0];
  if (!first) return "";
  const adding = additions.filter((a) => a.verdict === "adds");
  return `${adding.length === 0 ? `Nothing is shown to add to ${title(first.beside)}.` : `Shown to add to ${title(first.beside)}: ${formatList(adding.map((a) => title(a.metric)))}.`} Shared: Spearman's ρ of the two metrics. Added: ρ with the outcome once ${title(first.beside)} is held constant; a metric whose interval reaches zero may be dropped without loss.`;
}

/** Whether the metric came first, and whether it held on later changes. */
export function timingWords({times, shown, title}: MetricsParts): string {
  if (shown.length === 0) return "";
  if (times.halves.length === 0)
    return "Not checkable: the changes carry no dates, so it cannot be seen whether the metric came before the outcome, nor whether it still holds on later changes.";
  const order =
    times.dated === 0
      ? "The changes do not say until when they were watched, so it is taken on trust that outcomes came after."
      : times.first === times.dated
        ? `All ${formatCount(times.dated)} dated changes were measured when opened and watched afterwards, so the metric came first.`
        : `${formatCount(times.dated - times.first)} of ${formatCount(times.dated)} dated changes end their watch before they were opened: their dates are wrong.`;
  const best = times.halves[0]!;
  return `${order} On the earlier half of the changes ${title(best.metric)} reaches ρ ${coefficientWords(best.early)}, on the later half ${coefficientWords(best.late)}.`;
}

/** Short notes beside the picture. */
export function metricsNotes(parts: MetricsParts): Note[] {
  if (parts.kind === "empty") return [];
  const notes: Note[] = [
    {
      heading: "How to read it",
      text: "ρ is 1 when the ranking by metric and by outcome agree, 0 when they have nothing to do with each other. It says what goes with what, not what brings it about."
    }
  ];
  const size = parts.shown.find((a) => a.metric === parts.size);
  if (size) {
    const shrunk = parts.shown.filter((a) => vanishes(a));
    notes.push({
      heading: "Size in disguise",
      text:
        shrunk.length === 0
          ? `With ${size.title} held constant every metric that went with the outcome still does.`
          : `No longer shown to go with it once ${size.title} is held constant: ${formatList(shrunk.map((a) => a.title))}.`
    });
  }
  const open = parts.shown.find((a) => a.verdict === "undetermined" && a.n_needed !== null);
  if (open)
    notes.push({
      heading: "What would settle it",
      text: `If ${open.title} is as good as it looks, about ${formatCountOf(open.n_needed!, "change")} would settle its verdict; there are ${formatCount(open.n)}.`
    });
  if (parts.choice.outcome === "defect" || parts.choice.outcome === "reverted")
    notes.push({
      heading: "Who can show a defect",
      text: "Only changes that were merged and watched can. What review held back is missing here, so a metric that review already acts on looks weaker than it is."
    });
  return notes;
}

function vanishes(a: MetricsParts["shown"][number]): boolean {
  const raw = known(claimed(a.spearman, a.direction));
  const held = known(claimed(a.partial_spearman, a.direction));
  return raw !== null && held !== null && (raw.low ?? 0) > 0 && (held.low ?? 0) <= 0;
}

/** What would change the answer. */
export function metricsWouldChange(parts: MetricsParts): string {
  if (parts.kind === "empty")
    return "Pull requests with what became of them: outcomes/*.csv with change, merged, rejected, defect and the metrics of each, or the output of gh pr list --json.";
  const open = parts.shown.filter((a) => a.verdict === "undetermined");
  const between = open.filter((a) => a.n_needed === null);
  const few = parts.shown.filter((a) => !isRefusal(a.spearman) && a.spearman.flags.includes("few_clusters"));
  return [
    open.length > 0 && between.length === open.length
      ? "More changes would make the intervals narrower, not the verdicts: what is open looks to stand between .3 and .5."
      : open.length > 0
        ? `More changes: ${formatCountOf(open.length, "verdict")} ${open.length === 1 ? "is" : "are"} open.`
        : "Little: every interval lies wholly on one side of the marks it is judged by.",
    few.length > 0 ? "More repositories: few of them make the average over repositories wide." : "",
    parts.excluded.censored > 0
      ? `${formatCountOf(parts.excluded.censored, "change")} will count once watched for 30 days.`
      : ""
  ]
    .filter((s) => s !== "")
    .join(" ");
}

/** What no number here says. */
export function metricsNotMeasured(parts: MetricsParts): string {
  if (parts.kind === "empty") return "Everything: there is no change with an outcome.";
  return `Whether acting on a metric would prevent anything. Defects nobody reported: the marks at ${formatCoefficient(0.3, 1)} and ${formatCoefficient(0.5, 1)} take the outcome as given.`;
}
