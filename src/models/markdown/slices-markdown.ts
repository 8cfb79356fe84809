import {isRefusal} from "../../statistics/estimate.js";
import {formatCount, formatPoints, formatPValue, formatShare, formatSigned} from "../../style/format.js";
import {standsOut} from "../slices/slices-answer.js";
import type {SlicesModel} from "../slices/slices-model.js";
import {markdownTable} from "./markdown-table.js";
import {quantityWords} from "./quantity-words.js";

const MOST_ROWS = 20;

/** The slices page as Markdown: the most surprising cells, then how much each system's slices differ. */
export function slicesMarkdown(model: SlicesModel): string {
  const cells = model.cells.slice(0, MOST_ROWS);
  const table = markdownTable(
    [
      "System",
      "Slice",
      "Tasks >",
      "Passed, % >",
      "Shrunken, % >",
      "Points from expected >",
      "Standard errors >",
      "p, adjusted >"
    ],
    cells.map((c) => [
      standsOut(c) ? `**${c.system}**` : c.system,
      `${c.dimension}: ${c.slice}`,
      `${formatCount(c.tasks)}${c.flags.includes("small_n") ? " (few)" : ""}`,
      quantityWords(c.rate, (x) => formatShare(x)),
      isRefusal(c.shrunken) ? "" : formatShare(c.shrunken.value),
      quantityWords(c.surprise, (x) => formatPoints(x)),
      isRefusal(c.surprise) ? "" : formatSigned(c.surprise.in_se),
      isRefusal(c.surprise) ? "" : formatPValue(c.surprise.p_adjusted)
    ])
  );
  const heterogeneity = markdownTable(
    ["System", "Parted by", "I², % >", "Q >", "df >", "p >"],
    model.systems.flatMap((s) =>
      s.heterogeneity.map(({dimension, i2}) => [
        s.system,
        dimension,
        quantityWords(i2, (x) => formatShare(x, 0)),
        isRefusal(i2) ? "" : i2.Q.toFixed(1),
        isRefusal(i2) ? "" : formatCount(i2.df),
        isRefusal(i2) ? "" : formatPValue(i2.p)
      ])
    )
  );
  const rest = model.cells.length - cells.length;
  return [
    `## ${model.title}`,
    model.answer,
    `_${model.basis}_`,
    cells.length > 0
      ? `${table}\n\n95% intervals in brackets, the most surprising cells first${rest > 0 ? `; ${formatCount(rest)} more in the JSON` : ""}.`
      : "",
    model.dimensions.length > 0 ? `### Do a system's slices differ?\n\n${heterogeneity}` : "",
    ...model.notes.slice(1).map((n) => `**${n.heading}.** ${n.text}`),
    `**What would change the answer.** ${model.would_change}`,
    `**What was not measured.** ${model.not_measured}`
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
