import {formatDollars, formatProbability} from "../../style/format.js";
import {known} from "../quantity.js";
import type {WorthModel} from "../value/worth/worth-model.js";
import {markdownTable} from "./markdown-table.js";
import {quantityWords} from "./quantity-words.js";

const SHOWN = 8;

/** What quality is worth to the team, as Markdown; empty where there is only one system. */
export function worthMarkdown(worth: WorthModel): string {
  if (worth.state === "one_system") return "";
  const table = markdownTable(
    ["System", "Net benefit, $ per task >", "Behind the best >", "P(best) >"],
    worth.net_benefit
      .slice(0, SHOWN)
      .map((r) => [
        r.system,
        quantityWords(r.nmb, formatDollars),
        r.behind_best ? quantityWords(r.behind_best, formatDollars) : "",
        known(r.best_probability) ? formatProbability(known(r.best_probability)!.value) : ""
      ])
  );
  return [
    `### ${worth.heading}`,
    worth.lead,
    worth.state === "open" ? worth.add! : "",
    worth.net_benefit.length > 0 ? table : "",
    worth.information,
    worth.caption === "" ? "" : worth.caption.split(" A curve is ")[0]!
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
