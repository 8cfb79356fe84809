import {isRefusal} from "../../statistics/estimate.js";
import {formatCoefficient, formatCount, formatPercent, formatPoints} from "../../style/format.js";
import type {AgreementModel} from "../agreement/agreement-model.js";
import {markdownTable} from "./markdown-table.js";
import {quantityWords} from "./quantity-words.js";

/** How each judge errs, as Markdown; empty without judges. */
export function judgingMarkdown({judges, judging}: Pick<AgreementModel, "judges" | "judging">): string {
  if (!judging || judges.length === 0) return "";
  const table = markdownTable(
    ["Judge", "Items >", "κ >", "Sensitivity >", "Specificity >", "Holds when turned >", "Outages >"],
    judges.map((j) => [
      j.flags.includes("same_family") ? `${j.judge} (family under test)` : j.judge,
      formatCount(j.n),
      quantityWords(j.kappa, (x) => formatCoefficient(x)),
      quantityWords(j.sensitivity, (x) => formatPercent(x)),
      quantityWords(j.specificity, (x) => formatPercent(x)),
      isRefusal(j.order) ? "not asked" : quantityWords(j.order.consistency, (x) => formatPercent(x)),
      formatCount(j.outages)
    ])
  );
  const each = judges.map((j) => `- **${j.judge}.** ${j.words}`).join("\n");
  return [`### ${judging.heading}`, judging.findings, table, judging.caption, each]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** Each system by the judge, by people and by both, as Markdown. */
export function correctedMarkdown({corrected, correction}: Pick<AgreementModel, "corrected" | "correction">): string {
  if (!correction) return "";
  if (corrected.length === 0) return `### ${correction.heading}\n\n${correction.missing}`;
  const percent = (x: number) => formatPercent(x);
  const table = markdownTable(
    ["System", "Labels >", "Judge alone >", "People alone >", "Both >", "Judge minus leading, points >", "Leads"],
    corrected.map((s) => [
      s.flags.includes("same_family") ? `${s.system} (judge's own family)` : s.system,
      formatCount(s.n_human),
      quantityWords(s.judge_only, percent),
      quantityWords(s.human_only, percent),
      quantityWords(s.corrected, percent),
      quantityWords(s.judge_error, (x) => formatPoints(x)),
      `${s.primary === null ? "neither" : s.primary === "corrected" ? "both" : "people"}: ${s.why}`
    ])
  );
  const {heading, answer, ranking_words, frontier_words, saved_words, next_words} = correction;
  return [`### ${heading}`, answer, table, ranking_words, frontier_words, `${saved_words} ${next_words}`].join("\n\n");
}
