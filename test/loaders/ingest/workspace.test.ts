import {mkdirSync, symlinkSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {findSources} from "../../../loaders/workspace/find-sources.js";
import {readWorkspace} from "../../../loaders/workspace/read-workspace.js";
import {attemptYaml, ingestOf, temporary, workspaceOf} from "./support.js";

const refusal = (yaml: string) => {
  try {
    readWorkspace(workspaceOf({"workspace.yaml": yaml}));
  } catch (error) {
    return (error as Error).message;
  }
  return "accepted";
};

describe("readWorkspace refuses with line, column and what was needed", () => {
  it.each([
    ["titel: x\n", 'workspace.yaml:1:1: workspace.yaml must hold known keys only, got "titel"'],
    ["sources: 3\n", "workspace.yaml:1:1: sources must be a list, got 3"],
    [
      "title: x\nthresholds: {min_tasks: many}\n",
      'workspace.yaml:2:14: thresholds.min_tasks must be a number, got "many"'
    ],
    [
      attemptYaml("a.csv", "{system: s, tsk: t}"),
      /^workspace\.yaml:5:26: sources\[0\]\.columns must name keys of attempt \(system, .*\), got "tsk"$/
    ],
    [attemptYaml("a.csv", "{system: s}"), "workspace.yaml:5:5: sources[0].columns needs task for table attempt"],
    [
      "metrics: {pass: {better: higher, anchors: [0, 1]}}\nweights: [{id: a, weights: {pass: 0.5}}]\n",
      "workspace.yaml:2:19: weights[0].weights must add up to 1, got 0.5"
    ],
    ["title: [\n", /^workspace\.yaml:\d+:\d+: must be valid YAML: /]
  ])("%j", (yaml, message) => {
    if (typeof message === "string") expect(refusal(yaml)).toBe(message);
    else expect(refusal(yaml)).toMatch(message);
  });
});

describe("findSources finds each file once", () => {
  it("sorted by path, a mapping before a glob, links out of the folder left alone", async () => {
    const outside = temporary();
    writeFileSync(join(outside, "secret.csv"), "system,task\nA,t\n");
    const dir = workspaceOf({
      "workspace.yaml": `sources:\n  - path: exports/**/*\n${attemptYaml("exports/b.csv").replace("sources:\n", "")}`,
      "exports/b.csv": "system,task,passed\nA,t,1\n",
      "exports/a.json": "{}"
    });
    mkdirSync(join(dir, "exports", "deep"));
    symlinkSync(join(outside, "secret.csv"), join(dir, "exports", "deep", "link.csv"));
    symlinkSync(outside, join(dir, "exports", "folder"));
    const {files} = await findSources(readWorkspace(dir));
    expect(files.map((file) => [file.name, file.entry.format ?? "by content"])).toEqual([
      ["exports/a.json", "by content"],
      ["exports/b.csv", "table"]
    ]);
  });
});

it("an expression that binds in none of its files is told with the columns there are", async () => {
  const files = {
    "workspace.yaml": attemptYaml("*.csv", "{system: modle, task: task}"),
    "a.csv": "model,task\nA,t\n",
    "b.csv": "model,task\nA,u\n"
  };
  await expect(ingestOf(files)).rejects.toThrow(
    /^workspace\.yaml:5:15: sources\[0\]\.columns\.system must bind in \*\.csv: .*modle.*; its columns are model, task$/
  );
});
