import type {Cells, Facts} from "../../tables/cells.js";
import {suites} from "../value/suites.js";
import {composeSystem} from "./compose-system.js";
import type {LatencyEstimate} from "./latency-estimates.js";
import {leaderOf, settleChoice} from "./settle-choice.js";
import {holds, suiteMembers} from "./suite-members.js";
import {systemChoiceFromQuery} from "./system-choice.js";
import type {SystemChoice, SystemModel} from "./system-model.js";

/** What a reader asks for: a choice, another suite for the same system, or what a shared link says. */
export type SystemAsked =
  | {kind: "choice"; choice: SystemChoice}
  | {kind: "suite"; suite: string; choice: SystemChoice}
  | {kind: "link"; query: string; base: SystemChoice};

/** The page's model for what a reader asks. */
export function askSystem(
  facts: Facts,
  cells: Cells,
  latencies: readonly LatencyEstimate[],
  asked: SystemAsked
): SystemModel {
  return composeSystem(facts, cells, latencies, choiceAsked(facts, cells, asked));
}

function choiceAsked(facts: Facts, cells: Cells, asked: SystemAsked): SystemChoice {
  if (asked.kind === "choice") return asked.choice;
  if (asked.kind === "link") {
    const linked = systemChoiceFromQuery(new URLSearchParams(asked.query));
    // A link that names neither differs from the page as built in something smaller.
    if (linked.suite === null && linked.system === null)
      return {...asked.base, by: linked.by ?? asked.base.by, errors: linked.errors};
    return settleChoice(facts, cells, linked);
  }
  const suite = suites(facts, cells).find((s) => s.value === asked.suite);
  if (!suite) return asked.choice;
  // A system that is not in the suite picked gives way to the suite's leader.
  const stays = holds(suiteMembers(facts, cells, suite), asked.choice.system);
  const system = stays ? asked.choice.system : leaderOf(facts, cells, suite, asked.choice.errors);
  return {...asked.choice, suite: suite.value, system, by: null};
}
