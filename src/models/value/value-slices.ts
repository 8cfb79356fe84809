import {isRefusal, refuse} from "../../statistics/estimate.js";
import {costRatio} from "../../statistics/value/cost-ratio.js";
import {clusterRows} from "../../statistics/rates/clusters.js";
import {paretoFront, type CostQuality} from "../../statistics/value/pareto-front.js";
import type {Facts} from "../../tables/cells.js";
import {known} from "../quantity.js";
import {compositeQuality, compositeTasks, isPassRate, weighing, type Weighing} from "./composite.js";
import type {PreparedSelection} from "./prepare-value.js";
import {costDenominator} from "./replicates.js";
import type {SystemTasks} from "./select-cells.js";
import type {ValueChoice, ValueSlice} from "./value-model.js";

/** The frontier of each category by itself: where another system than the overall one is the one to buy. */
export function valueSlices(facts: Facts, prepared: PreparedSelection, choice: ValueChoice): ValueSlice[] {
  const parts = weighing(choice.weights, facts.settings);
  const cuts = cutsOf(facts, prepared.systems);
  if (cuts.length < 2) return [];
  return cuts.map((cut) => oneSlice(facts, prepared, choice, parts, cut));
}

interface Cut {
  category: string;
  systems: SystemTasks[];
}

/** A move of the weights parts the same tasks: cut once for each prepared selection. */
const remembered = new WeakMap<readonly SystemTasks[], Cut[]>();

function cutsOf(facts: Facts, systems: readonly SystemTasks[]): Cut[] {
  let cuts = remembered.get(systems);
  if (!cuts) {
    const categories = new Set<string>();
    for (const s of systems)
      for (const t of s.task) if (facts.tasks[t]!.category) categories.add(facts.tasks[t]!.category!);
    cuts = [...categories].sort().map((category) => ({
      category,
      systems: systems.map((s) => onlyTasks(s, (t) => facts.tasks[t]!.category === category))
    }));
    remembered.set(systems, cuts);
  }
  return cuts;
}

function oneSlice(
  facts: Facts,
  prepared: PreparedSelection,
  choice: ValueChoice,
  parts: readonly Weighing[],
  {category, systems: cut}: Cut
): ValueSlice {
  const rows = cut.flatMap((s, j) => {
    if (s.task.length === 0) return [];
    const quality = compositeQuality(s, compositeTasks(s, parts), isPassRate(parts));
    if (isRefusal(quality)) return [];
    const cost = prepared.estimates[j]!.priced
      ? known(costRatio(s.cost_usd, s[costDenominator[choice.cost]], {clusters: s.clusters}))
      : null;
    return [{name: facts.systems[s.system]!.system, quality, cost}];
  });
  const priced = rows
    .flatMap((r) => (r.cost ? [{...r, cost: r.cost}] : []))
    .sort((a, b) => a.cost.value - b.cost.value);
  const points = priced.map((r): CostQuality => [r.cost.value, r.quality.value]);
  const best = [...rows].sort((a, b) => b.quality.value - a.quality.value)[0];
  const tasks = Math.max(0, ...cut.map((s) => s.task.length));
  return {
    category,
    tasks,
    frontier: paretoFront(points).map((i) => priced[i]!.name),
    best: best?.name ?? null,
    best_quality: best?.quality ?? refuse("n_zero", tasks)
  };
}

/** A system's rows over some of its tasks. */
function onlyTasks(s: SystemTasks, keep: (task: number) => boolean): SystemTasks {
  const at = s.task.flatMap((t, i) => (keep(t) ? [i] : []));
  const cut = <T>(values: readonly T[]) => at.map((i) => values[i]!);
  const cluster = cut(s.cluster);
  return {
    ...s,
    task: cut(s.task),
    cluster,
    clusters: clusterRows(cluster.length, cluster),
    quality: cut(s.quality),
    metrics: Object.fromEntries(Object.entries(s.metrics).map(([m, v]) => [m, cut(v)])),
    cost_usd: cut(s.cost_usd),
    cost_passes: cut(s.cost_passes),
    cost_runs: cut(s.cost_runs),
    cost_attempts: cut(s.cost_attempts)
  };
}
