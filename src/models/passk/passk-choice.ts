import type {Suite} from "../value/suites.js";
import type {PasskAsked, PasskChoice} from "./passk-model.js";

/** How many systems the figure draws before it is asked for all. */
export const SHOWN_FIRST = 12;

/** What the page shows before anybody touches it: all of the suite with most attempts, at a k that most systems have. */
export function defaultPasskChoice(suites: readonly Suite[]): PasskAsked {
  return {suite: suites[0]?.value ?? "", category: null, language: null, runs: "all", systems: "top", k: null};
}

/** A choice read from a shared link; what the workspace does not know falls back when the model is composed. */
export function passkChoiceFromQuery(query: URLSearchParams, base: PasskChoice): PasskAsked {
  const k = Number(query.get("k"));
  return {
    suite: query.get("suite") ?? base.suite,
    category: query.get("category"),
    language: query.get("language"),
    runs: query.get("runs") ?? base.runs,
    systems: query.get("systems") ?? base.systems,
    k: Number.isInteger(k) && k >= 1 ? k : null
  };
}

/** The query of what was asked: only what differs from the default. */
export function queryFromPasskChoice(choice: PasskAsked, base: PasskChoice): URLSearchParams {
  const query = new URLSearchParams();
  for (const key of ["suite", "category", "language", "runs", "systems"] as const)
    if (choice[key] !== base[key] && choice[key] !== null) query.set(key, choice[key]!);
  if (choice.k !== null && choice.k !== base.k) query.set("k", String(choice.k));
  return query;
}
