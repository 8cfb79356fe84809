import type {TaskIntake} from "../intake.js";
import type {JsonRecord} from "./json-values.js";
import {asList, asName} from "./json-values.js";
import {isoTime} from "./json-cells.js";

const COLUMNS = ["category", "subcategory", "language", "difficulty", "tier", "split", "variant_of"] as const;

/** What is known of a task besides its name. */
type TaskFacts = Omit<TaskIntake, "task">;

/**
 * The slices of a task (category, difficulty, language, tags …) from the metadata records a harness keeps with it.
 *
 * The first record that has a column wins. Only short one-line values are taken: metadata also hold whole documents.
 */
export function taskFacts(records: readonly (JsonRecord | null)[]): TaskFacts {
  const facts: TaskFacts = {};
  for (const column of COLUMNS) {
    const value = first(records, [column], (cell) => asName(cell, 60));
    if (value !== null) facts[column] = value;
  }
  const tags = first(records, ["tags"], tagsOf);
  if (tags !== null) facts.tags = tags;
  const released = first(records, ["released_at", "release_date", "contest_date"], isoTime);
  if (released !== null) facts.released_at = released;
  const cluster = first(records, ["cluster", "repository", "repo"], asName);
  if (cluster !== null) facts.cluster = cluster;
  return facts;
}

/** The first readable value among several records and several spellings, records first. */
export function first<T>(
  records: readonly (JsonRecord | null)[],
  keys: readonly string[],
  read: (cell: unknown) => T | null
): T | null {
  for (const record of records) {
    for (const key of keys) {
      const value = record !== null && Object.hasOwn(record, key) ? read(record[key]) : null;
      if (value !== null) return value;
    }
  }
  return null;
}

function tagsOf(cell: unknown): string[] | null {
  const texts = typeof cell === "string" ? cell.split(",") : asList(cell);
  const tags = texts.map((tag) => asName(tag, 60)).filter((tag) => tag !== null);
  return tags.length > 0 ? tags : null;
}
