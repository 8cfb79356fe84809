import type {Adapter, OutcomeIntake, Sink, SourceFile, SubjectIntake, SystemIntake} from "../intake.js";
import {isoTime, RowCells} from "./json-cells.js";
import {asList, asName, asRecord, toCount, type JsonRecord} from "./json-values.js";
import {reportParts} from "./static/report-parts.js";

/** What `gh pr list --json …` prints: pull requests, and whether they were merged. */
export const ghPullRequests: Adapter = {
  format: "gh-pull-requests",
  version: 1,
  detects: ({head}) =>
    /^\s*\[\s*\{/.test(head) &&
    /"number"\s*:\s*\d/.test(head) &&
    /"createdAt"\s*:\s*"\d{4}-/.test(head) &&
    /"mergedAt"\s*:|"state"\s*:\s*"(?:OPEN|CLOSED|MERGED)"/.test(head),
  read: readPullRequests
};

/**
 * Reads each pull request as a change, known by its repository and number.
 *
 * - Closed without a merge is rejected; an open one is neither, and waits.
 * - GitHub does not know of defects, reverts or minutes of review: they stay unknown, and another file may add them for
 *   the same repository and number.
 * - Until when the changes were watched is the day in the file's name (`prs-2026-11-16.json`); without one it is unknown.
 * - The attempt a change comes from is named by labels, `system: Kite`, `task: t1`, `attempt: 0`, `run: …` or `item: …`,
 *   else by its branch, where the attempts' `item` is the branch.
 * - Sizes are metrics of the change. Titles, authors and reviewers are not kept.
 */
async function readPullRequests(file: SourceFile, sink: Sink): Promise<void> {
  const observed_until = dayOf(file.name);
  let open = 0;
  for await (const {path, value} of reportParts(file, sink, ["*"])) {
    const position = `[${path[0]}]`;
    const row = asRecord(value);
    const number = toCount(row?.["number"]);
    if (row === null || number === null) {
      const message = "a pull request must have a number";
      sink.reject({
        position,
        table: "outcome",
        column: "change",
        row_kept: false,
        code: "required",
        message,
        excerpt: null
      });
      continue;
    }
    const change = changeOf(row, number, position, observed_until, sink);
    if (change.system !== null) sink.system(systemOf(change.system));
    if (change.merged === null) open++;
    await sink.outcome(change);
  }
  if (observed_until === null)
    sink.note("until when the changes were watched is not known: put the day of the export into the file's name");
  if (open > 0)
    sink.note(`${open} pull ${open === 1 ? "request is" : "requests are"} still open: neither merged nor rejected`);
}

function changeOf(
  row: JsonRecord,
  number: number,
  position: string,
  observed_until: string | null,
  sink: Sink
): OutcomeIntake {
  const cells = new RowCells(sink, position, "outcome");
  const state = typeof row["state"] === "string" ? row["state"].toUpperCase() : null;
  const merged = state === "MERGED" || (typeof row["mergedAt"] === "string" && row["mergedAt"] !== "");
  const closed = state === "CLOSED" || (typeof row["closedAt"] === "string" && row["closedAt"] !== "");
  const opened_at = cells.time("opened_at", row["createdAt"]);
  return {
    position,
    change: String(number),
    repository: repositoryOf(row),
    ...subjectOf(row),
    opened_at,
    // A file named before a change was opened was not exported on that day.
    observed_until: observed_until !== null && opened_at !== null && opened_at > observed_until ? null : observed_until,
    merged: merged ? true : closed ? false : null,
    rejected: merged ? false : closed ? true : null,
    defect: null,
    defect_count: null,
    reverted: null,
    incident_usd: null,
    review_minutes: null,
    metrics: sizesOf(row)
  };
}

/** A system that a label names; where an export knows it by the same name, they are one. */
function systemOf(name: string): SystemIntake {
  return {
    system_key: name,
    name,
    facets: [],
    model: null,
    family: null,
    provider: null,
    served_model: null,
    technique: null,
    prompt: null,
    settings: null
  };
}

/** The repository that was asked to take the change, from its address; the head's may be somebody's fork. */
function repositoryOf(row: JsonRecord): string | null {
  const [, path] = /^https:\/\/[^/]+\/([^/]+\/[^/]+)\/pull\/\d+/.exec(asName(row["url"], 500) ?? "") ?? [];
  const head = asRecord(row["headRepository"]);
  return path ?? asName(head?.["nameWithOwner"]) ?? asName(head?.["name"]);
}

function sizesOf(row: JsonRecord): Record<string, number> {
  const [additions, deletions, files] = [row["additions"], row["deletions"], row["changedFiles"]].map(toCount);
  const sizes: [string, number | null][] = [
    ["additions", additions!],
    ["deletions", deletions!],
    ["loc_changed", additions !== null && deletions !== null ? additions! + deletions! : null],
    ["files_changed", files!]
  ];
  return Object.fromEntries(sizes.filter((size): size is [string, number] => size[1] !== null));
}

function subjectOf(row: JsonRecord): SubjectIntake {
  const labels = new Map<string, string>();
  for (const label of asList(row["labels"])) {
    const name = asName(asRecord(label)?.["name"] ?? label, 300);
    const [, key, value] = /^(system|model|run|suite|task|attempt|item)\s*[:=]\s*(.+)$/i.exec(name ?? "") ?? [];
    if (key && value) labels.set(key.toLowerCase(), value);
  }
  const label = (key: string) => labels.get(key) ?? null;
  const task = label("task");
  return {
    system: label("system") ?? label("model"),
    run: label("run"),
    suite: label("suite"),
    task,
    attempt_index: toCount(label("attempt")),
    item: label("item") ?? (task === null ? asName(row["headRefName"], 300) : null)
  };
}

function dayOf(name: string): string | null {
  const [day] = /\d{4}-\d{2}-\d{2}(?!.*\d{4}-\d{2}-\d{2})/.exec(name.split("/").at(-1) ?? "") ?? [];
  return day === undefined ? null : isoTime(day);
}
