import {guessRaters, type WideRatings} from "./guess-raters.js";
import type {Column} from "./relation.js";
import type {TableKind} from "./keys.js";

/** A mapping guessed from a table's columns, for its owner to read through. */
export interface GuessedMapping {
  table: TableKind;
  columns: Record<string, string>;
  /** Where each rater has a column: the query that makes the table long. */
  wide: WideRatings | null;
  metrics: Record<string, string>;
  /** Columns nothing was found for. */
  unused: string[];
}

/** Names under which a key is found in other people's tables, best first; compared without case and signs. */
const NAMES: Record<string, string[]> = {
  system: ["system", "model", "modelname", "strategy", "agent", "name"],
  model: ["model", "modelname", "modelid"],
  provider: ["provider", "vendor"],
  family: ["family", "modelfamily"],
  run: ["run", "runid", "runname", "evalid", "experiment"],
  suite: ["suite", "benchmark", "dataset"],
  suite_version: ["suiteversion", "datasetversion"],
  started_at: ["startedat", "timestamp", "date", "time", "createdat"],
  task: ["task", "taskid", "instanceid", "problemid", "questionid", "sampleid", "taskname", "problem", "id"],
  cluster: ["cluster", "repo", "repository"],
  category: ["category", "tasktype", "kind"],
  language: ["language", "lang"],
  difficulty: ["difficulty", "level"],
  tags: ["tags", "labels"],
  passed: ["passed", "pass", "resolved", "success", "correct", "iscorrect", "solved"],
  verdict: ["verdict", "outcome", "status"],
  score: ["scoreshare", "score"],
  attempts: ["attempts", "n", "samples"],
  passes: ["passes", "c", "numcorrect"],
  attempt_index: ["attemptindex", "attempt", "epoch", "repeat", "trial", "sampleindex"],
  cost_usd: ["costusd", "cost", "totalcost", "usd"],
  input_tokens: ["inputtokens", "prompttokens", "tokensin"],
  output_tokens: ["outputtokens", "completiontokens", "tokensout"],
  latency_s: ["latencys", "latencyseconds", "latency", "durations", "seconds"],
  calls: ["calls", "apicalls", "requests"],
  item: ["item", "itemid", "attemptid", "sampleid", "pairid", "id", "taskid", "idx", "index"],
  rater: ["rater", "raterid", "annotator", "reviewer", "judge"],
  rater_kind: ["raterkind"],
  dimension: ["dimension", "criterion", "aspect", "question"],
  value: ["value", "rating", "score"],
  label: ["label", "verdict", "preference", "choice"],
  batch: ["batch", "round"],
  rated_at: ["ratedat", "timestamp", "date"],
  change: ["change", "changeid", "pr", "pullrequest", "prid", "commit", "module", "file", "name"],
  repository: ["repository", "repo", "project"],
  opened_at: ["openedat", "createdat", "opened"],
  observed_until: ["observeduntil", "watcheduntil"],
  merged: ["merged", "ismerged"],
  rejected: ["rejected", "closed"],
  defect: ["defect", "hasdefect", "buggy", "isbuggy"],
  defect_count: ["defectcount", "defects", "bugs", "bug"],
  reverted: ["reverted"],
  incident_usd: ["incidentusd", "incidentcost"],
  review_minutes: ["reviewminutes", "reviewtime"]
};

const KEYS_OF: Partial<Record<TableKind, string[]>> = {
  attempt: [
    "system",
    "run",
    "suite",
    "suite_version",
    "started_at",
    "task",
    "cluster",
    "category",
    "language",
    "difficulty",
    "tags",
    "passed",
    "verdict",
    "score",
    "attempts",
    "passes",
    "attempt_index",
    "cost_usd",
    "input_tokens",
    "output_tokens",
    "latency_s",
    "calls"
  ],
  rating: [
    "item",
    "system",
    "suite",
    "task",
    "attempt_index",
    "rater",
    "rater_kind",
    "dimension",
    "value",
    "label",
    "batch",
    "rated_at"
  ],
  outcome: [
    "change",
    "repository",
    "system",
    "opened_at",
    "observed_until",
    "merged",
    "rejected",
    "defect",
    "defect_count",
    "reverted",
    "incident_usd",
    "review_minutes"
  ]
};

/** What makes a table of its kind: without these columns there is no mapping. */
const NEEDED: Partial<Record<TableKind, string[][]>> = {
  attempt: [["system"], ["task"]],
  rating: [["rater"], ["item", "task"], ["value", "label"]],
  outcome: [["change"], ["merged", "rejected", "defect", "defect_count", "reverted"]]
};

/** What a column in a wide table of ratings would be said of all raters at once. */
const NOT_WIDE = ["value", "label", "rated_at"];

const NUMBER = /INT|DOUBLE|FLOAT|DECIMAL/;

/**
 * Guesses which column is which by name and type, for the kinds given, first fitting kind first.
 *
 * A column serves one key. A column of whole dollars is not told from one of cents, nor a share from a percentage: the
 * file is written for its owner to read through. Returns `null` where no kind fits.
 */
export function guessMapping(columns: readonly Column[], kinds: readonly TableKind[]): GuessedMapping | null {
  for (const table of kinds) {
    const found: Record<string, string> = {};
    const wide = table === "rating" ? guessRaters(columns) : null;
    const taken = new Set<string>(wide?.raters);
    for (const key of KEYS_OF[table] ?? []) {
      if (wide && (key in wide.expressions || NOT_WIDE.includes(key))) continue;
      const column = (NAMES[key] ?? [])
        .map((name) => columns.find((c) => plain(c.name) === name && !taken.has(c.name) && fits(key, c.type)))
        .find((c) => c !== undefined);
      if (!column) continue;
      taken.add(column.name);
      found[key] = column.name;
    }
    // A task many systems answered is no item: with the system beside it the two name the answer.
    if (table === "rating" && found["system"] && found["item"] && plain(found["item"]) === "taskid") {
      found["task"] = found["item"];
      delete found["item"];
    }
    const known = {...found, ...wide?.expressions};
    if (!(NEEDED[table] ?? []).every((either) => either.some((key) => key in known))) continue;
    if ("attempts" in found !== "passes" in found) for (const key of ["attempts", "passes"]) delete found[key];
    const used = new Set([...Object.values(found), ...(wide?.raters ?? [])]);
    const rest = columns.filter((column) => !used.has(column.name));
    const metrics =
      table === "outcome"
        ? rest.filter((column) => NUMBER.test(column.type) && !/^(id|index|column\d+)$/i.test(column.name))
        : [];
    return {
      table,
      columns: found,
      wide,
      metrics: Object.fromEntries(metrics.map((column) => [column.name, column.name])),
      unused: rest.filter((column) => !metrics.includes(column)).map((column) => column.name)
    };
  }
  return null;
}

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** A number is no name of a verdict, and a text no cost. */
function fits(key: string, type: string): boolean {
  if (["passed", "merged", "rejected", "defect", "reverted"].includes(key))
    return type === "BOOLEAN" || NUMBER.test(type);
  if (
    [
      "score",
      "attempts",
      "passes",
      "attempt_index",
      "cost_usd",
      "input_tokens",
      "output_tokens",
      "latency_s",
      "calls",
      "defect_count",
      "incident_usd",
      "review_minutes",
      "value"
    ].includes(key)
  )
    return NUMBER.test(type);
  if (key === "verdict") return type === "VARCHAR";
  if (key === "label") return type === "VARCHAR" || type === "BOOLEAN" || NUMBER.test(type);
  if (["started_at", "opened_at", "observed_until", "rated_at"].includes(key)) return !/BOOLEAN/.test(type);
  return true;
}
