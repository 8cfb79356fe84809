import type {Suite} from "../value/suites.js";
import type {Dimension, SlicesChoice} from "./slices-model.js";

const DIMENSIONS: readonly Dimension[] = ["category", "language", "difficulty", "tag"];

/** What the page shows before anybody touches it: the suite with most attempts, all of it. */
export function defaultSlicesChoice(suites: readonly Pick<Suite, "value">[]): SlicesChoice {
  return {
    suite: suites[0]?.value ?? "",
    category: null,
    language: null,
    runs: "all",
    errors: "failed",
    by: null,
    slice: null,
    system: null
  };
}

/**
 * A choice read from a shared link.
 *
 * A slice stands under its dimension's own name, as on the other pages, so that `?category=review` means the same
 * everywhere: here it picks the slice while the tasks are parted by category, and narrows the tasks while they are parted
 * by something else.
 */
export function slicesChoiceFromQuery(
  query: URLSearchParams,
  suites: readonly Pick<Suite, "value">[],
  base: SlicesChoice
): SlicesChoice {
  const suite = query.get("suite") ?? "";
  const named = DIMENSIONS.find((d) => d === query.get("by"));
  const by = named ?? DIMENSIONS.find((d) => query.has(d)) ?? base.by;
  return {
    suite: suites.some((s) => s.value === suite) ? suite : base.suite,
    category: by === "category" ? null : query.get("category"),
    language: by === "language" ? null : query.get("language"),
    runs: query.get("runs") ?? base.runs,
    errors: query.get("errors") === "excluded" ? "excluded" : base.errors,
    by,
    slice: by === null ? null : query.get(by),
    system: query.get("system")
  };
}

/** The query of a choice: only what differs from the default, so that a plain link stays plain. */
export function queryFromSlicesChoice(choice: SlicesChoice, base: SlicesChoice): URLSearchParams {
  const query = new URLSearchParams();
  for (const key of ["suite", "runs", "errors"] as const) if (choice[key] !== base[key]) query.set(key, choice[key]);
  if (choice.category !== null) query.set("category", choice.category);
  if (choice.language !== null) query.set("language", choice.language);
  if (choice.by !== null && choice.slice !== null) query.set(choice.by, choice.slice);
  // A link that names a slice is read as parted by it; anything else has to say how.
  const read = DIMENSIONS.find((d) => query.has(d)) ?? base.by;
  if (choice.by !== null && choice.by !== read) query.set("by", choice.by);
  if (choice.system !== null) query.set("system", choice.system);
  return query;
}
