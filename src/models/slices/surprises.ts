import {isRefusal, refuse} from "../../statistics/estimate.js";
import {clusterRows} from "../../statistics/rates/clusters.js";
import {sliceSurprise} from "../../statistics/slices/slice-surprise.js";
import type {Facts} from "../../tables/cells.js";
import type {SystemTasks} from "../value/select-cells.js";
import type {Surprise} from "./slices-model.js";

/** Under this share of the tasks a system is not compared with the others, as on the value page. */
export const LEAST_OVERLAP = 0.8;

/**
 * Prepares the comparison of systems on the tasks they share.
 *
 * Only tasks that every system with four in five of all tasks has tried are compared; other systems are refused
 * `missing_metric`, for what they did not try was not measured.
 *
 * @returns a function from a slice's tasks to one surprise per system, p not yet adjusted
 */
export function surprisesOf(facts: Facts, systems: readonly SystemTasks[]): (tasks: ReadonlySet<number>) => Surprise[] {
  const all = new Set(systems.flatMap((s) => s.task)).size;
  const compared = systems.flatMap((s, j) => (s.task.length >= LEAST_OVERLAP * all ? [j] : []));
  const tried = new Map<number, number>();
  for (const j of compared) for (const t of systems[j]!.task) tried.set(t, (tried.get(t) ?? 0) + 1);
  const common = [...tried].filter(([, n]) => n === compared.length).map(([t]) => t);
  const column = new Map(common.map((t, i) => [t, i]));
  const values = compared.map((j) => {
    const row = new Array<number>(common.length).fill(0);
    systems[j]!.task.forEach((t, i) => {
      const at = column.get(t);
      if (at !== undefined) row[at] = systems[j]!.quality[i]!;
    });
    return row;
  });
  const clusters = clusterRows(
    common.length,
    common.map((t) => facts.tasks[t]!.cluster)
  );
  return (tasks) => {
    const found = sliceSurprise(
      values,
      common.map((t) => tasks.has(t)),
      {clusters}
    );
    const result: Surprise[] = systems.map(() => refuse("missing_metric", tasks.size));
    compared.forEach((j, k) => {
      const x = found[k]!;
      if (isRefusal(x)) result[j] = x;
      else {
        const {value, low, high, n, method, flags, expected, in_se, p} = x;
        result[j] = {value, low, high, n, method, flags, expected, in_se, p, p_adjusted: p};
      }
    });
    return result;
  };
}
