import {formatCoefficient, formatCount, formatPValue} from "../../style/format.js";
import type {MetricsModel} from "../metrics/metrics-model.js";
import {markdownTable} from "./markdown-table.js";
import {quantityWords} from "./quantity-words.js";

/** The metrics page as Markdown: every metric of the chosen outcome and scope, the strongest first. */
export function metricsMarkdown(model: MetricsModel): string {
  const coefficient = (x: number) => formatCoefficient(x);
  const table = markdownTable(
    ["Metric", "ρ >", "ρ, size constant >", "AUC >", "Changes >", "Events >", "p, adjusted >", "Verdict"],
    model.shown.map((a) => [
      a.verdict === "working leading indicator" ? `**${a.title}**` : a.title,
      quantityWords(a.spearman, coefficient),
      a.metric === model.size ? "" : quantityWords(a.partial_spearman, coefficient),
      quantityWords(a.auc, coefficient),
      formatCount(a.n),
      formatCount(a.events),
      a.p_adjusted === null ? "" : formatPValue(a.p_adjusted),
      a.verdict
    ])
  );
  return [
    `## ${model.title}`,
    model.answer,
    `_${model.basis}_`,
    model.shown.length > 0 ? `${table}\n\n95% intervals in brackets, signs as measured.` : "",
    model.additions_caption,
    model.timing_words,
    ...model.notes.slice(1).map((n) => `**${n.heading}.** ${n.text}`),
    `**What would change the answer.** ${model.would_change}`,
    `**What was not measured.** ${model.not_measured}`
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
