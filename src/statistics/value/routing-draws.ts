import {bootstrapWeights} from "../resampling/bootstrap-weights.js";
import {resampleSums} from "../resampling/resample-sums.js";
import type {Weights} from "../resampling/matrix.js";
import {clusterRows} from "../rates/clusters.js";
import {costHull} from "./cost-hull.js";
import {shrunkenLeads, type RoutingCells} from "./routing-cells.js";
import {relax, type Category, type Relaxation} from "./routing-relaxation.js";
import {taskLeads, type RoutingTable} from "./routing-table.js";

/** One resample of the tasks, as a buyer would have seen it: the problem to solve and the systems to buy alone. */
export interface RoutingDraw {
  /** Options are the open systems of each kind, their quality the shrunken lead. */
  relaxation: Relaxation;
  /** For each system of `cells.whole`: dollars per task, lead as measured, and lead as shrunken. */
  single: {cost: number; lead: number; shrunken: number}[];
  /** Positions in `single` between which random shares are worth handing out, cheapest first. */
  hull: number[];
  /** Dollars per task and shrunken lead of every cell. */
  cost: Float64Array;
  lead: Float64Array;
}

export interface RoutingDraws {
  /** The tasks that each resample left out with their whole cluster: what its plan is judged on. */
  leftOut: Int32Array[];
  draws: RoutingDraw[];
}

/**
 * The routing problem on resamples of the tasks, whole clusters at a time.
 *
 * A plan chosen as the best of many looks better on the tasks it was chosen on than it is. Chosen on a resample and judged
 * on the clusters that resample left out (`outOfBag`), it does not. Each resample is shrunken anew.
 *
 * @param options - `replicates`, 200 unless given: each cluster is left out of about 73 of them
 * @see Efron and Tibshirani (1997), J. Am. Stat. Assoc. 92, 548–560, on the leave-one-out bootstrap
 */
export function routingDraws(
  table: RoutingTable,
  cells: RoutingCells,
  {replicates = 200, seed}: {replicates?: number; seed: number}
): RoutingDraws {
  const {systems: S, categories: K, clusters} = table;
  const weights = bootstrapWeights(clusters.count, {replicates, seed});
  const sums = categorySums(table, weights);
  const draws = Array.from({length: replicates}, (_, b): RoutingDraw => {
    const cost = new Float64Array(K * S).fill(NaN);
    const lead = new Float64Array(K * S).fill(NaN);
    const overall = meanCosts(sums, b, S);
    for (let k = 0; k < K; k++) {
      const drawn = sums[k]!.values.subarray(b * 3 * S, (b + 1) * 3 * S);
      for (const s of cells.open[k]!) {
        const n = drawn[s]!;
        if (n > 0) lead[k * S + s] = drawn[2 * S + s]! / n;
        // A kind of work that was not drawn costs what the system's others cost.
        cost[k * S + s] = n > 0 ? drawn[S + s]! / n : overall[s]!;
      }
    }
    const shrunken = shrunkenLeads(lead, cells);
    const single = cells.whole.map((s) => singleOf(cells, s, cost, lead, shrunken));
    return {
      relaxation: relax(optionsOf(cells, cost, shrunken)),
      single,
      hull: costHull(single.map((s) => [s.cost, s.lead])),
      cost,
      lead: shrunken
    };
  });
  return {leftOut: Array.from({length: replicates}, (_, b) => leftOut(table, weights, b)), draws};
}

function leftOut({clusters}: RoutingTable, {columns, values}: Weights, b: number): Int32Array {
  const tasks: number[] = [];
  for (let t = 0; t < clusters.of.length; t++) if (values[b * columns + clusters.of[t]!] === 0) tasks.push(t);
  return Int32Array.from(tasks);
}

/** The routing problem: for each kind of work the open systems with their cost and lead. */
export function optionsOf(cells: RoutingCells, cost: Float64Array, lead: Float64Array): Category[] {
  const S = cells.n.length / cells.open.length;
  return cells.open.map((open, k) => ({
    volume: cells.share[k]!,
    options: open.map((s) => [cost[k * S + s]!, lead[k * S + s]!] as const)
  }));
}

/** What a system costs and leads by when it does all kinds of work. */
export function singleOf(
  cells: RoutingCells,
  s: number,
  cost: Float64Array,
  lead: Float64Array,
  shrunken: Float64Array
): RoutingDraw["single"][number] {
  const K = cells.open.length;
  const S = cells.n.length / K;
  const total = {cost: 0, lead: 0, shrunken: 0};
  for (let k = 0; k < K; k++) {
    const at = k * S + s;
    total.cost += cells.share[k]! * cost[at]!;
    total.lead += cells.share[k]! * (Number.isNaN(lead[at]!) ? shrunken[at]! : lead[at]!);
    total.shrunken += cells.share[k]! * shrunken[at]!;
  }
  return total;
}

/** For each kind of work the drawn sums of (tasks run, dollars, lead) of every system, side by side. */
function categorySums(table: RoutingTable, weights: Weights) {
  const {systems: S, categories: K, category, clusters, cost} = table;
  const {lead, present} = taskLeads(table);
  return Array.from({length: K}, (_, k) => {
    const tasks = [...category.keys()].filter((t) => category[t] === k);
    const of = clusterRows(
      tasks.length,
      tasks.map((t) => clusters.of[t]!)
    );
    const values = new Float64Array(of.count * 3 * S);
    const columns = new Int32Array(of.count);
    tasks.forEach((t, i) => {
      const g = of.of[i]!;
      columns[g] = clusters.of[t]!;
      for (let s = 0; s < S; s++) {
        if (present[t * S + s] === 0) continue;
        values[g * 3 * S + s]! += 1;
        values[g * 3 * S + S + s]! += cost[t * S + s]!;
        values[g * 3 * S + 2 * S + s]! += lead[t * S + s]!;
      }
    });
    return resampleSums(pickColumns(weights, columns), {rows: of.count, columns: 3 * S, values});
  });
}

function pickColumns({rows, columns, values}: Weights, which: Int32Array): Weights {
  const picked = new Float64Array(rows * which.length);
  for (let b = 0; b < rows; b++)
    for (let g = 0; g < which.length; g++) picked[b * which.length + g] = values[b * columns + which[g]!]!;
  return {rows, columns: which.length, values: picked};
}

/** Dollars per task of each system over all that was drawn. */
function meanCosts(sums: readonly {values: Float64Array}[], b: number, S: number): Float64Array {
  const n = new Float64Array(S);
  const spent = new Float64Array(S);
  for (const {values} of sums)
    for (let s = 0; s < S; s++) {
      n[s]! += values[b * 3 * S + s]!;
      spent[s]! += values[b * 3 * S + S + s]!;
    }
  return spent.map((c, s) => (n[s]! > 0 ? c / n[s]! : 0));
}
