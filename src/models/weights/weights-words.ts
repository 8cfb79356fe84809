import {isRefusal} from "../../statistics/estimate.js";
import {
  formatCoefficient,
  formatCount,
  formatCountOf,
  formatInterval,
  formatList,
  formatNumber,
  formatPercent,
  formatSymbol
} from "../../style/format.js";
import {formatDateRange} from "../../style/format-date.js";
import type {Facts} from "../../tables/cells.js";
import type {Note} from "../page-model.js";
import {known} from "../quantity.js";
import type {WeightsParts} from "./weights-answer.js";

/** On what the answer rests. */
export function weightsBasis(facts: Facts, parts: WeightsParts, dates: readonly (string | null)[]): string {
  const start = facts.synthetic ? "Synthetic data. " : "";
  if (parts.kind === "empty") return `${start}This workspace holds no judged attempts.`;
  const days = dates.filter((d): d is string => d !== null).sort();
  const when = days.length === 0 ? "" : `, ${formatDateRange(days[0]!, days.at(-1)!)}`;
  const left =
    parts.unranked.length === 0
      ? ""
      : ` Not ranked: ${formatList(parts.unranked.map((u) => `${u.system} (${u.reason})`))}.`;
  const outcomes = parts.recalibrated
    ? `${parts.recalibrated.n === 0 ? " No change can teach weights." : ` Proposal: ${formatCountOf(parts.recalibrated.n, "change")} of ${formatCountOf(parts.recalibrated.repositories, "repository", "repositories")}, ${formatCount(parts.recalibrated.good)} turned out well.`}${excludedWords(parts)}`
    : "";
  return `${start}${formatCountOf(parts.ranking.length, "system")} on ${formatCountOf(parts.tasks, "task")} of ${parts.suite}${when}.${left}${outcomes}`;
}

function excludedWords({recalibrated}: WeightsParts): string {
  if (!recalibrated) return "";
  const {censored, unknown, undated, incomplete} = recalibrated.excluded;
  const parts = [
    censored > 0 ? `${formatCount(censored)} watched under 30 days` : "",
    unknown > 0 ? `${formatCount(unknown)} of unknown outcome` : "",
    undated > 0 ? `${formatCount(undated)} without a date` : "",
    incomplete > 0 ? `${formatCount(incomplete)} lacking a weighed metric` : ""
  ].filter((w) => w !== "");
  return parts.length === 0 ? "" : ` Left out: ${formatList(parts)}.`;
}

/** Short notes beside the ranking. */
export function weightsNotes(parts: WeightsParts): Note[] {
  if (parts.kind !== "weighed" || parts.ranking.length === 0) return [];
  return [flipNote(parts), scaleNote(parts), doubleNote(parts), gateNote(parts)].filter((n) => n !== null);
}

function flipNote({flips, ranking}: WeightsParts): Note | null {
  if (ranking.length < 2) return null;
  const nearest = [...flips].sort((a, b) => distance(a) - distance(b))[0];
  if (!nearest || isRefusal(nearest.weight))
    return {heading: "What flips the winner", text: "No change of a single weight brings another system first."};
  const {value, low, high} = nearest.weight;
  const way = value > nearest.from ? "Raise" : "Lower";
  const margin =
    low === null ? " (these tasks do not settle where)" : ` (${formatInterval(low, high, (x) => formatNumber(x, 2))})`;
  return {
    heading: "What flips the winner",
    text: `${way} ${nearest.title} from ${formatNumber(nearest.from, 2)} to about ${formatNumber(value, 2)}${margin}, taken from the others in proportion, and ${nearest.rival} draws level.`
  };
}

function distance(flip: WeightsParts["flips"][number]): number {
  return isRefusal(flip.weight) ? Infinity : Math.abs(flip.weight.value - flip.from);
}

/** A metric whose systems crowd into a part of its scale counts for less than its weight says. */
function scaleNote({metrics}: WeightsParts): Note | null {
  const narrow = metrics
    .filter((m) => m.weight > 0 && m.utilities.length > 1)
    .map((m) => {
      const u = m.utilities.map((x) => x.utility);
      return {title: m.title, weight: m.weight, low: Math.min(...u), high: Math.max(...u)};
    })
    .sort((a, b) => a.high - a.low - (b.high - b.low))[0];
  if (!narrow || narrow.high - narrow.low >= 0.3) return null;
  return {
    heading: "Unused scale",
    text: `On ${narrow.title} all systems lie between utility ${formatNumber(narrow.low, 2)} and ${formatNumber(narrow.high, 2)}, so its weight of ${formatNumber(narrow.weight, 2)} moves scores by ${formatNumber((narrow.high - narrow.low) * narrow.weight, 2)} at most.`
  };
}

function doubleNote({correlations, metrics}: WeightsParts): Note | null {
  const title = (m: string) => metrics.find((x) => x.metric === m)?.title ?? m;
  const strongest = correlations
    .flatMap(({a, b, spearman}) => {
      const e = known(spearman);
      return e && e.low !== null && e.low > 0.5 ? [{a, b, e}] : [];
    })
    .sort((x, y) => y.e.value - x.e.value)[0];
  if (!strongest) return null;
  const {a, b, e} = strongest;
  return {
    heading: "Counting twice",
    text: `Over the systems ${title(a)} and ${title(b)} go together at ${formatSymbol("ρ", formatCoefficient(e.value))} (${formatInterval(e.low, e.high, (x) => formatCoefficient(x))}). Weighing both mostly weighs the same thing.`
  };
}

/** What a sum lets a system pay for: where the weighted product orders otherwise, and what failed a gate. */
function gateNote({ranking, metrics}: WeightsParts): Note {
  const gates = metrics.filter((m) => m.fails_when !== null);
  const gated = ranking.reduce((sum, r) => sum + r.gated, 0);
  const products = [...ranking].sort((a, b) => (known(b.geometric)?.value ?? -1) - (known(a.geometric)?.value ?? -1));
  const leads =
    ranking.length < 2
      ? ""
      : products[0] === ranking[0]
        ? `Multiplied instead of added, ${ranking[0]!.system} still comes first.`
        : `Multiplied instead of added, ${products[0]!.system} comes first: ${ranking[0]!.system} pays for a weak metric with a strong one.`;
  const hard =
    gates.length === 0
      ? "No metric has a condition that zeroes an attempt (fails_when)."
      : `${formatList(gates.map((g) => g.title))} ${gates.length === 1 ? "zeroes" : "zero"} an attempt that meets the condition: ${formatCountOf(gated, "attempt")} did.`;
  return {heading: "What may not be paid for", text: `${leads} ${hard}`.trim()};
}

/** What would change the answer. */
export function weightsWouldChange(parts: WeightsParts): string {
  if (parts.kind === "empty") return "Exports with judged attempts, and metrics: and weights: in workspace.yaml.";
  if (parts.kind === "single")
    return "Declare metrics: with their anchors and weights: in workspace.yaml; every number an export carries for its attempts can be weighed.";
  const {recalibrated, sensitivity} = parts;
  const runner = [...sensitivity].sort(
    (a, b) => (known(b.first_rank_probability)?.value ?? 0) - (known(a.first_rank_probability)?.value ?? 0)
  )[1];
  const p = runner ? (known(runner.first_rank_probability)?.value ?? 0) : 0;
  return (
    [
      p >= 0.05 && runner
        ? `${runner.system} comes first in ${formatPercent(p)} of draws near these weights: more tasks, or weights agreed on more narrowly, would settle it.`
        : "",
      recalibrated ? "" : "Changes with outcomes: weights could then be held against what later happened.",
      recalibrated && !recalibrated.adopt && recalibrated.weights
        ? "More watched changes, of more repositories: a gain counts once its whole interval is above zero."
        : ""
    ]
      .filter((s) => s !== "")
      .join(" ") || "Other weights: the sliders show how far they must go."
  );
}

/** What no number here says. */
export function weightsNotMeasured(parts: WeightsParts): string {
  if (parts.kind !== "weighed") return "Everything beside the pass rate.";
  return "Whether the anchors are right: they are declared, not learned, and every utility hangs on them. Whether better metrics cause better outcomes: weights learned from outcomes say what goes with them.";
}
