import {formatDollars, formatProbability, formatShare} from "../../style/format.js";
import {known} from "../quantity.js";
import type {ValueModel} from "../value/value-model.js";
import {finishedMarkdown} from "./finished-markdown.js";
import {markdownTable} from "./markdown-table.js";
import {quantityWords} from "./quantity-words.js";
import {depthMarkdown} from "./value-depth-markdown.js";
import {routingMarkdown} from "./routing-markdown.js";
import {worthMarkdown} from "./worth-markdown.js";

/** The value page as Markdown: for a pull request or a chat. */
export function valueMarkdown(model: ValueModel): string {
  const rows = [...model.systems]
    .sort(
      (a, b) =>
        Number(b.on_frontier) - Number(a.on_frontier) ||
        (known(b.frontier_probability)?.value ?? -1) - (known(a.frontier_probability)?.value ?? -1) ||
        (known(b.quality)?.value ?? -1) - (known(a.quality)?.value ?? -1)
    )
    .map((s) => [
      s.on_frontier ? `**${s.system}**` : s.system,
      quantityWords(s.quality, (x) => formatShare(x)),
      s.priced ? quantityWords(s.cost, formatDollars) : "unknown",
      known(s.frontier_probability) ? formatProbability(known(s.frontier_probability)!.value) : "",
      s.dominated_by.length > 0 ? s.dominated_by.slice(0, 2).join(", ") : ""
    ]);
  const quality = `${model.quality_label}, ${model.quality_is_share ? "%" : "× 100"} >`;
  const table = markdownTable(
    ["System", quality, `$ per ${model.cost_unit} >`, "P(frontier) >", "Cheaper and better"],
    rows
  );
  const steps = markdownTable(
    ["Step", "Points gained >", "$ per further completed task >"],
    model.steps.map((s) => [
      `${s.from} → ${s.to}`,
      quantityWords(s.quality_gain, (x) => formatShare(x)),
      model.kind === "board" ? "" : quantityWords(s.usd_per_further_completed, formatDollars)
    ])
  );
  return [
    `## ${model.title}`,
    model.answer,
    `_${model.basis}_`,
    model.systems.length > 0 ? `${table}\n\n95% intervals in brackets. ${model.caption}` : "",
    model.steps.length > 0 ? `### ${model.steps_heading}\n\n${steps}` : "",
    finishedMarkdown(model.finished),
    worthMarkdown(model.worth),
    routingMarkdown(model.routing),
    depthMarkdown(model),
    ...model.notes.filter((n) => n.heading !== "How to read it").map((n) => `**${n.heading}.** ${n.text}`),
    `**What would change the answer.** ${model.would_change}`,
    `**What was not measured.** ${model.not_measured}`
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
