import {wilsonOfMean} from "../../statistics/rates/wilson-of-mean.js";
import type {Cells, Facts} from "../../tables/cells.js";
import {quantityOf} from "../quantity.js";
import {countedAttempts, type Field} from "./task-field.js";
import type {TaskHistory, TaskRun, TaskSystem} from "./task-model.js";

/** The runs over one task of every system that has several, in the order of the table of systems. */
export function taskHistory(
  facts: Facts,
  cells: Cells,
  field: Field,
  task: number,
  systems: readonly TaskSystem[]
): TaskHistory[] {
  const rows = field.rows.filter((i) => cells.task[i] === task && countedAttempts(cells, i) > 0);
  return systems.flatMap(({system, slot}) => {
    const runs = rows
      .filter((i) => facts.systems[facts.runs[cells.run[i]!]!.system]!.system === system)
      .map((i) => runOf(facts, cells, i))
      .sort((a, b) => (a.date ?? "").localeCompare(b.date ?? "", "en") || a.run.localeCompare(b.run, "en"));
    return runs.length < 2 ? [] : [{system, slot, runs, change: changeOf(runs)}];
  });
}

function runOf(facts: Facts, cells: Cells, i: number): TaskRun {
  const {run, started_at, model_version, harness} = facts.runs[cells.run[i]!]!;
  const attempts = countedAttempts(cells, i);
  return {
    run,
    date: started_at,
    model_version,
    harness,
    attempts,
    passes: cells.passes[i]! - cells.gated_passes[i]!,
    share: quantityOf(wilsonOfMean(cells.sum_share[i]!, attempts), attempts)
  };
}

/** A change by time: without the days of its runs a system has none. */
function changeOf(runs: readonly TaskRun[]): TaskHistory["change"] {
  const [first, last] = [runs[0]!, runs.at(-1)!];
  if (first.date === null || last.date === null || first.date === last.date) return null;
  if (first.passes === 0 && last.passes === last.attempts) return "gained";
  return first.passes === first.attempts && last.passes === 0 ? "lost" : null;
}
