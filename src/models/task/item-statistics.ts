import {pearsonCi} from "../../statistics/association/pearson-ci.js";
import {benjaminiHochberg} from "../../statistics/comparison/adjusted-p.js";
import {isRefusal} from "../../statistics/estimate.js";
import {quantityOf, type Quantity} from "../quantity.js";
import type {Grid} from "./task-field.js";

/** What a task's answers say of the systems. */
export interface ItemStatistics {
  /** Item-rest correlation over systems with Fisher's interval. */
  item_rest: Quantity;
  p_adjusted: number | null;
}

/** How well each task of a grid tells strong systems from weak, with p adjusted for looking at all of them. */
export function itemStatistics({data, tasks, systems}: Grid): Map<number, ItemStatistics> {
  const totals = data.map((row) => row.reduce((a, b) => a + b, 0));
  const found = tasks.map((task, j) => {
    const item = data.map((row) => row[j]!);
    const rest = totals.map((total, i) => total - item[i]!);
    return {task, r: pearsonCi(item, rest)};
  });
  const tested = found.flatMap(({task, r}) => (isRefusal(r) ? [] : [{task, p: r.p}]));
  const {adjusted} = benjaminiHochberg(tested.map(({p}) => p));
  const p = new Map(tested.map(({task}, i) => [task, adjusted[i]!]));
  return new Map(
    found.map(({task, r}) => [task, {item_rest: quantityOf(r, systems.length), p_adjusted: p.get(task) ?? null}])
  );
}
