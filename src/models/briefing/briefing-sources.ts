import {formatList} from "../../style/format.js";
import type {Accounting} from "../../tables/accounting.js";
import type {GeneratedFrom} from "../page-model.js";
import type {BriefingModel, BriefingSource} from "./briefing-model.js";

const MOST = 4;
const DIGITS = 12;
const SHORT = 4;

/** The files a briefing rests on, those of most rows first; what leaves the building names formats and hashes only. */
export function briefingSources(
  {sources}: Accounting,
  {published}: {published: boolean}
): Pick<BriefingModel, "rests_on" | "more_sources"> {
  const used = filesOf(sources).sort((a, b) => b.rows_kept - a.rows_kept || (a.path < b.path ? -1 : 1));
  const rest = used.slice(MOST);
  const sum = (key: "rows_kept" | "rows_rejected") => rest.reduce((total, s) => total + s[key], 0);
  return {
    rests_on: used.slice(0, MOST).map(
      (s): BriefingSource => ({
        name: published ? s.format : s.path,
        format: s.format,
        rows_kept: s.rows_kept,
        rows_rejected: s.rows_rejected,
        sha256: s.sha256.slice(0, DIGITS)
      })
    ),
    more_sources:
      rest.length === 0 ? null : {files: rest.length, rows_kept: sum("rows_kept"), rows_rejected: sum("rows_rejected")}
  };
}

/** A file that fills two tables is read twice and is one file all the same. */
function filesOf(sources: Accounting["sources"]): Accounting["sources"] {
  const files = new Map<string, Accounting["sources"][number]>();
  for (const s of sources) {
    const key = `${s.path}\u001f${s.sha256}`;
    const {rows_kept, rows_rejected} = files.get(key) ?? {rows_kept: 0, rows_rejected: 0};
    files.set(key, {...s, rows_kept: rows_kept + s.rows_kept, rows_rejected: rows_rejected + s.rows_rejected});
  }
  return [...files.values()];
}

/** The line at the foot of each sheet: which inputs it was made from, so that the same can be made again. */
export function frozenWords(sources: readonly BriefingSource[], more: number, from: GeneratedFrom): string {
  const hashes = sources.slice(0, 3).map((s) => `${s.sha256.slice(0, SHORT)}…`);
  const left = sources.length - hashes.length + more;
  if (left > 0) hashes.push(`${left} more`);
  const parts = [
    from.synthetic ? "synthetic data" : null,
    hashes.length > 0 ? `sources ${formatList(hashes)}` : null,
    from.weights ? `weights ${from.weights}` : null,
    from.commit ? `commit ${from.commit}` : null
  ];
  return parts.filter((p) => p !== null).join(" · ");
}
