import {formatDollars, formatTokens} from "../../style/format.js";
import {known} from "../quantity.js";
import type {FinishedModel} from "../value/finished/finished-model.js";
import {markdownTable} from "./markdown-table.js";
import {quantityWords} from "./quantity-words.js";

const SHOWN = 12;

/** What a finished task costs, as Markdown; nothing where no cost is known. */
export function finishedMarkdown(model: FinishedModel): string {
  const priced = model.systems.filter((s) => known(s.cost_usd_per_completed));
  if (priced.length === 0) return "";
  const table = markdownTable(
    [
      "System",
      "$ per million tokens, 3:1 >",
      "$ per finished task >",
      "Rank it may hold >",
      "Tokens per finished task >"
    ],
    priced
      .slice(0, SHOWN)
      .map((s) => [
        s.system,
        s.sticker ? formatDollars(s.sticker.blended_usd_per_mtok) : "",
        quantityWords(s.cost_usd_per_completed, formatDollars),
        s.rank === null ? "" : s.rank_low === s.rank_high ? String(s.rank) : `${s.rank_low} to ${s.rank_high}`,
        known(s.tokens_per_completed) ? formatTokens(known(s.tokens_per_completed)!.value) : ""
      ])
  );
  const more = priced.length > SHOWN ? `and ${priced.length - SHOWN} more` : "";
  const retry = model.retry.refused ?? `**${model.retry.heading}.** ${model.retry.text}`;
  const notes = [model.provenance_text, model.judge_text ?? ""].filter((t) => t !== "").join(" ");
  return [`### ${model.heading}`, model.text, table, more, model.repriced?.text ?? "", notes, retry]
    .filter((part) => part !== "")
    .join("\n\n");
}
