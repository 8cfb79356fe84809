import {
  formatCoefficient,
  formatCount,
  formatDollars,
  formatSeconds,
  formatShare,
  formatTokens
} from "../../style/format.js";
import {formatDate} from "../../style/format-date.js";
import {known, type Quantity} from "../quantity.js";
import {overSystems} from "../task/over-systems.js";
import {countsWords, meanWords} from "../task/section-words.js";
import type {SaidBy, TaskItem, TaskModel, TaskSystem} from "../task/task-model.js";
import {failures} from "../task/task-words.js";
import {markdownTable} from "./markdown-table.js";
import {quantityWords} from "./quantity-words.js";

/** The task page as Markdown: for a pull request or a chat. */
export function taskMarkdown(model: TaskModel): string {
  const tried = model.kind === "tried";
  return [
    `## ${model.title}`,
    model.answer,
    `_${model.basis}_`,
    tried
      ? `### ${model.headings.systems}\n\n${systemsTable(model.systems)}\n\n${model.caption} ${model.table_caption}`
      : "",
    ...model.notes.map((n) => `**${n.heading}.** ${n.text}`),
    model.history.length > 0
      ? `### ${model.headings.history}\n\n${historyTable(model)}\n\n${model.history_caption}`
      : "",
    model.rated
      ? `### ${model.headings.rated}\n\n${model.rated_words}\n\n${saidTable(model.rated)}\n\n${answersTable(model.rated)}`
      : "",
    ...listTables(model),
    `**What would change the answer.** ${model.would_change}`,
    `**What was not measured.** ${model.not_measured}`
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function systemsTable(systems: readonly TaskSystem[]): string {
  const share = (x: number) => formatShare(x, 0);
  return markdownTable(
    [
      "System",
      "Passed >",
      "Share, % >",
      "Rest of suite, % >",
      "Expected here, % >",
      "Failed to answer",
      "Cost >",
      "Time >",
      "Tokens >"
    ],
    systems.map((s) => [
      s.system,
      `${s.passes} of ${s.attempts}`,
      s.attempts === 1 && known(s.share) ? "tried once" : quantityWords(s.share, share),
      quantityWords(s.record, (x) => formatShare(x)),
      overSystems(s.expected, share),
      failures(s),
      alone(s.cost_usd, formatDollars),
      alone(s.latency_s, formatSeconds),
      alone(s.tokens, formatTokens)
    ])
  );
}

/** A mean that has no interval; nothing where nothing was recorded. */
function alone(q: Quantity, format: (x: number) => string): string {
  const e = known(q);
  return e ? format(e.value) : "unknown";
}

function historyTable({history}: TaskModel): string {
  return markdownTable(
    ["System", "Passed of attempts, run by run"],
    history.map(({system, runs}) => [
      system,
      runs.map((r) => `${r.date ? formatDate(r.date) : r.run}: ${r.passes} of ${r.attempts}`).join("; ")
    ])
  );
}

type Rated = NonNullable<TaskModel["rated"]>;

function saidTable({dimensions}: Rated): string {
  const row = (dimension: string, who: string, said: SaidBy | null) =>
    said ? [[dimension, who, String(said.ratings), String(said.answers), countsWords(said), meanWords(said)]] : [];
  return markdownTable(
    ["Asked", "Who", "Ratings >", "Answers >", "Said", "Mean, with 95% interval"],
    dimensions.flatMap(({dimension, people, judges}) => [
      ...row(dimension, "people", people),
      ...row(dimension, "judges", judges)
    ])
  );
}

function answersTable({answers}: Rated): string {
  return markdownTable(
    ["Answer of", "Asked", "People", "Judges"],
    answers.map((a) => [
      [a.system ?? "unknown", a.run].filter((x) => x !== null).join(", "),
      a.dimension,
      a.people.map((v) => `${v.rater}: ${v.verdict}`).join("; "),
      a.judges.map((v) => `${v.rater}: ${v.verdict}${v.own_family ? " (own family)" : ""}`).join("; ")
    ])
  );
}

function listTables({lists, lists_words}: TaskModel): string[] {
  const table = (title: string, items: readonly TaskItem[]) =>
    items.length === 0
      ? ""
      : `### ${title}\n\n${markdownTable(
          ["Task", "Category", "Passed, % >", "Correlation with the rest >"],
          items.map((t) => [
            t.task,
            t.category ?? "",
            overSystems(t.share, (x) => formatShare(x, 0)),
            overSystems(t.item_rest, (x) => formatCoefficient(x))
          ])
        )}`;
  return [
    table("Tasks that tell strong systems from weak", lists.telling),
    table("Tasks on which stronger systems do worse", lists.contrary),
    lists.unpassed.length === 0
      ? ""
      : `### Tasks no system passed\n\n${lists.unpassed.map((t) => t.task).join(", ")}${lists.unpassed_total > lists.unpassed.length ? ` and ${formatCount(lists.unpassed_total - lists.unpassed.length)} more` : ""}.`,
    lists_words
  ];
}
