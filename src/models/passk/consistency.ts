import {passAtK} from "../../statistics/rates/pass-at-k.js";
import {meanSeClustered} from "../../statistics/rates/mean-se-clustered.js";
import {rateClustered} from "../../statistics/rates/rate-clustered.js";
import {isRefusal} from "../../statistics/estimate.js";
import type {Facts} from "../../tables/cells.js";
import {quantityOf} from "../quantity.js";
import type {PasskConsistency, PasskFlip} from "./passk-model.js";
import {onlyTasks, type SystemCounts} from "./task-counts.js";

/** How one system behaves when asked the same thing again, over the tasks it tried at least twice. */
export function consistencyOf(name: string, s: SystemCounts): PasskConsistency {
  const often = new Map(s.task.map((t, i) => [t, s.attempts[i]!]));
  const repeated = onlyTasks(s, (t) => often.get(t)! > 1);
  const tasks = repeated.task.length;
  const flips = repeated.task.map((_, i) => Number(isFlip(repeated, i)));
  const flipping = flips.reduce((a, b) => a + b, 0);
  const always = repeated.passes.filter((c, i) => c === repeated.attempts[i]).length;
  return {
    system: name,
    tasks_repeated: tasks,
    always_passed: always,
    never_passed: tasks - always - flipping,
    flipping,
    flip_share: quantityOf(rateClustered(flips, {clusters: repeated.cluster}), tasks),
    same_prompt_variance: quantityOf(
      meanSeClustered(
        repeated.task.map((_, i) => samePromptVariance(repeated.passes[i]!, repeated.attempts[i]!)),
        {clusters: repeated.cluster}
      ),
      tasks
    ),
    attempts_identical: tasks > 0 && flipping === 0
  };
}

/** Whether the same prompt passed at times and failed at others. */
function isFlip(s: SystemCounts, i: number): boolean {
  return s.passes[i]! > 0 && s.passes[i]! < s.attempts[i]!;
}

/** The variance of one try at this task, without bias: p(1 − p) is what a second try adds, pass@2 − pass@1. */
function samePromptVariance(passes: number, attempts: number): number {
  const two = passAtK(passes, attempts, {k: 2});
  const one = passAtK(passes, attempts, {k: 1});
  if (isRefusal(two) || isRefusal(one)) throw new TypeError(`a repeated task needed two attempts, got ${attempts}`);
  return two.value - one.value;
}

/**
 * The tasks that flip, those that flip on most systems first.
 *
 * @param systems - names with their counts
 * @param most - how many are listed; `total` counts them all
 */
export function flipsOf(
  facts: Facts,
  systems: readonly {name: string; counts: SystemCounts}[],
  most: number
): {flips: PasskFlip[]; total: number} {
  const byTask = new Map<number, PasskFlip>();
  for (const {name, counts} of systems)
    counts.task.forEach((t, i) => {
      if (counts.attempts[i]! < 2) return;
      let flip = byTask.get(t);
      if (!flip) {
        const {task, category} = facts.tasks[t]!;
        byTask.set(t, (flip = {task, category, systems_flipping: 0, systems_repeated: 0, outcomes: []}));
      }
      flip.systems_repeated += 1;
      flip.outcomes.push({system: name, attempts: counts.attempts[i]!, passes: counts.passes[i]!});
      if (isFlip(counts, i)) flip.systems_flipping += 1;
    });
  const all = [...byTask.values()]
    .filter((f) => f.systems_flipping > 0)
    .sort(
      (a, b) =>
        b.systems_flipping - a.systems_flipping || evenness(b) - evenness(a) || a.task.localeCompare(b.task, "en")
    );
  return {flips: all.slice(0, most), total: all.length};
}

/** How near to half of its tries a task passes, summed over systems: the order within equal counts of flips. */
function evenness(flip: PasskFlip): number {
  return flip.outcomes.reduce((sum, o) => sum + Math.min(o.passes, o.attempts - o.passes) / o.attempts, 0);
}
