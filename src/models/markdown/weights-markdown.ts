import {formatCount, formatNumber, formatPercent} from "../../style/format.js";
import {isRefusal} from "../../statistics/estimate.js";
import type {WeightsModel} from "../weights/weights-model.js";
import {markdownTable} from "./markdown-table.js";
import {quantityWords} from "./quantity-words.js";

/** The weights page as Markdown: the ranking under the standing weights, and what outcomes say of them. */
export function weightsMarkdown(model: WeightsModel): string {
  const score = (x: number) => formatNumber(x, 3);
  const first = new Map(model.sensitivity.map((s) => [s.system, s]));
  const ranking = markdownTable(
    ["System", "Composite >", "Rank >", "May hold >", "First, near >", "First, any >", "Product >"],
    model.ranking.map((r) => {
      const s = first.get(r.system);
      return [
        r.system,
        quantityWords(r.score, score),
        formatCount(r.rank),
        `${r.rank_low} to ${r.rank_high}`,
        s && !isRefusal(s.first_rank_probability) ? formatPercent(s.first_rank_probability.value) : "",
        s && !isRefusal(s.first_rank_anywhere) ? formatPercent(s.first_rank_anywhere.value) : "",
        quantityWords(r.geometric, score)
      ];
    })
  );
  const proposal = model.recalibrated?.weights;
  const weights = markdownTable(
    ["Metric", "Weight >", ...(proposal ? ["Proposed >"] : []), "0 at >", "1 at >"],
    model.metrics.map((m) => [
      m.title,
      formatNumber(m.weight, 2),
      ...(proposal ? [proposal[m.metric] ? quantityWords(proposal[m.metric]!, (x) => formatNumber(x, 2)) : ""] : []),
      String(m.anchors[0]),
      String(m.anchors[1])
    ])
  );
  return [
    `## ${model.title}`,
    model.answer,
    `_${model.basis}_`,
    model.kind === "weighed" ? weights : "",
    model.ranking.length > 0 ? `${ranking}\n\n95% intervals in brackets.` : "",
    `**${model.proposal_heading}${model.proposal_heading.endsWith("?") ? "" : "."}** ${model.proposal_caption}`,
    ...model.notes.map((n) => `**${n.heading}.** ${n.text}`),
    `**What would change the answer.** ${model.would_change}`,
    `**What was not measured.** ${model.not_measured}`
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
