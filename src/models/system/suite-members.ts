import type {Cells, Facts} from "../../tables/cells.js";
import {boardRows} from "../value/board-systems.js";
import {chosenRuns} from "../value/select-cells.js";
import type {Suite} from "../value/suites.js";

/** The systems a suite can show, by name: those whose runs hold attempts, and those it has a published total of. */
export interface SuiteMembers {
  own: string[];
  published: string[];
}

/** Who is in a suite; a system with attempts is not listed again for its published total. */
export function suiteMembers(facts: Facts, cells: Cells, suite: Suite): SuiteMembers {
  const runs = chosenRuns(facts, suite, "all");
  const held = new Set<number>();
  if (!suite.board) for (let i = 0; i < cells.length; i++) if (runs.has(cells.run[i]!)) held.add(cells.run[i]!);
  const names = (systems: Iterable<number>) =>
    [...new Set([...systems].map((s) => facts.systems[s]!.system))].sort((a, b) =>
      a.localeCompare(b, "en", {numeric: true})
    );
  const own = names([...held].map((run) => facts.runs[run]!.system));
  const published = names(boardRows(facts, suite.suite_id).map((r) => r.system)).filter((name) => !own.includes(name));
  return {own, published};
}

/** Whether a suite can show a system at all. */
export function holds({own, published}: SuiteMembers, system: string): boolean {
  return own.includes(system) || published.includes(system);
}
