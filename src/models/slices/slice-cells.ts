import {benjaminiHochberg} from "../../statistics/comparison/adjusted-p.js";
import {isRefusal, refuse} from "../../statistics/estimate.js";
import {clusterRows, type Clusters} from "../../statistics/rates/clusters.js";
import {rateClustered} from "../../statistics/rates/rate-clustered.js";
import {shrunkenSlices} from "../../statistics/slices/shrunken-slices.js";
import {leastTasks} from "../../statistics/slices/slice-surprise.js";
import type {Facts} from "../../tables/cells.js";
import {quantityOf, type Quantity} from "../quantity.js";
import type {SystemTasks} from "../value/select-cells.js";
import type {Parted} from "./dimensions.js";
import type {Heterogeneity, SliceCell, SliceFact, Surprise} from "./slices-model.js";
import {surprisesOf} from "./surprises.js";

/** What the systems did on every slice, the most surprising first. */
export interface SlicedCells {
  cells: SliceCell[];
  slices: SliceFact[];
  /** By system, then by dimension. */
  heterogeneity: Heterogeneity[][];
  comparisons: number;
}

/** Every system on every slice of every dimension: rate, what to expect, and how far it departs from expectation. */
export function slicedCells(facts: Facts, systems: readonly SystemTasks[], partings: readonly Parted[]): SlicedCells {
  const surprises = surprisesOf(facts, systems);
  const bySlice = partings.map((p) => p.slices.map(({tasks}) => surprises(tasks)));
  const cells: SliceCell[] = [];
  const heterogeneity = systems.map((s, j) =>
    partings.map(({fact, slices}, d) => {
      const cut = slices.map(({tasks}) => onlyTasks(s, tasks));
      const shrunken = shrunkenSlices({values: s.quality, clusters: s.clusters}, cut);
      slices.forEach(({slice}, k) => {
        const n = cut[k]!.values.length;
        if (n === 0) return;
        const rate = sliceRate(cut[k]!);
        cells.push({
          system: facts.systems[s.system]!.system,
          dimension: fact.dimension,
          slice,
          tasks: n,
          rate,
          shrunken: quantityOf(shrunken.slices[k]!, n),
          surprise: bySlice[d]![k]![j]!,
          flags: cellFlags(rate, n, facts.settings.min_tasks)
        });
      });
      return shrunken.heterogeneity;
    })
  );
  const comparisons = adjust(cells);
  cells.sort((a, b) => size(b.surprise) - size(a.surprise));
  return {cells, slices: partings.flatMap((p) => sliceFacts(facts, systems, p)), heterogeneity, comparisons};
}

/** The pass rate of a slice; under five tasks a rate is an anecdote and is not given. */
function sliceRate({values, clusters}: Cut): Quantity {
  if (values.length < leastTasks) return refuse("n_too_small", values.length);
  return quantityOf(rateClustered(values, {clusters}), values.length);
}

interface Cut {
  values: number[];
  clusters: Clusters;
}

/** A system's shares on some tasks, with their clusters numbered once for all that is made of them. */
function onlyTasks(s: SystemTasks, tasks: ReadonlySet<number>): Cut {
  const values: number[] = [];
  const clusters: number[] = [];
  for (let i = 0; i < s.task.length; i++) {
    if (!tasks.has(s.task[i]!)) continue;
    values.push(s.quality[i]!);
    clusters.push(s.cluster[i]!);
  }
  return {values, clusters: clusterRows(values.length, clusters)};
}

/** Puts the p-values adjusted for each other into the cells, and says how many there were. */
function adjust(cells: readonly SliceCell[]): number {
  const judged = cells.flatMap(({surprise}) => (isRefusal(surprise) ? [] : [surprise]));
  const {adjusted} = benjaminiHochberg(judged.map((s) => s.p));
  judged.forEach((s, i) => (s.p_adjusted = adjusted[i]!));
  return judged.length;
}

function size(surprise: Surprise): number {
  return isRefusal(surprise) ? -1 : Math.abs(surprise.in_se);
}

function cellFlags(rate: Quantity, tasks: number, minTasks: number): string[] {
  const flags = new Set<string>(isRefusal(rate) ? [] : rate.flags);
  if (tasks < minTasks) flags.add("small_n");
  else flags.delete("small_n");
  return [...flags].sort();
}

/** How hard each slice is for all systems together. */
function sliceFacts(facts: Facts, systems: readonly SystemTasks[], {fact, slices}: Parted): SliceFact[] {
  const sums = new Map<number, {sum: number; systems: number}>();
  for (const s of systems)
    s.task.forEach((t, i) => {
      const at = sums.get(t) ?? {sum: 0, systems: 0};
      sums.set(t, {sum: at.sum + s.quality[i]!, systems: at.systems + 1});
    });
  return slices.map(({slice, tasks}) => {
    const list = [...tasks];
    const values = list.map((t) => sums.get(t)!.sum / sums.get(t)!.systems);
    const clusters = clusterRows(
      list.length,
      list.map((t) => facts.tasks[t]!.cluster)
    );
    return {
      dimension: fact.dimension,
      slice,
      tasks: list.length,
      clusters: clusters.count,
      rate: sliceRate({values, clusters})
    };
  });
}
