import {known} from "../../quantity.js";
import type {RoutingCategory, RoutingModel, RoutingPlan} from "./routing-model.js";

/** Most systems a matrix of kinds of work is read with, unless the plan itself uses more. */
const MOST = 8;
/** Above this many systems only the cells of those in the matrix are listed. */
const MANY = 16;

/** Systems worth a row beside the kinds of work, the dearest first: those of the plan, then the best alone for their price. */
export function matrixSystems(singles: RoutingModel["singles"], plan: RoutingPlan["plan"]): string[] {
  const dearest = [...singles].sort((a, b) => (known(b.cost)?.value ?? 0) - (known(a.cost)?.value ?? 0));
  let best = -Infinity;
  const stairs = [...dearest]
    .reverse()
    .filter(({quality}) => {
      const value = known(quality)?.value ?? -Infinity;
      if (value <= best) return false;
      best = value;
      return true;
    })
    .reverse();
  const planned = new Set(plan.map((a) => a.system));
  const kept = new Set([...planned, ...stairs.map((s) => s.system)].slice(0, Math.max(MOST, planned.size)));
  return dearest.map((s) => s.system).filter((s) => kept.has(s));
}

/** The cells worth listing: all, or with very many systems those of the matrix. */
export function listedCells(
  categories: RoutingCategory[],
  singles: RoutingModel["singles"],
  plan: RoutingPlan["plan"]
): RoutingCategory[] {
  if (singles.length <= MANY) return categories;
  const kept = new Set(matrixSystems(singles, plan));
  return categories.map((c) => ({...c, cells: c.cells.filter((cell) => kept.has(cell.system))}));
}
