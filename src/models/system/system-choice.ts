import type {Dimension} from "../slices/slices-model.js";
import type {SystemChoice} from "./system-model.js";

const DIMENSIONS: readonly Dimension[] = ["category", "language", "difficulty", "tag"];

/** What a shared link asks for: `null` where it does not say. */
export interface SystemLinked {
  suite: string | null;
  system: string | null;
  by: Dimension | null;
  errors: SystemChoice["errors"];
}

/** A choice read from a shared link; what the workspace does not have is said on the page. */
export function systemChoiceFromQuery(query: URLSearchParams): SystemLinked {
  return {
    suite: query.get("suite"),
    system: query.get("system"),
    by: DIMENSIONS.find((d) => d === query.get("by")) ?? null,
    errors: query.get("errors") === "excluded" ? "excluded" : "failed"
  };
}

/** The query of a choice: only what differs from the default view, but always the system when the suite differs. */
export function queryFromSystemChoice(choice: SystemChoice, base: SystemChoice): URLSearchParams {
  const query = new URLSearchParams();
  const other = choice.suite !== base.suite;
  if (other || choice.system !== base.system) query.set("system", choice.system);
  if (other) query.set("suite", choice.suite);
  if (choice.by !== null && choice.by !== base.by) query.set("by", choice.by);
  if (choice.errors !== base.errors) query.set("errors", choice.errors);
  return query;
}
