import type {Facts} from "../../tables/cells.js";
import type {Suite} from "./suites.js";
import {defaultDepth, depthFromQuery, depthToQuery} from "./depth/depth-choice.js";
import {defaultRouting, routingFromQuery, routingToQuery} from "./routing/routing-choice.js";
import {STANDING_WORTH, worthFromQuery, worthIntoQuery} from "./worth/worth-choice.js";
import type {CostBasis, ErrorPolicy, ValueChoice} from "./value-model.js";

/** The standing weights: the last of `weights:`, else the pass rate alone. */
export function standingWeights(facts: Facts): Record<string, number> {
  return facts.settings.weights.at(-1)?.weights ?? {pass: 1};
}

/** What the page shows before anybody touches it: the suite with most attempts, all of it, under the standing weights. */
export function defaultChoice(facts: Facts, suites: readonly Suite[]): ValueChoice {
  return {
    suite: suites[0]?.value ?? "",
    category: null,
    language: null,
    runs: "all",
    cost: "completed",
    errors: "failed",
    prices: "stated",
    weights: standingWeights(facts),
    worth: STANDING_WORTH,
    routing: defaultRouting,
    depth: defaultDepth
  };
}

const COSTS: readonly CostBasis[] = ["completed", "task", "attempt"];
const POLICIES: readonly ErrorPolicy[] = ["failed", "excluded"];

/** A choice read from a shared link; anything the workspace does not know falls back to the default. */
export function choiceFromQuery(
  query: URLSearchParams,
  suites: readonly Pick<Suite, "value">[],
  base: ValueChoice
): ValueChoice {
  const suite = query.get("suite") ?? "";
  const cost = COSTS.find((c) => c === query.get("cost"));
  const errors = POLICIES.find((p) => p === query.get("errors"));
  return {
    suite: suites.some((s) => s.value === suite) ? suite : base.suite,
    category: query.get("category"),
    language: query.get("language"),
    runs: query.get("runs") ?? base.runs,
    cost: cost ?? base.cost,
    errors: errors ?? base.errors,
    prices: query.get("prices") === "list" ? "list" : base.prices,
    weights: weightsFromQuery(query.get("weights"), base.weights),
    worth: worthFromQuery(query),
    routing: routingFromQuery(query, base.routing),
    depth: depthFromQuery(query, base.depth)
  };
}

/** The query of a choice: only what differs from the default, so that a plain link stays plain. */
export function queryFromChoice(choice: ValueChoice, base: ValueChoice): URLSearchParams {
  const query = new URLSearchParams();
  for (const key of ["suite", "category", "language", "runs", "cost", "errors", "prices"] as const)
    if (choice[key] !== base[key] && choice[key] !== null) query.set(key, choice[key]!);
  if (!sameWeights(choice.weights, base.weights))
    query.set(
      "weights",
      Object.entries(choice.weights)
        .map(([m, w]) => `${m}:${Number(w.toFixed(4))}`)
        .join(",")
    );
  depthToQuery(query, choice.depth, base.depth);
  worthIntoQuery(choice.worth, query);
  routingToQuery(query, choice.routing, base.routing);
  return query;
}

/** Whether two sets of weights are the same to what a reader sees. */
export function sameWeights(a: Record<string, number>, b: Record<string, number>): boolean {
  return Object.keys({...a, ...b}).every((m) => Math.abs((a[m] ?? 0) - (b[m] ?? 0)) < 0.0005);
}

/** Weights with one set anew and the others keeping their proportions, so that they sum to one. */
export function setWeight(weights: Record<string, number>, metric: string, value: number): Record<string, number> {
  const others = Object.keys(weights).filter((m) => m !== metric);
  if (others.length === 0) return {[metric]: 1};
  const set = Math.min(1, Math.max(0, value));
  const rest = others.reduce((sum, m) => sum + weights[m]!, 0);
  return Object.fromEntries(
    Object.keys(weights).map((m) => [
      m,
      m === metric ? set : rest > 0 ? (weights[m]! / rest) * (1 - set) : (1 - set) / others.length
    ])
  );
}

/** `pass:0.5,calls:0.5`, over the metrics the page knows; `null` or nonsense gives the default. */
function weightsFromQuery(text: string | null, base: Record<string, number>): Record<string, number> {
  if (text === null) return base;
  const given = new Map(text.split(",").map((part) => [part.split(":")[0], Number(part.split(":")[1])] as const));
  const weights = Object.fromEntries(Object.keys(base).map((m) => [m, given.get(m) ?? 0]));
  const sum = Object.values(weights).reduce((a, b) => a + b, 0);
  const usable = Object.values(weights).every((w) => Number.isFinite(w) && w >= 0) && sum > 0;
  return usable ? Object.fromEntries(Object.entries(weights).map(([m, w]) => [m, w / sum])) : base;
}
