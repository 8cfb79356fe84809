import {describe, expect, it} from "vitest";
import {promptfoo} from "../../../loaders/adapters/promptfoo.js";
import {withoutGuard} from "../../../loaders/adapters/promptfoo-csv.js";
import {collectText} from "./collect.js";

const BLOCK = "Status,Score,Named Scores,Metric: correct,Grader Reason,Comment";
const HEADER = `Description,task_id,language,[kite] Solve {{x}},${BLOCK},"[osprey] Solve\n{{x}}",${BLOCK}`;
const PASS = `PASS,1.00,"{""correct"":1}",1.00,All assertions passed,`;
const FAIL = `FAIL,0.25,,0.25,wrong,`;

describe("promptfoo CSV", () => {
  it("pairs the columns of each prompt by position and keeps what the format has", async () => {
    const text = `${HEADER}\nfirst,t1,python,out a,${PASS},"out, b",${FAIL}\n`;
    const {attempts, systems, notes} = await collectText(promptfoo, text);
    expect(attempts.map((row) => [row.position, row.verdict, row.text?.output, row.task])).toEqual([
      ["row 2, prompt 1", "pass", "out a", {task: "t1", language: "python"}],
      ["row 2, prompt 2", "fail", "out, b", {task: "t1", language: "python"}]
    ]);
    expect(attempts[1]!.scores.map(({metric, value}) => [metric, value])).toEqual([
      ["correct", 0.25],
      ["score", 0.25]
    ]);
    expect(attempts[0]).toMatchObject({row_key: null, cost_usd: null, input_tokens: null, latency_s: null});
    expect(systems.map(({name, facets}) => [name, facets[0]!.label])).toEqual([
      ["kite", null],
      ["osprey", null]
    ]);
    expect(notes[0]).toContain("lossy");
  });

  it("counts a row of other width as rejected, an unknown status by its prompt, and a prompt not run not at all", async () => {
    const rows = [`,t1,python,a,${PASS},,,,,,,`, ",t2,python,a", `,t3,python,a,${PASS},b,MAYBE,1.00,,,,`];
    const {attempts, rejects, notes} = await collectText(promptfoo, `${HEADER}\n${rows.join("\n")}\n`);
    expect(attempts.map(({position}) => position)).toEqual(["row 2, prompt 1", "row 4, prompt 1"]);
    expect(rejects.map(({position, code, row_kept}) => [position, code, row_kept])).toEqual([
      ["row 3", "ragged", false],
      ["row 4, prompt 2", "unreadable", false]
    ]);
    expect(notes.join()).toContain("1 cells hold no result");
  });

  it("tells errors from failures and keeps an error's text out of the output", async () => {
    const error = `HTTP 529 overloaded,ERROR,0.00,,,,`;
    const {attempts} = await collectText(promptfoo, `${HEADER}\n,t1,python,a,${PASS},${error}\n`);
    expect(attempts[1]).toMatchObject({verdict: "error", score_share: null, text: null});
  });

  it("keeps the rows before a quote that never closes, and counts what follows as one reject", async () => {
    const {attempts, rejects} = await collectText(
      promptfoo,
      `${HEADER}\n,t1,python,a,${PASS},,,,,,,\n,t2,python,"open`
    );
    expect(attempts).toHaveLength(1);
    expect(rejects.map(({position, code}) => [position, code])).toEqual([["row 3", "truncated"]]);
  });

  it("withoutGuard(cell) undoes the apostrophe before formulas and leaves others", () => {
    expect(withoutGuard("'=1+1")).toBe("=1+1");
    expect(withoutGuard("' -x")).toBe(" -x");
    expect(withoutGuard("'quoted'")).toBe("'quoted'");
    expect(withoutGuard("-5")).toBe("-5");
  });
});
