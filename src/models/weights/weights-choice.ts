import type {Facts} from "../../tables/cells.js";
import {sameWeights, standingWeights} from "../value/value-choice.js";
import type {WeightsChoice, WeightsModel} from "./weights-model.js";

/** What the page shows before anybody touches it: the suite with most attempts under the standing weights. */
export function defaultWeightsChoice(facts: Facts, suites: readonly {value: string}[]): WeightsChoice {
  return {suite: suites[0]?.value ?? "", weights: standingWeights(facts)};
}

/** A choice read from a shared link; weights of metrics the page does not know are dropped and the rest made to sum to one. */
export function weightsChoiceFromQuery(
  query: URLSearchParams,
  {options, metrics}: Pick<WeightsModel, "options" | "metrics">,
  base: WeightsChoice
): WeightsChoice {
  const suite = options.suites.find((s) => s.value === query.get("suite"))?.value ?? base.suite;
  const text = query.get("weights");
  if (text === null) return {suite, weights: base.weights};
  const given = new Map(text.split(",").map((part) => [part.split(":")[0], Number(part.split(":")[1])] as const));
  const weights = Object.fromEntries(metrics.map(({metric}) => [metric, given.get(metric) ?? 0]));
  const sum = Object.values(weights).reduce((a, b) => a + b, 0);
  if (!(sum > 0) || Object.values(weights).some((w) => !(w >= 0) || !Number.isFinite(w)))
    return {suite, weights: base.weights};
  return {suite, weights: Object.fromEntries(Object.entries(weights).map(([m, w]) => [m, w / sum]))};
}

/** The query of a choice: only what differs from the default. */
export function queryFromWeightsChoice(choice: WeightsChoice, base: WeightsChoice): URLSearchParams {
  const query = new URLSearchParams();
  if (choice.suite !== base.suite) query.set("suite", choice.suite);
  if (!sameWeights(choice.weights, base.weights))
    query.set(
      "weights",
      Object.entries(choice.weights)
        .filter(([, w]) => w > 0)
        .map(([m, w]) => `${m}:${Number(w.toFixed(4))}`)
        .join(",")
    );
  return query;
}
