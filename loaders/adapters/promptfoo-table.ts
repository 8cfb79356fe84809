import type {JsonRecord} from "./json-values.js";
import {asList, asRecord, asText} from "./json-values.js";

/** The results in promptfoo's older table form, one per output of each row, in the shape of the newer list. */
export class TableRows {
  private prompts: (JsonRecord | null)[] = [];
  private vars: string[] = [];

  setHead(head: JsonRecord | null): void {
    this.prompts = asList(head?.prompts).map(asRecord);
    this.vars = asList(head?.vars).map((name) => asText(name) ?? "");
  }

  /** The results of one row of the body; an empty output was never run and is no result. */
  resultsOf(row: JsonRecord): {result: JsonRecord; column: number}[] {
    const test = asRecord(row.test);
    const values = asList(row.vars);
    const vars = Object.fromEntries(this.vars.map((name, at) => [name, values[at]]).filter(([name]) => name !== ""));
    const results: {result: JsonRecord; column: number}[] = [];
    for (const [column, cell] of asList(row.outputs).entries()) {
      const output = asRecord(cell);
      if (output === null) continue;
      const head = this.prompts[column] ?? null;
      const result: JsonRecord = {
        ...output,
        success: output.pass,
        provider: output.provider ?? head?.provider,
        // The output's prompt is the rendered text, the head's the template with its label.
        prompt: {raw: output.prompt, label: head?.label ?? head?.display ?? head?.raw},
        promptId: head?.id,
        promptIdx: column,
        testIdx: row.testIdx,
        testCase: {...test, vars: asRecord(test?.vars) ?? vars},
        response: asRecord(output.response) ?? {output: output.text}
      };
      results.push({result, column});
    }
    return results;
  }
}
