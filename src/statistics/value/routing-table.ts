import type {Clusters} from "../rates/clusters.js";

/** What every system did on every task, and what kind of work each task is. Rows are tasks, columns systems. */
export interface RoutingTable {
  systems: number;
  categories: number;
  /** Kind of each task, in [0, categories). */
  category: Int32Array;
  clusters: Clusters;
  /** Tasks × systems, one attempt at the task; NaN where the system did not run it or its cost is not known. */
  quality: Float64Array;
  /** The same in dollars; NaN in the same places. */
  cost: Float64Array;
}

/** How far each system stood above the systems' mean on each task (0 where it did not run), and those means. */
export interface Leads {
  lead: Float64Array;
  present: Float64Array;
  level: Float64Array;
}

/**
 * Each system's quality on a task minus the mean of all systems that ran it.
 *
 * What makes a task hard is common to all; only what is left over can favour one system for one kind of work.
 */
export function taskLeads({quality, category, systems}: RoutingTable): Leads {
  const tasks = category.length;
  const lead = new Float64Array(quality.length);
  const present = new Float64Array(quality.length);
  const level = new Float64Array(tasks);
  for (let t = 0; t < tasks; t++) {
    let sum = 0;
    let ran = 0;
    for (let s = 0; s < systems; s++) {
      const y = quality[t * systems + s]!;
      if (Number.isNaN(y)) continue;
      sum += y;
      ran++;
    }
    level[t] = ran > 0 ? sum / ran : NaN;
    for (let s = 0; s < systems; s++) {
      const at = t * systems + s;
      if (Number.isNaN(quality[at]!)) continue;
      present[at] = 1;
      lead[at] = quality[at]! - level[t]!;
    }
  }
  return {lead, present, level};
}
