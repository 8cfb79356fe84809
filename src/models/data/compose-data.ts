import {formatCount, formatCountOf, formatList} from "../../style/format.js";
import type {Cells, Facts} from "../../tables/cells.js";
import {generatedFrom} from "../generated-from.js";
import type {Note} from "../page-model.js";
import type {SiteData} from "../page-models.js";
import {gateTotals} from "../value/gate-note.js";
import {suites, type Suite} from "../value/suites.js";
import type {CoverageRow, DataModel, RejectRow, SecretRow, SourceRow} from "./data-model.js";
import {disclosures} from "./disclosures.js";

const TITLE = "What do these numbers rest on?";

/**
 * The Data page: what was read, what was left out and why, and what can be compared with what.
 *
 * What leaves the building names formats and hashes of files, and no paths.
 */
export function composeData(site: SiteData): DataModel {
  const {facts, cells, accounting, published} = site;
  const all = suites(facts, cells);
  const coverage = coverageRows(facts, cells, all);
  const sources = accounting.sources.map((s): SourceRow => {
    const {path, format, sha256, bytes, rows_read, rows_kept, rows_rejected, rows_duplicate, notes} = s;
    return {
      path: published ? null : path,
      format,
      sha256,
      bytes,
      rows_read,
      rows_kept,
      rows_rejected,
      rows_duplicate,
      notes
    };
  });
  const named = new Map(
    accounting.sources.map((s) => [s.source_id, published ? `${s.format} ${s.sha256.slice(0, 8)}` : s.path])
  );
  const rejects = accounting.rejects.map(
    ({source_id, ...r}): RejectRow => ({source: named.get(source_id) ?? source_id, ...r})
  );
  const secrets = accounting.secrets.map(
    ({source_id, position, ...s}): SecretRow => ({
      source: named.get(source_id) ?? source_id,
      ...s,
      position: published ? null : position
    })
  );
  const boards = all
    .map((s) => ({
      suite: s.suite_id,
      systems: new Set(facts.boards.filter((b) => b.suite_id === s.suite_id).map((b) => b.system)).size
    }))
    .filter((b, i, list) => b.systems > 0 && list.findIndex((x) => x.suite === b.suite) === i);
  return {
    page: "data",
    title: TITLE,
    answer: answer(facts, cells, sources),
    basis: basis(facts, sources, rejects),
    generated_from: generatedFrom(
      facts,
      facts.runs.map((r) => r.started_at),
      {seed: null, replicates: null}
    ),
    coverage,
    sources,
    rejects,
    secrets,
    discloses: disclosures(site),
    published,
    comparable: comparable(facts, cells, all, coverage),
    boards
  };
}

function answer(facts: Facts, cells: Cells, sources: readonly SourceRow[]): string {
  const {rows_read, rows_kept, rows_rejected, rows_duplicate} = facts.sources;
  if (sources.length === 0) return "Nothing yet: this workspace names no files, or its patterns match none.";
  if (rows_read === 0)
    return `${formatCountOf(sources.length, "file")} read, and no rows in ${sources.length === 1 ? "it" : "them"}.`;
  const attempts = cells.attempts.reduce((a, b) => a + b, 0);
  const lost = rows_rejected === 0 ? "none was rejected" : `${formatCountOf(rows_rejected, "row")} rejected`;
  const twice = rows_duplicate > 0 ? `, ${formatCountOf(rows_duplicate, "duplicate")} kept once` : "";
  const what =
    attempts > 0 ? `: ${formatCountOf(attempts, "attempt")} of ${formatCountOf(facts.systems.length, "system")}` : "";
  return `${formatCount(rows_kept)} of ${formatCountOf(rows_read, "row")} read are in use${what}; ${lost}${twice}.`;
}

function basis(facts: Facts, sources: readonly SourceRow[], rejects: readonly RejectRow[]): string {
  const cells = rejects.filter((r) => r.row_kept).reduce((sum, r) => sum + r.count, 0);
  const formats = [...new Set(sources.map((s) => s.format))].sort();
  if (sources.length === 0) return "Name exports under sources: in workspace.yaml; `npm run init` writes a first one.";
  const start = facts.synthetic ? "Synthetic data. " : "";
  const files =
    sources.length > 0
      ? `${formatCountOf(sources.length, "file")} in ${formatCountOf(formats.length, "format")}: ${formatList(formats)}.`
      : "";
  return `${start}${files} ${cells === 0 ? "Every cell could be read." : `${formatCountOf(cells, "cell")} could not be read and count as unknown.`}`.trim();
}

function coverageRows(facts: Facts, cells: Cells, all: readonly Suite[]): CoverageRow[] {
  const rows = new Map<string, CoverageRow & {seen: Set<number>; dates: string[]; runIds: Set<number>}>();
  const suiteTasks = new Map<string, Set<number>>();
  const name = (run: Facts["runs"][number]) =>
    all.find((s) => s.suite_id === run.suite_id && s.version === run.suite_version)?.value ?? run.suite_id;
  const at = (runIndex: number) => {
    const run = facts.runs[runIndex]!;
    const key = `${name(run)}\u001f${run.system}`;
    let row = rows.get(key);
    if (!row) {
      row = {
        suite: name(run),
        system: facts.systems[run.system]!.system,
        runs: 0,
        first_run: null,
        last_run: null,
        tasks: 0,
        suite_tasks: 0,
        attempts: 0,
        judged: 0,
        errors: 0,
        unjudged: 0,
        cost_known: 0,
        cost_priced: 0,
        cost_unknown: 0,
        seen: new Set(),
        dates: [],
        runIds: new Set()
      };
      rows.set(key, row);
    }
    row.runIds.add(runIndex);
    return row;
  };
  // A run without a single attempt still belongs into the picture.
  facts.runs.forEach((run, i) => {
    const row = at(i);
    if (run.started_at) row.dates.push(run.started_at);
  });
  for (let i = 0; i < cells.length; i++) {
    const row = at(cells.run[i]!);
    const inSuite = suiteTasks.get(row.suite) ?? new Set();
    suiteTasks.set(row.suite, inSuite.add(cells.task[i]!));
    row.attempts += cells.attempts[i]!;
    row.judged += cells.judged[i]!;
    row.errors += cells.errors[i]! + cells.timeouts[i]! + cells.refusals[i]!;
    row.unjudged += cells.unjudged[i]!;
    row.cost_known += cells.cost_known[i]!;
    row.cost_priced += cells.priced[i]!;
    row.cost_unknown += cells.cost_unknown[i]!;
    if (cells.judged[i]! > 0) row.seen.add(cells.task[i]!);
  }
  const order = new Map(facts.systems.map((s, i) => [s.system, i]));
  const suiteOrder = new Map(all.map((s, i) => [s.value, i]));
  const sorted = [...rows.values()].sort(
    (a, b) => suiteOrder.get(a.suite)! - suiteOrder.get(b.suite)! || order.get(a.system)! - order.get(b.system)!
  );
  return sorted.map(({seen, dates, runIds, ...row}) => {
    dates.sort();
    return {
      ...row,
      runs: runIds.size,
      first_run: dates[0] ?? null,
      last_run: dates.at(-1) ?? null,
      tasks: seen.size,
      suite_tasks: suiteTasks.get(row.suite)?.size ?? 0
    };
  });
}

const total = (counts: Uint32Array) => counts.reduce((sum, n) => sum + n, 0);

/** What may be compared with what, and why not. */
function comparable(facts: Facts, cells: Cells, all: readonly Suite[], coverage: readonly CoverageRow[]): Note[] {
  const notes: Note[] = [];
  const own = all.filter((s) => !s.board);
  if (own.length > 1)
    notes.push({
      heading: `${formatCountOf(own.length, "suite")}, never pooled`,
      text: "Each suite is a set of tasks of its own; a rate on one says nothing about another. Pages show one at a time."
    });
  const versions = new Map<string, number>();
  for (const s of own) versions.set(s.suite_id, (versions.get(s.suite_id) ?? 0) + 1);
  const several = [...versions].filter(([, n]) => n > 1).map(([id]) => id);
  if (several.length > 0)
    notes.push({
      heading: "Versions of a suite differ",
      text: `${formatList(several)}: tasks may have changed between versions, so their runs are kept apart.`
    });
  const thin = coverage.filter((c) => c.tasks > 0 && c.tasks < 0.8 * c.suite_tasks);
  if (thin.length > 0)
    notes.push({
      heading: "Not like for like",
      text: `${formatList(thin.slice(0, 6).map((c) => c.system))}${thin.length > 6 ? " and others" : ""} ran fewer than four in five of the suite's tasks; differences to the rest mix tasks and systems.`
    });
  const unknown = coverage.filter((c) => c.attempts > 0 && c.cost_unknown / c.attempts > 0.05);
  if (unknown.length > 0)
    notes.push({
      heading: "Cost unknown",
      text: `${formatList(unknown.slice(0, 6).map((c) => c.system))}${unknown.length > 6 ? ` and ${formatCount(unknown.length - 6)} more` : ""}: more than one attempt in twenty has no cost, so no cost is formed.`
    });
  notes.push(
    ...gateTotals(facts.settings.metrics, {
      judged: total(cells.judged),
      gated: total(cells.gated),
      passed: total(cells.gated_passes)
    })
  );
  const harnesses = new Set(facts.runs.map((r) => r.harness).filter((h) => h !== null));
  if (harnesses.size > 1)
    notes.push({
      heading: `${formatCountOf(harnesses.size, "harness", "harnesses")}`,
      text: "Latency and tokens are counted differently by different harnesses; kinds of latency are never mixed in one figure."
    });
  return notes;
}
