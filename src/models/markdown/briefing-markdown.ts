import {formatCount, formatDollars, formatPoints} from "../../style/format.js";
import type {BriefingDrawing, BriefingModel, BriefingPicture, BriefingPoint} from "../briefing/briefing-model.js";
import {rowNumber} from "../briefing/row-number.js";
import {markdownTable} from "./markdown-table.js";
import {quantityWords} from "./quantity-words.js";

/** The briefing as Markdown: the decision, the numbers under its pictures, what would change it, what it rests on. */
export function briefingMarkdown(model: BriefingModel): string {
  const sources = markdownTable(
    ["Source", "Format", "Rows >", "Rejected >", "SHA-256"],
    model.rests_on.map((s) => [s.name, s.format, formatCount(s.rows_kept), formatCount(s.rows_rejected), s.sha256])
  );
  return [
    `## ${model.title}`,
    model.answer,
    `_${model.basis}_`,
    ...model.pictures.map(pictureMarkdown),
    list("What to do next", model.next),
    list("What would change the answer", model.would_change),
    list("What was not measured", model.not_measured),
    model.rests_on.length > 0 ? `### What this rests on\n\n${sources}` : "",
    `_${[model.as_of, model.frozen].filter((s) => s !== "").join(" · ")}_`
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function pictureMarkdown({heading, lead, drawing, caption}: BriefingPicture): string {
  return [`### ${heading}`, lead, tableOf(drawing), caption].filter((part) => part !== "").join("\n\n");
}

function tableOf(drawing: BriefingDrawing): string {
  if (drawing.kind === "steps") {
    const {kind, measure, steps} = drawing.value;
    // Without rows, or over time, there is no price to a step.
    const priced = kind !== "board" && measure === "usd";
    return markdownTable(
      ["Step", "Points gained >", ...(priced ? ["$ per further completed task >"] : [])],
      steps.map((s) => [
        `${s.from} → ${s.to}`,
        quantityWords(s.quality_gain, (x) => formatPoints(x)),
        ...(priced ? [quantityWords(s.usd_per_further_completed, formatDollars)] : [])
      ])
    );
  }
  if (drawing.kind === "rows") {
    const format = rowNumber(drawing.rows.unit);
    return markdownTable(
      ["", "Value >"],
      drawing.rows.groups.flatMap((g) => g.rows.map((r) => [r.label, quantityWords(r.quantity, format)]))
    );
  }
  const {systems, frontier} = drawing.value;
  const shown = frontier.flatMap((name) => systems.filter((s) => s.system === name));
  if (shown.length === 0) return "";
  const cost = drawing.value.measure === "usd" ? formatDollars : (x: number) => x.toFixed(1);
  return markdownTable(
    [
      "On the frontier",
      drawing.value.measure === "usd" ? `$ per ${drawing.value.cost_unit} >` : "Seconds >",
      "Quality >"
    ],
    shown.map((s) => [s.system, quantityWords(s.cost, cost), quantityWords(s.quality, (x) => formatPoints(x))])
  );
}

function list(heading: string, points: readonly BriefingPoint[]): string {
  return points.length === 0 ? "" : `### ${heading}\n\n${points.map((p) => `- ${p.text}`).join("\n")}`;
}
