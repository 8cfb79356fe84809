import {finishQuantiles} from "../../statistics/latency/finish-quantiles.js";
import type {Facts} from "../../tables/cells.js";
import {endings, type Latencies} from "../../tables/latencies.js";
import {quantityOf, type Quantity} from "../quantity.js";

/** How long attempts of one system take by one clock: what a million times come to before a browser reads them. */
export interface LatencyEstimate {
  /** Index into `facts.systems`. */
  system: number;
  suite_id: string;
  suite_version: string | null;
  /** What the clock measured: `request`, `task_wall`, `task_working`, `cached`. */
  kind: string;
  /** `null` over all tasks. */
  category: string | null;
  attempts: number;
  tasks: number;
  timeouts: number;
  /** Attempts that broke off with an error: left out, since they say nothing of how long an answer takes. */
  errors: number;
  /** The longest time seen, s: what is not reached takes longer. */
  longest_s: number;
  /** Seconds within which half, nine tenths and ninety-nine hundredths of the attempts finish. */
  p50: Quantity;
  p90: Quantity;
  p99: Quantity;
}

interface Group extends Pick<LatencyEstimate, "system" | "suite_id" | "suite_version" | "kind" | "category"> {
  seconds: number[];
  finished: number[];
  tasks: Set<number>;
  timeouts: number;
  errors: number;
}

const ERROR = endings.indexOf("error");
const TIMEOUT = endings.indexOf("timeout");

const composed = new WeakMap<Latencies, LatencyEstimate[]>();

/**
 * Quantiles of every system's times, by suite, clock and category, composed once: the sorted times stay behind.
 *
 * Times of different clocks are never put together, nor those of different versions of a suite.
 */
export function latencyEstimates(facts: Facts, latencies: Latencies): LatencyEstimate[] {
  let found = composed.get(latencies);
  if (!found) composed.set(latencies, (found = compose(facts, latencies)));
  return found;
}

function compose(facts: Facts, latencies: Latencies): LatencyEstimate[] {
  const groups = new Map<string, Group>();
  const at = (run: number, kind: string, category: string | null) => {
    const {system, suite_id, suite_version} = facts.runs[run]!;
    const key = JSON.stringify([system, suite_id, suite_version, kind, category]);
    let group = groups.get(key);
    if (!group) {
      group = {system, suite_id, suite_version, kind, category, ...nothing()};
      groups.set(key, group);
    }
    return group;
  };
  const several = suitesWithCategories(facts);
  // A million attempts fall into few groups: the group of a run, clock and category is looked up by number.
  const known = new Map<string, Group[]>();
  for (let i = 0; i < latencies.length; i++) {
    const [run, task] = [latencies.run[i]!, latencies.task[i]!];
    const kind = latencies.kinds[latencies.kind[i]!]!;
    const category = several.has(facts.tasks[task]!.suite_id) ? facts.tasks[task]!.category : null;
    const key = `${run} ${latencies.kind[i]!} ${category ?? ""}`;
    let into = known.get(key);
    if (!into) {
      into = [at(run, kind, null), ...(category === null ? [] : [at(run, kind, category)])];
      known.set(key, into);
    }
    for (const group of into) add(group, latencies, i, task);
  }
  const categories = new Map<string, number>();
  for (const g of groups.values())
    if (g.category !== null) categories.set(clockOf(g), (categories.get(clockOf(g)) ?? 0) + 1);
  // Where a clock timed one category alone, that says what all its tasks say.
  const told = (g: Group) => g.category === null || categories.get(clockOf(g))! > 1;
  return [...groups.values()]
    .filter((g) => g.seconds.length > 0 && told(g))
    .map(estimateOf)
    .sort(inOrder);
}

function clockOf({system, suite_id, suite_version, kind}: Group): string {
  return JSON.stringify([system, suite_id, suite_version, kind]);
}

function nothing(): Pick<Group, "seconds" | "finished" | "tasks" | "timeouts" | "errors"> {
  return {seconds: [], finished: [], tasks: new Set(), timeouts: 0, errors: 0};
}

function add(group: Group, {seconds, ending}: Latencies, i: number, task: number): void {
  if (ending[i] === ERROR) {
    group.errors++;
    return;
  }
  const cut = ending[i] === TIMEOUT;
  group.timeouts += Number(cut);
  group.seconds.push(seconds[i]!);
  group.finished.push(cut ? 0 : 1);
  group.tasks.add(task);
}

function estimateOf({seconds, finished, tasks, ...group}: Group): LatencyEstimate {
  const [p50, p90, p99] = finishQuantiles(seconds, finished, [0.5, 0.9, 0.99]).map((q) =>
    quantityOf(q, seconds.length)
  );
  return {
    ...group,
    attempts: seconds.length,
    tasks: tasks.size,
    longest_s: seconds.reduce((most, s) => Math.max(most, s), 0),
    p50: p50!,
    p90: p90!,
    p99: p99!
  };
}

/** Suites whose tasks fall into two categories or more: one alone would say the same twice. */
function suitesWithCategories(facts: Facts): Set<string> {
  const found = new Map<string, Set<string>>();
  for (const {suite_id, category} of facts.tasks) {
    if (category === null) continue;
    found.set(suite_id, (found.get(suite_id) ?? new Set()).add(category));
  }
  return new Set([...found].filter(([, categories]) => categories.size > 1).map(([suite]) => suite));
}

function inOrder(a: LatencyEstimate, b: LatencyEstimate): number {
  return (
    a.system - b.system ||
    a.suite_id.localeCompare(b.suite_id, "en") ||
    (a.suite_version ?? "").localeCompare(b.suite_version ?? "", "en") ||
    a.kind.localeCompare(b.kind, "en") ||
    (a.category ?? "").localeCompare(b.category ?? "", "en")
  );
}
