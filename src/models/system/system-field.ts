import type {Cells, Facts} from "../../tables/cells.js";
import {partings, type Parted} from "../slices/dimensions.js";
import {slicedCells, type SlicedCells} from "../slices/slice-cells.js";
import {DRAWS} from "../value/draws.js";
import {chosenRuns, type SystemTasks} from "../value/select-cells.js";
import type {Suite} from "../value/suites.js";
import {standingWeights} from "../value/value-choice.js";
import type {ErrorPolicy} from "../value/value-model.js";
import {prepareWeights, type PreparedWeights} from "../weights/prepare-weights.js";
import {rankSystems, type Ranking} from "../weights/rank-systems.js";
import {taskCounts, type TaskCounts} from "./task-counts.js";

/** All systems of a suite, among which one is looked at: made once, whichever system is asked for. */
export interface SystemField {
  suite: Suite;
  prepared: PreparedWeights;
  weights: Record<string, number>;
  /** By the standing weights, and by each metric alone. */
  ranking: Ranking;
  rankingBy: (metric: string) => Ranking;
  counts: Map<number, TaskCounts>;
  runs: Set<number>;
  parted: Parted[];
  sliced: SlicedCells;
}

const kept = new WeakMap<Cells, {key: string; field: SystemField}[]>();

/** The field of an own suite; the last few are kept, since a reader goes from system to system. */
export function systemField(facts: Facts, cells: Cells, suite: Suite, errors: ErrorPolicy): SystemField {
  const key = JSON.stringify([suite.value, errors]);
  const before = kept.get(cells) ?? [];
  const found = before.find((f) => f.key === key);
  if (found) return found.field;
  const field = makeField(facts, cells, suite, errors);
  kept.set(cells, [...before.slice(-2), {key, field}]);
  return field;
}

function makeField(facts: Facts, cells: Cells, suite: Suite, errors: ErrorPolicy): SystemField {
  const prepared = prepareWeights(facts, cells, {suite: suite.value, errors}, DRAWS);
  const weights = standingWeights(facts);
  const runs = chosenRuns(facts, suite, "all");
  const parted = partings(facts, prepared.systems);
  const byMetric = new Map<string, Ranking>();
  return {
    suite,
    prepared,
    weights,
    ranking: rankSystems(prepared, weights, facts.settings),
    rankingBy(metric) {
      let ranking = byMetric.get(metric);
      if (!ranking) byMetric.set(metric, (ranking = rankSystems(prepared, {[metric]: 1}, facts.settings)));
      return ranking;
    },
    counts: taskCounts(facts, cells, runs, errors),
    runs,
    parted,
    sliced: slicedCells(facts, prepared.systems, parted)
  };
}

/** A system's tasks among the field's, with its position; `null` where nothing of it was judged. */
export function memberOf(facts: Facts, field: SystemField, system: string): {at: number; own: SystemTasks} | null {
  const at = field.prepared.systems.findIndex((s) => facts.systems[s.system]!.system === system);
  return at < 0 ? null : {at, own: field.prepared.systems[at]!};
}
