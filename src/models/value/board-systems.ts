import {newcombeDiffCi} from "../../statistics/comparison/newcombe-diff-ci.js";
import {isRefusal, refuse} from "../../statistics/estimate.js";
import {wilsonCi} from "../../statistics/rates/wilson-ci.js";
import {binomialReplicates} from "../../statistics/resampling/binomial-replicates.js";
import type {Matrix} from "../../statistics/resampling/matrix.js";
import {fixedCostRatio} from "../../statistics/value/fixed-cost-ratio.js";
import {dominators, type CostQuality} from "../../statistics/value/pareto-front.js";
import {dominators3} from "../../statistics/value/dominators-3.js";
import {probPareto} from "../../statistics/value/prob-pareto.js";
import {probPareto3} from "../../statistics/value/prob-pareto-3.js";
import type {BoardRow, Facts} from "../../tables/cells.js";
import {known, quantityOf, type Quantity} from "../quantity.js";
import type {CostBasis, ValueChoice, ValueSystem} from "./value-model.js";

/** A board's systems weighed: the same fields as own runs have, from totals alone. */
export interface ComposedBoard {
  systems: ValueSystem[];
  /** Indices of the systems with replicates: the columns of `cost` and `quality`. */
  eligible: number[];
  cost: Matrix | null;
  quality: Matrix | null;
  difference: (from: ValueSystem, to: ValueSystem) => Quantity;
}

/**
 * The whole-board slice of one suite, one row a system: the newest where a system was reported more than once.
 *
 * @param until - the last day that counts, `2026-10-12`
 */
export function boardRows(facts: Facts, suite: string, until = "9999"): BoardRow[] {
  const rows = facts.boards.filter((r) => r.suite_id === suite);
  const slices = new Set(rows.map((r) => r.slice));
  const whole = slices.has("all") ? "all" : [...slices][0];
  const newest = new Map<number, BoardRow>();
  for (const row of rows) {
    if (row.slice !== whole || (row.reported_at ?? "").slice(0, 10) > until) continue;
    const other = newest.get(row.system);
    if (!other || (other.reported_at ?? "") <= (row.reported_at ?? "")) newest.set(row.system, row);
  }
  return [...newest.values()].sort((a, b) => a.system - b.system);
}

/** Tasks passed: as stated, else the published rate times the tasks, to the nearest whole one. */
export function boardPasses(row: BoardRow): number | null {
  if (row.passed_tasks !== null) return row.passed_tasks;
  return row.pass_rate !== null && row.tasks !== null ? Math.round(row.pass_rate * row.tasks) : null;
}

/** Weighs a published board: binomial intervals, nothing paired, the cost's interval from the number completed. */
export function boardSystems(
  facts: Facts,
  choice: ValueChoice,
  {replicates, seed}: {replicates: number; seed: number}
): ComposedBoard {
  const rows = boardRows(facts, choice.suite).filter((r) => boardPasses(r) !== null && r.tasks !== null && r.tasks > 0);
  const counts = rows.map((r) => ({passes: boardPasses(r)!, n: r.tasks!}));
  const qualities = counts.map(({passes, n}) => quantityOf(wilsonCi(passes, n), n));
  const costs = rows.map((r, j) => boardCosts(r, counts[j]!.passes));
  const {over} = choice.depth;
  const times = rows.map((r, j) => boardSeconds(r, counts[j]!.passes));
  const axis = (j: number) => (over === "time" ? times[j]! : costs[j]![choice.cost]);
  const eligible = rows.flatMap((_, j) =>
    known(qualities[j]!) && known(axis(j)) && (over !== "both" || known(times[j]!)) ? [j] : []
  );
  const points = eligible.map((j): CostQuality => [known(axis(j))!.value, known(qualities[j]!)!.value]);
  const seconds = (i: number) => known(times[eligible[i]!]!)!.value;
  const above = over === "both" ? dominators3(points.map(([c, q], i) => [c, seconds(i), q])) : dominators(points);
  const quality =
    eligible.length > 0
      ? binomialReplicates(
          eligible.map((j) => counts[j]!),
          {replicates, seed}
        )
      : null;
  const drawnRows = eligible.map((j) => rows[j]!);
  const perDone = (spent: (row: BoardRow) => number, basis: CostBasis) =>
    quality && boardReplicates(quality, drawnRows, spent, basis);
  const time = (row: BoardRow) => row.seconds_per_task! * row.tasks!;
  const cost = over === "time" ? perDone(time, "completed") : perDone((row) => row.cost_usd!, choice.cost);
  const timed = over === "both" ? perDone(time, "completed") : null;
  const prob = !(cost && quality) ? [] : timed ? probPareto3(cost, timed, quality) : probPareto(cost, quality).prob;
  const name = (j: number) => facts.systems[rows[j]!.system]!.system;

  const systems = rows.map((row, j): ValueSystem => {
    const fact = facts.systems[row.system]!;
    const at = eligible.indexOf(j);
    const beatenBy = at < 0 ? [] : above[at]!;
    const tasks = row.tasks!;
    return {
      system: fact.system,
      family: fact.family,
      slot: fact.family_slot,
      tasks,
      attempts: tasks,
      completed: counts[j]!.passes,
      quality: qualities[j]!,
      metrics: {pass: qualities[j]!},
      cost_usd_total: row.cost_usd,
      cost_usd_per_task: costs[j]!.task,
      cost_usd_per_attempt: costs[j]!.attempt,
      cost_usd_per_completed: costs[j]!.completed,
      cost: axis(j),
      seconds_per_completed: times[j]!,
      tokens_per_completed: refuse("missing_metric", tasks),
      quality_per_usd: perUsd(row, counts[j]!.passes),
      priced:
        (over === "time" || (row.cost_usd !== null && row.cost_usd > 0)) && (over === "cost" || !isRefusal(times[j]!)),
      on_frontier: at >= 0 && beatenBy.length === 0,
      frontier_probability:
        at < 0
          ? refuse("missing_metric", tasks)
          : quantityOf(wilsonCi(Math.round(prob[at]! * replicates), replicates), tasks),
      dominated_by: beatenBy.sort((a, b) => points[a]![0] - points[b]![0]).map((i) => name(eligible[i]!)),
      flags: [
        "unpaired",
        ...(row.cost_usd ? [] : ["unpriced"]),
        ...(tasks < facts.settings.min_tasks ? ["small_n"] : [])
      ]
    };
  });
  return {systems, eligible, cost, quality, difference: boardDifference};
}

/** The difference between two published rates: Newcombe's interval, nothing paired. */
function boardDifference(from: ValueSystem, to: ValueSystem): Quantity {
  const answer = newcombeDiffCi({passes: to.completed, n: to.tasks}, {passes: from.completed, n: from.tasks});
  return quantityOf(answer, Math.min(from.tasks, to.tasks));
}

function boardCosts(row: BoardRow, passes: number): Record<"completed" | "task" | "attempt", Quantity> {
  const tasks = row.tasks!;
  if (!row.cost_usd) {
    const unknown = refuse("missing_metric", tasks);
    return {completed: unknown, task: unknown, attempt: unknown};
  }
  // A published total is certain for the tasks it was spent on; it has no spread that could be told from a total.
  const each: Quantity = {
    value: row.cost_usd / tasks,
    low: row.cost_usd / tasks,
    high: row.cost_usd / tasks,
    n: tasks,
    method: "published total",
    flags: []
  };
  return {completed: quantityOf(fixedCostRatio(row.cost_usd, passes, tasks), tasks), task: each, attempt: each};
}

function perUsd(row: BoardRow, passes: number): Quantity {
  const tasks = row.tasks!;
  const share = wilsonCi(passes, tasks);
  if (!row.cost_usd || isRefusal(share)) return refuse("missing_metric", tasks);
  const scale = tasks / row.cost_usd;
  return quantityOf({...share, value: share.value * scale, low: share.low! * scale, high: share.high! * scale}, tasks);
}

/** A published mean of seconds, as certain as a published total of dollars. */
function boardSeconds(row: BoardRow, passes: number): Quantity {
  const tasks = row.tasks!;
  const spent = (row.seconds_per_task ?? 0) * tasks;
  return spent > 0 ? quantityOf(fixedCostRatio(spent, passes, tasks), tasks) : refuse("missing_metric", tasks);
}

/** What one unit of the basis takes in each replicate: the total is certain, how much it completes is not. */
function boardReplicates(
  quality: Matrix,
  rows: readonly BoardRow[],
  spent: (row: BoardRow) => number,
  basis: CostBasis
): Matrix {
  const {rows: replicates, columns} = quality;
  const values = new Float64Array(replicates * columns);
  for (let b = 0; b < replicates; b++)
    rows.forEach((row, j) => {
      const done = quality.values[b * columns + j]! * row.tasks!;
      const all = spent(row);
      values[b * columns + j] = basis !== "completed" ? all / row.tasks! : done > 0 ? all / done : Infinity;
    });
  return {rows: replicates, columns, values};
}
