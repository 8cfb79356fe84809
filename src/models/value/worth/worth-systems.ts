import {matrixColumns, type Matrix} from "../../../statistics/resampling/matrix.js";
import {costHull} from "../../../statistics/value/cost-hull.js";
import type {CostEffect} from "../../../statistics/value/net-monetary-benefit.js";
import type {CostQuality} from "../../../statistics/value/pareto-front.js";
import {known} from "../../quantity.js";
import type {PreparedValue} from "../prepare-value.js";
import type {ValueView} from "../view.js";

/** The systems whose worth can be told: cost of an attempt and share of tasks finished, on the data and in replicates. */
export interface WorthSystems {
  names: string[];
  slots: number[];
  points: CostEffect[];
  costs: Matrix;
  effects: Matrix;
  /** Tasks behind the numbers: of the system with the fewest. */
  tasks: number;
}

/**
 * The systems of a view with a known cost per attempt, whatever the reader's cost basis and weights: what a finished task
 * is worth is paid for tasks finished, not for a composite.
 */
export function worthSystems(view: ValueView, prepared: PreparedValue): WorthSystems {
  const key = prepared.replicates ?? view;
  let found = made.get(key);
  if (!found) made.set(key, (found = view.kind === "board" ? boardSystems(view) : ownSystems(view, prepared)));
  return found;
}

const made = new WeakMap<object, WorthSystems>();

function ownSystems(view: ValueView, prepared: PreparedValue): WorthSystems {
  const cost = prepared.replicates?.costs.attempt;
  const pass = prepared.replicates?.metrics["pass"];
  if (!cost || !pass) return {...described(view, []), costs: NOTHING, effects: NOTHING};
  const usable = view.systems.flatMap((s, j) => {
    if (s.flags.includes("other_tasks") || !known(s.cost_usd_per_attempt) || !known(s.metrics["pass"]!)) return [];
    for (let b = 0; b < cost.rows; b++) if (!Number.isFinite(cost.values[b * cost.columns + j])) return [];
    return [j];
  });
  return {...described(view, usable), costs: matrixColumns(cost, usable), effects: matrixColumns(pass, usable)};
}

/** A board's total is certain for the tasks it was spent on; only the number passed is drawn anew. */
function boardSystems(view: ValueView): WorthSystems {
  if (!view.quality) return {...described(view, []), costs: NOTHING, effects: NOTHING};
  const columns = view.eligible.flatMap((j, i) => (known(view.systems[j]!.cost_usd_per_attempt) ? [i] : []));
  const about = described(
    view,
    columns.map((i) => view.eligible[i]!)
  );
  const effects = matrixColumns(view.quality, columns);
  const values = Float64Array.from(effects.values, (_, i) => about.points[i % effects.columns]!.cost);
  return {...about, costs: {...effects, values}, effects};
}

const NOTHING: Matrix = {rows: 0, columns: 0, values: new Float64Array(0)};

function described(view: ValueView, which: readonly number[]) {
  const systems = which.map((j) => view.systems[j]!);
  return {
    names: systems.map((s) => s.system),
    slots: systems.map((s) => s.slot),
    points: systems.map((s) => ({
      cost: known(s.cost_usd_per_attempt)!.value,
      effect: known(s.metrics["pass"]!)!.value
    })),
    tasks: systems.length > 0 ? Math.min(...systems.map((s) => s.tasks)) : 0
  };
}

/** Systems on the convex frontier of cost and share completed, cheapest first: the best buys, each over some worths. */
export function hullOf({points}: WorthSystems): number[] {
  return costHull(points.map(({cost, effect}): CostQuality => [cost, effect]));
}

/** A worth of a completed task at which the best buy changes. */
export interface Turn {
  from: string;
  to: string;
  usd: number;
}

/** Where along the worths one best buy hands over to the next: the prices of a further completed task along the hull. */
export function turnsOf(systems: WorthSystems): Turn[] {
  const hull = hullOf(systems);
  return hull.slice(1).map((j, i) => {
    const from = systems.points[hull[i]!]!;
    const to = systems.points[j]!;
    const usd = (to.cost - from.cost) / (to.effect - from.effect);
    return {from: systems.names[hull[i]!]!, to: systems.names[j]!, usd};
  });
}
