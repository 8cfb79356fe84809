import {isRefusal, refuse} from "../../../statistics/estimate.js";
import {matrixColumns} from "../../../statistics/resampling/matrix.js";
import {ceaSummary} from "../../../statistics/value/cea-summary.js";
import {evppiWtp} from "../../../statistics/value/evppi-wtp.js";
import {evsiSampled, stillInQuestion} from "../../../statistics/value/evsi.js";
import {netBenefits} from "../../../statistics/value/net-monetary-benefit.js";
import {tasksToSettle} from "../../../statistics/value/tasks-to-settle.js";
import {quantityOf, type Quantity} from "../../quantity.js";
import type {Worth} from "./worth-inputs.js";
import type {MoreTasks, WorthModel} from "./worth-model.js";
import type {WorthSystems} from "./worth-systems.js";

const STEPS = [100, 300, 1000, 3000, 10_000];
/** Beyond this many tasks nobody evaluates. */
const MOST_TASKS = 1_000_000;
const CONTENDS_FROM = 0.05;

type Answers = Pick<WorthModel, "evpi" | "evpi_inputs_usd_per_task" | "evsi" | "tasks_to_settle" | "contenders">;

/**
 * What running more tasks would be worth at most, what a number of them would bring and cost, and how many would settle
 * the choice.
 *
 * More tasks teach nothing about what a failure costs, so the worth stands at its mean here: net benefit is a line in it.
 */
export function moreTasks(systems: WorthSystems, worth: Worth, wtp: NonNullable<Worth["wtp"]>): Answers {
  const {points, costs, effects, names, tasks: n} = systems;
  const everyNb = netBenefits(costs, effects, wtp.mean);
  const every = points.map((p) => wtp.mean * p.effect - p.cost);
  const best = every.indexOf(Math.max(...every));
  const open = stillInQuestion(everyNb, every);
  const nb = matrixColumns(everyNb, open);
  const estimates = open.map((j) => every[j]!);
  const settle = tasksToSettle(nb, {estimates, n});
  const worthOf = (more: number) => evsiSampled(nb, {estimates, n, more});
  const monthly = (q: Quantity): Quantity => times(q, worth.tasks_per_month, n);
  const overHorizon = (q: Quantity): Quantity =>
    times(q, worth.tasks_per_month === null ? null : worth.tasks_per_month * worth.horizon_months, n);
  const all = quantityOf(worthOf(Infinity), n);
  const {ceac} = ceaSummary(costs, effects, {wtp: wtp.mean});
  const contenders = names.flatMap((_, j) => (ceac[j]! >= CONTENDS_FROM || j === best ? [j] : []));
  const perTask = contenders.reduce((sum, j) => sum + points[j]!.cost, 0);
  const settled = settle.more > MOST_TASKS ? null : settle.more;
  return {
    evpi: {per_task: all, per_month: monthly(all), over_horizon: overHorizon(all)},
    evpi_inputs_usd_per_task: wtp.draws ? evppiWtp(points, wtp.draws) : null,
    evsi: STEPS.map((tasks): MoreTasks => {
      const value = quantityOf(worthOf(tasks), n);
      return {
        tasks,
        best_probability: Number(settle.probabilityAfter(tasks).toFixed(4)),
        usd_per_task: value,
        usd_over_horizon: overHorizon(value),
        cost_usd: tasks * perTask
      };
    }),
    tasks_to_settle: settled,
    contenders: contenders.map((j) => names[j]!)
  };
}

function times(q: Quantity, factor: number | null, n: number): Quantity {
  if (factor === null) return refuse("missing_metric", n);
  if (isRefusal(q)) return q;
  const scaled = (x: number | null) => (x === null ? null : x * factor);
  return {...q, value: q.value * factor, low: scaled(q.low), high: scaled(q.high)};
}
