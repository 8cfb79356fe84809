import {formatCount, formatDollars, formatPoints, formatShare} from "../../style/format.js";
import type {PasskModel, PasskRow} from "../passk/passk-model.js";
import {markdownTable} from "./markdown-table.js";
import {quantityWords} from "./quantity-words.js";

/** The pass@k page as Markdown: the chosen k by system, what flips, and every category. */
export function passkMarkdown(model: PasskModel): string {
  const {k, category} = model.choice;
  const at = (system: string, of: number, where: string) =>
    model.systems.find((r) => r.system === system && r.k === of && r.category === where);
  const view = category ?? "all";
  const heads = [
    "System",
    "pass@1, % >",
    ...(k > 1 ? [`pass@${k}, % >`, `pass^${k}, % >`, "Gap, points >"] : []),
    ...(k < 5 ? ["pass@5, % >"] : []),
    `$ for ${k} >`,
    "Tasks >",
    "Dropped >"
  ];
  const rows = model.field.flatMap(({system, priced}) => {
    const row = at(system, k, view);
    const one = at(system, 1, view);
    const five = at(system, 5, view);
    if (!row || !one) return [];
    return [
      [
        system,
        share(one.pass_at_k),
        ...(k > 1 ? [share(row.pass_at_k), share(row.pass_hat_k), gap(row)] : []),
        ...(k < 5 ? [five ? share(five.pass_at_k) : ""] : []),
        priced ? quantityWords(row.cost_usd_at_k, formatDollars) : "unknown",
        formatCount(row.tasks),
        formatCount(row.tasks_dropped)
      ]
    ];
  });
  return [
    `## ${model.title}`,
    model.answer,
    `_${model.basis}_`,
    rows.length > 0 ? `${markdownTable(heads, rows)}\n\n95% intervals in brackets. ${model.caption}` : "",
    model.kind === "repeated" ? `### ${model.consistency_heading}\n\n${flipTable(model)}` : "",
    ...model.notes.slice(model.kind === "repeated" ? 1 : 0).map((n) => `**${n.heading}.** ${n.text}`),
    `**What would change the answer.** ${model.would_change}`,
    `**What was not measured.** ${model.not_measured}`
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function flipTable({consistency}: PasskModel): string {
  return markdownTable(
    ["System", "Tasks tried twice or more >", "Always passed >", "Never >", "Flipped >", "Flipped, % >"],
    consistency.map((c) => [
      c.system,
      formatCount(c.tasks_repeated),
      formatCount(c.always_passed),
      formatCount(c.never_passed),
      formatCount(c.flipping),
      share(c.flip_share)
    ])
  );
}

function share(q: PasskRow["pass_at_k"]): string {
  return quantityWords(q, (x) => formatShare(x));
}

function gap({gap: q}: PasskRow): string {
  return q ? quantityWords(q, (x) => formatPoints(x)) : "";
}
