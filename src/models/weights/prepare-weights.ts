import type {Cells, Facts} from "../../tables/cells.js";
import type {ValueReplicates} from "../value/replicates.js";
import {valueReplicates} from "../value/replicates.js";
import {selectCells, type SystemTasks} from "../value/select-cells.js";
import {suites, type Suite} from "../value/suites.js";
import {defaultChoice, standingWeights} from "../value/value-choice.js";
import type {ErrorPolicy} from "../value/value-model.js";
import type {WeightsChoice} from "./weights-model.js";

/** A suite's systems with every metric that can be weighed: what a moved weight leaves as it is. */
export interface PreparedWeights {
  suites: Suite[];
  suite: Suite | null;
  metrics: string[];
  systems: SystemTasks[];
  /** Whether a system ran four in five of the tasks of the fullest one: others were not asked the same. */
  comparable: boolean[];
  replicates: ValueReplicates | null;
  dates: string[];
}

const COMPARABLE = 0.8;

/** Gathers a suite with all metrics that are declared or weighed and that its attempts carry, and draws its replicates. */
export function prepareWeights(
  facts: Facts,
  cells: Cells,
  {suite: name, errors = "failed"}: Pick<WeightsChoice, "suite"> & {errors?: ErrorPolicy},
  draws: {replicates: number; seed: number}
): PreparedWeights {
  const all = suites(facts, cells).filter((s) => !s.board);
  const suite = all.find((s) => s.value === name) ?? all[0] ?? null;
  const metrics = weighable(facts);
  if (!suite) return {suites: all, suite, metrics, systems: [], comparable: [], replicates: null, dates: []};
  const choice = {
    ...defaultChoice(facts, all),
    suite: suite.value,
    errors,
    weights: Object.fromEntries(metrics.map((m) => [m, 0]))
  };
  const {systems, runs} = selectCells(facts, cells, suite, choice);
  const fullest = systems.reduce<readonly number[]>((most, s) => (s.task.length > most.length ? s.task : most), []);
  const reference = new Set(fullest);
  return {
    suites: all,
    suite,
    metrics,
    systems,
    comparable: systems.map((s) => s.task.filter((t) => reference.has(t)).length >= COMPARABLE * reference.size),
    replicates: systems.length > 0 ? valueReplicates(systems, metrics, draws) : null,
    dates: runs.flatMap((r) => facts.runs[r]!.started_at ?? [])
  };
}

/** The standing weights' metrics first, then those earlier weights had, then whatever else is declared and measured. */
function weighable(facts: Facts): string[] {
  const measured = new Set(["pass", "calls", "latency_s", ...facts.metrics]);
  const declared = Object.keys(facts.settings.metrics).filter((m) => measured.has(m));
  const earlier = facts.settings.weights.flatMap((w) => Object.keys(w.weights));
  return [...new Set([...Object.keys(standingWeights(facts)), ...earlier, ...declared])];
}
