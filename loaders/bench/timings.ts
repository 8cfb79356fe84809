/** One measurement: ours beside a plain loop written by hand, in the same run on the same numbers. */
export interface Timing {
  name: string;
  ours_ms: number;
  baseline_ms: number;
  baseline: string;
  note?: string;
}

/** Timings as lines for a terminal: the ratio first, for that is what can be compared between machines. */
export function timingsText(name: string, timings: readonly Timing[]): string {
  const lines = timings.map((t) => {
    const ratio = (t.ours_ms / t.baseline_ms).toFixed(2).padStart(7);
    const ms = `${t.ours_ms.toFixed(1)} ms against ${t.baseline_ms.toFixed(1)}`;
    return `${ratio}×  ${t.name}: ${ms}, ${t.baseline}${t.note ? ` (${t.note})` : ""}`;
  });
  return `${name}\n${lines.join("\n")}\n`;
}
