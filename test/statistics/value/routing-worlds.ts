import {clusterRows} from "../../../src/statistics/rates/clusters.js";
import {seeded} from "../../../src/statistics/random.js";
import type {RoutingTable} from "../../../src/statistics/value/routing-table.js";

/** A world of tasks in equal kinds: each system passes a task of a kind with its chance and costs its price. */
export function world(
  chances: readonly (readonly number[])[],
  prices: readonly number[],
  {tasks, seed, perCluster = 1}: {tasks: number; seed: number; perCluster?: number}
): RoutingTable {
  const random = seeded(seed);
  const S = prices.length;
  const K = chances.length;
  const category = Int32Array.from({length: tasks}, (_, t) => t % K);
  const quality = new Float64Array(tasks * S);
  const cost = new Float64Array(tasks * S);
  for (let t = 0; t < tasks; t++)
    for (let s = 0; s < S; s++) {
      quality[t * S + s] = random() < chances[t % K]![s]! ? 1 : 0;
      cost[t * S + s] = prices[s]!;
    }
  const labels = Array.from({length: tasks}, (_, t) => Math.floor(t / (K * perCluster)) * K + (t % K));
  return {systems: S, categories: K, category, clusters: clusterRows(tasks, labels), quality, cost};
}
