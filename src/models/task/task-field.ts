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
  /** By index into `facts.tasks`; `NaN` where it was not tried. */
  share: Float64Array;
  /** Tasks it tried. */
  tried: number;
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
  const sums = new Map<number, {score: Float64Array; n: Float64Array}>();
  const somebody = new Uint8Array(facts.tasks.length);
  const rows: number[] = [];
  for (let i = 0; i < cells.length; i++) {
    if (!runs.has(cells.run[i]!)) continue;
    rows.push(i);
    const n = countedAttempts(cells, i);
    if (n === 0) continue;
    const task = cells.task[i]!;
    somebody[task] = 1;
    const {system} = facts.runs[cells.run[i]!]!;
    let own = sums.get(system);
    if (!own)
      sums.set(system, (own = {score: new Float64Array(facts.tasks.length), n: new Float64Array(facts.tasks.length)}));
    own.score[task]! += cells.sum_share[i]!;
    own.n[task]! += n;
  }
  return {
    systems: [...sums]
      .sort(([a], [b]) => a - b)
      .map(([system, {score, n}]) => ({
        system,
        share: score.map((sum, t) => (n[t] === 0 ? NaN : sum / n[t]!)),
        tried: n.reduce((count, attempts) => count + Number(attempts > 0), 0)
      })),
    tasks: [...somebody.keys()].filter((t) => somebody[t] === 1),
    rows
  };
}

/** Attempts of a cell that count: the judged, and those that failed to answer. */
export function countedAttempts(cells: Cells, i: number): number {
  return cells.judged[i]! + cells.errors[i]! + cells.timeouts[i]! + cells.refusals[i]!;
}

/** Whether a system tried a task. */
export function hasTried({share}: FieldSystem, task: number): boolean {
  return !Number.isNaN(share[task]);
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
  const kept = systems.filter((s) => s.tried >= ENOUGH * tasks.length && (task === null || hasTried(s, task)));
  const common = kept.length === 0 ? [] : tasks.filter((t) => kept.every((s) => hasTried(s, t)));
  return {systems: kept, tasks: common, data: kept.map(({share}) => Float64Array.from(common, (t) => share[t]!))};
}

/** A system's pass rate over the tasks it tried, but for one. */
export function recordOf(
  facts: Facts,
  field: Field,
  system: FieldSystem,
  without: number
): {rate: Quantity; mean: number; n: number} {
  const tasks = field.tasks.filter((t) => t !== without && hasTried(system, t));
  const values = tasks.map((t) => system.share[t]!);
  const clusters = clusterRows(
    tasks.length,
    tasks.map((t) => facts.tasks[t]!.cluster)
  );
  const n = tasks.length;
  const mean = n === 0 ? 0 : values.reduce((a, b) => a + b, 0) / n;
  return {rate: quantityOf(rateClustered(values, {clusters}), n), mean, n};
}
