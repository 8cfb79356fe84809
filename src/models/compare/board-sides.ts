import {refuse} from "../../statistics/estimate.js";
import {wilsonCi} from "../../statistics/rates/wilson-ci.js";
import type {Facts} from "../../tables/cells.js";
import {quantityOf} from "../quantity.js";
import {boardPasses, boardRows} from "../value/board-systems.js";
import type {Suite} from "../value/suites.js";
import type {CompareChoice, CompareSide} from "./compare-model.js";
import {compareTotals, refusedComparison} from "./compare-tasks.js";
import {withoutTasks, type Found} from "./found-sides.js";

/** Two entries of a published board: totals, which can be compared unpaired only. */
export function boardSides(facts: Facts, suite: Suite, asked: CompareChoice): Found {
  const {margin} = facts.settings;
  const rows = boardRows(facts, suite.suite_id).flatMap((row) => {
    const passes = boardPasses(row);
    if (passes === null || row.tasks === null || row.tasks <= 0) return [];
    const {system, family_slot} = facts.systems[row.system]!;
    return [{system, slot: family_slot, passes, n: row.tasks, rate: passes / row.tasks, reported_at: row.reported_at}];
  });
  const ranked = [...rows].sort((x, y) => y.rate - x.rate);
  const a = rows.find((r) => r.system === asked.a) ?? ranked[0];
  const b = rows.find((r) => r.system === asked.b) ?? ranked.find((r) => r !== a);
  const choice = {...asked, a: a?.system ?? "", b: b?.system ?? a?.system ?? "", run_a: "all", run_b: "all"};
  const nothing = {choice, failed: 0, unjudged: 0, gated: [], once: true, dependent: false};
  if (!a) return {...nothing, dates: [], numbers: {...withoutTasks(margin), kind: "empty"}};
  const side = (r: typeof a): CompareSide => ({
    label: r.system,
    system: r.system,
    run: null,
    slot: r.slot,
    tasks: r.n,
    attempts: r.n,
    pass_rate: quantityOf(wilsonCi(r.passes, r.n), r.n)
  });
  if (!b || a === b) {
    const numbers = {...withoutTasks(margin), a: a.system, b: a.system, sides: {a: side(a), b: side(a)}};
    return {...nothing, dates: [a.reported_at], numbers: {...numbers, kind: b ? "same" : "single"}};
  }
  const refused = refuse("no_pairable_units", 0);
  return {
    ...nothing,
    dates: [a.reported_at, b.reported_at],
    numbers: {
      ...withoutTasks(margin),
      ...(choice.unpaired ? compareTotals(a, b, margin) : refusedComparison(refused, margin)),
      kind: "board",
      a: a.system,
      b: b.system,
      sides: {a: side(a), b: side(b)},
      tasks: Math.min(a.n, b.n)
    }
  };
}
