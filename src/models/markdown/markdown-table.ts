/** A cell that cannot end its column or start a line of its own. */
function cell(text: string): string {
  return text
    .replaceAll("\\", "\\\\")
    .replaceAll("|", "\\|")
    .replace(/\s*\n\s*/g, " ");
}

/** A Markdown table; columns whose name ends in `>` are set flush right. */
export function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const heads = columns.map((c) => cell(c.replace(/>$/, "").trim()));
  const rule = columns.map((c) => (c.endsWith(">") ? "--:" : ":--"));
  const lines = [heads, rule, ...rows.map((r) => r.map(cell))];
  return lines.map((line) => `| ${line.join(" | ")} |`).join("\n");
}
