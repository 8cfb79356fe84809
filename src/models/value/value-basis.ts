import {formatCount, formatCountOf} from "../../style/format.js";
import {formatDateRange} from "../../style/format-date.js";
import type {Facts} from "../../tables/cells.js";
import {priceListName} from "./finished/price-list-name.js";
import type {Suite} from "./suites.js";
import type {ValueChoice, ValueModel} from "./value-model.js";
import {withoutRows} from "./value-notes.js";
import {countWord, countWordCapital} from "./ratio-words.js";

/** On what the answer rests: how many, when, what is left out, and what is not like for like. */
export function valueBasis(
  facts: Facts,
  suite: Suite | null,
  choice: ValueChoice,
  model: Pick<ValueModel, "kind" | "systems" | "tasks">,
  dates: readonly (string | null)[],
  clock: string | null
): string {
  const start = facts.synthetic ? "Synthetic data. " : "";
  if (!suite || model.kind === "empty") return `${start}${emptyBasis(facts, suite)}`;
  const when = dateWords(dates);
  const sentences = [
    model.kind === "board"
      ? `${formatCountOf(model.systems.length, "entry", "entries")} of ${suite.suite_id}, ${boardTasks(model)}${when}. Published totals: intervals are binomial and unpaired.`
      : `${ownCounts(model, choice)}${when}.`
  ];
  const attempts = model.systems.reduce((sum, s) => sum + s.attempts, 0);
  const partial = model.systems.filter((s) => s.flags.includes("other_tasks")).length;
  if (model.kind === "attempts" && partial > 0)
    sentences.push(
      `${countWordCapital(partial)} ran fewer than four in five of the same tasks: not like for like, so not ranked.`
    );
  const clusters = clusterCount(facts, suite, choice);
  if (model.kind === "attempts" && clusters < 0.5 * model.tasks)
    sentences.push(
      `Intervals count ${formatCountOf(clusters, "cluster")} of tasks that go together, not single tasks.`
    );
  const boardOnly = model.kind === "attempts" ? withoutRows(model, facts, suite.suite_id).length : 0;
  if (boardOnly > 0)
    sentences.push(
      `${countWordCapital(boardOnly)} published ${boardOnly === 1 ? "entry has" : "entries have"} no rows here and ${boardOnly === 1 ? "is" : "are"} left out.`
    );
  if (model.kind === "board") {
    const unpriced = model.systems.filter((s) => !(s.cost_usd_total !== null && s.cost_usd_total > 0)).length;
    if (unpriced > 0)
      sentences.push(
        `${countWordCapital(unpriced)} ${unpriced === 1 ? "states" : "state"} a cost of zero or none: unknown, not free.`
      );
  }
  if (choice.depth.over !== "cost" && clock !== null) sentences.push(CLOCKS[clock] ?? "");
  if (choice.prices === "list" && attempts > 0)
    sentences.push(`Costs are those of the tokens at ${priceListName(facts, "list")}.`);
  if (choice.errors === "excluded" && attempts > 0) sentences.push("Errors, timeouts and refusals are left out.");
  return start + sentences.filter((s) => s !== "").join(" ");
}

/** What the seconds of a frontier over time are. */
const CLOCKS: Record<string, string> = {
  request: "Time is that of the requests to the model, cached answers left out.",
  task_wall: "Time is by the clock on the wall, attempt by attempt, cached answers left out.",
  task_working: "Time is working time, attempt by attempt: waiting for a provider and cached answers are left out.",
  published: "Time is the published mean per task."
};

function boardTasks(model: Pick<ValueModel, "systems" | "tasks">): string {
  const fewer = model.systems.filter((s) => s.tasks < model.tasks).length;
  const all = `${formatCountOf(model.tasks, "task")} each`;
  return fewer === 0 ? all : `${all} but for ${countWord(fewer)} that ran fewer`;
}

function ownCounts(model: Pick<ValueModel, "systems" | "tasks">, choice: ValueChoice): string {
  const each = new Set(model.systems.map((s) => s.tasks));
  const per = new Set(model.systems.map((s) => s.attempts / s.tasks));
  const tasks =
    model.systems.length === 1
      ? `on ${formatCountOf(model.tasks, "task")}`
      : each.size === 1
        ? `on the same ${formatCountOf(model.tasks, "task")}`
        : `on up to ${formatCountOf(model.tasks, "task")}`;
  const attempts =
    per.size === 1 && Number.isInteger([...per][0])
      ? [...per][0] === 1
        ? ", one attempt each"
        : `, ${formatCount([...per][0]!)} attempts each`
      : `, ${formatCount(model.systems.reduce((sum, s) => sum + s.attempts, 0))} attempts`;
  const slice = [choice.category, choice.language].filter((x) => x !== null).join(", ");
  return `${formatCountOf(model.systems.length, "system")} ${tasks}${slice ? ` (${slice})` : ""}${attempts}`;
}

/** Clusters of the suite's tasks in the selection: what the intervals really count. */
function clusterCount(facts: Facts, suite: Suite, {category, language}: ValueChoice): number {
  const chosen = facts.tasks.filter(
    (t) =>
      t.suite_id === suite.suite_id &&
      (category === null || t.category === category) &&
      (language === null || t.language === language)
  );
  return new Set(chosen.map((t) => t.cluster)).size;
}

function dateWords(dates: readonly (string | null)[]): string {
  const known = dates.filter((d): d is string => d !== null).sort();
  return known.length === 0 ? "" : `, ${formatDateRange(known[0]!, known.at(-1)!)}`;
}

function emptyBasis(facts: Facts, suite: Suite | null): string {
  if (!suite) return "This workspace holds no attempts and no published totals.";
  return `${formatCountOf(facts.tasks.filter((t) => t.suite_id === suite.suite_id).length, "task")} of ${suite.suite_id}, none of them judged in this selection.`;
}
