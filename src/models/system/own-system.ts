import type {Cells, Facts} from "../../tables/cells.js";
import type {Quantity} from "../quantity.js";
import {isPassRate, weighing} from "../value/composite.js";
import {gateNote} from "../value/gate-note.js";
import type {SystemTasks} from "../value/select-cells.js";
import {costsHeading} from "./cost-words.js";
import {nothingKnown} from "./empty-system.js";
import {callsPerAttempt, endRows, retriesPerAttempt} from "./end-rows.js";
import type {LatencyEstimate} from "./latency-estimates.js";
import {profileRows} from "./profile-rows.js";
import type {SystemField} from "./system-field.js";
import {systemBoards} from "./system-boards.js";
import {systemCosts} from "./system-costs.js";
import {systemLatency} from "./system-latency.js";
import type {SystemChoice, SystemModel} from "./system-model.js";
import {rankIn, whyUnranked} from "./system-rank.js";
import {systemRuns} from "./system-runs.js";
import {partedBy, systemSlices} from "./system-slices.js";
import {endsText, profileCaption, runsText, slicesCaption, slicesHeading, tellingText} from "./system-words.js";
import {total} from "./task-counts.js";
import {tellingTasks} from "./telling-tasks.js";

/** Tasks of each kind that the page lists. */
const LISTED = 15;

/** What own attempts say of a system: everything on the page but its sentences over the whole. */
export function ownSystem(
  facts: Facts,
  cells: Cells,
  latencies: readonly LatencyEstimate[],
  field: SystemField,
  choice: SystemChoice,
  {at, own}: {at: number; own: SystemTasks}
) {
  const fact = facts.systems[own.system]!;
  const profile = profileRows(facts, field, at, own);
  const passes = profile.find((r) => r.metric === "pass")!;
  const rank = rankIn(facts, field, field.ranking, at);
  const by = partedBy(field, choice.system, choice.by);
  const slices = systemSlices(field, choice.system, by);
  const costs = systemCosts(facts, field, own);
  const found = tellingTasks(facts, field, own.system);
  const telling = {failed_alone: found.failed_alone.length, passed_alone: found.passed_alone.length};
  const ends = endRows(facts, field, own.system);
  const calls = {
    calls_per_attempt: callsPerAttempt(field, own.system),
    retries_per_attempt: retriesPerAttempt(field, own.system)
  };
  const runs = systemRuns(facts, cells, {system: own.system, suite: field.suite, errors: choice.errors});
  const others = field.prepared.systems.length - 1;
  const composite = !isPassRate(weighing(field.weights, facts.settings));
  return {
    ...nothingKnown(own.task.length),
    by,
    family: fact.family,
    slot: fact.family_slot,
    tasks: own.task.length,
    attempts: own.attempts,
    completed: own.completed,
    quality: profile[0]!.metric === "quality" ? profile[0]!.estimate : passes.estimate,
    quality_label: composite ? "Composite score" : "Tasks passed",
    pass_rate: passes.estimate,
    cost_usd_per_completed: finishedCost(costs),
    rank,
    unranked: rank ? "" : whyUnranked(facts, field, at),
    profile,
    profile_caption: profileCaption(profile, "attempts"),
    ends,
    ...calls,
    ends_text: endsText({ends, attempts: total(field.counts.get(own.system)?.attempts ?? []), ...calls}),
    slices,
    slices_heading: slicesHeading(slices, by),
    slices_caption: slicesCaption(slices, by, field.sliced.comparisons),
    costs,
    costs_heading: costsHeading(costs),
    latency: systemLatency(facts, latencies, field.suite, own.system),
    failed_alone: found.failed_alone.slice(0, LISTED),
    passed_alone: found.passed_alone.slice(0, LISTED),
    telling,
    telling_text: tellingText({telling, tasks: own.task.length}, others),
    runs,
    runs_text: runsText(runs),
    boards: systemBoards(facts, own.system),
    notes: gateNote([own], facts, "these rates")
  } satisfies Partial<SystemModel> & {by: SystemChoice["by"]};
}

function finishedCost({spend}: {spend: readonly {measure: string; estimate: Quantity}[]}): Quantity {
  return spend.find((s) => s.measure === "usd_per_completed")!.estimate;
}
