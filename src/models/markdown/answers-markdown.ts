import type {AnswersModel} from "../answers/answers-model.js";

/** The list of answers as Markdown. */
export function answersMarkdown(model: AnswersModel): string {
  return [
    `## ${model.title}`,
    model.counts.map((c) => `${c.value} ${c.label}`).join(" · "),
    ...model.rows.map((r) => {
      const text = r.answer ?? `Not answerable yet: ${r.reason ?? ""} ${r.add ?? ""}`.trim();
      return `**${r.question}** ${text}${r.basis ? `\n_${r.basis}_` : ""}`;
    })
  ].join("\n\n");
}
