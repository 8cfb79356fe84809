import {zFor} from "../distributions.js";
import {isRefusal, refuse, type Estimate, type Refusal} from "../estimate.js";
import {ebShrinkage} from "../ranking/eb-shrinkage.js";
import {clusterRows, type Clusters} from "../rates/clusters.js";
import {smallN} from "../rates/flags.js";
import {meanSeClustered} from "../rates/mean-se-clustered.js";
import {moderatedVariance} from "../slices/moderated-variance.js";
import {posteriorErrors} from "../slices/posterior-errors.js";
import {taskLeads, type RoutingTable} from "./routing-table.js";

/** Fewest tasks on which a system may be chosen for a kind of work. */
export const leastCellTasks = 5;

/** What is known of every system on every kind of work; cell (k, s) is at `k * systems + s`. */
export interface RoutingCells {
  /** Share of the tasks that are of each kind; sums to one. */
  share: Float64Array;
  /** Mean over the tasks of each kind of the systems' mean quality, with its standard error. */
  level: Float64Array;
  levelSe: Float64Array;
  /** Tasks behind each cell. */
  n: Float64Array;
  cost: Float64Array;
  /** How far the system stands above the others on that kind of work, as measured, and its standard error. */
  lead: Float64Array;
  leadSe: Float64Array;
  /** The same, pulled towards the system's mean lead; NaN where the cell is not open. */
  shrunken: Float64Array;
  /** Systems that may be chosen for each kind. */
  open: number[][];
  /** The open cells of each system. */
  cellsOf: number[][];
  /** Systems that may be chosen for every kind: those one could buy alone. */
  whole: number[];
}

/**
 * What to expect of every system on every kind of work.
 *
 * A cell is open from 5 tasks on. A system's leads over the others are shrunken over the kinds of work (`ebShrinkage`), on
 * leads rather than rates, since that some work is harder for everybody favours nobody. Standard errors are steadied by
 * the system's spread over all tasks.
 */
export function routingCells(table: RoutingTable): RoutingCells {
  const {systems: S, categories: K, category} = table;
  const {lead, present, level} = taskLeads(table);
  const rows: number[][] = Array.from({length: K}, () => []);
  category.forEach((k, t) => rows[k]!.push(t));
  const cells = emptyCells(S, K);
  rows.forEach((tasks, k) => {
    cells.share[k] = tasks.length / category.length;
    const {value, variance} = meanAndVariance(level, tasks, table.clusters, NaN);
    cells.level[k] = value;
    cells.levelSe[k] = Math.sqrt(Number.isNaN(variance) ? 0 : variance);
  });
  for (let s = 0; s < S; s++) {
    const column = (values: Float64Array) => Float64Array.from(category, (_, t) => values[t * S + s]!);
    const [leads, costs, ran] = [column(lead), column(table.cost), column(present)];
    const all = rows.flat().filter((t) => ran[t] === 1);
    const whole = meanAndVariance(leads, all, table.clusters, 0).variance * all.length;
    rows.forEach((tasks, k) => {
      const at = k * S + s;
      const mine = tasks.filter((t) => ran[t] === 1);
      cells.n[at] = mine.length;
      if (mine.length < leastCellTasks) return;
      const own = meanAndVariance(leads, mine, table.clusters, whole / mine.length);
      cells.lead[at] = own.value;
      cells.leadSe[at] = Math.sqrt(own.variance);
      cells.cost[at] = mine.reduce((sum, t) => sum + costs[t]!, 0) / mine.length;
      cells.open[k]!.push(s);
      cells.cellsOf[s]!.push(at);
    });
  }
  cells.whole = [...cells.cellsOf.keys()].filter((s) => cells.cellsOf[s]!.length === K);
  cells.shrunken = shrunkenLeads(cells.lead, cells);
  return cells;
}

/** Each system's leads pulled towards their mean; a lead that is NaN in an open cell stands at that mean. */
export function shrunkenLeads(
  lead: Float64Array,
  {cellsOf, leadSe}: Pick<RoutingCells, "cellsOf" | "leadSe">
): Float64Array {
  const result = new Float64Array(lead.length).fill(NaN);
  for (const cells of cellsOf) {
    const seen: number[] = [];
    const estimates: number[] = [];
    const errors: number[] = [];
    for (const at of cells) {
      if (Number.isNaN(lead[at]!)) continue;
      seen.push(at);
      estimates.push(lead[at]!);
      errors.push(leadSe[at]!);
    }
    const eb = ebShrinkage(estimates, errors);
    // A single kind, or systems that never differ: there is nothing to borrow from.
    const mu = isRefusal(eb) ? estimates.reduce((a, b) => a + b, 0) / Math.max(1, estimates.length) : eb.mu;
    for (const at of cells) result[at] = mu;
    seen.forEach((at, i) => (result[at] = isRefusal(eb) ? estimates[i]! : eb.posterior[i]!));
  }
  return result;
}

/**
 * The shrunken quality of one system's cells with its intervals: what the plan is chosen on.
 *
 * @param options - `share`: quality is a share of tasks, and so is each bound
 */
export function shrunkenQuality(
  cells: RoutingCells,
  s: number,
  {level = 0.95, share = false} = {}
): (Estimate | Refusal)[] {
  const K = cells.open.length;
  const S = cells.n.length / K;
  const at = cells.cellsOf[s]!;
  const leads = at.map((i) => cells.lead[i]!);
  const se = at.map((i) => cells.leadSe[i]!);
  const spread = at.length > 1 && se.every((x) => x > 0);
  const errors = spread
    ? posteriorErrors(
        leads,
        se,
        at.map((i) => cells.shrunken[i]!)
      )
    : se;
  return Array.from({length: K}, (_, k): Estimate | Refusal => {
    const i = at.indexOf(k * S + s);
    const n = cells.n[k * S + s]!;
    if (i < 0) return refuse("n_too_small", n);
    const inside = (x: number) => (share ? Math.min(1, Math.max(0, x)) : x);
    const value = inside(cells.level[k]! + cells.shrunken[k * S + s]!);
    const half = zFor(level) * Math.hypot(errors[i]!, cells.levelSe[k]!);
    const flags: Estimate["flags"] = n < smallN ? ["model_based", "small_n"] : ["model_based"];
    return {value, low: inside(value - half), high: inside(value + half), n, method: "empirical Bayes", flags};
  });
}

/** Mean over some tasks and the squared standard error, steadied by the typical one where that is given. */
function meanAndVariance(values: Float64Array, tasks: readonly number[], clusters: Clusters, typical: number) {
  const x = tasks.map((t) => values[t]!);
  const groups = clusterRows(
    x.length,
    tasks.map((t) => clusters.of[t]!)
  );
  const own = meanSeClustered(x, {clusters: groups});
  const value = isRefusal(own) ? x.reduce((a, b) => a + b, 0) / x.length : own.value;
  const variance = isRefusal(own) ? 0 : own.se ** 2;
  return {
    value,
    variance: typical > 0 ? moderatedVariance(variance, typical, groups.count - 1).variance : variance
  };
}

function emptyCells(S: number, K: number): RoutingCells {
  const cell = () => new Float64Array(K * S).fill(NaN);
  return {
    share: new Float64Array(K),
    level: new Float64Array(K),
    levelSe: new Float64Array(K),
    n: new Float64Array(K * S),
    cost: cell(),
    lead: cell(),
    leadSe: cell(),
    shrunken: cell(),
    open: Array.from({length: K}, () => []),
    cellsOf: Array.from({length: S}, () => []),
    whole: []
  };
}
