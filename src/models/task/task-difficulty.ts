import {refuse} from "../../statistics/estimate.js";
import {rateClustered} from "../../statistics/rates/rate-clustered.js";
import {itemPlace} from "../../statistics/suite/item-place.js";
import type {Facts} from "../../tables/cells.js";
import {quantityOf, type Quantity} from "../quantity.js";
import {gridOf, hasTried, type Field, type Grid} from "./task-field.js";
import type {ItemStatistics} from "./item-statistics.js";
import type {TaskDifficulty, TaskDiscrimination, TaskSystem} from "./task-model.js";

export const PLACE_SEED = 20_261_101;
export const PLACE_REPLICATES = 400;
/** Adjusted p at most this, and a task is said to tell strong from weak. */
const SHOWN = 0.05;

/** How hard a task is beside the others that the same systems tried. */
export function taskDifficulty(
  facts: Facts,
  field: Field,
  task: number,
  systems: readonly TaskSystem[],
  whole: Grid = gridOf(field)
): TaskDifficulty {
  const grid = whole.tasks.includes(task) ? whole : gridOf(field, task);
  const at = grid.tasks.indexOf(task);
  const means = grid.tasks.map((_, j) => grid.data.reduce((sum, row) => sum + row[j]!, 0) / grid.data.length);
  const {category} = facts.tasks[task]!;
  const over = (keep: (t: number) => boolean): Quantity => {
    const kept = grid.tasks.flatMap((t, j) => (keep(t) ? [j] : []));
    const clusters = kept.map((j) => facts.tasks[grid.tasks[j]!]!.cluster);
    return quantityOf(
      rateClustered(
        kept.map((j) => means[j]!),
        {clusters}
      ),
      kept.length
    );
  };
  return {
    share:
      at >= 0 && grid.systems.length > 1
        ? quantityOf(rateClustered(grid.data.map((row) => row[at]!)), grid.systems.length)
        : shareOf(field, task, systems),
    suite: over(() => true),
    category: category === null ? refuse("n_zero", 0) : over((t) => facts.tasks[t]!.category === category),
    systems: grid.systems.length,
    tasks: grid.tasks.length,
    harder:
      at < 0 ? refuse("n_too_small", 0) : itemPlace(grid.data, at, {seed: PLACE_SEED, replicates: PLACE_REPLICATES}),
    as_hard: at < 0 ? 0 : means.filter((m, j) => j !== at && Math.abs(m - means[at]!) < 1e-9).length
  };
}

/** Mean over systems of the share each passes: a system with more attempts counts no more than another. */
export function shareOf(field: Field, task: number, systems: readonly TaskSystem[] = []): Quantity {
  const shares = field.systems.flatMap((s) => (hasTried(s, task) ? [s.share[task]!] : []));
  const only = systems.filter((s) => s.attempts > 0);
  if (shares.length === 1 && only.length === 1) return only[0]!.share;
  return quantityOf(rateClustered(shares), shares.length);
}

/** Whether the task tells strong systems from weak, as far as all tasks that could have been looked at allow. */
export function taskDiscrimination(
  difficulty: TaskDifficulty,
  systems: readonly TaskSystem[],
  found: ItemStatistics | undefined
): TaskDiscrimination {
  const item_rest = found?.item_rest ?? refuse("n_too_small", difficulty.systems);
  const p = found?.p_adjusted ?? null;
  const tried = systems.filter((s) => s.attempts > 0);
  const flat = tried.length > 1 && (tried.every((s) => isAll(s, 1)) || tried.every((s) => isAll(s, 0)));
  const verdict = flat
    ? "nothing"
    : "refused" in item_rest
      ? "refused"
      : p === null || p > SHOWN
        ? "not_shown"
        : item_rest.value > 0
          ? "tells"
          : "contrary";
  return {item_rest, p_adjusted: p, verdict};
}

function isAll({share}: TaskSystem, value: number): boolean {
  return !("refused" in share) && share.value === value;
}
