import type {Cells, Facts} from "../../tables/cells.js";
import {suites} from "../value/suites.js";
import {choiceOfSuite, compareChoiceFromQuery} from "./compare-choice.js";
import type {CompareChoice, CompareModel} from "./compare-model.js";
import {composeCompare} from "./compose-compare.js";

/** What a reader asks for: a choice, the default view of another suite, or what a shared link says. */
export type CompareAsked =
  | {kind: "choice"; choice: CompareChoice}
  | {kind: "suite"; suite: string}
  | {kind: "link"; query: string; from: CompareChoice};

/** The page's model for what a reader asks. */
export function askCompare(facts: Facts, cells: Cells, asked: CompareAsked): CompareModel {
  return composeCompare(facts, cells, choiceAsked(facts, cells, asked));
}

function choiceAsked(facts: Facts, cells: Cells, asked: CompareAsked): CompareChoice {
  if (asked.kind === "choice") return asked.choice;
  const all = suites(facts, cells);
  if (asked.kind === "suite") return choiceOfSuite(facts, cells, all.find((s) => s.value === asked.suite) ?? null);
  const query = new URLSearchParams(asked.query);
  const suite = all.find((s) => s.value === query.get("suite"));
  const other = suite !== undefined && suite.value !== asked.from.suite;
  return compareChoiceFromQuery(query, other ? choiceOfSuite(facts, cells, suite) : asked.from);
}
