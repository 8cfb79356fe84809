/** Rows as the text of a CSV file with a header; the columns are the first row's. `null` is an empty cell. */
export function csv(rows: readonly Record<string, string | number | boolean | null>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => columns.map((c) => cell(row[c] ?? null)).join(","));
  return [columns.join(","), ...lines].join("\n") + "\n";
}

function cell(value: string | number | boolean | null): string {
  if (value === null) return "";
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
