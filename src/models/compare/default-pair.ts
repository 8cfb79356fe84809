import type {Cells, Facts, RunFact} from "../../tables/cells.js";
import {known} from "../quantity.js";
import {composeSystems} from "../value/compose-systems.js";
import {prepareValue} from "../value/prepare-value.js";
import type {Suite} from "../value/suites.js";
import {defaultChoice} from "../value/value-choice.js";
import type {ValueSystem} from "../value/value-model.js";
import {comparable} from "./sides.js";

/** The two sides of a comparison: systems by name, each pooled over its runs or at one of them. */
export interface Pair {
  a: string;
  b: string;
  run_a: string;
  run_b: string;
}

const NOBODY: Pair = {a: "", b: "", run_a: "all", run_b: "all"};

/**
 * The two most worth comparing in a suite, before anybody chooses.
 *
 * The first step of the value page's frontier: a is the dearer and better, b the cheapest, so the question is what the
 * money buys. Without two on the frontier, the two of highest quality. But where every system was run in several model
 * versions, or there is one system only, its runs are not one thing: then a is the first and b the last version of the
 * system of highest quality.
 */
export function defaultPair(facts: Facts, cells: Cells, suite: Suite | null): Pair {
  if (!suite) return NOBODY;
  if (suite.board) return boardPair(facts, suite);
  const ranked = rankedSystems(facts, cells, suite);
  const [best, second] = ranked.byQuality;
  if (!best) return NOBODY;
  const runs = runsOf(facts, cells, suite);
  const versions = [...runs.values()].map((list) => new Set(list.map((r) => r.model_version ?? "")).size);
  const own = runs.get(best.system) ?? [];
  if (own.length > 1 && (!second || versions.every((n) => n > 1)))
    return {a: best.system, b: best.system, run_a: own[0]!.run, run_b: own.at(-1)!.run};
  const [cheapest, next] = ranked.frontier;
  if (cheapest && next) return {...NOBODY, a: next.system, b: cheapest.system};
  return {...NOBODY, a: best.system, b: second?.system ?? best.system};
}

/** The systems of a suite as the value page ranks them: by quality, and those on the frontier, cheapest first. */
function rankedSystems(facts: Facts, cells: Cells, suite: Suite): {byQuality: ValueSystem[]; frontier: ValueSystem[]} {
  const choice = {...defaultChoice(facts, []), suite: suite.value};
  // Who stands on the frontier is told by the estimates alone; the draws are for its probability.
  const {systems} = composeSystems(facts, prepareValue(facts, cells, choice, {replicates: 1, seed: 1}), choice);
  const value = (q: ValueSystem["quality"]) => known(q)?.value ?? -Infinity;
  const partial = (s: ValueSystem) => Number(s.flags.includes("other_tasks"));
  return {
    byQuality: [...systems].sort((a, b) => partial(a) - partial(b) || value(b.quality) - value(a.quality)),
    frontier: systems.filter((s) => s.on_frontier).sort((a, b) => value(a.cost) - value(b.cost))
  };
}

/** The runs of each system that hold cells, the earliest first. */
function runsOf(facts: Facts, cells: Cells, suite: Suite): Map<string, RunFact[]> {
  const runs = new Map<string, RunFact[]>();
  for (const {system, run} of comparable(facts, cells, suite)) {
    const name = facts.systems[system]!.system;
    const list = runs.get(name);
    if (list) list.push(run);
    else runs.set(name, [run]);
  }
  return runs;
}

function boardPair(facts: Facts, suite: Suite): Pair {
  const rate = new Map<string, number>();
  for (const row of facts.boards)
    if (row.suite_id === suite.suite_id) rate.set(facts.systems[row.system]!.system, row.pass_rate ?? 0);
  const [a, b] = [...rate].sort((x, y) => y[1] - x[1]).map(([name]) => name);
  return {...NOBODY, a: a ?? "", b: b ?? a ?? ""};
}
