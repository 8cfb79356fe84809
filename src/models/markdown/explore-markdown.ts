import type {ExploreModel} from "../explore/explore-model.js";
import {markdownTable} from "./markdown-table.js";

/** The page that offers SQL as Markdown: its tables, and the saved questions with their SQL. */
export function exploreMarkdown(model: ExploreModel): string {
  const tables = markdownTable(
    ["Table", "One row is", "Columns"],
    model.tables.map(({table, about, columns}) => [table, about, columns.map(({column}) => column).join(", ")])
  );
  return [
    `## ${model.title}`,
    model.answer,
    `_${model.basis}_`,
    model.kind === "rows" ? tables : "",
    ...model.questions.map(({question, sql}) => `### ${question}\n\n\`\`\`sql\n${sql}\n\`\`\``)
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
