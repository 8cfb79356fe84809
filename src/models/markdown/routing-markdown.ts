import {formatDollars, formatPercent, formatShare} from "../../style/format.js";
import type {RoutingModel} from "../value/routing/routing-model.js";
import {markdownTable} from "./markdown-table.js";
import {quantityWords} from "./quantity-words.js";

/** Which system should do which work, and trying a cheap system first, as Markdown; empty where there is nothing to share out. */
export function routingMarkdown(routing: RoutingModel): string {
  const {plan, escalation} = routing;
  if (!plan && escalation.length === 0) return "";
  const share = (x: number) => formatShare(x);
  const planned = plan
    ? markdownTable(
        ["Work", "Share >", "Goes to", "Quality >", "$ per attempt >"],
        plan.map((p) => [
          p.flagged ? `${p.category} (few tasks)` : p.category,
          formatPercent(p.share),
          p.system,
          quantityWords(p.quality, share),
          quantityWords(p.cost, formatDollars)
        ])
      )
    : "";
  const pairs = markdownTable(
    ["First → then", "% finished >", "$ per completed >", "Saves a task, $ >"],
    escalation.map((e) => [
      `${e.cheap} → ${e.dear}`,
      quantityWords(e.quality, share),
      quantityWords(e.cost_per_completed, formatDollars),
      quantityWords(e.saving_vs_dear, formatDollars)
    ])
  );
  return [
    `### ${routing.heading}\n\n${routing.answer}`,
    planned,
    routing.caption,
    escalation.length > 0
      ? `### ${routing.escalation_heading}\n\n${routing.escalation_answer}\n\n${pairs}\n\n${routing.escalation_caption}`
      : ""
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
