import {formatCount, formatDollars, formatNumber, formatShare} from "../../style/format.js";
import {isRefusal} from "../../statistics/estimate.js";
import type {Quantity} from "../quantity.js";
import {signedSurprise} from "../system/surprise-number.js";
import {latencyNumber, measureNumber, metricNumber} from "../system/system-numbers.js";
import type {ProfileRow, SystemModel, TellingTask} from "../system/system-model.js";
import {rankRange} from "../system/system-words.js";
import {markdownTable} from "./markdown-table.js";
import {quantityWords} from "./quantity-words.js";

/** The system page as Markdown: the answer, then each part as a table. */
export function systemMarkdown(m: SystemModel): string {
  return [
    `## ${m.title}`,
    m.answer,
    `_${m.basis}_`,
    profile(m.profile),
    m.ends_text,
    slices(m),
    costs(m),
    latency(m),
    telling("It fails, most others pass", m.failed_alone),
    telling("Only it passes", m.passed_alone),
    runs(m),
    boards(m),
    ...m.notes.map((n) => `**${n.heading}.** ${n.text}`),
    `**What would change the answer.** ${m.would_change}`,
    `**What was not measured.** ${m.not_measured}`
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function profile(rows: readonly ProfileRow[]): string {
  if (rows.length === 0) return "";
  return markdownTable(
    ["Measure", "Weight >", "Estimate >", "Utility >", "Rank >"],
    rows.map((r) => [
      r.unit === null ? r.title : `${r.title}, ${r.unit}`,
      r.weight === null ? "" : formatNumber(r.weight, 2),
      quantityWords(r.estimate, metricNumber(r)),
      quantityWords(r.utility, (x) => formatNumber(x, 2)),
      r.rank
        ? `${formatCount(r.rank.rank)} of ${formatCount(r.rank.of)} (${rankRange(r.rank.rank_low, r.rank.rank_high)})`
        : ""
    ])
  );
}

function slices(m: SystemModel): string {
  if (m.slices.length === 0) return "";
  const table = markdownTable(
    ["Slice", "Tasks >", "Passed, % >", "All systems, % >", "Points from expected >"],
    m.slices.map((s) => [
      s.slice,
      formatCount(s.tasks),
      quantityWords(s.rate, (x) => formatShare(x)),
      isRefusal(s.everyone) ? "" : formatShare(s.everyone.value),
      signedSurprise(s)
    ])
  );
  return `### ${m.slices_heading}\n\n${table}\n\n${m.slices_caption}`;
}

function costs(m: SystemModel): string {
  if (!m.costs) return "";
  const {spend, by_category} = m.costs;
  const table = markdownTable(
    ["", "This system >", "Middle system >"],
    spend.map((s) => [
      s.title,
      quantityWords(s.estimate, measureNumber(s.measure)),
      s.median === null ? "" : measureNumber(s.measure)(s.median)
    ])
  );
  const category =
    by_category.length === 0
      ? ""
      : markdownTable(
          ["Category", "Tasks >", "$ a finished task >"],
          by_category.map((c) => [c.category, formatCount(c.tasks), quantityWords(c.usd_per_completed, formatUsd)])
        );
  const total = m.costs.usd_total === null ? "" : `All attempts together cost ${formatDollars(m.costs.usd_total)}. `;
  return [`### ${m.costs_heading}`, table, category, `${total}${m.costs.provenance_text} ${m.costs.judge_text}`.trim()]
    .filter((p) => p !== "")
    .join("\n\n");
}

function latency({latency: l}: SystemModel): string {
  if (!l) return "";
  const seconds = (q: Quantity) => quantityWords(q, latencyNumber);
  const table = markdownTable(
    ["Clock", "Category", "Attempts >", "Cut off >", "p50 >", "p90 >", "p99 >"],
    [...l.overall, ...l.by_category].map((e) => [
      e.kind,
      e.category ?? "all",
      formatCount(e.attempts),
      formatCount(e.timeouts),
      seconds(e.p50),
      seconds(e.p90),
      seconds(e.p99)
    ])
  );
  return `### How long does it take?\n\n${l.text}\n\n${table}`;
}

function telling(heading: string, tasks: readonly TellingTask[]): string {
  if (tasks.length === 0) return "";
  const share = (q: Quantity) => quantityWords(q, (x) => formatShare(x, 0));
  const table = markdownTable(
    ["Task", "Category", "Passed here", "Others, % >", "Difference, points >"],
    tasks.map((t) => [t.task, t.category ?? "", `${t.passes} of ${t.attempts}`, share(t.others), share(t.difference)])
  );
  return `### ${heading}\n\n${table}`;
}

function runs(m: SystemModel): string {
  if (m.runs.length === 0) return "";
  const table = markdownTable(
    ["Run", "Suite", "Day", "Harness", "Model version", "Attempts >", "Passed, % >"],
    m.runs.map((r) => [
      r.run,
      [r.suite, r.suite_version ?? ""].join(" ").trim(),
      r.started_at?.slice(0, 10) ?? "",
      r.harness ?? "",
      r.model_version ?? "",
      formatCount(r.attempts),
      quantityWords(r.pass_rate, (x) => formatShare(x))
    ])
  );
  return `### Its runs\n\n${m.runs_text}\n\n${table}`;
}

function boards(m: SystemModel): string {
  if (m.boards.length === 0) return "";
  const table = markdownTable(
    ["Board", "Slice", "Day", "Tasks >", "Passed, % >", "$ a finished task >"],
    m.boards.map((b) => [
      b.suite,
      b.slice,
      b.reported_at?.slice(0, 10) ?? "",
      b.tasks === null ? "" : formatCount(b.tasks),
      quantityWords(b.pass_rate, (x) => formatShare(x)),
      quantityWords(b.usd_per_completed, formatUsd)
    ])
  );
  return `### What boards publish of it\n\n${table}`;
}

function formatUsd(x: number): string {
  return formatDollars(x);
}
