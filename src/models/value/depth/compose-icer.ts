import {refuse} from "../../../statistics/estimate.js";
import {icerTable} from "../../../statistics/value/icer-table.js";
import {dominators, type CostQuality} from "../../../statistics/value/pareto-front.js";
import {rateIcer} from "../../../statistics/value/rate-icer.js";
import {known, quantityOf, type Quantity} from "../../quantity.js";
import {usdPerFurther} from "../steps.js";
import type {ValueSystem} from "../value-model.js";
import type {ValueView} from "../view.js";
import type {IcerRow} from "./depth-model.js";

/** Every system by what a further completed task costs there, and the price of going from one to another. */
export interface IcerParts {
  rows: IcerRow[];
  price: (from: string, to: string) => Quantity;
}

/**
 * Strong dominance, extended dominance, and along the rest the price of each further completed task.
 *
 * In dollars per attempt and tasks passed, whatever basis and weights the page is set to: a price per completed task
 * needs both per the same thing.
 */
export function composeIcer(view: ValueView): IcerParts {
  const systems = view.eligible
    .map((j) => view.systems[j]!)
    .filter((s) => known(s.cost_usd_per_attempt) && known(passed(s)));
  const points = systems.map((s): CostQuality => [known(s.cost_usd_per_attempt)!.value, known(passed(s))!.value]);
  const {frontier, dominated, extended_dominated} = icerTable(points);
  const above = dominators(points);
  const name = (i: number) => systems[i]!.system;
  const price = (from: string, to: string) => priceBetween(view, from, to);
  const row = (i: number, status: IcerRow["status"], by: number[], worth: Quantity): IcerRow => ({
    system: name(i),
    slot: systems[i]!.slot,
    cost: systems[i]!.cost_usd_per_attempt,
    quality: passed(systems[i]!),
    icer: worth,
    quality_per_usd: systems[i]!.quality_per_usd,
    status,
    by: by.map(name)
  });
  const cost = (i: number) => points[i]![0];
  const n = (i: number) => systems[i]!.tasks;
  const none = (i: number) => refuse("no_positive_signal", n(i));
  const rows = [
    ...frontier.map((i, k) =>
      k === 0
        ? row(i, "frontier", [], refuse("no_variation", n(i)))
        : row(i, "frontier", [frontier[k - 1]!], price(name(frontier[k - 1]!), name(i)))
    ),
    ...extended_dominated.map((i) => {
      const after = frontier.findIndex((f) => cost(f) > cost(i));
      return row(i, "extended_dominated", [frontier[after - 1]!, frontier[after]!], none(i));
    }),
    ...dominated.map((i) => {
      const [first] = above[i]!.filter((k) => frontier.includes(k) || extended_dominated.includes(k)).sort(
        (a, b) => points[b]![1] - points[a]![1]
      );
      return row(i, "dominated", [first ?? above[i]![0]!], none(i));
    })
  ];
  const order = {frontier: 0, extended_dominated: 1, dominated: 1};
  rows.sort((a, b) => order[a.status] - order[b.status] || known(a.cost)!.value - known(b.cost)!.value);
  return {rows, price};
}

export function passed(s: ValueSystem): Quantity {
  return s.metrics["pass"] ?? refuse("missing_metric", s.tasks);
}

/** Dollars for each further completed task, paired over tasks; for a board the money is certain and the rates are binomial. */
function priceBetween(view: ValueView, from: string, to: string): Quantity {
  const at = (name: string) => view.systems.findIndex((s) => s.system === name);
  const [i, j] = [at(from), at(to)];
  if (view.kind === "attempts") return usdPerFurther(view.tasks[i]!, view.tasks[j]!);
  const [a, b] = [view.systems[i]!, view.systems[j]!];
  const [costA, costB] = [known(a.cost_usd_per_attempt), known(b.cost_usd_per_attempt)];
  const n = Math.min(a.tasks, b.tasks);
  if (!costA || !costB) return refuse("missing_metric", n);
  const answer = rateIcer(
    {cost: costA.value, passes: a.completed, n: a.tasks},
    {cost: costB.value, passes: b.completed, n: b.tasks}
  );
  return quantityOf(answer, n);
}
