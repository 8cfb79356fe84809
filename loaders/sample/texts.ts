import type {Draw} from "./draw.js";
import {pick} from "./draw.js";
import type {Category, Language} from "./story.js";

// Short texts stand for prompts and outputs: enough to see which task is meant, too little to weigh anything.

/** What a task is about, and the tags it carries for it. */
const TOPICS: readonly [topic: string, tags: string][] = [
  ["the opening hours", "dates"],
  ["a late return", "dates, money"],
  ["the waiting list", "ordering"],
  ["overlapping bookings", "dates, concurrency"],
  ["the yearly total", "money"],
  ["a missing address", "missing values"],
  ["the price per weight", "money"],
  ["two time zones", "dates"],
  ["the export button", "interface"],
  ["a retry after a timeout", "concurrency"],
  ["the sorted archive", "ordering"],
  ["rounding of cents", "money"],
  ["an empty calendar", "dates, missing values"],
  ["the access list", "security"]
];

const ASKS: Record<Category, readonly string[]> = {
  generation: ["Write the function that handles", "Add the missing code for", "Implement"],
  review: ["Review this change and name every fault around", "Would you merge this? It touches", "Find what breaks in"],
  debugging: ["A test fails. Find and fix the cause in the code for", "Users report a wrong result for", "Repair"],
  refactoring: ["Simplify without changing behaviour:", "Remove the duplication in", "Split the long function behind"]
};

const ANSWERS: Record<Language, readonly string[]> = {
  python: [
    "def handle(rows):\n    return [r for r in rows if r.open]",
    "return sum(r.cents for r in rows) / 100",
    "with lock:\n    return dict(table)"
  ],
  typescript: [
    "export const total = (rows: Row[]) => rows.reduce((t, r) => t + r.cents, 0);",
    "if (row === undefined) return [];",
    "return rows.filter((row) => row.open);"
  ],
  sql: [
    "select day, sum(cents) from sale group by day order by day;",
    "select * from booking where ends_at > starts_at;",
    "with latest as (select max(at) as at from visit) select * from latest;"
  ]
};

/** One or two sentences that ask for a piece of work in a repository, and the tags of its topic. */
export function requestFor(
  draw: Draw,
  category: Category,
  language: Language,
  repository: string
): {prompt: string; tags: string} {
  const ask = pick(draw, ASKS[category]);
  const [topic, tags] = pick(draw, TOPICS);
  return {prompt: `${ask} ${topic} in ${repository} (${language}).`, tags};
}

/** A line or three of code that stands for a system's answer. */
export function outputFor(draw: Draw, language: Language): string {
  return pick(draw, ANSWERS[language]);
}
