import {clusterRows} from "../../../statistics/rates/clusters.js";
import {isRefusal} from "../../../statistics/estimate.js";
import {leastCellTasks} from "../../../statistics/value/routing-cells.js";
import type {RoutingTable} from "../../../statistics/value/routing-table.js";
import type {Facts} from "../../../tables/cells.js";
import type {ValueView} from "../view.js";
import {routable} from "./routing-key.js";
import {kindsOf, type Kinds} from "./routing-kinds.js";

/** The routing problem of a view: who did what on which kind of work. */
export interface RoutingProblem {
  table: RoutingTable;
  /** Of each column of the table, its index in `view.systems`. */
  systems: number[];
  kinds: {dimension: Kinds["dimension"]; names: string[]};
  tasksLeftOut: number;
}

/** Why there is no problem to solve, in words that follow "needs". */
export type NoRouting = {reason: string; n: number};

/** What is known of every routable system on every task, for one attempt at it. */
export function routingProblem(facts: Facts, view: ValueView): RoutingProblem | NoRouting {
  if (view.kind === "board")
    return {reason: "to know which tasks each system passed; a published board has totals", n: 0};
  const systems = routable(view).filter((j) => !isRefusal(view.composites[j]!));
  if (systems.length < 2) return {reason: "two systems with a known cost on the same tasks", n: systems.length};
  const tasks = [...new Set(systems.flatMap((j) => view.tasks[j]!.task))].sort((a, b) => a - b);
  const kinds = kindsOf(facts, tasks);
  if (!kinds) return {reason: "two categories, languages or difficulties of five tasks each", n: tasks.length};
  return assemble(facts, view, systems, tasks, kinds);
}

function assemble(
  facts: Facts,
  view: ValueView,
  systems: number[],
  tasks: readonly number[],
  kinds: Kinds
): RoutingProblem | NoRouting {
  const S = systems.length;
  const row = new Map(tasks.map((t, i) => [t, i]));
  const quality = new Float64Array(tasks.length * S).fill(NaN);
  const cost = new Float64Array(tasks.length * S).fill(NaN);
  systems.forEach((j, s) => {
    const own = view.tasks[j]!;
    const composite = view.composites[j]!;
    if ("refused" in composite) return;
    own.task.forEach((t, i) => {
      if (own.cost_attempts[i] === 0) return;
      const at = row.get(t)! * S + s;
      quality[at] = composite.values[i]!;
      cost[at] = own.cost_usd[i]! / own.cost_attempts[i]!;
    });
  });
  const usable = usableKinds(kinds, quality, S);
  const kept = [...tasks.keys()].filter((i) => usable[kinds.of[i]!] === true);
  const names = kinds.names.filter((_, k) => usable[k]);
  if (names.length < 2)
    return {reason: "two kinds of work that a system with a known cost did five tasks of", n: kept.length};
  const place = kinds.names.map((name) => names.indexOf(name));
  const pick = (values: Float64Array) =>
    Float64Array.from(kept.flatMap((i) => [...values.subarray(i * S, (i + 1) * S)]));
  const clusters = kept.map((i) => facts.tasks[tasks[i]!]!.cluster);
  return {
    table: {
      systems: S,
      categories: names.length,
      category: Int32Array.from(kept, (i) => place[kinds.of[i]!]!),
      clusters: clusterRows(kept.length, clusters),
      quality: pick(quality),
      cost: pick(cost)
    },
    systems,
    kinds: {dimension: kinds.dimension, names},
    tasksLeftOut: tasks.length - kept.length
  };
}

/** Kinds of which at least one system did enough tasks to be chosen for them. */
function usableKinds(kinds: Kinds, quality: Float64Array, S: number): boolean[] {
  const n = kinds.names.map(() => new Uint32Array(S));
  kinds.of.forEach((k, i) => {
    if (k >= 0) for (let s = 0; s < S; s++) if (!Number.isNaN(quality[i * S + s]!)) n[k]![s]! += 1;
  });
  return n.map((counts) => counts.some((c) => c >= leastCellTasks));
}
