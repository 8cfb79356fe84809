import type {ValueChoice} from "../value-model.js";
import type {ValueView} from "../view.js";
import {known} from "../../quantity.js";
import type {RoutingModel, RoutingPlan} from "./routing-model.js";
import type {NoRouting} from "./routing-problem.js";

/** Every plan that the section's sliders can reach, made at build or in the worker: a slider then only picks. */
export interface PreparedRouting {
  /** The weights and systems the plans were made for. */
  key: string;
  none: NoRouting | null;
  found: RoutingFound | null;
}

export type RoutingFound = Pick<
  RoutingModel,
  "dimension" | "categories" | "tasks_left_out" | "singles" | "best_overall" | "spend_on_overkill" | "oracle"
> & {
  /** Giving up 0, 1, … points of the best single system's quality. */
  floors: RoutingPlan[];
  /** Cheapest first. */
  budgets: RoutingPlan[];
  /** Position in `budgets` of what the best single system costs. */
  standing: number;
};

/** What the plans depend on, besides the selection itself. */
export function routingKey(view: ValueView, choice: ValueChoice): string {
  return JSON.stringify([choice.weights, routable(view)]);
}

/** Systems that may be given work: priced, run on the same tasks as the others, with a quality. Indices into the view's. */
export function routable({kind, systems}: ValueView): number[] {
  if (kind === "board") return [];
  return systems.flatMap((s, j) =>
    s.priced && !s.flags.includes("other_tasks") && known(s.quality) && known(s.cost_usd_per_attempt) ? [j] : []
  );
}
