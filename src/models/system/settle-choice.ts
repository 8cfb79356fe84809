import type {Cells, Facts} from "../../tables/cells.js";
import {known} from "../quantity.js";
import {boardRows} from "../value/board-systems.js";
import {suites, type Suite} from "../value/suites.js";
import {nameOf} from "../weights/rank-systems.js";
import {holds, suiteMembers} from "./suite-members.js";
import {publishedRate} from "./system-boards.js";
import type {SystemLinked} from "./system-choice.js";
import {systemField} from "./system-field.js";
import type {SystemChoice} from "./system-model.js";

/**
 * The choice that a link or a command asks for, with what it leaves out filled in.
 *
 * A system without a suite is shown on the first suite that has it; a suite without a system shows its leader. A name
 * that is nowhere stays: the page then says so.
 */
export function settleChoice(facts: Facts, cells: Cells, asked: SystemLinked): SystemChoice {
  const all = suites(facts, cells);
  const named = all.find((s) => s.value === asked.suite) ?? null;
  const has = (suite: Suite) => asked.system !== null && holds(suiteMembers(facts, cells, suite), asked.system);
  const suite = (named && (asked.system === null || has(named)) ? named : all.find(has)) ?? named ?? all[0] ?? null;
  return {
    suite: suite?.value ?? "",
    system: asked.system ?? (suite ? leaderOf(facts, cells, suite, asked.errors) : ""),
    by: asked.by,
    errors: asked.errors
  };
}

/** The system of a suite that ranks first: by quality for own runs, by its rate for a board. */
export function leaderOf(facts: Facts, cells: Cells, suite: Suite, errors: SystemChoice["errors"] = "failed"): string {
  if (suite.board) {
    const best = boardRows(facts, suite.suite_id)
      .map((row) => ({row, rate: known(publishedRate(row))?.value ?? -1}))
      .sort((a, b) => b.rate - a.rate)[0];
    return best ? facts.systems[best.row.system]!.system : "";
  }
  const {ranking, prepared} = systemField(facts, cells, suite, errors);
  const first = ranking.placed[0]?.at ?? 0;
  if (prepared.systems.length > 0) return nameOf(facts, prepared, first);
  return suiteMembers(facts, cells, suite).own[0] ?? "";
}
