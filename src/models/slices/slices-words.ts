import {isRefusal} from "../../statistics/estimate.js";
import {
  formatCount,
  formatCountOf,
  formatInterval,
  formatList,
  formatPValue,
  formatPercent
} from "../../style/format.js";
import {formatDateRange} from "../../style/format-date.js";
import type {Facts} from "../../tables/cells.js";
import type {Note} from "../page-model.js";
import {known} from "../quantity.js";
import {sliceName, standsOut} from "./slices-answer.js";
import {LEAST_OVERLAP} from "./surprises.js";
import type {Dimension, DimensionFact, SliceCell, SlicedSystem, SlicesModel} from "./slices-model.js";

/** What every sentence of the page is made from. */
export type Words = Pick<
  SlicesModel,
  "kind" | "suite" | "tasks" | "choice" | "systems" | "cells" | "comparisons" | "dimensions" | "slices"
> & {minTasks: number};

export const PLURALS: Record<Dimension, string> = {
  category: "categories",
  language: "languages",
  difficulty: "difficulties",
  tag: "tags"
};

/** On what the answer rests. */
export function slicesBasis(facts: Facts, words: Words, dates: readonly (string | null)[]): string {
  const start = facts.synthetic ? "Synthetic data. " : "";
  if (words.kind === "board") return `${start}Published totals of ${words.suite}.`;
  if (words.kind === "empty")
    return `${start}${words.suite === "" ? "This workspace holds no attempts." : `Nothing of ${words.suite} was judged in this selection.`}`;
  const known = dates.filter((d): d is string => d !== null).sort();
  const when = known.length === 0 ? "" : `, ${formatDateRange(known[0]!, known.at(-1)!)}`;
  const same = words.systems.every((s) => s.tasks === words.tasks);
  const filters = [words.choice.category, words.choice.language].filter((x) => x !== null).join(", ");
  const on = `${words.systems.length === 1 ? "" : same ? "the same " : "up to "}${formatCountOf(words.tasks, "task")}${filters === "" ? "" : ` (${filters})`}`;
  const parts = [`${formatCountOf(words.systems.length, "system")} on ${on} of ${words.suite}${when}.`];
  if (words.dimensions.length > 0)
    parts.push(`Parted by ${formatList(words.dimensions.map((d) => `${d.dimension} (${formatCount(d.slices)})`))}.`);
  const current = currentDimension(words);
  if (current && current.tasks_without > 0)
    parts.push(
      `${formatCountOf(current.tasks_without, "task")} ${current.tasks_without === 1 ? "has" : "have"} no ${current.dimension} and ${current.tasks_without === 1 ? "stands" : "stand"} in no slice.`
    );
  if (current && current.left_out > 0)
    parts.push(
      `${formatCountOf(current.left_out, "slice")} with the fewest tasks ${current.left_out === 1 ? "is" : "are"} left out.`
    );
  if (words.choice.errors === "excluded") parts.push("Errors, timeouts and refusals are left out.");
  return start + parts.join(" ");
}

/** The dimension the page draws. */
export function currentDimension({
  choice,
  dimensions
}: Pick<SlicesModel, "choice" | "dimensions">): DimensionFact | undefined {
  return dimensions.find((d) => d.dimension === choice.by);
}

/** The cells of the dimension the page draws. */
export function currentCells({choice, cells}: Pick<SlicesModel, "choice" | "cells">): SliceCell[] {
  return cells.filter((c) => c.dimension === choice.by);
}

/** Under the heat map: what stands out first. */
export function slicesCaption(words: Words): string {
  const cells = currentCells(words);
  const out = cells.filter(standsOut);
  const by = words.choice.by ?? "category";
  const takeaway =
    words.systems.length < 2
      ? `Pass rates by ${by}.`
      : out.length === 0
        ? `No cell stands out by ${by}.`
        : `${formatCountOf(out.length, "cell")} of ${formatCount(cells.length)} by ${by} ${out.length === 1 ? "stands" : "stand"} out.`;
  const small = cells.filter((c) => c.flags.includes("small_n")).length;
  const refused = cells.filter((c) => isRefusal(c.rate)).length;
  const parts = [
    takeaway,
    "Numbers are percent of tasks passed, the stronger the ink, the more; columns and rows stand by their mean.",
    words.systems.length < 2
      ? ""
      : `A framed cell departs from what its system and its slice lead one to expect, the false findings held to one in twenty over ${formatCountOf(words.comparisons, "cell")}; the signed number is by how many points.`,
    small > 0
      ? `${formatCountOf(small, "cell")} with fewer than ${formatCount(words.minTasks)} tasks ${small === 1 ? "says" : "say"} how many: good for a suspicion, not for a decision.`
      : "",
    refused > 0 ? `A struck circle: fewer than five tasks, or all of one cluster.` : ""
  ];
  return parts.filter((p) => p !== "").join(" ");
}

/** Under the picked slice. */
export function sliceCaption(words: Words): string {
  const {by, slice} = words.choice;
  const fact = words.slices.find((s) => s.dimension === by && s.slice === slice);
  if (!fact || by === null) return "";
  const rate = known(fact.rate);
  const all = rate
    ? `Over all systems ${formatPercent(rate.value)} of ${sliceName(fact)} passes (95% interval ${formatInterval(rate.low, rate.high, (x) => formatPercent(x))}), ${tasksWords(fact.tasks, fact.clusters)}.`
    : `${sliceName(fact)} has ${tasksWords(fact.tasks, fact.clusters)}: too few for a rate.`;
  return `${capital(all)} Dots are pass rates, lines their 95% intervals; "shrunken" is what to expect next time, after borrowing from the system's other slices.`;
}

/** Under the picked system. */
export function systemCaption(words: Words): string {
  const system = words.systems.find((s) => s.system === words.choice.system);
  if (!system) return "";
  const rate = known(system.rate);
  const whole = rate ? `${system.system} passes ${formatPercent(rate.value)} over all its tasks, the dashed line.` : "";
  return `${whole} ${heterogeneityOf(system, words.choice.by)}`.trim();
}

function heterogeneityOf(system: SlicedSystem, by: Dimension | null): string {
  const found = system.heterogeneity.find((h) => h.dimension === by);
  if (!found || by === null) return "";
  if (isRefusal(found.i2)) return `Whether its ${PLURALS[by]} differ cannot be said: too few of them have five tasks.`;
  const {value, low, high, Q, df, p} = found.i2;
  const margin = low === null ? "" : ` (95% interval ${formatInterval(low, high, (x) => formatPercent(x))})`;
  const numbers = `I² ${formatPercent(value)}${margin}, Q ${Q.toFixed(1)} on ${df} df, p ${formatPValue(p)}`;
  return p < 0.05
    ? `Its ${PLURALS[by]} differ beyond luck: ${numbers}.`
    : `Its ${PLURALS[by]} are not shown to differ beyond luck: ${numbers}.`;
}

/** How many systems have slices that differ, and what that does and does not say. */
export function heterogeneityWords(words: Words): string {
  const {by} = words.choice;
  if (by === null) return "";
  const found = words.systems.flatMap((s) => s.heterogeneity.filter((h) => h.dimension === by));
  const known = found.flatMap(({i2}) => (isRefusal(i2) ? [] : [i2]));
  if (known.length === 0) return `No system has two ${PLURALS[by]} of five tasks, so heterogeneity cannot be told.`;
  const differ = known.filter((h) => h.p < 0.05).length;
  const overlap = currentDimension(words)?.overlapping
    ? " A task may carry several tags, so Q is only a guide here."
    : "";
  return `Of ${formatCountOf(known.length, "system")}, ${differ === 0 ? "none differs" : differ === 1 ? "one differs" : `${formatCount(differ)} differ`} between ${PLURALS[by]} beyond luck (p < .05 each, not adjusted). Where all do, the slices differ in difficulty; what sets a system apart is the surprise.${overlap}`;
}

/** Notes beside the figure. */
export function slicesNotes(words: Words): Note[] {
  if (words.kind !== "attempts") return [];
  const notes: Note[] = [
    {
      heading: "How to read a surprise",
      text:
        words.systems.length < 2
          ? "It takes two systems: with one, a weak system and hard tasks look the same."
          : "A slice that is harder for all is expected to be harder for each system in the same measure, counted in odds, so that nobody is expected to pass more than everything. The surprise is the rate minus what this leads one to expect. All systems are compared on the same tasks."
    }
  ];
  notes.push({
    heading: "What stands beside it",
    text: "A slice's own rate is noisy where it is small. The shrunken rate borrows from the system's other slices and is the better forecast; the interval of the rate is the honest margin."
  });
  const faults: string[] = [];
  const partial = words.systems.filter((s) => s.tasks < LEAST_OVERLAP * words.tasks).map((s) => s.system);
  if (partial.length > 0)
    faults.push(`${formatList(partial)} ran fewer than four in five of the tasks: not like for like, so not compared.`);
  if (words.comparisons > 1)
    faults.push(
      `${formatCount(words.comparisons)} cells were looked at; the intervals are each for one cell, the p-values are adjusted (Benjamini and Hochberg).`
    );
  if (faults.length > 0) notes.push({heading: "What is wrong with it", text: faults.join(" ")});
  return notes;
}

/** What would change the answer. */
export function slicesWouldChange(words: Words): string {
  if (words.kind !== "attempts")
    return "Tasks with a category, language, difficulty or tags: name the column in workspace.yaml.";
  const small = words.slices.filter((s) => s.tasks < words.minTasks);
  if (small.length > 0)
    return `More tasks in the small slices: ${formatList(small.slice(0, 4).map((s) => `${s.slice} (${formatCount(s.tasks)})`))}${small.length > 4 ? ` and ${formatCount(small.length - 4)} more` : ""} ${small.length === 1 ? "has" : "have"} fewer than ${formatCount(words.minTasks)}.`;
  return "Another suite: whether a system's weak slice is weak elsewhere is the question a second suite answers.";
}

/** What was not measured. */
export function slicesNotMeasured(words: Words): string {
  if (words.kind !== "attempts") return "Everything about slices.";
  return "Why a slice is weak: the discordant tasks on the Compare page are where to look. Slices nobody named, and what two dimensions do together.";
}

function tasksWords(tasks: number, clusters: number): string {
  return clusters < tasks
    ? `${formatCountOf(tasks, "task")} in ${formatCountOf(clusters, "cluster")}`
    : formatCountOf(tasks, "task");
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
