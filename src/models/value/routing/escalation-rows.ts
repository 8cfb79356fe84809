import {escalation} from "../../../statistics/value/escalation.js";
import {paretoFront} from "../../../statistics/value/pareto-front.js";
import {known, quantityOf} from "../../quantity.js";
import type {SystemTasks} from "../select-cells.js";
import type {ValueSystem} from "../value-model.js";
import type {ValueView} from "../view.js";
import {routable} from "./routing-key.js";
import type {EscalationRow} from "./routing-model.js";

/** Most systems of the frontier that enter a pair: the ends and what lies evenly between. */
const MOST = 5;

/**
 * The pairs worth a look: each cheaper system of the frontier before the best one, and the cheapest before each between.
 *
 * The frontier here is of passes over the cost of one attempt, since that is what a try costs.
 */
export function escalationRows(view: ValueView, noticed: number): EscalationRow[] {
  if (view.kind === "board") return [];
  const systems = tried(view);
  const best = systems.length - 1;
  const pairs = [
    ...systems.slice(0, -1).map((_, i) => [i, best] as const),
    ...systems.slice(1, -1).map((_, i) => [0, i + 1] as const)
  ];
  return pairs.flatMap(([i, j]) => row(systems[i]!, systems[j]!, noticed) ?? []).sort((a, b) => costOf(a) - costOf(b));
}

interface Tried {
  system: ValueSystem;
  tasks: SystemTasks;
}

/** Systems of the frontier of passes over dollars per attempt, cheapest first, thinned to a handful. */
function tried(view: ValueView): Tried[] {
  const all = routable(view).flatMap((j) => {
    const system = view.systems[j]!;
    const cost = known(system.cost_usd_per_attempt);
    const pass = known(system.metrics["pass"]!);
    return cost && pass ? [{system, tasks: view.tasks[j]!, at: [cost.value, pass.value] as const}] : [];
  });
  const front = paretoFront(all.map((s) => s.at))
    .map((i) => all[i]!)
    .sort((a, b) => a.at[0] - b.at[0]);
  if (front.length <= MOST) return front;
  return Array.from({length: MOST}, (_, i) => front[Math.round((i * (front.length - 1)) / (MOST - 1))]!);
}

function row(cheap: Tried, dear: Tried, noticed: number): EscalationRow | null {
  const at = new Map(dear.tasks.task.map((t, i) => [t, i]));
  const both = cheap.tasks.task.flatMap((t, i) => {
    const j = at.get(t);
    return j !== undefined && cheap.tasks.cost_attempts[i]! > 0 && dear.tasks.cost_attempts[j]! > 0 ? [{i, j}] : [];
  });
  if (both.length === 0) return null;
  const attempted = (
    {quality, cost_usd, cost_attempts}: SystemTasks,
    of: (pair: {i: number; j: number}) => number
  ) => ({
    passes: both.map((p) => quality[of(p)]!),
    cost: both.map((p) => cost_usd[of(p)]! / cost_attempts[of(p)]!)
  });
  const found = escalation(
    attempted(cheap.tasks, (p) => p.i),
    attempted(dear.tasks, (p) => p.j),
    {noticed, clusters: both.map(({i}) => cheap.tasks.cluster[i]!)}
  );
  const n = both.length;
  return {
    cheap: cheap.system.system,
    dear: dear.system.system,
    tasks: n,
    quality: quantityOf(found.quality, n),
    cost_per_task: quantityOf(found.cost, n),
    cost_per_completed: quantityOf(found.cost_per_completed, n),
    saving_vs_dear: quantityOf(found.saving, n),
    gain_vs_dear: quantityOf(found.gain, n),
    escalated_share: quantityOf(found.escalated, n)
  };
}

function costOf(r: EscalationRow): number {
  return known(r.cost_per_completed)?.value ?? Infinity;
}
