import type {Cells, Facts} from "../../tables/cells.js";
import {suites, type Suite} from "../value/suites.js";
import type {CompareChoice} from "./compare-model.js";
import {defaultPair} from "./default-pair.js";

/** What the page shows before anybody touches it: the pair most worth comparing, on the suite with most attempts. */
export function defaultCompareChoice(facts: Facts, cells: Cells, all: readonly Suite[] = suites(facts, cells)) {
  return choiceOfSuite(facts, cells, all[0] ?? null);
}

/** The default view of one suite. */
export function choiceOfSuite(facts: Facts, cells: Cells, suite: Suite | null): CompareChoice {
  return {
    suite: suite?.value ?? "",
    category: null,
    language: null,
    ...defaultPair(facts, cells, suite),
    errors: "failed",
    unpaired: false
  };
}

/**
 * A choice read from a shared link; what the workspace does not know falls back to the default.
 *
 * `runs`, as the other pages write it, counts for both sides; a slice of another page is taken over with it.
 *
 * @param base - the default view of the suite that is asked for
 */
export function compareChoiceFromQuery(query: URLSearchParams, base: CompareChoice): CompareChoice {
  const named = query.has("a") || query.has("b");
  const runs = query.get("runs");
  // A run of the default pair says nothing of other systems.
  const run = (key: "run_a" | "run_b") => query.get(key) ?? runs ?? (named ? "all" : base[key]);
  return {
    suite: base.suite,
    category: query.get("category"),
    language: query.get("language"),
    a: query.get("a") ?? base.a,
    b: query.get("b") ?? base.b,
    run_a: run("run_a"),
    run_b: run("run_b"),
    errors: query.get("errors") === "excluded" ? "excluded" : base.errors,
    unpaired: query.get("unpaired") === "1"
  };
}

/** The query of a choice: only what differs from the default view, but always both sides when one differs. */
export function queryFromCompareChoice(choice: CompareChoice, base: CompareChoice): URLSearchParams {
  const query = new URLSearchParams();
  if (choice.suite !== base.suite) query.set("suite", choice.suite);
  for (const key of ["category", "language"] as const) if (choice[key] !== null) query.set(key, choice[key]);
  const pair = (["a", "b", "run_a", "run_b"] as const).some((key) => choice[key] !== base[key]);
  if (pair || choice.suite !== base.suite) {
    query.set("a", choice.a);
    query.set("b", choice.b);
    if (choice.run_a !== "all") query.set("run_a", choice.run_a);
    if (choice.run_b !== "all") query.set("run_b", choice.run_b);
  }
  if (choice.errors !== base.errors) query.set("errors", choice.errors);
  if (choice.unpaired) query.set("unpaired", "1");
  return query;
}
