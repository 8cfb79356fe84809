import type {Facet, RunIntake, SystemIntake} from "../intake.js";
import {isoTime} from "./json-cells.js";
import type {JsonRecord} from "./json-values.js";
import {asList, asName, asRecord, asText, members, hashOf} from "./json-values.js";
import type {Scorers} from "./inspect-score.js";

/** A log without its samples: header.json, the journal's start, or the outer members of a `.json` log. */
export type InspectHeader = JsonRecord;

// What changes an answer; how often a request is retried or how many run at once does not.
const GENERATE_SETTINGS = [
  "temperature",
  "top_p",
  "top_k",
  "max_tokens",
  "seed",
  "reasoning_effort",
  "reasoning_tokens",
  "effort",
  "verbosity",
  "frequency_penalty",
  "presence_penalty",
  "num_choices",
  "best_of"
];
const SECRET = /key|token|secret|passw|auth|header|url|host|endpoint|credential|cert|path|dir/i;

/** Who graded, and which scorer decides, as the header has it. */
export function scorersOf(header: InspectHeader): Scorers {
  const results = asList(asRecord(header.results)?.scores).map(asRecord);
  const evaluation = asRecord(header.eval);
  const grader = asName(asRecord(asRecord(evaluation?.model_roles)?.grader)?.model);
  const judges = new Map<string, string>();
  for (const result of [...results, ...asList(evaluation?.scorers).map(asRecord)]) {
    const name = asName(result?.scorer) ?? asName(result?.name);
    if (name === null || judges.has(name) || !/model_graded|judge|rubric/i.test(name)) continue;
    const params = asRecord(result?.params) ?? asRecord(result?.options);
    // Inspect lets a model grade its own answers where no grader is named.
    const judge =
      asName(params?.model) ?? asName(asRecord(params?.model)?.model) ?? grader ?? asName(evaluation?.model);
    if (judge !== null) judges.set(name, judge);
  }
  const part = asName(results[0]?.name);
  return {deciding: asName(results[0]?.scorer) ?? part, part, judges};
}

/** Models that grade and are not the one under test. */
export function judgeModels(header: InspectHeader, scorers: Scorers): Set<string> {
  const judges = new Set(scorers.judges.values());
  const model = asName(asRecord(header.eval)?.model);
  if (model !== null) judges.delete(model);
  return judges;
}

/**
 * The system and the run a log is about.
 *
 * The system's name is the model; solver, prompt and settings are facets, shown only where they differ within the
 * workspace. Templates are told apart by a hash and never shown; of model arguments only short ones that cannot be an
 * address or a secret are named.
 */
export function systemAndRun(
  header: InspectHeader,
  served: ReadonlySet<string>
): {system: SystemIntake; run: RunIntake} {
  const evaluation = asRecord(header.eval) ?? {};
  const name = asName(evaluation.model) ?? "unknown model";
  const [provider, ...model] = name.split("/");
  const facets = facetsOf(header, evaluation);
  const prompt = facets.find(({facet}) => facet === "prompt")?.value ?? null;
  const settings = facets.find(({facet}) => facet === "settings")?.label ?? null;
  const solver = facets.find(({facet}) => facet === "solver")?.label ?? null;
  const only = served.size === 1 ? [...served][0]! : null;
  const key = JSON.stringify([name, ...facets.map(({facet, value}) => [facet, value])]);
  const revision = asRecord(evaluation.revision);
  const ids = asList(asRecord(evaluation.dataset)?.sample_ids);
  const system: SystemIntake = {
    system_key: key,
    name,
    facets,
    model: model.length > 0 ? model.join("/") : name,
    family: null,
    provider: model.length > 0 ? provider! : null,
    served_model: only,
    technique: solver,
    prompt,
    settings
  };
  const run: RunIntake = {
    run_key: "run",
    system_key: key,
    run: asName(evaluation.eval_id) ?? asName(evaluation.run_id),
    suite: asName(evaluation.task_display_name) ?? asName(evaluation.task),
    suite_version: versionOf(evaluation.task_version),
    model_version: only,
    harness: "inspect",
    harness_version: asName(asRecord(evaluation.packages)?.inspect_ai),
    started_at: isoTime(asRecord(header.stats)?.started_at) ?? isoTime(evaluation.created),
    dataset_hash: ids.length > 0 ? hashOf([asRecord(evaluation.dataset)?.name ?? null, ids]) : null,
    prompt_hash: prompt,
    commit: asName(revision?.commit),
    status: statusOf(header.status)
  };
  return {system, run};
}

/** Inspect's default task version is 0, which says nothing. */
function versionOf(version: unknown): string | null {
  return version === 0 ? null : asName(version, 60);
}

function statusOf(status: unknown): RunIntake["status"] {
  return status === "success" || status === "cancelled" || status === "error" ? status : "started";
}

function facetsOf(header: InspectHeader, evaluation: JsonRecord): Facet[] {
  const plan = asRecord(header.plan);
  const steps = asList(plan?.steps)
    .map(asRecord)
    .filter((step) => step !== null);
  const solver = solverLabel(steps) || (asName(evaluation.solver, 80) ?? "");
  const templates = [steps.flatMap((step) => members(step.params).filter(([, value]) => isLong(value)))].flat();
  const settings = settingsOf(plan, evaluation);
  const facets: Facet[] = [];
  if (solver !== "") facets.push({facet: "solver", value: solver, label: solver, order: 0});
  if (templates.length > 0) facets.push({facet: "prompt", value: hashOf(templates), label: null, order: 0});
  facets.push({facet: "settings", value: settings, label: settings === "" ? "default settings" : settings, order: 0});
  return facets;
}

/** `use_tools + generate`, with those parameters that are short single words. */
function solverLabel(steps: readonly JsonRecord[]): string {
  return steps
    .map((step) => {
      const name = asName(step.solver, 60) ?? "solver";
      const params = members(step.params).filter(([key, value]) => isShort(value) && !SECRET.test(key));
      const shown = params.map(([key, value]) => `${key}=${String(value)}`).join(", ");
      return shown === "" ? name : `${name}(${shown})`;
    })
    .join(" + ");
}

function settingsOf(plan: JsonRecord | null, evaluation: JsonRecord): string {
  const generate = {...asRecord(plan?.config), ...asRecord(evaluation.model_generate_config)};
  const shown = GENERATE_SETTINGS.filter((key) => isShort(generate[key])).map(
    (key) => `${key}=${String(generate[key])}`
  );
  const args = members(evaluation.model_args).filter(([key, value]) => isShort(value) && !SECRET.test(key));
  return [...shown, ...args.map(([key, value]) => `${key}=${String(value)}`).sort()].join(", ");
}

function isShort(value: unknown): boolean {
  if (typeof value === "boolean") return true;
  const text = asText(value);
  return text !== null && text.length <= 32 && /^[\w.+:@-]+$/.test(text);
}

/** A template: a text that is too long or too free to be a setting. */
function isLong(value: unknown): boolean {
  return typeof value === "string" && value !== "" && !isShort(value);
}
