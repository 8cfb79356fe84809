import {isRefusal} from "../../statistics/estimate.js";
import {formatCoefficient, formatCount, formatInterval, formatPercent, formatPValue} from "../../style/format.js";
import type {AgreementModel, Explained} from "../agreement/agreement-model.js";
import {whyRefused} from "../agreement/coefficient-words.js";
import {known} from "../quantity.js";
import {correctedMarkdown, judgingMarkdown} from "./judging-markdown.js";
import {markdownTable} from "./markdown-table.js";

const MOST_PAIRS = 30;
const MOST_ITEMS = 20;

/** The agreement page as Markdown: people together, pairs, judges, metrics, and the items that split the people. */
export function agreementMarkdown(model: AgreementModel): string {
  return [
    `## ${model.title}`,
    model.answer,
    `_${model.basis}_`,
    overall(model),
    judges(model),
    pairs(model),
    metrics(model),
    judgingMarkdown(model),
    correctedMarkdown(model),
    ambiguous(model),
    ...model.notes.map((n) => `**${n.heading}.** ${n.text}`),
    `**What would change the answer.** ${model.would_change}`,
    `**What was not measured.** ${model.not_measured}`
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function overall({overall: rows}: AgreementModel): string {
  if (rows.length === 0) return "";
  const table = markdownTable(
    ["People together", "Items >", "α >", "Fleiss' κ >", "AC >", "ICC(2,1) >"],
    rows.map((o) => [
      `${o.level} (${formatCount(o.n_raters)} raters)`,
      formatCount(o.n_items),
      coefficient(o.krippendorff_alpha),
      coefficient(o.fleiss_kappa),
      coefficient(o.gwet_ac),
      coefficient(o.icc2_1)
    ])
  );
  return `${table}\n\n95% intervals in brackets.`;
}

function judges({with_majority, coefficient: {key, symbol}}: AgreementModel): string {
  if (with_majority.length === 0) return "";
  const scores = key === "icc2_1";
  const verdicts = scores ? [] : ["AC1 >", "Same verdict >"];
  const table = markdownTable(
    [
      `Judge beside the people's ${scores ? "mean" : "majority"}`,
      "Items >",
      `${symbol} >`,
      ...verdicts,
      "Unreadable >"
    ],
    with_majority.map((j) => [
      j.judge,
      formatCount(j.n),
      coefficient(j[key]),
      ...(scores ? [] : [coefficient(j.gwet_ac1), share(j.percent)]),
      formatCount(j.unreadable)
    ])
  );
  return `### Judges\n\n${table}`;
}

function pairs({pairs: rows, coefficient: {key, symbol}}: AgreementModel): string {
  if (rows.length === 0) return "";
  const scores = key === "icc2_1";
  const table = markdownTable(
    ["Pair", "Items >", `${symbol} >`, ...(scores ? [] : ["AC1 >", "Same verdict >"])],
    rows
      .slice(0, MOST_PAIRS)
      .map((p) => [
        `${p.a} and ${p.b}`,
        formatCount(p.n),
        coefficient(p[key]),
        ...(scores
          ? []
          : [`${coefficient(p.gwet_ac1)}${p.skewed_marginals ? " (skewed marginals)" : ""}`, share(p.percent)])
      ])
  );
  const rest = rows.length - MOST_PAIRS;
  return `### Rater by rater\n\n${table}${rest > 0 ? `\n\n${formatCount(rest)} more in the JSON.` : ""}`;
}

function metrics({metrics: rows, metrics_heading, metrics_caption, separation_words}: AgreementModel): string {
  if (!rows.some((m) => known(m.spearman))) return "";
  const table = markdownTable(
    ["Metric", "Items >", "Spearman >", "Kendall >", "Pearson >", "AUC >", "p, adjusted >", "Pairs of systems alike >"],
    rows.map((m) => [
      m.anomaly_detector ? `${m.title} (anomaly detector)` : m.title,
      formatCount(m.n),
      coefficient(m.spearman),
      coefficient(m.kendall),
      coefficient(m.pearson),
      coefficient(m.auc),
      m.p_adjusted === null ? "" : formatPValue(m.p_adjusted),
      m.separates.pairs === 0 ? "" : `${formatCount(m.separates.same_order)} of ${formatCount(m.separates.pairs)}`
    ])
  );
  return `### ${metrics_heading}\n\n${table}\n\n${metrics_caption} ${separation_words}`;
}

function ambiguous({ambiguous: items, split}: AgreementModel): string {
  if (items.length === 0) return "";
  const table = markdownTable(
    ["Item", "System", "Apart >", "Who said what"],
    items
      .slice(0, MOST_ITEMS)
      .map((i) => [
        i.task ?? i.item,
        i.system ?? "",
        `${formatCount(i.dissenting)} of ${formatCount(i.raters)}`,
        i.said.map((s) => `${s.rater}: ${s.verdict}`).join("; ")
      ])
  );
  const rest = split.items - Math.min(items.length, MOST_ITEMS);
  return `### Items that split the people\n\n${table}${rest > 0 ? `\n\n${formatCount(rest)} more.` : ""}`;
}

function coefficient(q: Explained): string {
  if (isRefusal(q)) return `refused: ${whyRefused(q)}`;
  const unknown = q.low === null && q.high === null;
  return `${formatCoefficient(q.value)} (${unknown ? "interval unknown" : formatInterval(q.low, q.high, (x) => formatCoefficient(x))})`;
}

function share(q: Explained): string {
  return isRefusal(q) ? `refused: ${whyRefused(q)}` : formatPercent(q.value);
}
