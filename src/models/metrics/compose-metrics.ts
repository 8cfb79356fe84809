import {benjaminiHochberg} from "../../statistics/comparison/adjusted-p.js";
import {isRefusal} from "../../statistics/estimate.js";
import type {Facts} from "../../tables/cells.js";
import type {OutcomeFacts} from "../../tables/outcome-facts.js";
import {generatedFrom} from "../generated-from.js";
import {metricAdditions, metricPairs} from "./additions.js";
import {associate, type ScopeRows} from "./associate.js";
import {claimed} from "./claimed.js";
import {metricColumns, sizeMetric, type MetricColumn} from "./metric-columns.js";
import {metricsAnswer} from "./metrics-answer.js";
import type {Association, MetricsChoice, MetricsModel} from "./metrics-model.js";
import {outcomeWords} from "./outcome-words.js";
import {
  additionsCaption,
  binsCaption,
  metricsBasis,
  metricsCaption,
  metricsNotes,
  metricsNotMeasured,
  metricsWouldChange,
  timingWords
} from "./metrics-words.js";
import {knownOutcomes, outcomeColumn} from "./outcome-columns.js";
import {rateByTenth} from "./rate-by-tenth.js";
import {scopesOf} from "./scopes.js";
import {timing} from "./timing.js";

const TITLE = "Do our metrics predict defects?";

/** The metrics page: every metric against what later happened, by the interval, never by the point. */
export function composeMetrics(facts: Facts, outcomes: OutcomeFacts, asked: MetricsChoice): MetricsModel {
  const columns = metricColumns(facts, outcomes);
  const known = knownOutcomes(outcomes);
  const outcome = outcomeColumn(outcomes, known.includes(asked.outcome) ? asked.outcome : (known[0] ?? "defect"));
  const scopes = scopesOf(outcomes, outcome);
  const scope = scopes.find((s) => s.scope === asked.scope) ?? scopes[0]!;
  const size = asked.size === "none" ? null : (asked.size ?? sizeMetric(columns));
  const choice: MetricsChoice = {outcome: outcome.outcome, scope: scope.scope, size: asked.size};
  const associations = remembered(outcomes, columns, size);
  const shown = associations
    .filter((a) => a.outcome === choice.outcome && a.scope === choice.scope)
    .sort((a, b) => strength(b) - strength(a));
  const ordered = shown.map((a) => columns.find((c) => c.metric === a.metric)!);
  const best = shown.find((a) => !isRefusal(a.spearman));
  const bestColumn = best && ordered.find((c) => c.metric === best.metric);
  const times = timing(ordered, outcomes, outcome, scope);
  const kind = columns.length > 0 && known.length > 0 ? "associations" : "empty";
  const parts = {
    kind,
    choice,
    size,
    shown,
    excluded: outcome.excluded,
    changes: outcome.rows.length,
    repositories: scope.within ? scope.groups.length : 1,
    additions: kind === "associations" && bestColumn ? metricAdditions(ordered, bestColumn, outcome, scope) : [],
    bins: ordered.map((c) => ({metric: c.metric, title: c.title, bins: rateByTenth(c, outcome, scope)})),
    title: (metric: string) => columns.find((c) => c.metric === metric)?.title ?? metric,
    times,
    counts: {changes: outcomes.length, metrics: columns.length}
  } as const;
  return {
    page: "metrics",
    title: TITLE,
    answer: metricsAnswer(parts),
    basis: metricsBasis(facts, parts),
    generated_from: generatedFrom(
      facts,
      facts.runs.map((r) => r.started_at),
      {seed: null, replicates: null}
    ),
    kind,
    choice,
    options: options(outcomes, columns, known, scopes),
    size,
    associations,
    shown,
    pairs: kind === "associations" ? metricPairs(ordered, outcome, scope) : [],
    additions: parts.additions,
    bins: kind === "associations" ? parts.bins : [],
    timing: kind === "associations" ? times.halves : [],
    timing_words: timingWords(parts),
    excluded: outcome.excluded,
    caption: metricsCaption(parts),
    bins_caption: binsCaption(parts),
    additions_caption: additionsCaption(parts),
    notes: metricsNotes(parts),
    would_change: metricsWouldChange(parts),
    not_measured: metricsNotMeasured(parts)
  };
}

/** What does not follow from the chosen outcome and scope is computed once for each size. */
const computed = new WeakMap<OutcomeFacts, Map<string | null, Association[]>>();

function remembered(outcomes: OutcomeFacts, columns: readonly MetricColumn[], size: string | null): Association[] {
  let bySize = computed.get(outcomes);
  if (!bySize) computed.set(outcomes, (bySize = new Map<string | null, Association[]>()));
  let found = bySize.get(size);
  if (!found) bySize.set(size, (found = allAssociations(outcomes, columns, size)));
  return found;
}

/** Every metric against every outcome in every scope, with p adjusted over the metrics of each. */
function allAssociations(outcomes: OutcomeFacts, columns: readonly MetricColumn[], size: string | null): Association[] {
  const held = columns.find((c) => c.metric === size) ?? null;
  return knownOutcomes(outcomes).flatMap((name) => {
    const outcome = outcomeColumn(outcomes, name);
    return scopesOf(outcomes, outcome).flatMap((scope) => adjusted(associations(columns, outcome, scope, held)));
  });
}

function associations(
  columns: readonly MetricColumn[],
  outcome: ReturnType<typeof outcomeColumn>,
  scope: ScopeRows,
  held: MetricColumn | null
): Association[] {
  return columns.map((c) => associate(c, outcome, scope, held));
}

function adjusted(family: Association[]): Association[] {
  const tested = family.filter((a) => a.p !== null);
  const {adjusted: p} = benjaminiHochberg(tested.map((a) => a.p!));
  tested.forEach((a, i) => (a.p_adjusted = p[i]!));
  return family;
}

/** The association in the direction the metric claims; refused ones last. */
function strength(a: Association): number {
  const q = claimed(a.spearman, a.direction);
  return isRefusal(q) ? -2 : q.value;
}

function options(
  outcomes: OutcomeFacts,
  columns: readonly MetricColumn[],
  known: readonly MetricsChoice["outcome"][],
  scopes: readonly ScopeRows[]
): MetricsModel["options"] {
  const several = outcomes.repositories.length > 1;
  return {
    outcomes: known.map((value) => ({value, label: outcomeWords(value).name})),
    scopes: (several ? scopes : scopes.slice(0, 1)).map(({scope}) => ({value: scope, label: scopeLabel(scope)})),
    sizes: [...columns.map((c) => ({value: c.metric, label: c.title})), {value: "none", label: "nothing"}]
  };
}

function scopeLabel(scope: string): string {
  if (scope === "all") return "all changes pooled";
  return scope === "within" ? "within repositories" : scope;
}
