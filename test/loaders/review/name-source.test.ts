import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";
import {parse} from "yaml";
import {nameSource} from "../../../loaders/review/name-source.js";
import {readWorkspace} from "../../../loaders/workspace/read-workspace.js";
import {workspaceOf} from "../ingest/support.js";

const FILE = "ratings/review-2026-11-20-abc.csv";

it("nameSource(workspace, file) adds one valid entry whatever the form of sources:, and never a second", () => {
  const forms = [
    "title: None\n# last words\n",
    "",
    "sources: []\n",
    "sources: [{path: a.json}]\ntitle: Flow\n",
    "sources:\n- path: a.json # why\n- {path: b.json} # and why\n\n# Next.\ntitle: Outdented\n",
    "title: No end of line\nsources:\n  - path: a.json"
  ];
  for (const yaml of forms) {
    const workspace = workspaceOf({"workspace.yaml": yaml, [FILE]: "suite\n"});
    const before = (parse(yaml) ?? {}) as {sources?: unknown[]};
    expect([nameSource(workspace, FILE), nameSource(workspace, FILE)]).toEqual(["added", "was there"]);
    const after = parse(readFileSync(join(workspace, "workspace.yaml"), "utf8")) as {sources: {path: string}[]};
    expect({...after, sources: after.sources.slice(0, -1)}).toEqual({...before, sources: before.sources ?? []});
    expect(after.sources.at(-1)!.path).toBe("ratings/review-*.csv");
    readWorkspace(workspace);
    for (const comment of yaml.match(/#.*/g) ?? [])
      expect(readFileSync(join(workspace, "workspace.yaml"), "utf8")).toContain(comment);
  }
});

it("nameSource(workspace, file) names the file by its path where another mapping already takes it", () => {
  const yaml =
    "sources:\n  - {path: ratings/*.csv, format: table, table: rating, columns: {item: i, rater: r, value: v}}\n";
  const workspace = workspaceOf({"workspace.yaml": yaml, [FILE]: "suite\n"});
  expect(nameSource(workspace, FILE)).toBe("added");
  const {sources} = parse(readFileSync(join(workspace, "workspace.yaml"), "utf8")) as {sources: {path: string}[]};
  expect(sources.map(({path}) => path)).toEqual(["ratings/*.csv", FILE]);
});

it("nameSource(workspace, file) leaves workspace.yaml alone where nothing was filed", () => {
  const workspace = workspaceOf({"workspace.yaml": "title: Bare\n"});
  expect(nameSource(workspace, FILE)).toBe("no file yet");
  expect(readFileSync(join(workspace, "workspace.yaml"), "utf8")).toBe("title: Bare\n");
});
