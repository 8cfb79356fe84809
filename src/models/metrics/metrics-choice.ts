import type {OutcomeFacts} from "../../tables/outcome-facts.js";
import {knownOutcomes} from "./outcome-columns.js";
import type {MetricsChoice, MetricsModel} from "./metrics-model.js";

/** What the page shows before anybody touches it: defects, within repositories where there are several. */
export function defaultMetricsChoice(outcomes: OutcomeFacts): MetricsChoice {
  return {
    outcome: knownOutcomes(outcomes)[0] ?? "defect",
    scope: outcomes.repositories.length > 1 ? "within" : "all",
    size: null
  };
}

/** A choice read from a shared link; what the workspace does not know falls back to the default. */
export function metricsChoiceFromQuery(
  query: URLSearchParams,
  options: MetricsModel["options"],
  base: MetricsChoice
): MetricsChoice {
  const asked = (key: string, values: readonly {value: string}[]) =>
    values.find((o) => o.value === query.get(key))?.value;
  return {
    outcome: (asked("outcome", options.outcomes) as MetricsChoice["outcome"] | undefined) ?? base.outcome,
    scope: asked("scope", options.scopes) ?? base.scope,
    size: asked("size", options.sizes) ?? base.size
  };
}

/** The query of a choice: only what differs from the default. */
export function queryFromMetricsChoice(choice: MetricsChoice, base: MetricsChoice): URLSearchParams {
  const query = new URLSearchParams();
  for (const key of ["outcome", "scope", "size"] as const)
    if (choice[key] !== base[key] && choice[key] !== null) query.set(key, choice[key]!);
  return query;
}
