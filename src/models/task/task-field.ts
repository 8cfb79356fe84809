import {clusterRows} from "../../statistics/rates/clusters.js";
import {rateClustered} from "../../statistics/rates/rate-clustered.js";
import type {Cells, Facts} from "../../tables/cells.js";
import {quantityOf, type Quantity} from "../quantity.js";
import {chosenRuns} from "../value/select-cells.js";
import type {Suite} from "../value/suites.js";

/** A system's mean score at every task it tried. */
export interface FieldSystem {
  /** Index into `facts.systems`. */
  system: number;
  /** By task. */
  share: Map<number, number>;
}

/** Every system at every task of a suite: what one task is set beside. */
export interface Field {
  systems: FieldSystem[];
  /** Tasks that somebody tried, by index into `facts.tasks`. */
  tasks: number[];
  /** Positions in `cells` of the suite's runs. */
  rows: number[];
}

/** A system that tried fewer of the tasks was asked something else (methods §2.1). */
const ENOUGH = 0.8;

/** The suite's attempts by system and task, all runs pooled; errors, timeouts and refusals count as not passed. */
export function fieldOf(facts: Facts, cells: Cells, suite: Suite | null): Field {
  const runs = suite && !suite.board ? chosenRuns(facts, suite, "all") : new Set<number>();
  const sums = new Map<number, Map<number, {share: number; n: number}>>();
  const tasks = new Set<number>();
  const rows: number[] = [];
  for (let i = 0; i < cells.length; i++) {
    if (!runs.has(cells.run[i]!)) continue;
    rows.push(i);
    const n = countedAttempts(cells, i);
    if (n === 0) continue;
    const task = cells.task[i]!;
    tasks.add(task);
    const {system} = facts.runs[cells.run[i]!]!;
    let own = sums.get(system);
    if (!own) sums.set(system, (own = new Map()));
    const sum = own.get(task) ?? {share: 0, n: 0};
    own.set(task, {share: sum.share + cells.sum_share[i]!, n: sum.n + n});
  }
  return {
    systems: [...sums]
      .sort(([a], [b]) => a - b)
      .map(([system, own]) => ({system, share: new Map([...own].map(([t, {share, n}]) => [t, share / n]))})),
    tasks: [...tasks].sort((a, b) => a - b),
    rows
  };
}

/** Attempts of a cell that count: the judged, and those that failed to answer. */
export function countedAttempts(cells: Cells, i: number): number {
  return cells.judged[i]! + cells.errors[i]! + cells.timeouts[i]! + cells.refusals[i]!;
}

/** Systems and tasks of which each system tried each task. */
export interface Grid {
  systems: FieldSystem[];
  tasks: number[];
  /** Systems in rows, tasks in columns: mean scores. */
  data: Float64Array[];
}

/**
 * The part of a field in which all tried the same: systems with four in five of its tasks, and the tasks all of them
 * tried.
 *
 * @param task - one that must be among them: systems that did not try it are then left out
 */
export function gridOf({systems, tasks}: Field, task: number | null = null): Grid {
  const kept = systems.filter(({share}) => share.size >= ENOUGH * tasks.length && (task === null || share.has(task)));
  const common = kept.length === 0 ? [] : tasks.filter((t) => kept.every(({share}) => share.has(t)));
  return {systems: kept, tasks: common, data: kept.map(({share}) => Float64Array.from(common, (t) => share.get(t)!))};
}

/** A system's pass rate over the tasks it tried, but for one. */
export function recordOf(
  facts: Facts,
  {share}: FieldSystem,
  without: number
): {rate: Quantity; mean: number; n: number} {
  const tasks = [...share.keys()].filter((t) => t !== without);
  const values = tasks.map((t) => share.get(t)!);
  const clusters = clusterRows(
    tasks.length,
    tasks.map((t) => facts.tasks[t]!.cluster)
  );
  const n = tasks.length;
  const mean = n === 0 ? 0 : values.reduce((a, b) => a + b, 0) / n;
  return {rate: quantityOf(rateClustered(values, {clusters}), n), mean, n};
}
