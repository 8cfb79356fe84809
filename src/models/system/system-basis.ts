import {formatCount, formatCountOf} from "../../style/format.js";
import {formatDate, formatDateRange} from "../../style/format-date.js";
import type {Facts} from "../../tables/cells.js";
import {gateBasis} from "../value/gate-note.js";
import type {SystemTasks} from "../value/select-cells.js";
import type {SystemField} from "./system-field.js";
import type {SystemChoice, SystemModel} from "./system-model.js";
import {total} from "./task-counts.js";

/** On what the answer rests for own attempts: how many, when, and what counts how. */
export function ownBasis(
  facts: Facts,
  field: SystemField,
  own: SystemTasks,
  choice: SystemChoice,
  m: Pick<SystemModel, "runs" | "costs" | "quality_label">
): string {
  const {suite} = field;
  const runs = m.runs.filter((r) => r.shown);
  const dates = runs.flatMap((r) => r.started_at ?? []).sort();
  const when = dates.length === 0 ? "" : `, ${formatDateRange(dates[0]!, dates.at(-1)!)}`;
  const version = suite.version === null ? "" : ` ${suite.version}`;
  const counts = field.counts.get(own.system);
  const unjudged = counts ? total(counts.unjudged) : 0;
  const clusters = own.clusters.count;
  const weights = facts.settings.weights.at(-1)?.id ?? null;
  const sentences = [
    `${formatCountOf(own.attempts, "attempt")} on ${formatCountOf(own.task.length, "task")} of ${suite.suite_id}${version}${runs.length > 1 ? ` in ${formatCountOf(runs.length, "run")}` : ""}${when}.`,
    choice.errors === "failed"
      ? own.failed_calls > 0
        ? "Errors, timeouts and refusals count as not passed."
        : ""
      : "Errors, timeouts and refusals are left out.",
    unjudged > 0
      ? `${formatCountOf(unjudged, "attempt")} without a verdict ${unjudged === 1 ? "is" : "are"} left out of rates.`
      : "",
    clusters < 0.5 * own.task.length
      ? `Intervals count ${formatCountOf(clusters, "cluster")} of tasks that go together, not single tasks.`
      : "",
    m.costs?.priced && own.cost_unknown > 0
      ? `Costs are those of the ${formatCount(own.attempts - own.cost_unknown)} attempts whose cost is known.`
      : "",
    m.quality_label === "Composite score"
      ? `Quality is the composite of ${weights === null ? "the standing weights" : `the weights ${weights}`}.`
      : ""
  ];
  return start(facts) + sentences.filter((s) => s !== "").join(" ") + gateBasis([own]);
}

/** On what the answer rests for a published entry. */
export function boardBasis(facts: Facts, suite: string, reported_at: string | null): string {
  const when = reported_at === null ? "" : `, reported ${formatDate(reported_at)}`;
  return `${start(facts)}A published total of ${suite}${when}: its interval is binomial, and nothing is known task by task. None of its attempts at these tasks is here.`;
}

/** On what the answer rests where there is none. */
export function emptyBasis(facts: Facts, kind: "unknown" | "empty"): string {
  const systems = formatCountOf(facts.systems.length, "system");
  if (facts.systems.length === 0) return `${start(facts)}This workspace holds no attempts and no published totals.`;
  return `${start(facts)}${kind === "unknown" ? `The workspace has ${systems}.` : "No attempt with a verdict."}`;
}

function start(facts: Facts): string {
  return facts.synthetic ? "Synthetic data. " : "";
}
