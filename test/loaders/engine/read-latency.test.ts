import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {ingest} from "../../../loaders/ingest.js";
import {readSiteData} from "../../../loaders/site-data.js";
import {endings} from "../../../src/tables/latencies.js";
import {temporary, workspaceOf} from "../ingest/support.js";

const yaml = `sources:
  - path: runs.csv
    format: table
    table: attempt
    columns: {system: system, task: task, verdict: verdict, latency_s: seconds}
`;

describe("readLatency(query)", () => {
  it("readLatency(query) gives each timed attempt its run, task, clock and how it ended, and leaves out the untimed", async () => {
    const files = {
      "workspace.yaml": yaml,
      "runs.csv":
        "system,task,verdict,seconds\nA,t1,pass,1.5\nA,t2,timeout,300\nA,t3,error,0.2\nA,t4,fail,\nB,t1,refusal,2\n"
    };
    const workspace = workspaceOf(files);
    const {out} = await ingest({workspace, out: join(temporary(), "out")});
    const {facts, latency} = await readSiteData({workspace, out, published: true});
    const rows = Array.from({length: latency.length}, (_, i) => [
      facts.systems[facts.runs[latency.run[i]!]!.system]!.system,
      facts.tasks[latency.task[i]!]!.task,
      latency.kinds[latency.kind[i]!],
      latency.seconds[i],
      endings[latency.ending[i]!]
    ]);
    expect(rows.sort()).toEqual([
      ["A", "t1", "task_wall", 1.5, "finished"],
      ["A", "t2", "task_wall", 300, "timeout"],
      ["A", "t3", "task_wall", 0.2, "error"],
      ["B", "t1", "task_wall", 2, "finished"]
    ]);
  });
});
