import {refuse} from "../../statistics/estimate.js";
import type {Facts} from "../../tables/cells.js";
import {known} from "../quantity.js";
import type {ItemStatistics} from "./item-statistics.js";
import {shareOf} from "./task-difficulty.js";
import type {Field} from "./task-field.js";
import type {TaskItem, TaskModel} from "./task-model.js";
import type {RankedTask} from "./task-order.js";

/** Tasks in a list; who wants all has the search. */
const LISTED = 8;

/** Where to look next: the tasks that part systems best, those on which strong systems do worse, and those nobody passes. */
export function taskLists(
  facts: Facts,
  field: Field,
  ranked: readonly RankedTask[],
  statistics: ReadonlyMap<number, ItemStatistics>
): TaskModel["lists"] {
  const item = (task: number): TaskItem => ({
    task: facts.tasks[task]!.task,
    category: facts.tasks[task]!.category,
    share: shareOf(field, task),
    item_rest: statistics.get(task)?.item_rest ?? refuse("n_too_small", field.systems.length)
  });
  const told = ranked
    .flatMap(({task}) => {
      const r = statistics.get(task);
      const e = r ? known(r.item_rest) : null;
      return e ? [{task, r: e.value}] : [];
    })
    .sort((a, b) => b.r - a.r);
  const unpassed = ranked.filter(({mean}) => mean === 0);
  return {
    telling: told
      .filter(({r}) => r > 0)
      .slice(0, LISTED)
      .map(({task}) => item(task)),
    contrary: told
      .filter(({r}) => r < 0)
      .slice(-LISTED)
      .reverse()
      .map(({task}) => item(task)),
    unpassed: unpassed.slice(0, LISTED).map(({task}) => item(task)),
    unpassed_total: unpassed.length,
    passed_by_all: ranked.filter(({mean}) => mean === 1).length
  };
}
