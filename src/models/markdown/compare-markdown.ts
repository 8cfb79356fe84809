import {isRefusal, type Refusal} from "../../statistics/estimate.js";
import {formatCountOf, formatPoints, formatPValue, formatShare} from "../../style/format.js";
import {verdictWords} from "../compare/compare-answer.js";
import type {CompareModel, CompareTask, CompareTest} from "../compare/compare-model.js";
import {reason} from "../value/answer.js";
import {markdownTable} from "./markdown-table.js";
import {quantityWords} from "./quantity-words.js";

/** Tasks listed; the rest is counted. */
const LISTED = 30;

/** The compare page as Markdown: for a pull request or a chat. */
export function compareMarkdown(model: CompareModel): string {
  const points = (x: number) => formatPoints(x);
  const rows = [
    [
      "All tasks",
      String(model.tasks),
      quantityWords(model.difference, points),
      pWords(model.test),
      verdictWords(model.verdict, model)
    ],
    ...model.slices.map((s) => [
      s.slice,
      String(s.tasks),
      quantityWords(s.difference, points),
      s.p_holm === null ? pWords(s.test) : formatPValue(s.p_holm),
      verdictWords(s.verdict, model)
    ])
  ];
  const compared = !isRefusal(model.difference);
  const sides = model.sides
    ? markdownTable(
        ["Side", "Tasks >", "Attempts >", "Tasks passed, % >"],
        [model.sides.a, model.sides.b].map((s) => [
          s.label,
          String(s.tasks),
          String(s.attempts),
          quantityWords(s.pass_rate, (x) => formatShare(x))
        ])
      )
    : "";
  const table = markdownTable(
    [
      "Tasks",
      "n >",
      `${model.a} − ${model.b}, points >`,
      model.slices.length > 0 ? "p (slices: Holm) >" : "p >",
      "Verdict"
    ],
    rows
  );
  return [
    `## ${model.title}`,
    model.answer,
    `_${model.basis}_`,
    sides,
    compared ? `${table}\n\n95% intervals in brackets. ${model.caption}` : "",
    model.multiplicity,
    model.discordant.length > 0 ? `### ${model.discordant_heading}\n\n${taskTable(model)}` : "",
    ...model.notes.slice(1).map((n) => `**${n.heading}.** ${n.text}`),
    `**What would change the answer.** ${model.would_change}`,
    `**What was not measured.** ${model.not_measured}`
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function taskTable(model: CompareModel): string {
  const shown = [...model.discordant].sort((x, y) => Math.abs(y.a - y.b) - Math.abs(x.a - x.b)).slice(0, LISTED);
  const share = (x: number) => formatShare(x, 0);
  const table = markdownTable(
    ["Task", "Category", `${model.a}, % >`, `${model.b}, % >`],
    shown.map((t: CompareTask) => [t.task, t.category ?? "", share(t.a), share(t.b)])
  );
  const rest = model.discordant.length - shown.length;
  return rest > 0 ? `${table}\n\nAnd ${formatCountOf(rest, "task")} more.` : table;
}

function pWords(test: CompareTest | Refusal): string {
  return isRefusal(test) ? `refused: ${reason(test.refused)}` : formatPValue(test.p);
}
