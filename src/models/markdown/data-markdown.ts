import {formatCount} from "../../style/format.js";
import type {DataModel} from "../data/data-model.js";
import {disclosureWords} from "../data/disclosure-words.js";
import {markdownTable} from "./markdown-table.js";

/** The Data page as Markdown. */
export function dataMarkdown(model: DataModel): string {
  const sources = markdownTable(
    ["Source", "Format", "Read >", "Kept >", "Rejected >", "Duplicate >", "Notes"],
    model.sources.map((s) => [
      s.path ?? s.sha256.slice(0, 8),
      s.format,
      formatCount(s.rows_read),
      formatCount(s.rows_kept),
      formatCount(s.rows_rejected),
      formatCount(s.rows_duplicate),
      s.notes.join(" ")
    ])
  );
  const coverage = markdownTable(
    ["Suite", "System", "Runs >", "Tasks >", "Attempts >", "Errors >", "Not judged >", "Cost unknown >"],
    model.coverage.map((c) => [
      c.suite,
      c.system,
      formatCount(c.runs),
      `${formatCount(c.tasks)} of ${formatCount(c.suite_tasks)}`,
      formatCount(c.attempts),
      formatCount(c.errors),
      formatCount(c.unjudged),
      formatCount(c.cost_unknown)
    ])
  );
  const rejects = markdownTable(
    ["Source", "Table", "Column", "Why", "Row", "Count >"],
    model.rejects.map((r) => [
      r.source,
      r.table,
      r.column ?? "",
      r.code,
      r.row_kept ? "kept" : "left out",
      formatCount(r.count)
    ])
  );
  const secrets = markdownTable(
    ["Kind", "Source", "Column", "First at", "Cells >"],
    model.secrets.map((s) => [s.kind, s.source, `${s.table}.${s.column}`, s.position ?? "", formatCount(s.count)])
  );
  const {heading, caption} = disclosureWords(model);
  const discloses = markdownTable(
    ["What", "Table", "Columns", "Rows >"],
    model.discloses.map((d) => [d.what, d.table, d.columns.join(", "), d.rows === 0 ? "none" : formatCount(d.rows)])
  );
  return [
    `## ${model.title}`,
    model.answer,
    `_${model.basis}_`,
    model.sources.length > 0 ? sources : "",
    model.coverage.length > 0 ? `### Coverage\n\n${coverage}` : "",
    model.rejects.length > 0 ? `### What could not be read\n\n${rejects}` : "",
    model.secrets.length > 0 ? `### What looks like a secret\n\n${secrets}` : "",
    `### ${heading}\n\n${caption.join(" ")}\n\n${discloses}`,
    ...model.comparable.map((n) => `**${n.heading}.** ${n.text}`)
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
