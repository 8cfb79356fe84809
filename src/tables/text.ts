/** The only place that holds full prompts and outputs; it reaches a page only where `publish.text` opens it. */
export interface Text {
  attempt_id: string;
  prompt: string | null;
  output: string | null;
}

export const text = {
  name: "text",
  key: ["attempt_id"],
  columns: {attempt_id: "VARCHAR", prompt: "VARCHAR", output: "VARCHAR"}
} as const;
