import {describe, expect, it} from "vitest";
import {readWorkspace} from "../../../loaders/workspace/read-workspace.js";
import {attemptYaml, ingestOf, query, workspaceOf} from "./support.js";

const columns =
  "{system: model, model: model, provider: provider, task: task, passed: passed, cost_usd: usd, started_at: day, input_tokens: input, output_tokens: output}";
const csv = `model,provider,task,passed,usd,day,input,output
gpt-4o-mini,openai,t1,1,0.5,2025-05-12,1000,100
gpt-4o-mini,openai,t2,0,,2025-05-12,1000,
own-1,acme,t1,1,0.25,2025-05-12,2000,300
own-1,acme,t2,0,,2025-05-12,1000,1000
other,acme,t1,1,0.1,2025-05-12,10,10
`;
const overrides =
  "prices:\n  as_of: 2025-06-01\n  overrides:\n    - {match: acme/own-*, input_usd_per_mtok: 2, output_usd_per_mtok: 10}\n";

describe("prices: a second list beside what the exports state", () => {
  it("prices every attempt with tokens by overrides, else by the catalogue of one day", async () => {
    const ingested = await ingestOf({"workspace.yaml": attemptYaml("a.csv", columns, overrides), "a.csv": csv});
    const rows = await query<{system: string; task: string; cost_usd: number; status: string; list: number | null}>(
      ingested,
      `select s.system, t.task, a.cost_usd, a.cost_status as status, a.list_cost_usd as list from attempt a
       join run r using (run_id) join system s using (system_id) join task t using (task_id) order by all`
    );
    // By hand: 1000 × $0.15/M + 100 × $0.60/M; 2000 × $2/M + 300 × $10/M; 1000 × $2/M + 1000 × $10/M.
    expect(rows.map((r) => [r.system, r.task, r.status, r.list === null ? null : Number(r.list.toFixed(8))])).toEqual([
      ["gpt-4o-mini", "t1", "reported", 0.00021],
      ["gpt-4o-mini", "t2", "missing", null],
      ["other", "t1", "reported", null],
      ["own-1", "t1", "reported", 0.007],
      ["own-1", "t2", "priced", 0.012]
    ]);
    // An override also prices what the export leaves out, whatever the day.
    expect(rows[4]!.cost_usd).toBeCloseTo(0.012, 12);
    const systems = await query(
      ingested,
      "select system, list_input_usd_per_mtok as input, list_output_usd_per_mtok as output, list_source as source, list_as_of as day from system order by system"
    );
    expect(systems).toEqual([
      {system: "gpt-4o-mini", input: 0.15, output: 0.6, source: "catalogue", day: "2025-06-01"},
      {system: "other", input: null, output: null, source: null, day: null},
      {system: "own-1", input: 2, output: 10, source: "override", day: "2025-06-01"}
    ]);
  });

  it("takes the day of reprice, else as_of, else the last run's", async () => {
    const o3 = `model,provider,task,passed,usd,day,input,output
o3,openai,t1,1,0.5,2025-07-20,1000000,0
o3,openai,t2,1,0.5,2025-05-12,1000000,0
`;
    const price = async (prices: string) => {
      const ingested = await ingestOf({"workspace.yaml": attemptYaml("a.csv", columns, prices), "a.csv": o3});
      const [row] = await query<{usd: number}>(ingested, "select max(list_cost_usd) as usd from attempt");
      return row!.usd;
    };
    // OpenAI cut o3's input price from $10 to $2 per million on 2025-06-10.
    expect(await price("")).toBeCloseTo(2, 9);
    expect(await price("prices: {as_of: 2025-06-01}\n")).toBeCloseTo(10, 9);
    expect(await price("prices: {as_of: 2025-06-01, reprice: {as_of: 2025-08-01}}\n")).toBeCloseTo(2, 9);
  });

  it("refuses what is no price with line and column", () => {
    const refusal = (yaml: string) => {
      try {
        readWorkspace(workspaceOf({"workspace.yaml": yaml}));
      } catch (error) {
        return (error as Error).message;
      }
      return "accepted";
    };
    expect(refusal("prices:\n  overrides:\n    - {match: a, input_usd_per_mtok: free, output_usd_per_mtok: 1}\n")).toBe(
      'workspace.yaml:3:18: prices.overrides[0].input_usd_per_mtok must be a number, got "free"'
    );
    expect(refusal("prices: {reprice: {as_of: soon}}\n")).toMatch(
      /^workspace\.yaml:1:20: prices\.reprice\.as_of must be a date like 2026-11-01, got "soon"/
    );
    expect(refusal("prices: {overrides: [{match: a, input_usd_per_mtok: 1}]}\n")).toMatch(
      /output_usd_per_mtok must be a number, got nothing/
    );
  });
});
