import {refuse, type Refusal} from "../../statistics/estimate.js";
import type {Matrix} from "../../statistics/resampling/matrix.js";
import type {Facts} from "../../tables/cells.js";
import type {Quantity} from "../quantity.js";
import {boardSystems} from "./board-systems.js";
import {composeSystems} from "./compose-systems.js";
import {DRAWS} from "./draws.js";
import type {PreparedSelection} from "./prepare-value.js";
import type {SystemTasks} from "./select-cells.js";
import {frontierSteps, qualityGain, type Stair} from "./steps.js";
import type {ValueChoice, ValueStep, ValueSystem} from "./value-model.js";

/** A weighed selection, from own runs or from a published board: what every part of the value page is made from. */
export interface ValueView {
  kind: "attempts" | "board";
  systems: ValueSystem[];
  /** Indices into `systems` of those that may stand on the frontier: the columns of `cost` and `quality`. */
  eligible: number[];
  /** Cost of the reader's basis (or seconds) and quality, a row a replicate; paired over tasks for own runs. */
  cost: Matrix | null;
  quality: Matrix | null;
  /** Each system's tasks, in the order of `systems`; empty for a board, which has totals only. */
  tasks: SystemTasks[];
  /** Each system's composite by task, in the order of `systems`; empty for a board. */
  composites: ({values: Float64Array} | Refusal)[];
  /** Quality of the second system minus the first's. */
  difference: (from: ValueSystem, to: ValueSystem) => Quantity;
  steps: (names: readonly string[]) => ValueStep[];
}

/** The view that a choice gives of a prepared selection; the same question is answered from memory. */
export function valueView(facts: Facts, prepared: PreparedSelection, choice: ValueChoice): ValueView {
  const key = JSON.stringify([choice.suite, choice.cost, choice.weights, choice.depth.over]);
  // The hero may be drawn over time while the sections reckon in dollars: two views, no more, are asked for in turn.
  const kept = (views.get(prepared) ?? []).slice(-2);
  const found = kept.find((k) => k.key === key);
  if (found) return found.view;
  const view = prepared.suite?.board === true ? boardView(facts, choice) : ownView(facts, prepared, choice);
  views.set(prepared, [...kept, {key, view}]);
  return view;
}

const views = new WeakMap<PreparedSelection, {key: string; view: ValueView}[]>();

/** The same selection weighed in dollars: what the sections reckon in whatever the hero is drawn over. */
export function dollarView(facts: Facts, prepared: PreparedSelection, choice: ValueChoice): ValueView {
  return valueView(facts, prepared, {...choice, depth: {...choice.depth, over: "cost"}});
}

function ownView(facts: Facts, prepared: PreparedSelection, choice: ValueChoice): ValueView {
  const composed = composeSystems(facts, prepared, choice);
  const {systems, composites} = composed;
  const stair = (name: string): Stair => {
    const j = systems.findIndex((s) => s.system === name);
    return {name, tasks: prepared.systems[j]!, composite: composites[j]!};
  };
  return {
    kind: "attempts",
    ...composed,
    tasks: prepared.systems,
    difference: (from, to) => qualityGain(stair(from.system), stair(to.system)),
    steps: (names) => frontierSteps(names.map(stair))
  };
}

function boardView(facts: Facts, choice: ValueChoice): ValueView {
  const composed = boardSystems(facts, choice, DRAWS);
  const {systems, difference} = composed;
  const find = (name: string) => systems.find((s) => s.system === name)!;
  return {
    kind: "board",
    ...composed,
    tasks: [],
    composites: [],
    steps: (names) =>
      names.slice(1).map((to, i) => ({
        from: names[i]!,
        to,
        quality_gain: difference(find(names[i]!), find(to)),
        // Totals of a board do not say how cost and success go together over tasks.
        usd_per_further_completed: refuse("missing_metric", find(to).tasks)
      }))
  };
}
