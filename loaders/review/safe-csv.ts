/** Rows as CSV that no spreadsheet takes for formulas: a text that begins like one is led by an apostrophe. */
export function safeCsv(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string | number | null>>[]
): string {
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? null)).join(","));
  return [columns.map(cell).join(","), ...lines, ""].join("\r\n");
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  const text = String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
