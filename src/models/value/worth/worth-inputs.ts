import {meanWithoutTop} from "../../../statistics/value/mean-without-top.js";
import {wtpPerSuccess} from "../../../statistics/value/value-of-quality.js";
import type {ValueSetting} from "../../../tables/cells.js";
import type {BelievedInput, PreparedWorth} from "./prepare-worth.js";
import type {InputState, WorthChoice, WorthInput, WorthModel} from "./worth-model.js";

/** What the worth of a finished task rests on, and what it comes to. */
export interface Worth {
  inputs: WorthModel["inputs"];
  by_hours: boolean;
  /** `null` where nobody said what an incident costs. */
  wtp: {
    mean: number;
    /** A draw for each replicate where an input is a range. */
    draws: Float64Array | null;
    without_top: number | null;
    escape_rate: number;
    rework_usd: number;
    incident_usd: number;
  } | null;
  /** `null` where nobody said. */
  tasks_per_month: number | null;
  horizon_months: number;
}

const HORIZON = 12;

/**
 * The inputs as the reader, else the workspace, has them, and the worth of a finished task: what its failure would cost.
 *
 * With nothing said of them every failure is taken to escape and none to need rework, so that an incident's cost alone is
 * what a failed task costs: an assumption that adds no number of ours. Volume has no default.
 */
export function worthOf(setting: ValueSetting | undefined, prepared: PreparedWorth, choice: WorthChoice): Worth {
  const state = (input: WorthInput, otherwise: number | null): InputState => {
    if (choice[input] !== null) return {value: choice[input], range: null, from: "url"};
    const given = setting?.[input];
    if (Array.isArray(given)) return {value: prepared[input]!.mean, range: given, from: "workspace"};
    return given === undefined
      ? {value: otherwise, range: null, from: "default"}
      : {value: given, range: null, from: "workspace"};
  };
  const inputs: Worth["inputs"] = {
    incident_usd: state("incident_usd", null),
    debug_hours: state("debug_hours", null),
    hourly_usd: state("hourly_usd", null),
    escape_rate: state("escape_rate", 1),
    rework_usd: state("rework_usd", 0),
    tasks_per_month: state("tasks_per_month", null),
    horizon_months: {
      value: setting?.horizon_months ?? HORIZON,
      range: null,
      from: setting?.horizon_months === undefined ? "default" : "workspace"
    }
  };
  const byHours =
    choice.incident_usd === null &&
    (choice.debug_hours !== null || choice.hourly_usd !== null || setting?.debug_hours !== undefined);
  const believed = (input: WorthInput): BelievedInput | null =>
    inputs[input].range === null ? null : prepared[input]!;
  return {
    inputs,
    by_hours: byHours,
    wtp: wtpOf(inputs, byHours, believed),
    tasks_per_month: inputs.tasks_per_month.value,
    horizon_months: inputs.horizon_months.value!
  };
}

function wtpOf(
  inputs: Worth["inputs"],
  byHours: boolean,
  believed: (input: WorthInput) => BelievedInput | null
): Worth["wtp"] {
  const parts: WorthInput[] = byHours ? ["debug_hours", "hourly_usd"] : ["incident_usd"];
  const means = parts.map((p) => inputs[p].value);
  if (means.some((m) => m === null)) return null;
  const incidentCost = means.reduce<number>((product, m) => product * m!, 1);
  const escapeRate = inputs.escape_rate.value!;
  const reworkCost = inputs.rework_usd.value!;
  const drawn = [...parts, "escape_rate" as const, "rework_usd" as const].flatMap((p) => believed(p) ?? []);
  const replicates = drawn[0]?.draws.length ?? 0;
  const at = (input: WorthInput, b: number) => believed(input)?.draws[b] ?? inputs[input].value!;
  const draws = Float64Array.from({length: replicates}, (_, b) =>
    wtpPerSuccess({
      escapeRate: at("escape_rate", b),
      incidentCost: parts.reduce((product, p) => product * at(p, b), 1),
      reworkCost: at("rework_usd", b)
    })
  );
  const sigma = Math.hypot(...parts.map((p) => believed(p)?.sigma ?? 0));
  const failure = (incident: number) => wtpPerSuccess({escapeRate, incidentCost: incident, reworkCost});
  return {
    mean: failure(incidentCost),
    draws: replicates > 0 ? draws : null,
    without_top: sigma > 0 ? failure(meanWithoutTop(incidentCost, sigma)) : null,
    escape_rate: escapeRate,
    rework_usd: reworkCost,
    incident_usd: incidentCost
  };
}
