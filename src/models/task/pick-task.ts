import {formatCountOf} from "../../style/format.js";
import {known} from "../quantity.js";
import type {ItemStatistics} from "./item-statistics.js";
import type {RankedTask} from "./task-order.js";

/** A task the page shows unasked, and why. */
export interface Picked {
  task: number;
  why: string;
}

/**
 * The task that tells most: the one on which strong and weak systems part most clearly, else the one nearest to passed
 * half of the time.
 */
export function pickTask(
  ranked: readonly RankedTask[],
  statistics: ReadonlyMap<number, ItemStatistics>
): Picked | null {
  const told = ranked.flatMap(({task}) => {
    const r = known(statistics.get(task)?.item_rest ?? {refused: "n_zero", n: 0});
    return r ? [{task, r: r.value}] : [];
  });
  const best = told.reduce<(typeof told)[number] | null>((a, b) => (a !== null && a.r >= b.r ? a : b), null);
  if (best && best.r > 0)
    return {
      task: best.task,
      why: `Shown first because, of ${formatCountOf(told.length, "task")}, it parts strong systems from weak ones most clearly; being picked for that, it looks clearer than it is.`
    };
  const split = ranked.reduce<RankedTask | null>(
    (a, b) => (a !== null && Math.abs(a.mean - 0.5) <= Math.abs(b.mean - 0.5) ? a : b),
    null
  );
  if (!split) return null;
  return {
    task: split.task,
    why:
      split.mean > 0 && split.mean < 1
        ? "Shown first because it is passed nearest to half of the time."
        : "Shown first because no task parts the attempts: it stands for the others."
  };
}
